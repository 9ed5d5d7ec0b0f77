"""The stretches of time that texts speak of: each with how sure it is, cut by the period asked for."""

from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest

from dashboard.filters import Filters
from dashboard.records import DateMention, Extraction
from dashboard.store.collection import Collection
from dashboard.store.questions import stretches
from tests.store import made

STRETCHES = [
    # text, first, last, modifier, confidence, because, value -> kind
    ("the 1990s", date(1990, 1, 1), date(1999, 12, 31), "", 0.9, "a decade", "199", "sure"),
    ("recent weeks", None, date(2022, 4, 27), "", 0.8, "up to then", "PXW", "open"),
    (
        "the next two or three days",
        date(2022, 4, 27),
        date(2022, 4, 29),
        "APPROX",
        0.8,
        "after",
        "P2D",
        "vague",
    ),
    ("early March", date(2022, 3, 1), date(2022, 3, 31), "START", 0.9, "then", "2022-03", "vague"),
    ("Monday", date(2022, 4, 25), date(2022, 4, 25), "", 0.45, "newest (a guess)", "2022-04-25", "uncertain"),
    ("Tuesday", date(2022, 4, 26), date(2022, 4, 26), "", 0.9, "sure", "2022-04-26", None),
    ("six o'clock", date(2022, 4, 26), date(2022, 4, 26), "", 0.5, "a guess", "2022-04-26T06:00", None),
    ("recently", None, date(2022, 4, 26), "", 0.7, "before", "PAST_REF", None),
    ("two weeks", None, None, "", 0.8, "a length", "P2W", None),
]


@pytest.mark.parametrize("row", STRETCHES, ids=lambda row: row[0])
def test_a_stretch_is_drawn_by_how_sure_it_is(tmp_path: Path, row: tuple[Any, ...]) -> None:
    text, first, last, modifier, confidence, because, value, kind = row
    document, _ = made.article("one", text, published=date(2022, 4, 26))
    kind_of_date: Literal["TIME", "DATE"] = "TIME" if ":" in value else "DATE"
    mention = DateMention(
        0, len(text), text, kind_of_date, value, first, last, modifier, confidence, because, "began"
    )
    with Collection.create(tmp_path / "c.sqlite") as collection:
        collection.add(document, Extraction("one", dates=(mention,)))
        found = stretches.find(collection, Filters(), limit=9)
    assert found["kind"].tolist() == ([kind] if kind else [])
    assert found.attrs["all"] == len(found)
    if kind:
        assert (found.iloc[0]["first"], found.iloc[0]["last"], found.iloc[0]["event"]) == (
            first,
            last,
            "began",
        )


def test_days_that_are_called_differently_are_one_stretch(tmp_path: Path) -> None:
    words = ["This year", "this year", "2022", "the year 2022", "all of 2022"]
    text = ", ".join(words)
    document, _ = made.article("one", text, published=date(2022, 4, 26))
    mentions, at = [], 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        year = (date(2022, 1, 1), date(2022, 12, 31))
        mentions.append(DateMention(start, at, word, "DATE", "2022", *year, confidence=0.9))
    with Collection.create(tmp_path / "c.sqlite") as collection:
        collection.add(document, Extraction("one", dates=tuple(mentions)))
        found = stretches.find(collection, Filters(), limit=9)
    assert found[["text", "rows"]].to_numpy().tolist() == [["2022 · this year · all of 2022 · 1 more", 5]]
    assert found.attrs["all"] == 1


def test_a_period_cuts_the_stretches(tmp_path: Path) -> None:
    document, _ = made.article("one", "the 1990s", published=date(2022, 4, 26))
    mention = DateMention(0, 9, "the 1990s", "DATE", "199", date(1990, 1, 1), date(1999, 12, 31))
    near = Filters(first=date(1995, 1, 1), last=date(1995, 2, 1), axis="mentioned")
    far = Filters(first=date(2005, 1, 1), last=date(2005, 2, 1), axis="mentioned")
    with Collection.create(tmp_path / "c.sqlite") as collection:
        collection.add(document, Extraction("one", dates=(mention,)))
        assert [len(stretches.find(collection, asked, limit=9)) for asked in (near, far)] == [1, 0]


@pytest.mark.parametrize(
    ("first", "last", "is_of_calendar"),
    [
        (20240513, 20240519, True),  # from a Monday to a Sunday
        (20240514, 20240520, False),
        (20240201, 20240229, True),
        (20230201, 20230228, True),
        (20240201, 20240228, False),
        (20240401, 20240630, True),
        (20240501, 20240731, False),
        (20240701, 20241231, True),
        (19900101, 19991231, True),
        (19950101, 20041231, False),
        (19010101, 20001231, True),
        (20000101, 20991231, True),
        (20240101, 20251231, False),
        (20240305, 20240409, False),
        (0, 20240409, False),
    ],
)
def test_a_stretch_of_the_calendar_is_one_that_all_calendars_have(
    first: int, last: int, is_of_calendar: bool
) -> None:
    assert stretches.is_of_calendar(first, last) == is_of_calendar


def test_stretches_of_their_own_are_vague_or_in_no_calendar(tmp_path: Path) -> None:
    named = [
        ("March", date(2022, 3, 1), date(2022, 3, 31), ""),
        ("early March", date(2022, 3, 1), date(2022, 3, 31), "START"),
        ("5 to 9 March", date(2022, 3, 5), date(2022, 3, 9), ""),
        ("about 5 March", date(2022, 3, 5), date(2022, 3, 5), "APPROX"),
    ]
    document, _ = made.article("one", ", ".join(name for name, *_ in named), published=date(2022, 4, 26))
    mentions = []
    for name, first, last, modifier in named:
        start = document.text.index(name) if name != "March" else 0
        mentions.append(
            DateMention(start, start + len(name), name, "DATE", "2022-03", first, last, modifier, 0.9)
        )
    with Collection.create(tmp_path / "c.sqlite") as collection:
        collection.add(document, Extraction("one", dates=tuple(mentions)))
        found = stretches.find(collection, Filters(), limit=9, of_their_own=True)
        assert stretches.find(collection, Filters(), limit=9).attrs["all"] == 4
    assert (found["text"].tolist(), found.attrs["all"]) == (["early March", "5 to 9 March"], 2)
    assert found["rows"].tolist() == [1, 1]
