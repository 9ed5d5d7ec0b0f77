"""Each form × a reader that is not ours × awkward content: exactly the rows that were asked for."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx
import pandas as pd
import pytest

from dashboard import export
from dashboard.errors import UsageError
from dashboard.export import column_types, csv_table
from dashboard.export.cited import Cited
from tests.export import made, readers

MANY = 10_000


def lead(name: str) -> Callable[[pd.DataFrame], list[str]]:
    return lambda rows: [str(one) for one in rows[name]]


def guarded(rows: pd.DataFrame) -> list[str]:
    return [csv_table.guard(one) for one in rows["quote"]]


def dated(day: str, name: str) -> Callable[[pd.DataFrame], list[str]]:
    return lambda rows: [str(one) for one in rows[rows[day].notna()][name]]


def described(rows: pd.DataFrame) -> list[str]:
    known = rows[rows["first"].notna()]
    return [f"{row.sentence}\n\n{row.document}, {row.source}" for row in known.itertuples()]


def titles(rows: pd.DataFrame) -> list[str]:
    return [Cited.of(row).title for row in rows.to_dict("records")]


def in_a_line(rows: pd.DataFrame) -> list[str]:
    return [" ".join(one.split()) for one in rows["quote"]]


def edges(other: str) -> Callable[[pd.DataFrame], list[str]]:
    return lambda rows: sorted(
        " / ".join(sorted(pair)) for pair in zip(rows["name"], rows[other], strict=True)
    )


def gexf(file: io.BytesIO) -> Any:
    return networkx.read_gexf(file, version="1.3")


@dataclass(frozen=True)
class Case:
    """A form of a table: who reads it, and the words that must come back, row by row."""

    form: str
    table: str
    read: Callable[[bytes], list[str]]
    expected: Callable[[pd.DataFrame], list[str]]


CASES = [
    Case("csv", "quotes", readers.csv, guarded),
    Case("jsonl", "quotes", readers.jsonl, lead("quote")),
    Case("parquet", "quotes", readers.parquet, lead("quote")),
    Case("xlsx", "quotes", readers.xlsx, lead("quote")),
    Case("html", "quotes", readers.html, lead("quote")),
    Case("geojson", "places", readers.geo_json, lead("place")),
    Case("geojson", "place_mentions", readers.geo_json, lead("place")),
    Case("kml", "places", readers.kml, lead("place")),
    Case("kml", "place_mentions", readers.kml, lead("place")),
    Case("geojson", "events", readers.geo_json, lead("place")),
    Case("kml", "events", readers.kml, lead("place")),
    Case("timelinejs", "quotes", readers.timelinejs, dated("published", "quote")),
    Case("timelinejs", "timeline", readers.timelinejs, dated("first", "sentence")),
    Case("ics", "timeline", readers.ics, described),
    Case("timelinejs", "events", readers.timelinejs, dated("first", "sentence")),
    Case("ics", "events", readers.ics, described),
    Case("webannotation", "quotes", readers.web_annotation, lead("quote")),
    Case("bibtex", "quotes", readers.bibtex, titles),
    Case("bibtex", "documents", readers.bibtex, titles),
    Case("csl", "quotes", readers.csl, titles),
    Case("csl", "documents", readers.csl, titles),
    Case("markdown", "quotes", readers.markdown, in_a_line),
    Case("graphml", "network", readers.graph(networkx.read_graphml), edges("other")),
    Case("graphml", "people_places", readers.graph(networkx.read_graphml), edges("place")),
    Case("gexf", "network", readers.graph(gexf), edges("other")),
    Case("gexf", "people_places", readers.graph(gexf), edges("place")),
    Case("ftm", "quotes", readers.ftm, lead("quote")),
]  # fmt: skip
IDS = [f"{case.form}-{case.table}" for case in CASES]


def written(form: str, table: str, *frames: pd.DataFrame) -> bytes:
    stream = io.BytesIO()
    export.write(form, frames, stream, table=table)
    return stream.getvalue()


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_reader_finds_every_row_with_its_letters(case: Case) -> None:
    rows = made.frame(case.table)
    assert case.read(written(case.form, case.table, rows)) == case.expected(rows)


@pytest.mark.tier2
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_ten_thousand_rows_come_back(case: Case) -> None:
    rows = made.frame(case.table, MANY)
    assert case.read(written(case.form, case.table, rows)) == case.expected(rows)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_blocks_leave_no_seam_and_the_same_rows_give_the_same_bytes(case: Case) -> None:
    rows = made.frame(case.table)
    whole = written(case.form, case.table, rows)
    assert written(case.form, case.table, rows) == whole
    parted = written(case.form, case.table, rows.iloc[:5], rows.iloc[5:])
    # A block is a group of rows in Parquet: the rows are the same, the bytes are not.
    assert parted == whole or (case.form == "parquet" and case.read(parted) == case.read(whole))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_table_without_rows_is_a_whole_file(case: Case) -> None:
    assert case.read(written(case.form, case.table, made.frame(case.table, 0))) == []


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_an_earlier_export_is_known_and_nothing_else_is(case: Case) -> None:
    columns = [column.name for column in column_types.described()[case.table]]
    one = export.EXPORTS[case.form]
    assert one.is_earlier(io.BytesIO(written(case.form, case.table, made.frame(case.table))), columns)
    for other in (
        b"",
        b"mine\n",
        b"PK\x03\x04",
        b"[\n]\n",
        b"{}",
        b"PAR1PAR1",
        "<html>é</html>".encode("utf-16"),
    ):
        assert not one.is_earlier(io.BytesIO(other), columns), other


FORMS = [(form, table) for form, one in export.EXPORTS.items() for table in one.tables or ["quotes"]]


def test_each_form_is_read_by_somebody_else() -> None:
    trained = {"conll", "spacy"}  # test_training.py
    assert {case.form for case in CASES} | trained == set(export.EXPORTS)


@pytest.mark.parametrize(
    "form, table, others",
    [
        (
            "kml",
            "quotes",
            "csv, xlsx, jsonl, parquet, html, timelinejs, webannotation, bibtex, csl, markdown, ftm",
        ),
        ("ics", "people", "csv, xlsx, jsonl, parquet, html, graphml, gexf, ftm"),
        ("conll", "timeline", "csv, xlsx, jsonl, parquet, html, timelinejs, ics"),
    ],
)
def test_a_form_that_does_not_fit_names_those_that_do(form: str, table: str, others: str) -> None:
    with pytest.raises(UsageError, match=f"For {table} there are: {others}\\."):
        export.question(form, table)


def unlisted() -> pd.DataFrame:
    return pd.DataFrame({"what": ["=1", None], "number": [1, 2]})


@pytest.mark.parametrize("form", [form for form, one in export.EXPORTS.items() if one.tables is None])
def test_a_table_that_is_not_described_can_be_written(form: str) -> None:
    assert written(form, "imports", unlisted())


def test_parquet_has_the_types_of_the_described_columns() -> None:
    read = pd.read_parquet(
        io.BytesIO(written("parquet", "quotes", made.frame("quotes"))), dtype_backend="pyarrow"
    )
    types: dict[str, Any] = {name: str(kind) for name, kind in read.dtypes.items()}
    wanted = {"text": "string[pyarrow]", "integer": "int64[pyarrow]", "number": "double[pyarrow]",
              "day": "date32[day][pyarrow]"}  # fmt: skip
    assert types == {one.name: wanted[one.type] for one in column_types.described()["quotes"]}
