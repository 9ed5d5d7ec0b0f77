"""Who is named together with whom and with which place: held against a recount of the raw rows."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, networks, people, places

ASKED = [Filters(), Filters(sources=("Prairie Register",)), Filters(text="water"), Filters(kinds=("direct",))]


@pytest.fixture
def kept(sample: Path) -> Iterator[Collection]:
    with Collection.open(sample) as opened:
        yield opened


def named(collection: Collection, filters: Filters) -> dict[str, set[str]]:
    """Return who is listed in each document that fits."""
    listed = set(people.find(collection, filters)["name"])
    fitting = set(documents.find(collection, filters)["document_id"])
    rows = collection.rows(
        "SELECT DISTINCT documents.key, entities.name FROM appearances JOIN names ON names.id = name_id "
        "JOIN entities ON entities.id = entity_id JOIN documents ON documents.id = document_id"
    )
    found: dict[str, set[str]] = {key: set() for key in fitting}
    for key, name in rows:
        if key in fitting and name in listed:
            found[key].add(name)
    return found


@pytest.mark.parametrize("filters", ASKED, ids=str)
def test_two_people_are_together_in_as_many_documents_as_name_both(
    filters: Filters, kept: Collection
) -> None:
    pairs = Counter(
        pair for names in named(kept, filters).values() for pair in combinations(sorted(names), 2)
    )
    rows = networks.of_people(kept, filters)
    assert {(row.name, row.other): row.documents for row in rows.itertuples(index=False)} == pairs
    assert rows["documents"].is_monotonic_decreasing


@pytest.mark.parametrize("filters", ASKED, ids=str)
def test_a_person_is_with_a_place_in_as_many_documents_as_name_both(
    filters: Filters, kept: Collection
) -> None:
    rows = kept.rows(
        "SELECT DISTINCT documents.key, places.place FROM place_appearances "
        "JOIN places ON places.id = place_id JOIN documents ON documents.id = document_id "
        "WHERE places.lat IS NOT NULL AND places.hidden = 0 AND place_appearances.mentions > 0"
    )
    shown = set(places.find(kept, filters)["place"])
    there: dict[str, set[str]] = {}
    for key, place in rows:
        if place in shown:
            there.setdefault(key, set()).add(place)
    pairs = Counter(
        pair for key, names in named(kept, filters).items() for pair in product(names, there.get(key, ()))
    )
    found = networks.of_places(kept, filters)
    assert {(row.name, row.place): row.documents for row in found.itertuples(index=False)} == pairs


def test_sums_of_many_pairs_are_those_of_all_at_once(
    kept: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = networks.of_people(kept, Filters())
    monkeypatch.setattr(networks, "AT_ONCE", 10)
    assert networks.of_people(kept, Filters()).equals(whole)


def test_only_the_most_quoted_are_in_a_network(kept: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "MOST", 3)
    rows = networks.of_people(kept, Filters())
    assert {*rows["name"], *rows["other"]} <= set(people.find(kept, Filters(), limit=3)["name"])


def test_days_are_the_first_and_last_that_are_known(kept: Collection) -> None:
    days = dict(kept.rows("SELECT key, published FROM documents"))
    rows = networks.of_people(kept, Filters())
    one = rows.iloc[0]
    both = [
        days[key] for key, names in named(kept, Filters()).items() if {one["name"], one["other"]} <= names
    ]
    known = sorted(day for day in both if day)
    assert (str(one["first_published"]), str(one["last_published"])) == (known[0], known[-1])


def test_an_empty_collection_has_no_edges(collection: Collection) -> None:
    assert networks.of_people(collection, Filters()).empty
    assert networks.of_places(collection, Filters()).empty
