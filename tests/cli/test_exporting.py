"""The command `export`: every form, all tables, the terminal's table, and what is refused."""

import gc
import io
import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import frictionless
import openpyxl
import pandas as pd
import pytest

from dashboard import export
from dashboard.cli import grammar, rows_shown
from dashboard.export import column_types
from dashboard.filters import Filters
from dashboard.records import Document, Extraction
from dashboard.store.collection import Collection
from dashboard.store.questions import tables
from dashboard.store.questions.tables import TABLES
from dashboard.ui import downloads
from tests.conftest import Answer

Run = Callable[..., Answer]
PAIRS = [(form, table) for form, one in export.EXPORTS.items() for table in one.tables or TABLES]
WRONG = [
    (
        ("quotes", "--format", "kml"),
        "quotes can't be written as kml, which takes places or place_mentions or events",
    ),
    (("quotes", "--format", "xlsx", "--plain"), "--plain is for csv"),
    ((), "Which table of "),
    (("quotes", "--all"), "Both quotes and --all are asked for"),
    (("--all",), "Name a folder: --out folder/"),
    (("--all", "--format", "kml", "--out", "folder"), "All tables can't be written as kml"),
    (("quotes", "--person", "Zzz"), "Nobody in this collection is called “Zzz”"),
    (("quotes", "--person", "Zzz", "--count"), "Nobody in this collection is called “Zzz”"),
    (("--all", "--source", "Zzz", "--out", "folder"), "No source in this collection is called “Zzz”"),
]


@pytest.mark.slow
@pytest.mark.parametrize("words, said", WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_does_not_go_together_is_refused_with_the_cure(
    words: tuple[str, ...], said: str, run_cli: Run, sample: Path
) -> None:
    answer = run_cli("export", str(sample), *words)
    assert (answer.status, answer.bytes) == (2, b"")
    assert said in answer.err


def test_the_command_line_offers_the_forms_there_are() -> None:
    assert list(export.EXPORTS) == list(grammar.FORMS)


@pytest.mark.slow
@pytest.mark.parametrize("form, table", PAIRS, ids=[f"{form}-{table}" for form, table in PAIRS])
def test_the_command_and_the_page_write_the_same_bytes(
    form: str, table: str, run_cli: Run, sample: Path, tmp_path: Path
) -> None:
    asked = Filters(text="river")
    answer = run_cli(
        "export", str(sample), table, "--text", "river", "--format", form, "--out", "one.file"
    )  # fmt: skip
    assert answer.status == 0, answer.err
    with Collection.open(sample) as collection:
        page = downloads.other(lambda c: TABLES[table](c, asked), collection, asked, form=form, table=table)
    assert (tmp_path / "one.file").read_bytes() == page
    assert run_cli("export", str(sample), table, "--text", "river", "--format", form).bytes == page


def test_plain_csv_has_neither_mark_nor_apostrophes(run_cli: Run, sample: Path) -> None:
    guarded = run_cli("export", str(sample), "documents").bytes
    plain = run_cli("export", str(sample), "documents", "--plain", "--out", "-").bytes
    assert guarded.removeprefix(b"\xef\xbb\xbf").startswith(b"document_id,title")
    assert plain.startswith(b"document_id,title")


@pytest.mark.slow
def test_an_earlier_export_is_replaced_and_another_table_is_not(run_cli: Run, sample: Path) -> None:
    words = ("export", str(sample), "people", "--format", "xlsx", "--out", "one.xlsx")
    assert [run_cli(*words).status, run_cli(*words).status] == [0, 0]
    other = run_cli("export", str(sample), "places", "--format", "xlsx", "--out", "one.xlsx")
    assert "holds something else" in other.err
    assert run_cli("export", str(sample), "--all", "--format", "xlsx", "--out", "all.xlsx").status == 0
    assert run_cli("export", str(sample), "--all", "--format", "xlsx", "--out", "all.xlsx").status == 0


@pytest.mark.slow
def test_rows_are_counted_not_written(run_cli: Run, sample: Path) -> None:
    with Collection.open(sample) as collection:
        counts = {table: len(question(collection, Filters())) for table, question in TABLES.items()}
    for table, count in counts.items():
        assert run_cli("export", str(sample), table, "--count").out == f"{count}\n"
    lines = run_cli("export", str(sample), "--count").out.splitlines()
    assert dict(line.split() for line in lines) == {table: str(count) for table, count in counts.items()}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_folder_of_all_tables_is_a_data_package(
    form: str, run_cli: Run, sample: Path, tmp_path: Path
) -> None:
    words = ("export", str(sample), "--all", "--format", form, "--out", "folder")
    assert run_cli(*words).status == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}
    assert run_cli(*words).status == 0  # replaces its own
    assert {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()} == first
    package = frictionless.Package(str(tmp_path / "folder" / "datapackage.json"))
    assert [resource.name for resource in package.resources] == list(TABLES)
    with Collection.open(sample) as collection:
        for resource in package.resources:
            described = column_types.described()[str(resource.name)]
            fields = [(one.name, one.description) for one in resource.schema.fields]
            assert fields == [(one.name, one.meaning) for one in described]
            if form == "csv":
                report = resource.validate()
                assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
                rows = resource.read_rows()  # type: ignore[attr-defined]
                assert len(rows) == len(TABLES[str(resource.name)](collection, Filters()))
            assert resource.bytes == len(first[str(resource.path)])


