"""Annotated documents in other formats, as rows of the output contract: what `dateline score` can read.

Each row has `id` and the tables its format can contain, and `text` if the format has one. A file's id is its
name without the suffix. Labels are translated to Dateline's by the table in labels.py; what has none is left
out and counted in the row's `left_out`.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.gold import brat, columns, json_lines, timeml

Row = dict[str, Any]

GOLD_FORMS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".ann": brat.read,
    ".bio": columns.read,
    ".conll": columns.read,
    ".iob": columns.read,
    ".json": json_lines.read,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
    ".tml": timeml.read,
}


def read(path: Path) -> Iterator[Row]:
    """Yield the documents of a file, or of all files in a folder whose format we know, by name."""
    if not path.exists():
        raise ReadError(f"There is no {path}.", cure="Check the path.")
    yield from _once((row for file in _files(path) for row in GOLD_FORMS[file.suffix.lower()](file)), path)


def read_lines(lines: Iterable[str], name: str) -> Iterator[Row]:
    """Yield the documents of JSON lines that don't come from a file."""
    yield from _once(json_lines.from_lines(lines, name), name)


def _once(rows: Iterable[Row], where: Path | str) -> Iterator[Row]:
    seen: set[str] = set()
    for row in rows:
        if row["id"] in seen:
            raise ReadError(f"Two documents of {where} have the id {row['id']!r}.", cure="Make ids unique.")
        seen.add(row["id"])
        yield row


def _files(path: Path) -> list[Path]:
    known = ", ".join(sorted(GOLD_FORMS))
    if not path.is_dir():
        if path.suffix.lower() not in GOLD_FORMS:
            raise ReadError(f"No form of gold is {path.suffix!r} ({path}).", cure=f"Known: {known}.")
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in GOLD_FORMS and file.is_file())
    if not found:
        raise ReadError(f"The folder {path} has no annotated file.", cure=f"Known: {known}.")
    return found
