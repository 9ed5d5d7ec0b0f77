"""All contradictions of the newest documents that fit, those that are most often real first."""

from collections import Counter
from collections.abc import Iterator

from dashboard.checking import weekdays
from dashboard.checking.contradictions import figures, offices, sayings
from dashboard.checking.contradictions.clash import Clash, Documents, side
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import compared
from dashboard.store.questions.gaps import looked_at

NEAR = 60  # days: a date without a year that is farther away may be of another year
# In this order they are shown: what is most often real on real articles comes first (data/contradictions.md).
KINDS = {
    "weekday": "A weekday that does not fit its date",
    "speaker": "One quote, two speakers",
    "office": "One office, two names",
    "denial": "A claim and its denial",
    "figure": "Differing figures in one story",
}


def find(collection: Collection, filters: Filters) -> list[Clash]:
    """Return what may contradict each other, without what was dismissed."""
    found = collection.lasting.get(("clashes", filters), lambda: _compare(collection, filters))
    done = {kind: looked_at.pairs(collection, kind) for kind in KINDS}
    alone = looked_at.targets(collection, "weekday")
    return [
        one
        for one in found
        if pair(one) not in done[one.kind] and not (one.other is None and one.one.target in alone)
    ]


def _compare(collection: Collection, filters: Filters) -> list[Clash]:
    """Return all that is found, each pair of sentences once."""
    documents = compared.documents(collection, filters)
    spoken = sayings.spoken_of(compared.quotes(collection, documents))
    found = [
        *_weekdays(documents),
        *sayings.two_speakers(documents, spoken),
        *offices.find(documents, compared.roles(collection, documents)),
        *sayings.denials(documents, spoken),
        *figures.find(documents),
    ]
    return list({(one.kind, _said(one)): one for one in reversed(found)}.values())[::-1]


def _said(clash: Clash) -> frozenset[str]:
    """Return the words of both sides: what two articles have alike is shown once."""
    return frozenset(" ".join(one.sentence.split()) for one in (clash.one, clash.other) if one is not None)


def pair(clash: Clash) -> frozenset[str]:
    """Return both sides of a clash as they are written down when it is dismissed."""
    return frozenset(one.target for one in (clash.one, clash.other) if one is not None)


def counts(found: list[Clash]) -> dict[str, int]:
    """Return how many there are of each kind."""
    many = Counter(one.kind for one in found)
    return {kind: many[kind] for kind in KINDS}


def _weekdays(documents: Documents) -> Iterator[Clash]:
    for read in documents.values():
        for one in weekdays.check(read.text, read.published, near=NEAR):
            if one.colour == "amber":
                yield Clash("weekday", one.says, side(read, one.start, one.end))
