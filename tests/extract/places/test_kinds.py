"""Kinds of places that were read wrong: sentences to tune on, to judge by, and 150 of world news to measure.

unseen.tsv was written when the rules were done.
A row that isn't right yet is listed in kinds/not_yet.tsv; the change that makes it right takes it off, then
it must hold. `python -m tests.extract.places.test_kinds` prints the share of each kind and what is wrong.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document, Place
from tests.extract.places.test_news import fault

KINDS = Path(__file__).parent / "kinds"
TABLES = ("measured", "tune", "judge", "unseen")


@dataclass(frozen=True)
class Row:
    """A sentence of a kind, and where each of its names is."""

    kind: str
    text: str
    places: str


@lru_cache
def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of a table."""
    with (KINDS / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        found = csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Row(row["kind"], row["text"], row["places"]) for row in found)


@lru_cache
def not_yet() -> frozenset[str]:
    """Return the sentences that aren't right yet."""
    lines = (KINDS / "not_yet.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def faults(row: Row) -> dict[str, str]:
    """Return what is wrong with the places that the product finds in a sentence, by name."""
    return wrong_in(row.text, row.places)


def wrong_in(text: str, places: str, *, since: int = 0) -> dict[str, str]:
    """Return what is wrong with the places that the product finds in a text, for names from `since` on."""
    found = extract_document(Document("d", text)).places
    wrong: dict[str, str] = {}
    for part in places.split("; "):
        name, _, expected = part.lstrip("-").partition("=")
        start = text.index(name, since)
        over = [one for one in found if one.start < start + len(name) and start < one.end]
        said = wrong_with(over[0] if over else None, expected)
        if said:
            wrong[name] = said
    return wrong


def wrong_with(place: Place | None, expected: str) -> str:
    """Return what is wrong with the place of a name, "" where nothing is."""
    if not expected:
        return f"is {place.name} in {place.country}" if place and place.lat is not None else ""
    where = expected.removesuffix("*")
    if place is not None and (where != expected) != ("name of a body" in place.because):
        return "part of a body's name or not"
    country = where.partition(":")[0]
    if len(country) == 2 or place is None or place.lat is None:
        return fault(place, where)
    return "" if place.name in where.split("|") else f"is {place.name}"


ROWS = [pytest.param(row, id=f"{table}, {row.text[:50]}") for table in TABLES for row in rows(table)]


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_has_its_places_where_they_are(row: Row) -> None:
    if row.text in not_yet():
        assert faults(row) != {}, "right now: take it off kinds/not_yet.tsv"
    else:
        assert faults(row) == {}


def test_there_are_a_hundred_and_fifty_to_measure_and_five_a_kind_to_tune_on_and_to_judge_by() -> None:
    assert len(rows("measured")) == 150
    kinds = [Counter(row.kind for row in rows(table)) for table in ("tune", "judge")]
    assert kinds[0] == kinds[1]
    assert set(kinds[0].values()) == {5}


def test_what_is_not_right_yet_is_a_row() -> None:
    texts = [row.text for table in TABLES for row in rows(table)]
    assert len(texts) == len(set(texts))
    assert not_yet() <= set(texts)


def main() -> None:
    """Print how many sentences of each kind are right, and what is wrong with the others."""
    for table in TABLES:
        right: dict[str, list[bool]] = defaultdict(list)
        for row in rows(table):
            wrong = faults(row)
            right[row.kind].append(not wrong)
            if wrong:
                print(f"{table}\t{row.kind}\t{row.text}\t{wrong}")
        shares = ", ".join(f"{kind} {sum(one)}/{len(one)}" for kind, one in right.items())
        print(f"{table}: {sum(map(sum, right.values()))} of {sum(map(len, right.values()))}: {shares}")


if __name__ == "__main__":
    main()
