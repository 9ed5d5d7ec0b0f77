"""The tables in data/lexicon: words and patterns that rules read as data."""

import csv
from collections.abc import Iterator

from dashboard import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of data/lexicon/NAME.tsv by column heading; lines that start with # are notes."""
    with resources.data("lexicon", f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def several(cell: str) -> list[str]:
    """Return the values of a cell.

    >>> several("Kyiv; Kiev")
    ['Kyiv', 'Kiev']
    """
    return [value.strip() for value in cell.split(";") if value.strip()]


def words(name: str, column: str = "word") -> frozenset[str]:
    """Return one column of a table as a set.

    >>> "said" in words("cues")
    True
    """
    return frozenset(row[column] for row in rows(name))
