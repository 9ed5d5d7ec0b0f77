"""A shard's file gives back what was written, and its columns are a promise."""

import dataclasses
import math
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import ReadError
from dashboard.records import Document, Extraction, Mention, Problem, Quote
from dashboard.shards import form
from dashboard.shards.form import Row

COLUMNS = Path(__file__).parent / "columns.txt"
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bytes: st.binary(max_size=9),
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    date: st.dates(),
    type(None): st.none(),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Return what a field of a kind may hold, whatever it means."""
    if dataclasses.is_dataclass(kind):
        kinds = get_type_hints(kind)
        return st.builds(cast(Any, kind), **{name: anything(one) for name, one in kinds.items()})
    if kind in PLAIN:
        return PLAIN[kind]
    inner = get_args(kind)
    if get_origin(kind) is Literal:
        return st.sampled_from(inner)
    if get_origin(kind) is tuple:
        return st.lists(anything(inner[0]), max_size=2).map(tuple)
    return st.one_of(*map(anything, inner))


ROWS = st.one_of(
    st.builds(Row, anything(Document), anything(Extraction), st.none()),
    st.builds(Row, anything(Document), st.none(), anything(Problem)),
)


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, max_size=3))
def test_what_is_written_is_read(rows: list[Row]) -> None:
    found = form.from_bytes(form.to_bytes(rows, version="1"), name="a")
    assert found == rows
    # Kept answers are no part of what makes two extractions equal.
    assert [one.extraction and one.extraction.answers for one in found] == [
        one.extraction and one.extraction.answers for one in rows
    ]


def test_a_place_without_a_number_stays_one() -> None:
    assert math.isnan(_through(Quote(0, 1, "a", "direct", confidence=math.nan)).confidence)


def test_half_a_character_is_replaced() -> None:
    assert _through(Quote(0, 2, "a\ud800", "direct")).text == "a\ufffd"


def _through(quote: Quote) -> Quote:
    written = form.to_bytes([Row(Document("a", "b"), Extraction("a", quotes=(quote,)))], version="1")
    (row,) = form.from_bytes(written, name="a")
    assert row.extraction
    return row.extraction.quotes[0]


def test_the_columns_are_those_of_the_form() -> None:
    # If a record gets another field, raise FORM and write the file anew: str(form.schema()).
    assert f"form {form.FORM}\n{form.schema()}\n" == COLUMNS.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [Document, Extraction, Problem])
def test_every_field_of_a_record_is_a_column(kind: type) -> None:
    (column,) = [one for one in form.schema() if one.name == kind.__name__.lower()]
    assert [one.name for one in column.type] == [one.name for one in dataclasses.fields(kind)]


WRITTEN = form.to_bytes([Row(Document("a", "text " * 999), Extraction("a"))] * 9, version="1")


@pytest.mark.parametrize("end", [0, 3, 100, len(WRITTEN) // 2, len(WRITTEN) - 1])
def test_a_part_of_a_file_is_told_to_be_damaged(end: int) -> None:
    with pytest.raises(ReadError, match=r"^a\.parquet is damaged .* Delete it and run"):
        form.from_bytes(WRITTEN[:end], name="a.parquet")


@pytest.mark.parametrize("at", range(60, 160, 10))
def test_a_changed_byte_is_told(at: int) -> None:
    # Within the first page, whose checksum is looked at.
    damaged = bytearray(WRITTEN)
    damaged[at] ^= 0xFF
    try:
        rows = form.from_bytes(bytes(damaged), name="a")
    except ReadError:
        return
    assert rows == form.from_bytes(WRITTEN, name="a"), "a changed byte that nobody notices changes nothing"


def test_another_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "FORM", 99)
    with pytest.raises(ReadError, match="has the form 2, this Dateline reads form 99"):
        form.from_bytes(WRITTEN, name="a")


def test_a_table_of_somebody_else_is_no_shard() -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    other = pa.BufferOutputStream()
    pq.write_table(pa.table({"text": ["a"]}), other)
    with pytest.raises(ReadError, match="has the form of no shard"):
        form.from_bytes(other.getvalue().to_pybytes(), name="a")


def test_a_row_has_what_was_found_or_the_problem() -> None:
    document = Document("a", "b", published=date(2022, 5, 4))
    mention = Extraction("a", entities=(Mention(0, 1, "b", "PERSON"),))
    problem = Problem("a", "b", "c")
    assert form.found_in(form.row(document, mention)) == mention
    assert form.found_in(form.row(document, problem)) == problem
