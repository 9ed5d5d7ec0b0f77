"""The same utterance in several articles: word for word, shortened, longer or changed (text reuse)."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions.columns import DOCUMENT
from dashboard.store.questions.said_before import phrases
from dashboard.text import spoken
from dashboard.text.folding import fold_text
from dashboard.text.likeness import WORD

RUN = 3  # words
LEAST = 6  # words; "we will see" is said by everybody
# Of the runs of the shorter one, that both have: by the same speaker, and where one of both is unknown.
SHARE, SHARE_UNKNOWN = 0.6, 0.8
LEAST_RUNS = 4  # that both have
MOST_RUNS = 24  # looked up for one quote: 72 words of it
MOST = 60  # quotes looked at for one
COMMON = 500  # quotes with one run; more tell little
MOST_WORDS = 400  # of a version, compared word by word

Relation = Literal["same", "shortened", "longer", "changed"]
Part = tuple[str, bool]  # words, and whether they differ


@dataclass(frozen=True, slots=True)
class Version:
    """A quote that is the same utterance: who carried it, and how its words stand to the quote's."""

    number: int
    words: str
    relation: Relation
    speaker: str
    published: date | None
    source: str
    title: str
    document_id: str
    start: int
    is_copy: bool  # its article is a copy of another one


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quote as it is compared."""

    number: int
    words: str
    key: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    entity: int | None
    day: int
    place: tuple[str, str, str, str, int]
    is_copy: bool

    @property
    def document(self) -> str:
        """Return the document's own id."""
        return self.place[3]


def of(
    collection: Collection, numbers: Sequence[int], *, once: bool = False
) -> dict[int, tuple[Version, ...]]:
    """Return for each quote the others that are the same utterance, the first published first.

    They are by the same speaker, or one of both has none that is known. With `once` quotes of copied articles
    are left out. Only the quotes asked for are looked up, each by its words: time grows with them alone.
    """
    asked = _quotes(collection, numbers)
    near = {one.number: _near(collection, one) for one in asked.values()}
    every = _quotes(collection, sorted({number for found in near.values() for number in found}))
    found = {}
    for one in asked.values():
        others = [every[number] for number in near[one.number] if number in every]
        same = [other for other in others if is_same(one, other) and not (once and other.is_copy)]
        same.sort(key=lambda other: (other.day == 0, other.day, other.number))
        found[one.number] = tuple(_version(one, other) for other in same)
    return found


def is_same(one: _Quote, other: _Quote) -> bool:
    """Say whether two quotes are the same utterance."""
    if one.document == other.document:
        return False
    is_known = None not in (one.entity, other.entity)
    if is_known and one.entity != other.entity:
        return False
    both = len(one.runs & other.runs)
    share = both / max(min(len(one.runs), len(other.runs)), 1)
    return both >= LEAST_RUNS and share >= (SHARE if is_known else SHARE_UNKNOWN)


def parts(words: str, beside: str) -> list[Part]:
    """Return the words of one version in stretches, each with whether they differ from another version.

    For what it lacks stands "[…]". Of what is very long only the beginning is compared.

    >>> parts("We will rebuild the old bridge", "We will soon rebuild the bridge")
    [('We will', False), ('[…]', True), ('rebuild the', False), ('old', True), ('bridge', False)]
    """
    ours, theirs = words.split()[:MOST_WORDS], beside.split()[:MOST_WORDS]
    matcher = SequenceMatcher(
        None, [_plain(one) for one in theirs], [_plain(one) for one in ours], autojunk=False
    )
    found: list[Part] = []
    for does, _, _, first, last in matcher.get_opcodes():
        said = " ".join(ours[first:last])
        found.append((said or "[…]", does != "equal"))
    return found


def _plain(word: str) -> str:
    return "".join(WORD.findall(fold_text(word))) or word


def _version(one: _Quote, other: _Quote) -> Version:
    speaker, source, title, document, start = other.place
    return Version(
        other.number, other.words, _relation(one.key, other.key), speaker, days.day(other.day), source, title,
        document, start, other.is_copy,
    )  # fmt: skip


def _relation(one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    if one == other:
        return "same"
    if _is_within(other, one):
        return "shortened"
    return "longer" if _is_within(one, other) else "changed"


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether the words of one stand in the other in their order: words were left out, none added."""
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


def _near(collection: Collection, one: _Quote) -> list[int]:
    """Return the quotes that have runs of words of this one, those with most and the rarest first."""
    if len(one.key) < LEAST:
        return []
    ends = range(0, len(one.key) - RUN + 1, RUN)
    runs = [" ".join(one.key[at : at + RUN]) for at in ends][:MOST_RUNS]
    # FTS5's own rank would read each run's rows twice, to weigh it.
    asked = "SELECT rowid FROM quotes_search WHERE quotes_search MATCH ? LIMIT ?"
    weights: dict[int, float] = defaultdict(float)
    for run in dict.fromkeys(runs):
        rows = collection.rows(asked, (phrases([run], " OR "), COMMON))
        for (number,) in rows:
            weights[number] += 1 / len(rows)
    return sorted(weights, key=lambda number: (-weights[number], number))[:MOST]


def _quotes(collection: Collection, numbers: Sequence[int]) -> dict[int, _Quote]:
    rows = collection.rows(
        f"""
        SELECT quotes.id, quote, pieces, entities.id, quotes.day, coalesce(entities.name, speaker_text, ''),
          source, {DOCUMENT}, documents.key, quotes.start_char, copy_of > 0
        FROM quotes JOIN documents ON documents.id = quotes.document_id
        LEFT JOIN names ON names.id = speaker_id
        LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
        WHERE quotes.hidden = 0 AND quotes.id IN (SELECT value FROM json_each(?))
        """,
        (json.dumps([int(one) for one in numbers]),),
    )
    found = {}
    for number, quote, pieces, entity, day, *place, is_copy in rows:
        words = spoken.joined(quote, spoken.read(pieces, quote))
        key = tuple(WORD.findall(fold_text(words)))
        runs = frozenset(key[at : at + RUN] for at in range(len(key) - RUN + 1))
        found[number] = _Quote(number, words, key, runs, entity, day, tuple(place), bool(is_copy))
    return found