@pytest.mark.slow
def test_a_workbook_of_all_tables_has_a_sheet_for_each(run_cli: Run, sample: Path, tmp_path: Path) -> None:
    assert run_cli("export", str(sample), "--all", "--format", "xlsx", "--out", "all.xlsx").status == 0
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "all.xlsx").read_bytes()))
    assert book.sheetnames == list(TABLES)
    sheet = book["documents"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref.split(":")[0]) == ("A2", "A1")
    days = [cell for cell in sheet["E"][1:] if cell.value]
    assert days and all(cell.is_date and cell.number_format == "yyyy-mm-dd" for cell in days)
    assert any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


@pytest.mark.slow
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("table", TABLES)
def test_a_table_fits_the_terminal(
    table: str, width: int, run_cli: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run_cli("export", str(sample), table, "--format", "table").out.splitlines()
    with Collection.open(sample) as collection:
        rows = TABLES[table](collection, Filters())
    assert len(lines) == 2 + len(rows)
    assert max(rows_shown._size(line) for line in lines) <= width
    assert lines[0].split()[0] in rows.columns


def test_what_a_terminal_would_obey_is_written_out(run_cli: Run, tmp_path: Path) -> None:
    with Collection.create(tmp_path / "odd.sqlite") as collection:
        odd = Document("a", "Text", "\x1b[2J 北京 \u202e title", None, "unknown")
        collection.add(odd, Extraction("a"))
    shown = run_cli("export", "odd.sqlite", "documents", "--format", "table").out
    assert "\x1b" not in shown and "\u202e" not in shown


def test_bytes_that_are_no_text_are_not_thrown_at_a_terminal(
    run_cli: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    answer = run_cli("export", str(sample), "quotes", "--format", "parquet")
    assert (answer.status, "can't be shown on a terminal" in answer.err) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
@pytest.mark.parametrize("old", [b"", None], ids=["over an earlier file", "anew"])
def test_what_is_stopped_half_way_leaves_no_half_file(
    form: str, old: bytes | None, run_cli: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tables.IN_BLOCKS["quotes"]

    def stopped(collection: Collection, filters: Filters) -> Iterator[pd.DataFrame]:
        yield next(iter(whole(collection, filters)))
        signal.raise_signal(signal.SIGINT)  # Ctrl-C

    monkeypatch.setitem(tables.IN_BLOCKS, "quotes", stopped)
    if old is not None:
        (tmp_path / "out").write_bytes(old)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    try:
        answer = run_cli("export", str(sample), "quotes", "--format", form, "--out", "out")
    finally:
        signal.signal(signal.SIGINT, before)
    gc.collect()  # what is left open complains when it goes
    assert (answer.status, answer.err) == (130, "dateline: stopped; no half file is left.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out"] * (old is not None)
    assert old is None or (tmp_path / "out").read_bytes() == old


@pytest.mark.slow
def test_the_package_says_what_was_asked_for(run_cli: Run, sample: Path, tmp_path: Path) -> None:
    run_cli("export", str(sample), "--all", "--text", "river", "--out", "folder")
    told = json.loads((tmp_path / "folder" / "datapackage.json").read_text(encoding="utf-8"))
    assert told["title"] == "Documents with the words “river”"
