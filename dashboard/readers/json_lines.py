"""Articles as JSON, one object per line, with any newsroom's field names; read line by line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields, heartbeat
from dashboard.records import Item, Problem
from dashboard.text import guards

MOST_HELD_BACK = 100
PIECE = 1 << 20


def read(path: Path, *, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Item]:
    """Yield a Document or a Problem for each line that isn't blank, and an Account of the fields."""
    file, found = encoding.open_text(path)
    with file:
        if note := found.problem():
            yield note
        columns = fields.Columns(mapping)
        yield from _records(file, columns)
        yield columns.account()


def records(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects as they are, without lines that are none."""
    file, _ = encoding.open_text(path)
    with file:
        for number, line in enumerate(_lines(file), start=1):
            record = _record(line, number)
            if isinstance(record, dict):
                yield record


def count(path: Path) -> int:
    """Return how many lines are not blank."""
    file, _ = encoding.open_text(path)
    with file:
        return sum(1 for _ in _lines(file))


def _records(file: TextIO, columns: fields.Columns) -> Iterator[Item]:
    """Yield the contents of the lines; lines without a text are held back until one has it."""
    # A file in which no line has one gets a single Problem, not one per line.
    held: list[Problem] = []
    names: dict[str, object] = {}
    has_text = False
    number = 0
    for number, line in enumerate(_lines(file), start=1):
        record = _record(line, number)
        if isinstance(record, Problem):
            yield record
        elif has_text or columns.has_text(record):
            has_text = True
            yield from held
            held = []
            yield from fields.read(record, number=number, columns=columns)
        elif len(held) < MOST_HELD_BACK:
            names.update(record)
            found = fields.read(record, number=number, columns=columns)
            held.extend(item for item in found if isinstance(item, Problem))
    if number == 0:
        raise ReadError("This file is empty.", cure="Write one JSON object a line, each with a 'text'.")
    if held:
        yield columns.account()
        raise fields.no_text_column(names)


def _lines(file: TextIO) -> Iterator[str | None]:
    """Yield each line that isn't blank, or None for one that is too long, which is skipped in pieces."""
    while line := file.readline(guards.MOST_BYTES):
        heartbeat.tell()
        if len(line) == guards.MOST_BYTES and not line.endswith("\n"):
            while (rest := file.readline(PIECE)) and not rest.endswith("\n"):
                heartbeat.tell()
            yield None
        elif line.strip():
            yield line


def _record(line: str | None, number: int) -> dict[str, object] | Problem:
    where = f"#{number}"
    if line is None:
        return Problem(
            where, "This line has more than 50 MB.", "Split the article, or give it as a .txt file."
        )
    try:
        record = json.loads(line)
    except MemoryError:
        return Problem(
            where, "This line takes more memory than it may.", "Give only the fields of the article."
        )
    except (ValueError, RecursionError) as error:
        why = (
            error.msg
            if isinstance(error, json.JSONDecodeError)
            else "it is nested too deeply or its numbers are too long"
        )
        return Problem(
            where,
            f"This line is not JSON: {why}.",
            "Write one JSON object a line; a list of objects is not read.",
        )
    if not isinstance(record, dict):
        return Problem(
            where, "This line is not a JSON object.", 'Write it as {"text": "…", "published": "2022-04-26"}.'
        )
    return record
