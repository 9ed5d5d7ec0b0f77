"""Corrections by hand: applied at once, kept through all that is read later, taken back without a trace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.link.decisions import from_lines, to_lines
from dashboard.store import counts, documents, people, places, quotes, timeline
from dashboard.store.collection import Collection
from tests.store import made
from tests.store.state import check, state

ANY = Filters()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "made.sqlite"), readonly=False) as collection:
        yield collection


def quote_of(collection: Collection, words: str) -> str:
    rows = quotes.find(collection, ANY)
    return str(rows[rows["quote"].str.contains(words)].iloc[0]["quote_id"])


def speaker_of(collection: Collection, words: str) -> str | None:
    rows = quotes.find(collection, ANY)
    speaker = rows[rows["quote"].str.contains(words)].iloc[0]["speaker"]
    return speaker if isinstance(speaker, str) else None


def first_of(rows: dict[str, object]) -> str:
    return next(iter(rows))


def every_kind(collection: Collection) -> list[tuple[str, str, str]]:
    """Return one correction of each kind as the dashboard gives it."""
    shown = documents.one(collection, "talks")
    assert shown is not None
    return [
        ("hide", "Vladimir Putin", ""),
        ("hide", "Paris (FR)", ""),
        ("hide", "Ford", ""),
        ("hide", f"mention:{first_of(dict(shown.mentions))}", ""),
        ("hide", f"place:{first_of(dict(shown.places))}", ""),
        ("hide", f"date:{next(iter(shown.dates))}", ""),
        ("hide", str(next(iter(shown.quotes))), ""),
        ("hide", f"quote:{next(iter(shown.quotes))}", ""),
        ("rename", "António Guterres", "Antonio Guterres"),
        ("rename", "Vladimir Putin", "Wladimir Putin"),
        ("rename", "United Nations", "Ford"),
        ("rename", "John Kennedy", "Robert Kennedy"),
        ("merge", "Kennedy", "John Kennedy"),
        ("merge", "United Nations", "Vladimir Putin"),
        ("respeak", quote_of(collection, "peace"), "Vladimir Putin"),
        ("respeak", quote_of(collection, "peace"), "Somebody New"),
        ("respeak", quote_of(collection, "count"), ""),
        ("respeak", quote_of(collection, "tram"), "Ford"),
    ]


KINDS = range(18)


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_changes_something_and_undo_takes_it_back(filled: Collection, kind: int) -> None:
    before = state(filled)
    act, target, value = every_kind(filled)[kind]
    decision = filled.decide(act, target, value)
    check(filled)
    assert state(filled) != before
    filled.undo(decision.id)
    check(filled)
    assert state(filled) == before
    assert [one.undone for one in filled.decisions()] == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_survives_another_reading(filled: Collection, kind: int) -> None:
    filled.decide(*every_kind(filled)[kind])
    corrected = state(filled)
    filled.connection.execute("UPDATE documents SET version = 'older'")
    for pair in reversed(made.articles()):
        assert filled.add(*pair) == "replaced"
        check(filled)
    assert state(filled) == corrected


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_holds_for_what_is_added_later(filled: Collection, tmp_path: Path, kind: int) -> None:
    filled.decide(*every_kind(filled)[kind])
    with Collection.create(tmp_path / "later.sqlite") as later:
        assert later.take_over(filled.decisions()) == 1
        for pair in reversed(made.articles()):
            later.add(*pair)
            check(later)
        assert state(later) == state(filled)


def test_all_corrections_together_go_through_plain_text(filled: Collection, tmp_path: Path) -> None:
    for act, target, value in every_kind(filled):
        try:
            filled.decide(act, target, value)
        except CollectionError:
            continue  # what an earlier one hid or renamed is no longer there under this name
        check(filled)
    filled.undo(3)
    lines = list(to_lines(filled.decisions()))
    with Collection.open(made.collection(tmp_path / "other.sqlite"), readonly=False) as other:
        assert other.take_over(from_lines(lines)) == len(lines)
        check(other)
        assert state(other) == state(filled)
        assert other.take_over(from_lines(lines)) == 0


def test_a_hidden_name_is_nobody(filled: Collection) -> None:
    filled.decide("hide", "Vladimir Putin")
    assert "Vladimir Putin" not in people.find(filled, ANY)["name"].tolist()
    assert "Vladimir Putin" not in counts.choices(filled).people
    assert speaker_of(filled, "We will talk") is None
    assert quotes.count(filled, Filters(people=("Vladimir Putin",))) == 0
    assert quotes.count(filled, ANY) == 8


def test_a_hidden_mention_is_the_only_one(filled: Collection) -> None:
    shown = documents.one(filled, "bodies")
    assert shown is not None
    filled.decide("hide", f"mention:{first_of(dict(shown.mentions))}")
    again = documents.one(filled, "bodies")
    assert again is not None
    assert len(again.mentions) == len(shown.mentions) - 1


def test_a_hidden_place_leaves_map_and_reader(filled: Collection) -> None:
    filled.decide("hide", "Riga")
    assert places.find(filled, ANY)["place"].tolist() == ["Paris (FR)", "Paris (US)"]
    shown = documents.one(filled, "answer")
    assert shown is not None
    assert shown.places == {}


def test_a_hidden_date_is_off_the_timeline(filled: Collection) -> None:
    row = timeline.find(filled, ANY).iloc[0]
    filled.decide("hide", f"date:{row['date_id']}")
    assert row["date_id"] not in timeline.find(filled, ANY)["date_id"].tolist()
    around = Filters(first=row["first"], last=row["last"], axis="mentioned")
    assert quotes.count(filled, around) == 0


def test_a_renamed_person_is_found_by_the_new_name(filled: Collection) -> None:
    filled.decide("rename", "António Guterres", "Antonio Guterres")
    assert quotes.count(filled, Filters(people=("Antonio Guterres",))) == 2
    assert quotes.count(filled, Filters(people=("António Guterres",))) == 0


def test_two_merged_names_are_one_person(filled: Collection) -> None:
    filled.decide("merge", "Robert Kennedy", "John Kennedy")
    row = people.find(filled, Filters(people=("John Kennedy",))).iloc[0]
    # The bare "Kennedy" can now mean only this one.
    assert (row["quotes"], row["mentions"], row["documents"]) == (2, 5, 1)
    assert "Robert Kennedy" in row["variants"]


def test_a_quote_gets_another_speaker(filled: Collection) -> None:
    filled.decide("respeak", quote_of(filled, "peace"), "Ban Ki-moon")
    assert speaker_of(filled, "peace") == "Ban Ki-moon"
    shown = documents.one(filled, "talks")
    assert shown is not None
    assert "Ban Ki-moon" in {quote.speaker.name for quote in shown.quotes.values() if quote.speaker}
    filled.decide("respeak", quote_of(filled, "peace"), "")
    assert speaker_of(filled, "peace") is None


def test_a_correction_of_a_row_falls_with_its_words(filled: Collection) -> None:
    filled.decide("hide", quote_of(filled, "peace"))
    document, found = made.articles()[0]
    text = document.text.replace("peace", "bread")
    other = tuple(replace(one, text=text[one.start : one.end]) for one in found.quotes)
    filled.add(replace(document, text=text), replace(found, quotes=other))
    assert quotes.count(filled, Filters(text="bread")) == 1
    filled.add(document, found)
    assert quotes.count(filled, Filters(text="peace")) == 0


def test_a_person_of_a_renamed_name_is_the_same(filled: Collection) -> None:
    filled.decide("rename", "Vladimir Putin", "Vova")
    filled.add(*made.article("later", "Vladimir Putin came.", names={"Vladimir Putin": "PERSON"}))
    assert people.find(filled, Filters(people=("Vova",))).iloc[0]["documents"] == 3


WRONG = [
    ("sing", "Ford", "", "no correction 'sing'"),
    ("hide", "Nobody", "", "Nothing in this collection is called 'Nobody'"),
    ("hide", "mention:9-9-9", "", "Nothing"),
    ("hide", "quote:999999999999999999", "", "Nothing"),
    ("rename", "Ford", "  ", "is empty"),
    ("rename", "Riga", "Rīga", None),
    ("rename", "Paris (US)", "Paris", "Only a name"),
    ("respeak", "Ford", "Riga", "Only a quote"),
    ("merge", "Ford", "", "is empty"),
    ("hide", "'; DROP TABLE quotes; --", "", "Nothing"),
]


@pytest.mark.parametrize("act, target, value, says", WRONG)
def test_a_correction_that_makes_no_sense_says_why(
    filled: Collection, act: str, target: str, value: str, says: str | None
) -> None:
    if says is None:
        filled.decide(act, target, value)
        return
    before = (state(filled), filled.version)
    with pytest.raises(CollectionError, match=says):
        filled.decide(act, target, value)
    assert (state(filled), filled.version) == before
    assert filled.decisions() == []


def test_undoing_what_was_never_decided_says_so(filled: Collection) -> None:
    with pytest.raises(CollectionError, match="no decision 7"):
        filled.undo(7)


def test_a_name_of_two_kinds_says_which(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "fords.sqlite") as collection:
        collection.add(*made.article("cars", "Ford sold cars. “No” said Ford.", names={"Ford": "ORG"}))
        assert people.find(collection, ANY)["name"].tolist() == ["Ford"]
        collection.add(
            *made.article("man", "“Yes” said Ford.", published=date(2022, 1, 1), names={"Ford": "PERSON"})
        )
        assert people.find(collection, ANY)["name"].tolist() == ["Ford (organisation)", "Ford"]
        collection.decide("hide", "Ford")
        check(collection)
        assert people.find(collection, ANY)["name"].tolist() == ["Ford (organisation)"]
        collection.remove("man")
        assert people.find(collection, ANY)["name"].tolist() == ["Ford"]
