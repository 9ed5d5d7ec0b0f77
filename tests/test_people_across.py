"""The same person over the documents of the sample: no two people are one, and most are one whole."""

import csv
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.identity.compare import is_bare, key
from dashboard.store.collection import Collection

GOLD = Path(__file__).parent / "cases" / "people.tsv"
LEAST_RECALL = 0.95  # of pairs of documents in which one person stands


@pytest.fixture(scope="module")
def pairs(sample: Path) -> tuple[set[frozenset[object]], set[frozenset[object]]]:
    """Return the pairs (document, name) that are one person by gold, and those that the collection joined."""
    with GOLD.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    with Collection.open(sample) as collection:
        found = collection.rows(
            "SELECT DISTINCT documents.key, names.name, entities.key FROM mentions "
            "JOIN names ON names.id = name_id JOIN documents ON documents.id = document_id "
            "JOIN entities ON entities.id = entity_id WHERE names.label = 'PERSON'"
        )
    known = {(row["document"], row["name"]): row["person"] for row in rows}
    joined = {
        # A bare surname that could be two people stands for itself, which is nobody.
        (document, name): (document, name) if is_bare(name) and entity == key(name) else entity
        for document, name, entity in found
        if (document, name) in known
    }
    return _pairs({one: known[one] for one in joined}), _pairs(joined)


def _pairs(given: dict[tuple[str, str], object]) -> set[frozenset[object]]:
    groups = defaultdict(list)
    for one, who in given.items():
        groups[who].append(one)
    return {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


@pytest.mark.slow
def test_no_two_people_are_joined(pairs: tuple[set[frozenset[object]], set[frozenset[object]]]) -> None:
    gold, joined = pairs
    assert joined - gold == set()


@pytest.mark.slow
def test_most_people_are_one_over_all_documents(
    pairs: tuple[set[frozenset[object]], set[frozenset[object]]],
) -> None:
    gold, joined = pairs
    recall = len(gold & joined) / len(gold)
    print(f"{len(gold & joined)} of {len(gold)} pairs of one person joined: recall {recall:.3f}")
    assert recall >= LEAST_RECALL
