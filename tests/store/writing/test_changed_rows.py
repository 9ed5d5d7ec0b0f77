"""What a correction makes of a quote or a date: shown, with what it was; what can't be is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, quotes, timeline
from tests.store import made
from tests.store.state import check, state

ANY = Filters()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "made.sqlite"), readonly=False) as collection:
        yield collection


def tram(collection: Collection) -> dict[str, object]:
    rows = quotes.find(collection, ANY)
    return dict(rows[rows["quote"] == "The tram line stays"].iloc[0])


def talk(collection: Collection) -> dict[str, object]:
    rows = timeline.find(collection, ANY)
    return dict(rows[rows["document_id"] == "talks"].iloc[0])


def test_a_quote_says_what_was_changed_and_how_it_was(filled: Collection) -> None:
    number = str(tram(filled)["quote_id"])
    filled.decide("saying", number, "denied")
    filled.decide("kind", number, "indirect")
    row = tram(filled)
    assert (row["saying"], row["kind"], row["corrected"]) == ("denied", "indirect", "saying, kind")
    assert row["because"] == "by hand, was: said, direct (cue said)"
    assert quotes.count(filled, Filters(sayings=("denied",))) == 1
    check(filled)


def test_an_unnamed_speaker_is_called_as_the_text_calls_them(filled: Collection) -> None:
    number = str(tram(filled)["quote_id"])
    filled.decide("respeak", number, "Ford")
    filled.decide("call", number, "a nurse")
    row = tram(filled)
    assert not isinstance(row["speaker"], str)
    assert (row["speaker_text"], row["corrected"]) == ("a nurse", "speaker")
    view = documents.one(filled, "answer")
    assert view is not None
    said_by = next(one.speaker for one in view.quotes.values() if one.text == "The tram line stays")
    assert said_by is not None and (said_by.text, said_by.name) == ("a nurse", None)
    filled.decide("respeak", number, "Ford")
    assert (tram(filled)["speaker"], tram(filled)["speaker_text"]) == ("Ford", "Guterres")
    check(filled)


# What is typed, the value that is kept, and the days it means.
DATES = [
    ("2022-05-04", "2022-05-04", date(2022, 5, 4), date(2022, 5, 4)),
    ("4 May 2022", "2022-05-04", date(2022, 5, 4), date(2022, 5, 4)),
    ("May 2022", "2022-05", date(2022, 5, 1), date(2022, 5, 31)),
    ("2021", "2021", date(2021, 1, 1), date(2021, 12, 31)),
    ("4 May 2022 – 7 May 2022", "2022-05-04/2022-05-07", date(2022, 5, 4), date(2022, 5, 7)),
    ("2022-05-04/2022-06", "2022-05-04/2022-06-30", date(2022, 5, 4), date(2022, 6, 30)),
    ("", "", None, None),
]


@pytest.mark.parametrize(("typed", "value", "first", "last"), DATES)
def test_a_date_gets_the_days_that_were_typed(
    filled: Collection, typed: str, value: str, first: date | None, last: date | None
) -> None:
    before = state(filled)
    made_now = filled.decide("redate", f"date:{talk(filled)['date_id']}", typed)
    row = talk(filled)
    assert (made_now.value, row["value"], row["first"], row["last"]) == (value, value, first, last)
    assert row["because"] == "by hand, was: 2022-05-03 (as written)"
    check(filled)
    filled.undo(made_now.id)
    assert state(filled) == before


REFUSED = [
    ("redate", "soon", "Write a day, a month, a year or a range"),
    ("redate", "2022-02-30", "Write a day"),
    ("redate", "7 May 2022 to 4 May 2022", "Write a day"),
    ("saying", "sung", "Write one of: said, denied"),
    ("saying", "", "Write one of"),
    ("kind", "loud", "Write one of: direct, indirect, mixed"),
    ("call", "x" * 201, "at most 200 characters"),
]


@pytest.mark.parametrize(
    ("act", "value", "cure"), REFUSED, ids=[f"{one[0]} {one[1][:30]}" for one in REFUSED]
)
def test_what_cannot_be_is_refused_with_the_value_and_the_cure(
    filled: Collection, act: str, value: str, cure: str
) -> None:
    row = f"date:{talk(filled)['date_id']}" if act == "redate" else str(tram(filled)["quote_id"])
    with pytest.raises(CollectionError, match=cure):
        filled.decide(act, row, value)
    with pytest.raises(CollectionError, match="can't be said of 'PERSON:Ford'"):
        filled.decide(act, "PERSON:Ford", value)
    assert filled.decisions() == []
