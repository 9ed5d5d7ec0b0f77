"""A list's first rows, found in the columns, are those of the whole list, which SQL has in order."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, people, places, quotes, reviewing, said, shares, timeline
from dashboard.store.questions.said import Said
from dashboard.store.questions.shares import Of
from tests.store.questions.test_counts import FIRST, PEOPLE, SOURCES, WORDS, article

ASKED = (
    Filters(),
    Filters(people=("Ada Kruger",)),
    Filters(people=("Ada Kruger", "Ben Osei"), match="all", once=True),
    Filters(places=("Riga",), first=FIRST, last=FIRST + timedelta(days=40)),
    Filters(first=FIRST, last=FIRST + timedelta(days=40), axis="mentioned"),
    Filters(text=f"{WORDS[0]} OR {WORDS[1]} -{WORDS[2]}"),
    Filters(sources=(SOURCES[0],), unnamed=True),
    Filters(people=("Nobody Such",)),
)
SAID = [
    *(Said(asked) for asked in ASKED),
    *(Said(asked, by=PEOPLE[0]) for asked in ASKED),
    *(Said(asked, about=(PEOPLE[0], "person")) for asked in ASKED),
    *(Said(asked, about=("Riga", "place")) for asked in ASKED),
    *(Said(asked, called="NOBODY") for asked in ASKED),
    *(Said(asked, called="") for asked in ASKED),
]
PARTS = ((0, 1), (0, 4), (2, 3), (5, 1000), (0, 0))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    chance = random.Random(11)
    with Collection.create(tmp_path_factory.mktemp("first") / "news.sqlite") as collection:
        collection.add_all([article(chance, at) for at in range(24)])
        for (quote,) in collection.rows("SELECT id FROM quotes WHERE id % 9 = 0"):
            collection.decide("hide", str(quote))
        # A third of the dates is of no day that is told: "now", and "recently".
        values = "UPDATE dates SET value = iif(id % 2, 'PRESENT_REF', 'PAST_REF') WHERE id % 3 = 0"
        collection.connection.execute(values)
        collection.connection.execute("DELETE FROM tallies")
        yield collection


def assert_parts(find: Callable[[int, int], pd.DataFrame], whole: pd.DataFrame) -> None:
    for skip, limit in PARTS:
        assert cells(find(skip, limit)) == cells(whole)[skip : skip + limit]


def cells(rows: pd.DataFrame) -> list[list[object]]:
    return [[None if pd.isna(cell) else cell for cell in row] for row in rows.to_numpy(dtype=object).tolist()]


@pytest.mark.parametrize("asked", ASKED)
def test_the_first_rows_are_those_of_the_whole_list(news: Collection, asked: Filters) -> None:
    assert_parts(
        lambda skip, limit: quotes.find(news, asked, limit=limit, skip=skip), quotes.find(news, asked)
    )
    whole = quotes.find(news, asked, by=PEOPLE[0])
    assert_parts(lambda skip, limit: quotes.find(news, asked, by=PEOPLE[0], limit=limit, skip=skip), whole)
    assert cells(documents.find(news, asked, limit=3)) == cells(documents.find(news, asked))[:3]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("near", [None, FIRST + timedelta(days=50), date(2022, 12, 31)])
def test_the_first_dates_are_those_of_the_whole_list(
    news: Collection, asked: Filters, near: date | None
) -> None:
    for axis in ("mentioned", "published"):
        whole = timeline.find(news, asked, axis=axis, near=near)

        def part(skip: int, limit: int, axis: str = axis) -> pd.DataFrame:
            return timeline.find(news, asked, axis=axis, near=near, limit=limit, skip=skip)  # type: ignore[arg-type]

        assert_parts(part, whole)


@pytest.mark.parametrize("asked", SAID)
def test_quotes_asked_for_are_the_same_by_columns_and_by_sql(news: Collection, asked: Said) -> None:
    fits = said.conditions(news, asked)
    rows = news.rows(f"SELECT document_id, id, coalesce(speaker_id, 0) FROM quotes WHERE {fits}", fits.values)
    assert sorted(map(tuple, said.numbers(news, asked).tolist())) == sorted(rows)
    assert quotes.how_many(news, asked) == (len(rows), len({row[0] for row in rows}))
    assert_parts(
        lambda skip, limit: quotes.of_fitting(news, asked, part=(skip, limit)), quotes.of_fitting(news, asked)
    )


@pytest.mark.parametrize("asked", SAID[: len(ASKED)])
@pytest.mark.parametrize("of", ["article", "month", "all"])
def test_the_first_shares_are_those_of_all(news: Collection, asked: Said, of: Of) -> None:
    whole = shares.find(news, asked, of=of)
    assert shares.count(news, asked, of=of) == len(whole)
    assert_parts(lambda skip, limit: shares.find(news, asked, of=of, part=(skip, limit)), whole)


@pytest.mark.parametrize("asked", ASKED)
def test_the_most_doubtful_quotes_are_those_of_all(news: Collection, asked: Filters) -> None:
    def sample(size: int) -> list[str]:
        return reviewing.sample(news, asked, kind="quote", order="doubtful", size=size, seed="")

    assert sample(5) == sample(10_000)[:5]


@pytest.mark.parametrize("asked", ASKED)
def test_a_place_has_its_own_row(news: Collection, asked: Filters) -> None:
    every = places.find(news, asked)
    for name in ("Riga", "Paris"):
        assert cells(places.called(news, asked, name)) == cells(every[every["place"] == name])
    whole = people.places(news, PEOPLE[0], asked)
    assert cells(people.places(news, PEOPLE[0], asked, limit=2)) == cells(whole)[:2]
