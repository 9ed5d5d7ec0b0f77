"""Documents are added one by one or many together: the collection is the same."""

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import CollectionError, UsageError
from dashboard.export import EXPORTS
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, people, places, quotes, timeline
from tests.store import made
from tests.store.state import check, state

pytestmark = pytest.mark.slow

SOME = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
FIRST = ["Ana", "Ben", "Ana B.", "A.", ""]
LAST = ["Smith", "Ruiz", "van Smith", "Zelenskyy", "Zelensky"]
BODIES = ["Olive Committee", "Dam Committee", "UN", "United Nations=UN", "United Nations"]


def articles(chance: random.Random) -> list[made.Pair]:
    """Return thirty articles: a few names in many forms, some keys twice, some texts again."""
    found = []
    for number in range(30):
        people = {" ".join(filter(None, (chance.choice(FIRST), chance.choice(LAST)))) for _ in range(3)}
        names = dict.fromkeys(people, "PERSON") | {chance.choice(BODIES): "ORG"}
        said = " ".join(f"“Point {number}” said {name.split()[0]}." for name in sorted(people))
        written = " and ".join(name.rpartition("=")[2] for name in sorted(names))
        day = date(2022, 4, 1 + number % 28) if number % 7 else None
        key = f"d{number % 24}"
        found.append(made.article(key, f"{written} met in Riga. {said}", published=day, names=names))
    return found


def exported(collection: Collection) -> list[bytes]:
    """Return the five tables as they are downloaded, without the numbers of rows."""
    tables = [one.find(collection, Filters()) for one in (quotes, people, timeline, places, documents)]
    rows = [table.drop(columns=["quote_id", "date_id"], errors="ignore") for table in tables]
    written = [BytesIO() for _ in rows]
    for table, stream in zip(rows, written, strict=True):
        EXPORTS["csv"].write([table], stream, "")
    return [stream.getvalue() for stream in written]


def parted(pairs: Sequence[made.Pair], sizes: Sequence[int]) -> list[Sequence[made.Pair]]:
    parts, at = [], 0
    for size in sizes:
        parts.append(pairs[at : at + size])
        at += size
    return [*parts, pairs[at:]]


def decide(collection: Collection, chance: random.Random) -> None:
    """Correct some names of a collection, which may have become impossible."""
    for _ in range(chance.randrange(5)):
        people = collection.rows("SELECT label || ':' || plain FROM entities ORDER BY label, key")
        about, other = (chance.choice(people)[0] for _ in range(2))
        act = chance.choice(["rename", "merge", "hide", "split"])
        new = {"rename": chance.choice(["PERSON:Ana Ruiz", "PERSON:Zed"]), "hide": ""}.get(act, other)
        with suppress(CollectionError, UsageError):
            collection.decide(act, about, new)
    for made_by_hand in collection.decisions():
        if chance.random() < 0.2:
            collection.undo(made_by_hand.id)


@given(seed=st.integers(0, 100_000), sizes=st.lists(st.integers(1, 12), max_size=6))
@SOME
def test_the_collection_is_the_same(
    seed: int, sizes: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    pairs = articles(random.Random(seed))
    folder = tmp_path_factory.mktemp("both")
    with Collection.create(folder / "a.sqlite") as alone, Collection.create(folder / "b.sqlite") as together:
        first, rest = pairs[:10], pairs[10:]
        for collection in (alone, together):
            collection.add_all(first)
            decide(collection, random.Random(seed))
            check(collection)
        one_by_one = [alone.add(*pair) for pair in rest]
        at_once = [done for part in parted(rest, sizes) for done in together.add_all(part)]
        assert at_once == one_by_one
        assert state(together) == state(alone)
        assert exported(together) == exported(alone)
        check(together)
        for document in ("d3", "d12", "d17"):
            together.remove(document)
        decide(together, random.Random(seed + 1))
        check(together)


def test_of_documents_that_are_added_together_all_are_added_or_none(tmp_path: Path) -> None:
    pairs = articles(random.Random(1))
    broken = replace(pairs[5][1], quotes=(None,))  # type: ignore[arg-type]
    with Collection.create(tmp_path / "a.sqlite") as collection:
        with pytest.raises(AttributeError):
            collection.add_all([*pairs[:5], (pairs[5][0], broken)])
        assert documents.count(collection, Filters()) == 0
        assert collection.add_all(pairs[:5]) == ["added"] * 5
        assert collection.add_all([]) == []
