"""Packed files: what is in them is told by its own content, and nothing unpacks without end."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import opening, zip_archive
from dashboard.records import Document, Problem

TABLE = b"text,title\nThe dam holds.,Dam\n"
LINES = b'{"text": "The dam holds."}\n'


def read(path: Path) -> tuple[list[Document], list[str]]:
    """Return the documents of a file, and what its problems say."""
    items = list(readers.read_here(path))
    return (
        [item for item in items if isinstance(item, Document)],
        [item.what for item in items if isinstance(item, Problem)],
    )


def packed(tmp_path: Path, content: bytes, name: str) -> Path:
    """Write a packed file and return its path."""
    path = tmp_path / name
    path.write_bytes(gzip.compress(content, mtime=0))
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mon.csv.gz", TABLE),
        ("mon.CSV.GZ", TABLE),
        ("mon.jsonl.gz", LINES),
        ("mon.txt.gz", b"The dam holds."),
        ("mon.gz", b"From: a@b.example\nSubject: S\nMIME-Version: 1.0\nMessage-ID: <1@b>\n\nThe dam holds."),
        ("mon.txt", b"From: a@b.example\nSubject: S\nMIME-Version: 1.0\nMessage-ID: <1@b>\n\nThe dam holds."),
    ],
)
def test_what_is_packed_is_read_by_its_own_kind(tmp_path: Path, name: str, content: bytes) -> None:
    [document], problems = read(packed(tmp_path, content, name))
    assert document.text == "The dam holds."
    assert document.path.startswith(f"{tmp_path.as_posix()}/{name}")
    assert problems == []


def test_pieces_packed_one_behind_the_other_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "mon.jsonl.gz"
    path.write_bytes(gzip.compress(LINES, mtime=0) + gzip.compress(LINES, mtime=0))
    assert len(read(path)[0]) == 2


def test_what_is_packed_is_counted(tmp_path: Path) -> None:
    assert opening.count_here(packed(tmp_path, LINES * 7, "mon.jsonl.gz"), "mon.jsonl.gz") == 7


def tar() -> bytes:
    """Return an archive of one file."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../mon.csv"), io.BytesIO(b""))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("mon.tar.gz", tar(), "many files (tar)"),
        ("mon.tgz", tar(), "many files (tar)"),
        ("mon.csv.gz", tar(), "many files (tar)"),
        ("mon.txt.gz", b"", "The packed file is empty"),
        ("mon.txt.gz", bytes(2 * zip_archive.RATIO_FROM), "more than any text does"),
        ("mon.csv.gz", gzip.compress(TABLE, mtime=0), "An archive inside an archive"),
        ("mon.zip.gz", b"PK\x03\x04", "An archive inside an archive"),
        ("mon.xyz.gz", b"\x00\x01", "No reader for '.xyz' files"),
    ],
)
def test_what_is_not_unpacked_says_why(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    documents, [problem] = read(packed(tmp_path, content, name))
    assert documents == []
    assert what in problem


def test_no_more_is_unpacked_than_an_archive_may_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "MOST_BYTES", 1_000)
    documents, [problem] = read(packed(tmp_path, LINES * 100, "mon.jsonl.gz"))
    assert documents == []
    assert "This packed file holds more than" in problem


@pytest.mark.parametrize("damage", [b"\x1f\x8b\x08", gzip.compress(TABLE, mtime=0)[:-12] + b"x" * 12])
def test_a_damaged_packed_file_says_so(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "mon.csv.gz"
    path.write_bytes(damage)
    _, problems = read(path)
    assert problems[0].startswith("This packed file is cut short or damaged")


@pytest.mark.slow
def test_a_packed_file_in_an_archive_is_not_opened_but_a_web_archive_is(tmp_path: Path) -> None:
    pages = Path(__file__).parents[1] / "cases" / "readers" / "pages.warc.gz"
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("mon.csv.gz", gzip.compress(TABLE, mtime=0))
        archive.writestr("pages.warc.gz", pages.read_bytes())
    documents, problems = read(tmp_path / "all.zip")
    assert [one.title for one in documents] == ["Dam vote", "Bridge"]
    assert problems == ["An archive inside an archive is not opened."]
