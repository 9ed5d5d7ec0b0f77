"""Our own articles, written by python-docx and saved by LibreOffice in every form, come back whole."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dashboard import readers
from dashboard.readers import docx, odt, pdf, rtf
from dashboard.records import Document

OFFICE = shutil.which("soffice")
CASES = Path(__file__).parents[1] / "cases" / "articles"
ARTICLES = sorted(CASES.glob("*.txt"))
READERS: dict[str, Callable[[Path], list[str]]] = {
    "docx": docx.paragraphs,
    "odt": odt.paragraphs,
    "rtf": rtf.paragraphs,
    "pdf": pdf.paragraphs,
}
SHEET = [
    ["Headline", "Date", "Text"],
    ["Dam vote", "2022-04-26", "“Yes,” said Zoë Ó Briain."],
    ["Bridge", "2022-04-29", "The bridge opens. Цена 😀"],
]
pytestmark = [
    pytest.mark.tier2,
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (.ci/office installs it)"),
]


def saved(folder: Path, form: str, *paths: Path) -> None:
    """Have LibreOffice save files in another form."""
    assert OFFICE
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = [OFFICE, "--headless", "--norestore", profile, "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*words, *map(str, paths)], check=True, capture_output=True, timeout=300)


def blocks(path: Path) -> list[str]:
    """Return an article's paragraphs."""
    text = path.read_text(encoding="utf-8")
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]


def written(path: Path, paragraphs: list[str], *, columns: int) -> Path:
    """Write a DOCX with a head and a foot, in one column or two."""
    document = python_docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "RUNNING HEAD", "RUNNING FOOT"
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
    hyphens = OxmlElement("w:autoHyphenation")
    hyphens.set(qn("w:val"), "true")
    document.settings.element.append(hyphens)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("form", READERS)
def test_articles_come_back_whole(tmp_path: Path, form: str, columns: int) -> None:
    source = tmp_path / "source"
    source.mkdir()
    paths = [written(source / f"{one.stem}.docx", blocks(one), columns=columns) for one in ARTICLES]
    saved(tmp_path, form, *paths)
    lost, found = 0, 0
    for article in ARTICLES:
        read = READERS[form](tmp_path / f"{article.stem}.{form}")
        read = [" ".join(paragraph.split()) for paragraph in read]
        wanted = blocks(article)
        lost, found = lost + len(set(wanted) - set(read)), found + len(wanted)
        if form != "pdf":
            assert read == wanted
    # Of a paragraph that ends with its column nobody can say whether it goes on.
    assert lost <= found * 0.03


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_a_table_comes_back_whole(tmp_path: Path, form: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text("\n".join(";".join(row) for row in SHEET), encoding="utf-8")
    options = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true"
    assert OFFICE
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [OFFICE, "--headless", profile, options, "--convert-to", form, "--outdir", str(tmp_path), str(table)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    found = [item for item in readers.read_here(tmp_path / f"table.{form}") if isinstance(item, Document)]
    assert [[one.title, str(one.published), one.text] for one in found] == SHEET[1:]
