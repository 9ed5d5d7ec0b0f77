"""Rows of frames as they are written: by column name, with unknown values None, and their own identity."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dashboard.export.form import Blocks
from dashboard.export.json_lines import plain

Row = dict[str, Any]
IDENTITY = ("document_id", "start", "end")


def each(blocks: Blocks) -> Iterator[Row]:
    """Yield each row by column, days still as days."""
    for rows in blocks:
        names = [str(name) for name in rows.columns]
        for values in rows.itertuples(index=False, name=None):
            yield dict(zip(names, values, strict=True))


def identity(*parts: object) -> str:
    """Return a short name that is the same for the same parts, on any machine and any day.

    >>> identity("bridge.txt", 30, 56) == identity("bridge.txt", 30, 56)
    True
    """
    return hashlib.sha256(json.dumps(parts, default=str).encode("ascii")).hexdigest()[:20]


def of_words(row: Row) -> str:
    """Return the identity of a row that stands somewhere in a document; one date may have two places."""
    places = (plain(row["place"]),) if "place" in row else ()
    return identity(*(plain(row.get(name)) for name in IDENTITY), *places)


def dump(value: Any) -> str:
    """Return a value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False)


def write_list(stream: BinaryIO, before: str, items: Iterable[Any], after: str) -> None:
    """Write items of a JSON list, each on a line of its own, between what opens and what closes it."""
    stream.write(before.encode("utf-8"))
    between = "\n"
    for item in items:
        stream.write(f"{between}{dump(item)}".encode())
        between = ",\n"
    stream.write(f"\n{after}\n".encode())
