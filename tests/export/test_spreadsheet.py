"""A table opened in a real LibreOffice, in English and German: the same rows, no formula, letters right."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.export import csv_table

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.tier2,
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (.ci/office installs it)"),
]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
COMMA, SEMICOLON = "44", "59"
ENGLISH, GERMAN = "1033", "1031"  # the languages' numbers in import options
HOSTILE = [
    "=1+1", "+1", "-1 degree", "@SUM(A1)", "\t=1", "\r=1", "\n=1+1", "x\n=1+1\ny", "\u200b=1+1", "\ufeff=1+1",
    "\u00ad=1+1", "\u2060=1+1", "\u00a0=1+1", "\u3000=1+1", "＝1+1", "x;=1+1;y", "x\t=1+1\ty",
    "=cmd|' /C calc'!A0",
    "|calc", '"=1+1"', 'x";=1+1;"', '=HYPERLINK("http://x.example","y")', "'=1+1", "x,=1+1", "x;\u200b=1+1;y",
]  # fmt: skip
LETTERS = [
    "Ilze Kalniņa",
    "Überraschung in Köln",
    "Кyiv Київ",
    "北京",
    "🧨👩‍👩‍👧",
    "“Yes,” she said.",
    "naïve café ß",
]


def opened(path: Path, *, separator: str, language: str) -> list[list[ElementTree.Element]]:
    """Return the cells of a file as LibreOffice has them, by rows, opened as by a double click."""
    # Separator, quotation mark, UTF-8, first line, formats, language, whether quotes make text, find dates.
    options = f"{separator},34,76,1,,{language},false,true"
    assert OFFICE
    words = [
        OFFICE, "--headless", "--norestore", f"-env:UserInstallation=file://{path.parent}/profile",
        f"--infilter=Text - txt - csv (StarCalc):{options}", "--convert-to", "fods",
        "--outdir", str(path.parent), str(path),
    ]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    rows = []
    for row in ElementTree.parse(path.with_suffix(".fods")).iter(f"{TABLE}table-row"):
        cells = list(row.iter(f"{TABLE}table-cell"))
        if any(shown(cell) for cell in cells):
            rows += [cells] * int(row.get(f"{TABLE}number-rows-repeated", "1"))
    return rows


def shown(cell: ElementTree.Element) -> str:
    return "\n".join("".join(one.itertext()) for one in cell.iter(f"{TEXT}p"))


@pytest.fixture
def table(tmp_path: Path) -> tuple[pd.DataFrame, Path]:
    cells = HOSTILE + LETTERS
    rows = pd.DataFrame(
        {
            "quote": cells,
            "published": ["2022-04-26"] * len(cells),
            "geonameid": [12345678] * len(cells),
            "lat": [-33.86785] * len(cells),
            "speaker": list(reversed(cells)),
        }
    )
    path = tmp_path / "quotes.csv"
    with path.open("wb") as stream:
        csv_table.write([rows], stream)
    return rows, path


@pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=["English", "German"])
@pytest.mark.parametrize("separator", [COMMA, SEMICOLON], ids=["comma", "semicolon"])
def test_no_cell_is_a_formula(table: tuple[pd.DataFrame, Path], separator: str, language: str) -> None:
    cells = [cell for row in opened(table[1], separator=separator, language=language) for cell in row]
    assert len(cells) > len(table[0])
    assert [shown(cell) for cell in cells if cell.get(f"{TABLE}formula")] == []


@pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=["English", "German"])
def test_rows_letters_days_and_numbers_are_right(table: tuple[pd.DataFrame, Path], language: str) -> None:
    found = opened(table[1], separator=COMMA, language=language)
    assert [shown(cell) for cell in found[0]][:5] == list(table[0].columns)
    assert len(found) == 1 + len(table[0])
    assert [shown(row[0]) for row in found[-len(LETTERS) :]] == LETTERS
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    for row in found[1:]:
        assert row[1].get(f"{office}date-value") == "2022-04-26"
        assert row[2].get(f"{office}value") == "12345678"


def test_without_the_guard_there_would_be_formulas(tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text('quote\n=1+1\n"x;=1+1;y"\n', encoding="utf-8-sig")
    cells = [cell for row in opened(tmp_path / "bare.csv", separator=COMMA, language=ENGLISH) for cell in row]
    assert [cell.get(f"{TABLE}formula") for cell in cells if cell.get(f"{TABLE}formula")] == ["of:=1+1"]
