"""After each change every sum is at once what a recount of the raw rows gives."""

import random
from contextlib import suppress
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from dashboard.errors import CollectionError, UsageError
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import counts, documents, people, places, quotes, timeline
from dashboard.store.questions.people import ORDERS, SIDES
from dashboard.ui import columns, table
from tests.store.questions.test_counts import PEOPLE, article
from tests.store.recount import Recount
from tests.store.state import check_tallies
from tests.tiers import first

pytestmark = pytest.mark.slow

ASKED = (
    Filters(),
    Filters(people=("Ada Kruger",)),
    Filters(people=("Ada Kruger", "Ben Osei"), match="all"),
    Filters(places=("Riga",), first=date(2022, 3, 20), last=date(2022, 5, 1)),
    Filters(first=date(2022, 3, 20), last=date(2022, 4, 20), axis="mentioned"),
    Filters(text="tram"),
    Filters(kinds=("direct",), sayings=("said", "denied")),
)


def change(collection: Collection, chance: random.Random, number: int) -> None:
    """Add, remove, correct or take back something."""
    act = chance.choice(["add", "add", "remove", "hide", "merge", "rename", "split", "respeak", "undo"])
    if act == "add":
        collection.add(*article(chance, chance.randrange(40)))
        return
    if act == "remove":
        keys = [row[0] for row in collection.rows("SELECT key FROM documents ORDER BY key")]
        collection.remove(*chance.sample(keys, min(number % 4, len(keys))))
        return
    with suppress(CollectionError, UsageError):
        if act == "undo":
            for one in chance.sample(collection.decisions(), min(2, len(collection.decisions()))):
                collection.undo(one.id)
        elif act in ("hide", "respeak") and chance.random() < 0.6:
            rows = collection.rows("SELECT id FROM quotes ORDER BY id")
            by = f"PERSON:{chance.choice(PEOPLE)}" if act == "respeak" else ""
            collection.decide(act, str(chance.choice(rows)[0]), by)
        else:
            about, other = chance.sample(PEOPLE, 2)
            value = {"hide": "", "rename": "Zoe Zed", "merge": other, "split": other}.get(act, other)
            collection.decide(act, about, value)


@pytest.mark.parametrize("seed", first(2, range(6)))
def test_every_sum_is_right_after_every_change(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    with Collection.create(tmp_path / "a.sqlite") as collection:
        collection.add_all([article(chance, at) for at in range(14)])
        for number in range(16):
            change(collection, chance, number)
            check_tallies(collection)
            recount = Recount(collection)
            for asked in ASKED:
                said = recount.quotes(asked)
                found = counts.totals(collection, asked)
                assert (found.documents, found.quotes) == (len(recount.documents(asked)), len(said))
                assert found.dates == timeline.count(collection, asked) == len(recount.dates(asked))
                assert documents.count(collection, asked) == found.documents
                assert quotes.unnamed(collection, asked) == sum(one.speaker is None for _, one in said)
                listed = people.find(collection, asked)[["name", "quotes", "mentions", "documents"]]
                assert {row[1]: (row[2], row[3], row[4]) for row in listed.itertuples()} == recount.people(
                    asked
                )
                assert len(places.find(collection, asked)) == len(recount.placed(asked))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    chance = random.Random(3)
    collection = Collection.create(tmp_path_factory.mktemp("made") / "made.sqlite")
    collection.add_all([article(chance, at) for at in range(25)])
    collection.decide("rename", "Ada Kruger", "ada Kruger")
    return collection


@pytest.mark.parametrize("column, is_back", [("", False), *product(ORDERS, (False, True))])
def test_the_first_people_are_the_first_of_all(news: Collection, column: str, is_back: bool) -> None:
    order = Order(column, is_back=is_back) if column else None
    for asked, side in product(ASKED, SIDES):
        every = people.find(news, asked)
        keeps = {
            "all": every["quotes"] >= 0,
            "quoted": every["quotes"] > 0,
            "mentioned": every["quotes"] == 0,
        }
        kept = every[keeps[side]].reset_index(drop=True)
        as_asked = f"{'-' if is_back else ''}{column}"
        wanted = kept.iloc[table.ordered(kept, as_asked, columns.people())] if column else kept
        assert people.listed(news, asked).of_side(side) == len(kept)
        for limit in (None, 0, 1, 3):
            found = people.find(news, asked, side=side, order=order, limit=limit)
            assert found["name"].tolist() == wanted["name"].tolist()[:limit]
