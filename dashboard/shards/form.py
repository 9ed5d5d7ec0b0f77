"""The form of a shard: a Parquet file with one row for each document and everything found in it.

Its columns follow from the records: `document` has the fields of a Document, `extraction` those of an
Extraction, with a list for each kind of finding, and `problem` those of a Problem; of these two one is null.
"""

import types
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import ReadError
from dashboard.records import Document, Extraction, Problem
from dashboard.text import guards

FORM = 2  # to be raised when a record changes: a test holds the columns
FORM_KEY, VERSION_KEY = b"dateline.form", b"dateline.version"
PLAIN = {str: pa.string(), bytes: pa.binary(), int: pa.int64(), float: pa.float64(), date: pa.date32()}


Found = Extraction | Problem


@dataclass(frozen=True, slots=True)
class Row:
    """A document with what was found in it, or with the problem it met."""

    document: Document
    extraction: Extraction | None = None
    problem: Problem | None = None


def row(document: Document, found: Found) -> Row:
    """Return the row of a document."""
    if isinstance(found, Problem):
        return Row(document, problem=found)
    return Row(document, extraction=found)


def found_in(row: Row) -> Found:
    """Return what was found in a row's document."""
    found = row.extraction or row.problem
    assert found is not None, "one of the two is there"
    return found


def table(rows: Iterable[Row]) -> pa.Table:
    """Return rows as a table of Arrow with the columns of the form."""
    return pa.Table.from_pylist([plain(one) for one in rows], schema=schema())


def to_bytes(rows: Iterable[Row], *, version: str) -> bytes:
    """Return the file of a shard; `version` is that of the Dateline and the model which read it."""
    marked = table(rows).replace_schema_metadata({FORM_KEY: str(FORM), VERSION_KEY: version})
    written = pa.BufferOutputStream()
    pq.write_table(marked, written, compression="zstd", write_page_checksum=True)
    return cast(bytes, written.getvalue().to_pybytes())


def from_bytes(content: bytes, *, name: str) -> list[Row]:
    """Return the rows in a shard's file; raise ReadError if it is damaged or has another form."""
    try:
        file = pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True)
        form = (file.schema_arrow.metadata or {}).get(FORM_KEY, b"").decode("ascii", "replace")
        if form != str(FORM):
            raise ReadError(
                f"{name} has the form {form or 'of no shard'}, this Dateline reads form {FORM}.",
                cure="Merge it with the Dateline that wrote it, or run `dateline map` again.",
            )
        return [record(Row, one) for one in file.read().to_pylist()]
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        why = str(error).splitlines()[0][:200]
        raise ReadError(
            f"{name} is damaged ({why}).", cure="Delete it and run `dateline map` again."
        ) from error


@cache
def schema() -> pa.Schema:
    """Return the columns of a shard."""
    return pa.schema([_field(name, kind) for name, kind in _kinds(Row).items()])


def plain(value: Any) -> Any:
    """Return a record as dictionaries and lists, with texts that can be written as UTF-8."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return guards.clean(value) if isinstance(value, str) else value


def record(kind: Any, value: Any) -> Any:
    """Return the record of a kind that `plain` took apart.

    >>> record(Problem, {"path": "a.pdf", "what": "It is empty.", "cure": "Leave it out."}).path
    'a.pdf'
    """
    kind = _without_none(kind)
    if value is None:
        return None
    if is_dataclass(kind):
        return cast(Any, kind)(
            **{name: record(one, value[name]) for name, one in _kinds(cast(type, kind)).items()}
        )
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        each = (inner[0] for _ in value) if inner[-1] is Ellipsis else iter(inner)
        return tuple(record(one, item) for one, item in zip(each, value, strict=True))
    return value


@cache
def _kinds(kind: type) -> dict[str, Any]:
    """Return the kind of each field of a record, in order."""
    return get_type_hints(kind)


@cache
def _without_none(kind: Any) -> Any:
    """Return a kind without "or None"; words out of a list are text."""
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [one for one in get_args(kind) if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else str
    return str if get_origin(kind) is Literal else kind


def _field(name: str, kind: Any) -> pa.Field:
    return pa.field(name, _type(_without_none(kind)), nullable=type(None) in get_args(kind))


def _type(kind: Any) -> pa.DataType:
    if is_dataclass(kind):
        return pa.struct([_field(name, one) for name, one in _kinds(cast(type, kind)).items()])
    if get_origin(kind) is tuple:
        return pa.list_(pa.field("item", _type(_without_none(get_args(kind)[0])), nullable=False))
    return PLAIN[_without_none(kind)]
