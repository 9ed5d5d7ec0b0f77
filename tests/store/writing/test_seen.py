"""A correction meets what was seen; what changed or went since the page was drawn is refused, and why."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.filters import Filters
from dashboard.identity import decisions
from dashboard.records import DateMention, Mention, Place, Quote, Seen
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, drawn, quotes
from tests.store import made
from tests.store.state import check, state

TEXT = "The paper opens here.\n“We will talk on 2022-05-03” said Vladimir Putin in Paris.\nHere it ends."
KINDS = ("quote", "mention", "place", "date")
Change = Callable[[Collection], object]


def put(text: str = TEXT, *, key: str = "talks", where: made.Where = made.PARIS) -> Change:
    """Return what adds a text as the article in which Putin speaks."""
    names = {"Vladimir Putin": "PERSON", "Kaja Kallas": "PERSON"}
    places = {"Paris": where}
    found = made.article(key, text, published=date(2022, 4, 26), names=names, places=places)
    return lambda collection: collection.add(*found)


def hide(kind: str) -> Change:
    return lambda collection: collection.decide("hide", row(collection, kind))


def decide(act: str, target: str, value: str = "") -> Change:
    return lambda collection: collection.decide(act, target, value)


def respeak(collection: Collection) -> None:
    collection.decide("respeak", row(collection, "quote"), "Kaja Kallas")


def remove(collection: Collection) -> None:
    collection.remove("talks")


def elsewhere(*words: str) -> Change:
    """Return what gives a command in another process."""

    def give(collection: Collection) -> None:
        command = [sys.executable, "-m", "dashboard", words[0], str(collection.path), *words[1:]]
        subprocess.run(command, check=True, capture_output=True)

    return give


def row(collection: Collection, kind: str) -> Seen:
    """Return a row of the article as the reader draws it."""
    view = documents.one(collection, "talks")
    assert view is not None
    rows: dict[str, Iterable[Quote | Mention | Place | DateMention]] = {
        "quote": view.quotes.values(),
        "mention": view.mentions.values(),
        "place": view.places.values(),
        "date": view.dates.values(),
    }
    return drawn.of_record(next(iter(rows[kind])), view.document)


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "made.sqlite") as collection:
        put()(collection)
        yield collection


ABOVE = "A new paragraph stands above.\n"
OTHER = TEXT.replace("paper opens", "journal begins").replace("it ends", "one closes")
# For which kinds, what happens between drawing and clicking, and what is said; "" where the row is met.
HAPPENED: list[tuple[tuple[str, ...], Change, str]] = [
    (KINDS, lambda collection: None, ""),
    (KINDS, put(), ""),
    (KINDS, put(TEXT + "\nMore stands far behind it."), ""),
    (KINDS, put(ABOVE + TEXT), ""),
    (KINDS, put("“No” said Kaja Kallas on 2021-01-01 in Paris.\n" + TEXT), ""),
    (KINDS, put(f"{ABOVE}{TEXT}\n{TEXT}"), "stands in 2 places of its document"),
    (KINDS, put(OTHER), "its document was changed since this page was drawn"),
    (KINDS, put("“Other words” said Kaja Kallas."), "its document was changed since this page was drawn"),
    (KINDS, put("Nothing to be found."), "its document was changed since this page was drawn"),
    (KINDS, remove, "its document was removed since this page was drawn"),
    (KINDS, elsewhere("remove", "talks"), "its document was removed since this page was drawn"),
    (("quote",), put(TEXT.replace("Vladimir Putin", "Kaja Kallas")), "document was changed"),
    (("quote",), respeak, "This quote has another speaker now: Kaja Kallas."),
    (("quote",), decide("rename", "Vladimir Putin", "V. Putin"), "has another speaker now: V. Putin."),
    (("quote",), decide("hide", "Vladimir Putin"), "This quote has no speaker now."),
    (("mention",), decide("rename", "Vladimir Putin", "V. Putin"), "stands for V. Putin now"),
    (("mention",), decide("hide", "Vladimir Putin"), "This name was hidden since"),
    (("place",), put(TEXT + " ", where=made.PARIS_TEXAS), "stands for Paris, US now, not for Paris, FR."),
    (("place",), decide("hide", "Paris"), "This place was hidden since"),
    (("date",), put(TEXT.replace("05-03", "05-04")), "document was changed"),
    *((((kind,), hide(kind), "was hidden since this page was drawn")) for kind in KINDS),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "happens", "says"), [(kind, *rest) for kinds, *rest in HAPPENED for kind in kinds]
)
def test_a_row_is_met_as_it_was_drawn_or_not_at_all(
    talks: Collection, kind: str, happens: Change, says: str
) -> None:
    seen = row(talks, kind)
    happens(talks)
    if not says:
        made_decision = talks.decide("hide", seen)
        found, view = decisions.row_of(made_decision.target), documents.one(talks, "talks")
        assert found is not None and view is not None
        text = view.document.text
        assert text[found.start : found.end] == seen.at.exact
        assert text[: found.start].endswith(seen.at.prefix) and text[found.end :].startswith(seen.at.suffix)
        check(talks)
        return
    before = state(talks)
    with pytest.raises(UsageError, match=r"The page now shows it as it is\.$") as refused:
        talks.decide("hide", seen)
    assert says in str(refused.value)
    assert state(talks) == before


def test_the_number_of_a_quote_that_another_one_has_now_hides_nothing(talks: Collection) -> None:
    number = quotes.find(talks, Filters())["quote_id"].tolist()
    seen = row(talks, "quote")
    put("“Other words” said Kaja Kallas.")(talks)
    assert quotes.find(talks, Filters())["quote_id"].tolist() == number
    with pytest.raises(UsageError, match="This quote is no longer there"):
        talks.decide("hide", seen)
    assert quotes.count(talks, Filters()) == 1


# Who is drawn, what happens meanwhile, and what is said.
NAMES: list[tuple[str, Change, str]] = [
    ("Vladimir Putin", lambda collection: None, ""),
    ("Vladimir Putin", put(ABOVE + TEXT), ""),
    ("Vladimir Putin", decide("rename", "Vladimir Putin", "V. Putin"), "is called “V. Putin” now"),
    ("Vladimir Putin", decide("merge", "Vladimir Putin", "Kaja Kallas"), "is called “Kaja Kallas” now"),
    ("Vladimir Putin", decide("hide", "Vladimir Putin"), "was hidden since this page was drawn"),
    ("Vladimir Putin", remove, "Nobody is called “Vladimir Putin” here any more"),
    ("Vladimir Putin", elsewhere("remove", "talks"), "Nobody is called “Vladimir Putin” here any more"),
    ("Nobody At All", lambda collection: None, "Nobody is called “Nobody At All” here any more"),
]


@pytest.mark.parametrize(("name", "happens", "says"), NAMES)
@pytest.mark.parametrize("act", ["hide", "rename", "merge into"])
def test_a_name_is_met_as_it_was_drawn_or_not_at_all(
    talks: Collection, act: str, name: str, happens: Change, says: str
) -> None:
    put("“Yes” said Kaja Kallas, and Olaf Scholz.", key="other")(talks)
    seen = drawn.of_name(talks, name)
    happens(talks)
    words = ("merge", "Kaja Kallas", seen) if act == "merge into" else (act, seen, "Somebody")
    if not says:
        assert talks.decide(*words)
        return
    before = state(talks)
    with pytest.raises(UsageError) as refused:
        talks.decide(*words)
    assert says in str(refused.value)
    assert state(talks) == before


def test_a_person_is_not_an_organisation_of_the_same_name(collection: Collection) -> None:
    person = made.article("man", "Ford spoke.", names={"Ford": "PERSON"})
    firm = made.article("firm", "Ford sold cars.", names={"Ford": "ORG"})
    collection.add(*person)
    seen = drawn.of_name(collection, "Ford")
    collection.remove("man")
    collection.add(*firm)
    with pytest.raises(UsageError, match="Nobody is called “Ford” here any more"):
        collection.decide("hide", seen)


def test_an_undo_meets_the_decision_that_was_drawn(talks: Collection, tmp_path: Path) -> None:
    first = talks.decide("hide", row(talks, "quote"))
    talks.undo(first)
    with pytest.raises(UsageError, match="taken back already since this page was drawn"):
        talks.undo(first)
    with Collection.create(tmp_path / "other.sqlite") as other:
        put()(other)
        other.decide("hide", row(other, "date"))
        with pytest.raises(UsageError, match="another collection took its place"):
            other.undo(first)


def test_a_document_is_removed_only_as_it_was_drawn(talks: Collection) -> None:
    seen = drawn.of_document(talks, "talks")
    put(ABOVE + TEXT)(talks)
    with pytest.raises(UsageError, match="This document was replaced since this page was drawn"):
        talks.remove(seen)
    again = drawn.of_document(talks, "talks")
    talks.remove(again)
    with pytest.raises(UsageError, match="This document was removed since this page was drawn"):
        talks.remove(again)


def test_without_the_text_of_the_document_the_sentence_tells_what_stood_around() -> None:
    at = drawn.words("peace", 7, "", sentence="We want peace now.")
    assert (at.exact, at.prefix, at.suffix, at.start) == ("peace", "We want ", " now.", 7)
