"""Marks by hand follow their rows, change nothing that was read, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.identity.decision_lines import from_lines, to_lines
from dashboard.store.collection import Collection
from dashboard.store.questions import evidence, marks, quotes
from tests.store import made
from tests.store.state import check, state

ANY = Filters()
TRAM = "The tram line stays"


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "made.sqlite"), readonly=False) as collection:
        yield collection


def tram(collection: Collection) -> str:
    rows = quotes.find(collection, ANY)
    return str(rows[rows["quote"] == TRAM].iloc[0]["quote_id"])


def cells(collection: Collection) -> tuple[str, str, str]:
    rows = evidence.find(collection, ANY)
    row = rows[rows["quote"] == TRAM].iloc[0]
    assert set(rows[rows["quote"] != TRAM]["checked"]) == {""}
    return row["checked"], row["starred"], row["note"]


def test_a_mark_stands_in_its_columns_and_changes_nothing_else(filled: Collection) -> None:
    before = state(filled)
    assert cells(filled) == ("", "", "")
    row = tram(filled)
    wanted = (("check", row), ("star", f"quote:{row}"), ("note", row, " Ask\nthe mayor. "))
    made_now = [filled.decide(*one) for one in (*wanted, ("note", row, "PERSON: no name"))]
    assert cells(filled) == ("yes", "yes", "Ask\nthe mayor.\nPERSON: no name")
    check(filled)
    assert state(filled) == before
    for one in made_now:
        filled.undo(one.id)
    assert cells(filled) == ("", "", "")


def test_a_mark_follows_its_words_into_another_text_and_goes_with_them(filled: Collection) -> None:
    filled.decide("check", tram(filled))
    assert marks.checked(filled, "quote") == {("answer", 1, 1 + len(TRAM))}
    document, _ = made.articles()[1]
    names = {"Putin": "PERSON", "António Guterres=Guterres": "PERSON"}
    moved = made.article("answer", f"News.\n{document.text}", names=names)
    assert filled.add(*moved) == "replaced"
    assert marks.checked(filled, "quote") == {("answer", 7, 7 + len(TRAM))}
    assert cells(filled)[0] == "yes"
    filled.add(*made.article("answer", "“No” claimed Putin.", names=names))
    assert marks.checked(filled, "quote") == set()


def test_marks_go_through_plain_text(filled: Collection, tmp_path: Path) -> None:
    filled.decide("check", tram(filled))
    filled.decide("note", "Vladimir Putin", "Which one?")
    lines = list(to_lines(filled.decisions()))
    with Collection.create(tmp_path / "later.sqlite") as later:
        assert later.take_over(from_lines(lines)) == 2
        for pair in reversed(made.articles()):
            later.add(*pair)
        assert cells(later) == ("yes", "", "")
        assert marks.of_name(later, "PERSON", "Vladimir Putin").notes == ("Which one?",)


def test_a_name_is_starred_and_noted_but_never_checked(filled: Collection) -> None:
    filled.decide("star", "Vladimir Putin")
    assert marks.of_name(filled, "PERSON", "Vladimir  PUTIN").is_starred
    assert not marks.of_name(filled, "ORG", "Ford").is_starred
    with pytest.raises(CollectionError, match="“Checked” can't be said of 'Vladimir Putin'"):
        filled.decide("check", "Vladimir Putin")


@pytest.mark.parametrize("note", ["", " \n ", "x" * 5_001])
def test_an_empty_or_endless_note_is_refused_with_the_cure(filled: Collection, note: str) -> None:
    with pytest.raises(CollectionError, match="Write 1 to 5000 characters"):
        filled.decide("note", tram(filled), note)


def test_a_mark_of_a_document_that_is_gone_waits(filled: Collection) -> None:
    filled.decide("check", tram(filled))
    filled.remove("answer")
    assert marks.checked(filled, "quote") == set()
    filled.add(*made.articles()[1])
    assert marks.checked(filled, "quote") == {("answer", 1, 1 + len(TRAM))}
