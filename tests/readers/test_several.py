"""Several articles in one file of a word processor: where they are told apart, and what is said if not."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.records import Account, Document
from tests.readers import by_hand

PROSE = "The dam holds, said Tom Reyes, who chairs the committee on water, and it will hold for years."
HEADINGS = frozenset({"Dam vote", "Bridge opens", "Rain falls", "Press review"})
STYLE = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
RANK = "\\outlinelevel0"
DAM = ["Dam vote", "By Ana Bell", "May 4, 2022", PROSE]
BRIDGE = ["Bridge opens", "5. Mai 2022", PROSE, "A second paragraph."]


def docx(path: Path, lines: list[str]) -> Path:
    body = "".join(f"<w:p>{STYLE * (line in HEADINGS)}<w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return by_hand.docx(path, body)


def odt(path: Path, lines: list[str]) -> Path:
    body = "".join(
        f'<text:h text:outline-level="1">{line}</text:h>' if line in HEADINGS else f"<text:p>{line}</text:p>"
        for line in lines
    )
    return by_hand.odt(path, f"<office:text>{body}</office:text>")


def rtf(path: Path, lines: list[str]) -> Path:
    body = "\n".join(f"\\pard{RANK * (line in HEADINGS)} {line}\\par" for line in lines)
    path.write_text(f"{{\\rtf1\\ansi\n{body}}}", encoding="ascii")
    return path


FORMS = {"a.docx": docx, "a.odt": odt, "a.rtf": rtf}


def read(path: Path) -> tuple[list[Document], tuple[str, ...]]:
    """Return the articles of a file, and the notes of its account."""
    notes: list[Account] = []
    items = list(readers.read(path, account=notes.append))
    return [item for item in items if isinstance(item, Document)], notes[-1].notes


@pytest.mark.parametrize("name", FORMS)
def test_articles_are_told_apart_by_headings_with_a_byline_or_day_below(tmp_path: Path, name: str) -> None:
    [dam, bridge], notes = read(FORMS[name](tmp_path / name, [*DAM, *BRIDGE]))
    assert (dam.title, dam.author, str(dam.published)) == ("Dam vote", "Ana Bell", "2022-05-04")
    assert (bridge.title, bridge.author, str(bridge.published)) == ("Bridge opens", "", "2022-05-05")
    assert bridge.text == f"Bridge opens\n\n5. Mai 2022\n\n{PROSE}\n\nA second paragraph."
    assert "Bridge" not in dam.text and (dam.path[-2:], bridge.path[-2:]) == ("#1", "#2")
    assert notes == ("2 articles were told apart by their headings, with a byline or day below each.",)


def test_what_stands_above_the_first_and_headings_without_a_day_are_told(tmp_path: Path) -> None:
    lines = ["Press review", "May 6, 2022", *DAM, "Rain falls", PROSE, *BRIDGE]
    [dam, bridge], notes = read(docx(tmp_path / "a.docx", lines))
    assert "Rain falls" in dam.text and dam.published != bridge.published
    assert notes[1:] == (
        "The 2 paragraphs above the first are left out.",
        "One heading has neither, and what is below belongs to the article before.",
    )


@pytest.mark.parametrize(
    "above",
    [["Date: May 4, 2022"], ["RIGA, May 4, 2022 — It rains."], ["Source: The Courier", "Date: 4 May 2022"]],
)
def test_a_labelled_day_or_a_dateline_will_do(tmp_path: Path, above: list[str]) -> None:
    documents, _ = read(docx(tmp_path / "a.docx", ["Dam vote", *above, PROSE, *BRIDGE]))
    assert [str(one.published) for one in documents] == ["2022-05-04", "2022-05-05"]


@pytest.mark.parametrize(
    "lines",
    [
        [*DAM, "Bridge opens", PROSE],
        ["Press review", *DAM],
        [*DAM, "Bridge opens", "May 5, 2022"],
        ["Dam vote", PROSE, "Bridge opens", PROSE],
    ],
)
def test_a_report_with_headings_is_one_article(tmp_path: Path, lines: list[str]) -> None:
    [document], notes = read(docx(tmp_path / "a.docx", lines))
    assert document.path.endswith("a.docx") and notes == ()


def test_many_headings_that_show_nothing_are_one_article_and_a_note_says_how_to_part_them(
    tmp_path: Path,
) -> None:
    [_], notes = read(
        docx(tmp_path / "a.docx", ["Dam vote", PROSE, "Bridge opens", PROSE, "Rain falls", PROSE])
    )
    assert notes == (
        "This file has 3 parts with a heading and was read as one article. If they are articles of their own,"
        " give each its day or byline on a line below the heading.",
    )
