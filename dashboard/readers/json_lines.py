"""Articles as JSON, one object per line, with any newsroom's field names; read line by line."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TextIO

from dashboard.errors import ReadError
from dashboard.readers import (
    encoding,
    fields,
    heartbeat,
    json_file,
    json_records,
    json_values,
    nested,
    record_list,
)
from dashboard.records import Item, Problem
from dashboard.text import guards

PIECE = 1 << 20
HEAD = 200  # characters


def read(path: Path, *, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Item]:
    """Yield a Document or a Problem for each line that isn't blank, and an Account of the fields."""
    file, found = encoding.open_text(path)
    with file:
        if note := found.problem():
            yield note
        json_file.refuse_page(file.read(HEAD))
        file.seek(0)
        columns = fields.Columns(mapping, again=partial(_again, path, found.name))
        yield from record_list.read(_records(file), columns)
        columns.note_twice()
        yield columns.account()


def records(path: Path) -> Iterator[nested.Record]:
    """Yield the objects as they are, without lines that are none; what is in a wrapper as "fields.title"."""
    file, found = encoding.open_text(path)
    file.close()
    yield from map(nested.opened, _again(path, found.name))


def count(path: Path) -> int:
    """Return how many lines are not blank."""
    file, _ = encoding.open_text(path)
    with file:
        return sum(1 for _ in _lines(file))


def _records(file: TextIO) -> Iterator[nested.Record | Problem]:
    """Yield each line's record, or a Problem where it isn't one."""
    number = 0
    for number, line in enumerate(_lines(file), start=1):
        record = _record(line, number)
        if isinstance(record, Problem):
            yield record
        else:
            yield from json_records.within(record)  # a line may hold a page of results
    if number == 0:
        raise ReadError("This file is empty.", cure="Write one JSON object a line, each with a 'text'.")


def _again(path: Path, codec: str) -> Iterator[nested.Record]:
    """Yield the records once more, those that can be read."""
    with path.open(encoding=codec, errors="replace", newline="") as file:
        for number, line in enumerate(_lines(file), start=1):
            if not isinstance(record := _record(line, number), Problem):
                yield from json_records.within(record)


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
        record = json.loads(line, object_pairs_hook=json_values.once)
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
            "Write one JSON object a line, or all of them as one list in a .json file.",
        )
    if not isinstance(record, dict):
        return Problem(
            where, "This line is not a JSON object.", 'Write it as {"text": "…", "published": "2022-04-26"}.'
        )
    return record
