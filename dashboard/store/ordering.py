"""The order of rows: by a column that a table shows, over all rows, with unknown values last."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.text import language, spoken


@dataclass(frozen=True)
class Order:
    """A column of a table, from its smallest value or, if `is_back`, from its largest."""

    column: str
    is_back: bool = False


@dataclass(frozen=True)
class Terms:
    """What follows ORDER BY, with the values for its question marks."""

    words: str
    values: tuple[Any, ...] = ()
    is_usual: bool = True

    def __str__(self) -> str:
        return self.words


def terms(order: Order | None, columns: Mapping[str, str], usual: str, *values: Any) -> Terms:
    """Return the terms for an order; rows that tie, and orders without such a column, come as usual.

    `columns` gives the expression for each column, `values` fill the question marks in the one requested.

    >>> str(terms(Order("title", is_back=True), {"title": text("title")}, "id"))
    "nullif(casefold(title), '') DESC NULLS LAST, id"
    """
    if order is None or order.column not in columns:
        return Terms(usual)
    direction = "DESC" if order.is_back else "ASC"
    asked = columns[order.column]
    return Terms(f"{asked} {direction} NULLS LAST, {usual}", values[: asked.count("?")], is_usual=False)


def text(expression: str) -> str:
    """Return the expression by which texts are ordered: ignoring case, with an empty one unknown."""
    return f"nullif(casefold({expression}), '')"


def listed(values: Iterable[str]) -> str:
    """Return any number of values for one question mark: "x IN (SELECT value FROM json_each(?))"."""
    return json.dumps(list(values), ensure_ascii=False)


def add_to(connection: sqlite3.Connection) -> None:
    """Let a connection order texts as the screen does (SQLite's `lower` knows only A to Z), count words."""
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    connection.create_function("not_english", 1, _not_english, deterministic=True)
    connection.create_function("spoken_words", 2, spoken_words, deterministic=True)


def _not_english(code: object) -> str:
    return language.other(str(code))


def spoken_words(quote: object, pieces: object) -> int:
    """Return how many words of a quote are its speaker's own."""
    said = str(quote)
    own = spoken.read(str(pieces), said) if pieces else []
    return sum(len(said[start:end].split()) for start, end in own) if own else len(said.split())


def _casefold(value: object) -> str | None:
    return None if value is None else str(value).casefold()
