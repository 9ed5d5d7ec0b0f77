"""Broken and hostile office files and PDFs: a Problem with what and cure, never a fault or a silence."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import office_zip, ole, rtf, zip_archive
from dashboard.records import Document, Problem
from tests.readers import by_hand

CASES = Path(__file__).parents[1] / "cases" / "readers"
WHOLE = ("printed.pdf", "talks.docx", "talks.odt", "talks.rtf", "table.xlsx", "table.xls", "table.ods")
W = by_hand.W


def read(path: Path) -> list[Document | Problem]:
    return list(readers.read_here(path))


def problem_of(path: Path) -> Problem:
    (problem,) = read(path)
    assert isinstance(problem, Problem), problem
    return problem


def are_sound(items: list[Document | Problem]) -> bool:
    """Say whether something was said, and nothing by the last barrier."""
    return bool(items) and not any(
        isinstance(one, Problem) and one.what.startswith("Reading this file failed") for one in items
    )


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_anywhere_is_said_to_be_cut(tmp_path: Path, name: str) -> None:
    content = (CASES / name).read_bytes()
    for tenth in range(10):
        path = tmp_path / f"cut{Path(name).suffix}"
        path.write_bytes(content[: len(content) * tenth // 10])
        # Through the sandbox: the library for spreadsheets gives up its process for some of these.
        items = list(readers.read(path))
        assert are_sound(items) and any(isinstance(one, Problem) for one in items), (tenth, items)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_with_wrong_bytes_is_read_or_refused(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    whole = (CASES / name).read_bytes()
    for attempt in range(25):
        content = bytearray(whole)
        for _ in range(10):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path = tmp_path / f"wrong{Path(name).suffix}"
        path.write_bytes(content)
        assert are_sound(list(readers.read(path))), attempt


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt", ".rtf", ".doc", ".xlsx", ".xls", ".ods"])
def test_a_file_with_the_wrong_ending_is_told_by_its_content(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"wrong{suffix}"
    path.write_bytes((CASES / name).read_bytes())
    wanted = [one.text for one in read(CASES / name) if isinstance(one, Document)]
    assert [one.text for one in read(path) if isinstance(one, Document)] == wanted


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt", ".rtf", ".doc", ".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize(
    "content", [b"", b"Only words.", b"\0" * 5_000, b"PK\x03\x04", b"%PDF-1.7", ole.MARK]
)
def test_a_file_that_is_none_is_a_problem(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    problem = problem_of(path)
    assert are_sound([problem]) and problem.cure


Maker = Callable[[Path, str], Path]


def as_docx(path: Path, body: str) -> Path:
    return by_hand.archive(path / "a.docx", [("word/document.xml", body)])


def as_odt(path: Path, body: str) -> Path:
    return by_hand.archive(path / "a.odt", [("mimetype", by_hand.ODT), ("content.xml", body)])


ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize("make", [as_docx, as_odt])
@pytest.mark.parametrize("body", [ENTITIES, OUTSIDE])
def test_xml_with_entities_is_refused(tmp_path: Path, make: Maker, body: str) -> None:
    assert "declares a document type" in problem_of(make(tmp_path, body)).what


@pytest.mark.parametrize("make", [as_docx, as_odt])
@pytest.mark.parametrize("body", ["<a><b></a>", "", "no xml", "<a>" * 100_000, "<a>\0</a>"])
def test_what_is_no_xml_is_said_to_be_damaged(tmp_path: Path, make: Maker, body: str) -> None:
    assert "damaged" in problem_of(make(tmp_path, body)).what


@pytest.mark.parametrize("make", [as_docx, as_odt])
def test_a_part_that_unpacks_to_very_much_is_refused(tmp_path: Path, make: Maker) -> None:
    assert "unpacks to over" in problem_of(make(tmp_path, f"<a>{' ' * 5_000_000}</a>")).what


def test_a_part_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "MOST_BYTES", 1_000)
    words = "".join(f"<w:p><w:r><w:t>{number}</w:t></w:r></w:p>" for number in range(100))
    assert "unpacks to over" in problem_of(by_hand.docx(tmp_path / "a.docx", words)).what


def test_a_spreadsheet_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    rows = f'<row r="1">{by_hand.cell("A1", " " * 5_000_000)}</row>'
    assert "unpacks to over" in problem_of(by_hand.xlsx(tmp_path / "a.xlsx", A=rows)).what


def test_very_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "MOST_MEMBERS", 5)
    parts = {f"part{number}": "" for number in range(10)}
    assert "more than 5 parts" in problem_of(by_hand.docx(tmp_path / "a.docx", "", **parts)).what


def test_tables_in_tables_without_end_are_refused(tmp_path: Path) -> None:
    assert "nested more than" in problem_of(by_hand.docx(tmp_path / "a.docx", deep(60))).what


def deep(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth


def test_groups_in_groups_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 " + b"{" * 100_000)
    assert "nested more than 1000 deep" in problem_of(path).what


@pytest.mark.parametrize(
    "body",
    [
        rb"\u9999999999?a", rb"\u-9999999999?a", rb"\uc9999999 a", rb"\bin9999999999 a", rb"\bin-5 a",
        rb"\ansicpg99999 \'93 a", rb"\f99999 a", rb"{\fonttbl{\f0\fcharset999 x;}}\f0 a\'93", rb"\'zz a",
        rb"\cell\row\cell a",
        rb"\trowd\intbl a", rb"}}}} a", rb"\\\\ a", rb"a\ ", rb"\u56832 a", rb"{\info{\title a}{\author}}a",
    ],
)  # fmt: skip
def test_odd_words_of_an_rtf_do_no_harm(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi " + body + b"}")
    assert are_sound(read(path))


def test_an_rtf_larger_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "MOST_BYTES", 10)
    assert "may have" in problem_of(CASES / "talks.rtf").what


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("EncryptedPackage", "locked with a password"),
        ("WordDocument", "Word 97"),
        ("PowerPoint Document", "presentation"),
        ("__properties_version1.0", "Outlook"),
        ("Something", "unknown kind"),
    ],
)
@pytest.mark.parametrize("suffix", [".doc", ".docx", ".xlsx"])
def test_an_old_or_locked_file_says_what_it_is(tmp_path: Path, inside: str, words: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(ole.MARK + b"\0" * 1_000 + inside.encode("utf-16-le") + b"\0\0" * 100)
    assert words in problem_of(path).what


def test_a_locked_odt_says_so(tmp_path: Path) -> None:
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    path = by_hand.archive(
        tmp_path / "a.odt",
        [("mimetype", by_hand.ODT), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)],
    )
    assert problem_of(path).what == "This file is locked with a password."


def test_a_docx_in_an_archive_is_read(tmp_path: Path) -> None:
    path = by_hand.archive(tmp_path / "a.zip", [("b/talks.docx", (CASES / "talks.docx").read_bytes())])
    (document,) = read(path)
    assert isinstance(document, Document) and document.id == "a.zip/b/talks.docx"


@pytest.mark.parametrize("name", ["a.pages", "a.numbers", "a.epub", "a.wps", "a.xlsb"])
def test_what_no_reader_knows_says_so(tmp_path: Path, name: str) -> None:
    path = by_hand.archive(tmp_path / name, [("index/document.iwa", b"\0")])
    assert problem_of(path).what.startswith("No reader for")


def test_the_limits_are_those_of_archives() -> None:
    assert office_zip.MOST_BYTES <= zip_archive.MOST_BYTES
