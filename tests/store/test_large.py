"""Thousands of documents: sums, names and indexes agree with the rows after adding, correcting, removing."""

from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, people, places, quotes, timeline
from tests.store import made
from tests.store.state import check

COPIES = 1_000
SURNAMES = [f"{first}{last}" for first in "Bar Dom Fel Kor Lan Mor Nev Pol Ros Tam".split() for last in
            "den ner rick son ton via wald well witz yer".split()]  # fmt: skip


def article(number: int) -> made.Pair:
    name = f"Ann {SURNAMES[number % len(SURNAMES)]}"
    surname = name.split()[1]
    text = f"{name} came to Riga.\n“We count {number}” said {surname} in Paris on 2022-05-03."
    return made.article(f"number {number}", text, names={name: "PERSON", f"{name}={surname}": "PERSON"})


@pytest.mark.tier2
def test_a_large_collection_agrees_with_its_rows(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "large.sqlite") as collection:
        for number in range(COPIES):
            collection.add(*article(number))
        decided = [collection.decide("rename", f"Ann {name}", f"Anna {name}") for name in SURNAMES[:20]]
        for decision in decided[::2]:
            collection.undo(decision.id)
        for number in range(0, COPIES, 10):
            collection.remove(f"number {number}")
        check(collection)
        left = COPIES - len(range(0, COPIES, 10))
        asked = Filters()
        assert [len(one.find(collection, asked)) for one in (documents, quotes, timeline)] == [left] * 3
        assert len(people.find(collection, asked)) == len(SURNAMES) - len(SURNAMES[::10])
        assert places.find(collection, asked)["documents"].tolist() == [left] * 2
