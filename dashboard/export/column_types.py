"""What each column of each table holds, as data/columns.tsv describes it."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

import pandas as pd

from dashboard import resources

Type = Literal["text", "integer", "number", "day"]
DTYPES: dict[Type, str] = {"text": "str", "integer": "Int64", "number": "float64", "day": "datetime64[s]"}


@dataclass(frozen=True)
class Column:
    """A column's name, what its cells are, and what they mean."""

    name: str
    type: Type
    meaning: str


@cache
def described() -> dict[str, tuple[Column, ...]]:
    """Return the columns of every table, in order."""
    found: dict[str, list[Column]] = {}
    with resources.data("columns.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            column = Column(row["column"], cast(Type, row["type"]), row["meaning"])
            found.setdefault(row["table"], []).append(column)
    return {table: tuple(columns) for table, columns in found.items()}


def of(rows: pd.DataFrame, table: str) -> dict[str, Type]:
    """Return the type of each column of a frame; of a table that isn't described, as its cells are."""
    known: dict[str, Type] = {column.name: column.type for column in described().get(table, ())}
    return {str(name): known.get(str(name)) or _seen(rows[name]) for name in rows}


def typed(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return rows with columns of the types that are described, whatever cells there happen to be."""
    return rows.astype({name: DTYPES[kind] for name, kind in of(rows, table).items()})


def _seen(cells: "pd.Series[object]") -> Type:
    """Return the type of cells by what they are.

    >>> _seen(pd.Series(["a", None])), _seen(pd.Series([1, 2]))
    ('text', 'integer')
    """
    seen = pd.api.types.infer_dtype(cells, skipna=True)
    types: dict[str, Type] = {"date": "day", "integer": "integer", "floating": "number"}
    return types.get(seen, "text")
