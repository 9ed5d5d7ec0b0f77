"""Take a collection's tables along: one in a form, all in a workbook, or in a folder with a description."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import pandas as pd

from dashboard.errors import UsageError
from dashboard.export import column_types, workbook
from dashboard.export.form import Blocks, Export
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import tables

Note = Callable[[int], object]
Put = Callable[[Callable[[BinaryIO], object]], None]
Into = Callable[[str, str | None], Put]  # a file's name, and the table in it; None for the description
IN_FOLDER = ("csv", "jsonl", "parquet", "xlsx")
TYPES = {"text": "string", "integer": "integer", "number": "number", "day": "date"}
GENERATED = '"dateline": "all tables of a collection"'


def write(
    collection: Collection, table: str, filters: Filters, stream: BinaryIO, *, form: Export, note: Note = int
) -> int:
    """Write the rows of a table that fit in one form, and return how many rows were asked for.

    `note` is told how many rows are done so far.
    """
    count = Counting(tables.blocks(collection, form.question(table), filters), note)
    form.write(count, stream, table)
    return count.rows


def write_book(collection: Collection, filters: Filters, stream: BinaryIO) -> None:
    """Write all tables as the sheets of one workbook."""
    sheets = ((table, tables.blocks(collection, table, filters)) for table in tables.TABLES)
    workbook.write_all(sheets, stream)


def write_folder(
    collection: Collection, filters: Filters, into: Into, *, form: Export, note: Note = int
) -> None:
    """Write each table into its own file, and `datapackage.json`, which describes them (Frictionless).

    `note` is told how many rows of a table are done so far.
    """
    resources = []
    for table in tables.TABLES:
        name = f"{table}.{form.ending}"
        written = Hashing()
        into(name, table)(
            lambda stream, table=table, written=written: write(  # type: ignore[misc]
                collection, table, filters, written.into(stream), form=form, note=note
            )
        )
        resources.append(_resource(table, name, form, written))
    package = _package(filters, resources)
    into("datapackage.json", None)(lambda stream: stream.write(package))


def check_folder_form(form: str) -> None:
    """Raise a UsageError if not all tables can be written in a form."""
    if form not in IN_FOLDER:
        raise UsageError(f"All tables can't be written as {form}. Choose {', '.join(IN_FOLDER)}.")


def is_package(file: BinaryIO) -> bool:
    """Say whether a file is the description of an earlier export."""
    return GENERATED.encode("ascii") in file.read(1_000)


class Counting:
    """Frames of rows, counted while they are taken."""

    def __init__(self, blocks: Blocks, note: Note = int) -> None:
        self.rows = 0
        self._blocks, self._note = blocks, note

    def __iter__(self) -> Iterator[pd.DataFrame]:
        for block in self._blocks:
            yield block
            self.rows += len(block)
            self._note(self.rows)


class Hashing:
    """A stream that hashes and counts what goes through it."""

    def __init__(self) -> None:
        self.bytes, self.digest = 0, hashlib.sha256()
        self._stream: BinaryIO | None = None

    def into(self, stream: BinaryIO) -> BinaryIO:
        """Return this stream, which writes into another."""
        self._stream = stream
        return self  # type: ignore[return-value]

    closed = False

    def write(self, content: bytes) -> int:
        """Write bytes."""
        assert self._stream is not None
        self.digest.update(content)
        self.bytes += len(content)
        return self._stream.write(content)

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self.bytes

    def flush(self) -> None:
        """Hand on what was written."""
        assert self._stream is not None
        self._stream.flush()


def _resource(table: str, name: str, form: Export, written: Hashing) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": TYPES[column.type], "description": column.meaning}
        for column in column_types.described()[table]
    ]
    return {
        "name": table,
        "path": name,
        "format": form.ending,
        "mediatype": form.mime,
        "encoding": "utf-8",
        "bytes": written.bytes,
        "hash": f"sha256:{written.digest.hexdigest()}",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _package(filters: Filters, resources: list[dict[str, Any]]) -> bytes:
    asked = filters.describe("documents")
    about = {
        "name": "dateline-export",
        "title": f"Documents {asked}".strip() if asked else "All documents of a collection",
        "resources": resources,
    }
    written = json.dumps(about, ensure_ascii=False, indent=2)
    return f"{{\n  {GENERATED},{written[1:]}\n".encode()
