"""Events: a place and a day that belong together, filtered by both and by who says so."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import events, events_order, events_read
from tests.store import made

ANY = Filters()
DAY = date(2022, 5, 3)
WHERE = {
    "Riga": made.RIGA,
    "Paris": made.PARIS,
    "Accra": ("Accra", 5.55, -0.2, "GH", "city", 2306104),
    "Latvians": ("Latvia", 57.0, 25.0, "LV", "demonym", 458258),
}
NAMES = {"Ada Kruger": "PERSON", "Ben Osei": "PERSON", "Port Authority": "ORG"}
ARTICLES = [
    # key, source, published, text
    ("post", "The Post", 4, "The harbour bridge of the Port Authority opened in Riga on 2022-05-03.\n"
     "Ada Kruger was glad."),
    ("echo", "The Echo", 5, "Crowds came as the new harbour bridge opened in Riga on 2022-05-03."),
    ("other", "The Echo", 6, "Thieves robbed a jeweller in Riga on 2022-05-03."),
    ("said", "The Post", 7, "“Dockers will strike in Accra on 2022-06-01” said Ben Osei."),
    ("named", "The Post", 8, "Ada Kruger marched in Paris on 2022-04-02."),
    ("again", "The Post", 9, "Ada Kruger marched in Paris on 2022-04-02."),
    ("none", "The Post", 9, "The Latvians voted on 2022-04-02. Paris signed on 2022-04-02."),
]  # fmt: skip


def article(
    key: str, text: str, published: date | None, source: str = "The Post", **changed: Any
) -> made.Pair:
    document, found = made.article(key, text, published=published, source=source, names=NAMES, places=WHERE)
    dates = tuple(replace(one, **{"event": "something happened", **changed}) for one in found.dates)
    return document, replace(found, dates=dates)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with Collection.create(tmp_path_factory.mktemp("events") / "events.sqlite") as collection:
        for key, source, day, text in ARTICLES:
            collection.add(*article(key, text, date(2022, 5, day), source))
        yield collection


def documents(rows: pd.DataFrame) -> list[str]:
    return [str(one) for one in rows["document_id"]]


def test_an_event_has_its_place_its_day_and_who_says_so(told: Collection) -> None:
    row = events.find(told, Filters(places=("Accra",))).iloc[0]
    assert (row["place"], row["first"], row["speaker"], row["people"]) == (
        "Accra", date(2022, 6, 1), "Ben Osei", "Ben Osei",
    )  # fmt: skip
    assert row["sentence"] == ARTICLES[3][3] and row["tie"] == "sentence"


def test_reports_of_one_event_stand_together_and_another_on_the_day_apart(told: Collection) -> None:
    rows = events.together(told, Filters(places=("Riga",)), limit=10)
    assert documents(rows) == ["post", "echo", "other"]
    assert rows["reports"].tolist() == [2, 2, 1]
    assert rows["event_id"].nunique() == 2
    assert events.count_apart(told, Filters(places=("Riga",))) == (2, 3)


@pytest.mark.parametrize(
    "reports, first, sent, left_out",
    [(7, 4, 4, 3), (6, 4, 4, 2), (5, 4, 5, 0), (4, 4, 4, 0), (1, 4, 1, 0), (7, None, 7, 0), (7, 1, 1, 6)],
)
def test_of_an_event_with_many_reports_the_first_come_and_all_of_one_that_is_asked_for(
    tmp_path: Path, reports: int, first: int | None, sent: int, left_out: int
) -> None:
    with Collection.create(tmp_path / "c.sqlite") as collection:
        for at in range(reports):
            text = f"The harbour bridge opened in Riga on 2022-05-03, says report {at}."
            collection.add(*article(f"report-{at}", text, date(2022, 5, 4 + at)))
        collection.add(*article("other", ARTICLES[3][3], date(2022, 5, 7)))
        rows = events.together(collection, ANY, limit=9, first=first)
        assert documents(rows) == ["other", *(f"report-{at}" for at in range(sent))]
        assert rows["more"].tolist() == [0, *[left_out] * sent]
        assert rows["reports"].tolist() == [1, *[reports] * sent]
        in_full = [rows["event_id"].iloc[1], "no event"]
        rows = events.together(collection, ANY, limit=9, first=first, in_full=in_full)
        assert (len(rows), rows["more"].tolist()) == (1 + reports, [0] * (1 + reports))


def test_the_event_that_most_documents_tell_of_is_found(told: Collection) -> None:
    assert documents(events.most_told(told, ANY)) == ["post", "echo"]
    assert documents(events.most_told(told, Filters(places=("Paris",)))) == ["named", "again"]
    assert events.most_told(told, Filters(places=("Nowhere",))).empty


FILTERED = [
    (Filters(people=("Ada Kruger",)), ["named", "again"]),  # not the harbour: only the article names her
    (Filters(people=("Ben Osei",)), ["said"]),
    (Filters(mentioned=("Port Authority",)), ["post"]),
    (Filters(people=("Ada Kruger", "Ben Osei")), ["said", "named", "again"]),
    (Filters(people=("Ada Kruger", "Ben Osei"), match="all"), []),
    (Filters(places=("Paris", "Accra")), ["said", "named", "again"]),
    (Filters(first=date(2022, 5, 1), last=date(2022, 5, 31), axis="mentioned"), ["post", "echo", "other"]),
    (Filters(first=date(2022, 5, 8)), ["named", "again"]),
    (Filters(sources=("The Echo",)), ["echo", "other"]),
    (Filters(text="harbour"), ["post", "echo"]),
    (Filters(text="glad"), []),  # a word of the article, not of the event's sentence
    (Filters(text="harbour -crowds"), ["post"]),
    (Filters(text='"harbour bridge" OR jeweller'), ["post", "echo", "other"]),
]


@pytest.mark.parametrize("asked, expected", FILTERED, ids=lambda one: str(one)[:80])
def test_each_filter_holds_for_the_event_itself(
    told: Collection, asked: Filters, expected: list[str]
) -> None:
    rows = events.find(told, asked)
    assert documents(rows) == expected
    assert events.count(told, asked) == len(expected)
    blocks = pd.concat(list(events.blocks(told, asked)), ignore_index=True)
    assert documents(blocks) == expected


def test_a_copy_counts_once_where_copies_count_once(tmp_path: Path) -> None:
    text = "\n".join([
        "Heavy snow fell in Riga on 2022-05-03 and closed the two roads to the old harbour for the night.",
        "Buses stood still, trams were late, and the ferry from the island never left its berth at all.",
        "The mayor asked people to stay at home until the ploughs had been through every street twice.",
    ])  # fmt: skip
    with Collection.create(tmp_path / "copies.sqlite") as collection:
        for key, source in (("first", "The Post"), ("second", "The Echo")):
            collection.add(*article(key, text, DAY, source))
        assert documents(events.find(collection, ANY)) == ["first", "second"]
        once = events.find(collection, Filters(once=True))
        assert (documents(once), once["reports"].tolist()) == (["first"], [1])


TIED = [
    # text, event, by what, the place
    ("RIGA, May 3 (Meridian) — Snow fell on 2022-05-03.", "snow fell", ("dateline", "Riga")),
    ("RIGA, May 3 (Meridian) — He spoke on 2022-05-03.", "he said", None),
    ("RIGA, May 3 (Meridian) — Snow fell in Paris on 2022-05-03.", "snow fell", ("sentence", "Paris")),
    ("A dam burst in Riga. Water rose on 2022-05-03.", "water rose", ("paragraph", "Riga")),
    ("A dam burst in Riga and Paris. Water rose on 2022-05-03.", "water rose", None),
    ("A dam burst in Riga.\nWater rose on 2022-05-03.", "water rose", None),
]


@pytest.mark.parametrize("text, event, expected", TIED, ids=[row[0] for row in TIED])
def test_where_the_sentence_has_no_place_its_dateline_or_paragraph_may(
    tmp_path: Path, text: str, event: str, expected: tuple[str, str] | None
) -> None:
    where = WHERE | {"RIGA": made.RIGA}
    document, found = made.article("one", text, published=DAY, names={}, places=where)
    day = replace(found.dates[0], event=event)
    ends = [
        at + 1 for at, letter in enumerate(text) if letter == "." and text[at + 1 : at + 2] in (" ", "\n", "")
    ]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = tuple(
        replace(found.sentences[0], start=start, end=end, text=text[start:end])
        for start, end in zip(starts, ends, strict=True)
    )
    found = replace(found, dates=(day,), sentences=sentences)
    with Collection.create(tmp_path / "one.sqlite") as collection:
        collection.add(document, found)
        rows = events.find(collection, ANY)
    assert [(row.tie, row.place) for row in rows.itertuples()] == ([expected] if expected else [])


NO_DAY: list[dict[str, Any]] = [
    {"event": ""},
    {"event": "According"},
    {"value": "PRESENT_REF"},
    {"type": "DURATION"},
    {"type": "SET"},
    {"confidence": 0.3},
    {"first": None, "last": None},
    {"last": DAY + timedelta(days=40)},
]


@pytest.mark.parametrize("changed", NO_DAY, ids=str)
def test_what_has_no_day_is_no_event(tmp_path: Path, changed: dict[str, Any]) -> None:
    with Collection.create(tmp_path / "one.sqlite") as collection:
        collection.add(*article("one", "A dam burst in Riga on 2022-05-03.", DAY, **changed))
        assert events.find(collection, ANY).empty


def test_what_is_corrected_is_no_event_any_more(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "one.sqlite") as collection:
        collection.add(*article("one", "A dam burst in Riga on 2022-05-03.", DAY))
        (number,) = events_read.every(collection)[:, 0].tolist()
        collection.decide("hide", f"date:{number}")
        assert events.count(collection, ANY) == 0


@pytest.mark.parametrize("column", events_order.ORDERS)
def test_the_table_sorts_by_each_of_its_columns_over_all_rows(told: Collection, column: str) -> None:
    up = events.find(told, ANY, order=Order(column))
    down = events.find(told, ANY, order=Order(column, is_back=True))
    assert sorted(documents(up)) == sorted(documents(down)) == sorted(documents(events.find(told, ANY)))
    paged = [
        events.find(told, ANY, order=Order(column), limit=2, skip=at)["document_id"].tolist()
        for at in range(0, len(up), 2)
    ]
    assert [one for page in paged for one in page] == documents(up)


def test_the_same_events_stand_together_in_whatever_order_they_came(tmp_path: Path) -> None:
    found = []
    for at in range(2):
        with Collection.create(tmp_path / f"{at}.sqlite") as collection:
            for key, source, day, text in random.Random(at).sample(ARTICLES, len(ARTICLES)):
                collection.add(*article(key, text, date(2022, 5, day), source))
            rows = events.find(collection, ANY)
            found.append({frozenset(one["document_id"]) for _, one in rows.groupby("event_id")})
    assert found[0] == found[1]
