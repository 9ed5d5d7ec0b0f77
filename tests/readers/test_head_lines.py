"""Byline and day on lines of their own between headline and text, in texts and office documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.readers import head_lines
from dashboard.records import Document
from tests.readers import reading

TEXT = (
    "The dam holds, said Tom Reyes, who chairs the committee on water. He saw it on Tuesday, he said, and it"
    " will hold for years."
)


def rtf(lines: list[str]) -> str:
    return "{\\rtf1\\ansi " + "\\par ".join(lines) + "\\par}"


FORMS: dict[str, Callable[[list[str]], str]] = {"a.txt": "\n\n".join, "b.txt": "\n".join, "c.rtf": rtf}


def read(tmp_path: Path, name: str, *lines: str) -> Document:
    [document], _ = reading.read(tmp_path, FORMS[name]([*lines, TEXT]), name)
    return document


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    "lines",
    [
        ("By Jane Doe", "May 4, 2022"),
        ("BY JANE DOE", "4 May 2022"),
        ("May 4, 2022", "By Jane Doe, Valley Wire"),
        ("By Jane Doe | May 4, 2022",),
        (
            "A vote that nobody in the valley had asked for",
            "By Jane Doe",
            "Wednesday, May 4, 2022 at 10:05 a.m.",
        ),
        ("By: Jane Doe", "Published on May 4, 2022", "Updated May 6, 2022"),
        ("Updated May 6, 2022", "By Jane Doe", "May 4, 2022"),
        ("Written by Jane Doe", "2022-05-04"),
    ],
)
def test_byline_and_day_stand_above_the_text(tmp_path: Path, name: str, lines: tuple[str, ...]) -> None:
    document = read(tmp_path, name, "Dam vote is near", *lines)
    assert document.author == "Jane Doe"
    assert (str(document.published), document.published_from) == ("2022-05-04", "field")
    assert document.title == "Dam vote is near"
    assert document.text.startswith("Dam vote is near")  # nothing is taken out of the text


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    "lines",
    [
        ("By Tuesday Jane and the others had left",),
        ("By Staff",),
        ("By the river",),
        ("Updated May 4, 2022",),
        ("04/05/2022",),
        ("May 4",),
        ("The vote of May 4, 2022",),
        ("They went by Jane Doe",),
        ("It was over in an hour.", "By Jane Doe", "May 4, 2022"),  # below the text's beginning
    ],
)
def test_what_is_no_clear_line_stays_unknown(tmp_path: Path, name: str, lines: tuple[str, ...]) -> None:
    document = read(tmp_path, name, "Dam vote is near", *lines)
    assert (document.author, document.published) == ("", None)


@pytest.mark.parametrize("name", ["a.txt", "c.rtf"])
@pytest.mark.parametrize(
    "notice", ["FOR IMMEDIATE RELEASE", "For immediate release:", "PRESS RELEASE", "News Release"]
)
def test_a_notice_to_the_press_is_no_headline(tmp_path: Path, name: str, notice: str) -> None:
    assert read(tmp_path, name, notice, "Dam vote is near").title == "Dam vote is near"
    assert read(tmp_path, name, notice).title == ""


def test_several_authors_are_told_apart() -> None:
    assert head_lines.byline("By Jane Doe, Tom Reyes and Ana de la Cruz, Valley Wire") == (
        "Jane Doe; Tom Reyes; Ana de la Cruz"
    )


def test_header_lines_go_before_what_stands_below(tmp_path: Path) -> None:
    content = f"Title: Dam\nAuthor: Ana Bell\nDate: 2022-05-01\n\nBy Jane Doe\nMay 4, 2022\n\n{TEXT}"
    [document], _ = reading.read(tmp_path, content, "a.txt")
    assert (document.title, document.author, str(document.published)) == ("Dam", "Ana Bell", "2022-05-01")
