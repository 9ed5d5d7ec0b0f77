"""Files that are no text, whatever their names say: a row with what they are, and what to do."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import kinds, ole
from dashboard.records import Document, Problem
from tests.readers import reading

PAGE = (
    "<p>The dam holds, said Tom Reyes, who chairs the committee on water, and it will hold for years.</p>"
    "<p>He said that he had seen it himself on the day before, together with engineers from the valley.</p>"
)


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "The dam holds.")
    return packed.getvalue()


def junk(size: int = 3_000) -> bytes:
    return random.Random(4).randbytes(size)  # no secret


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\0" * 5_000, "nothing but zero bytes"),
        (b"\0", "nothing but zero bytes"),
        (b"\r\n\0\0\0\0", "nothing but zero bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + junk(), "a picture (JPEG)"),
        (b"GIF89a" + junk(), "a picture (GIF)"),
        (b"\0\0\0\x18ftypheic" + junk(), "a picture (HEIF)"),
        (b"ID3\x04\0\0\0\0\x0f\x76TIT2" + junk(), "a sound recording (MP3)"),
        (b"\xff\xfb\x90\x64" + junk(), "a sound recording (MP3)"),
        (b"\0\0\0\x20ftypisom" + junk(), "a film (MP4)"),
        (b"7z\xbc\xaf\x27\x1c" + junk(), "an archive (7z)"),
        (zipped(), "an archive (ZIP)"),
        (b"SQLite format 3\0" + junk(), "a database (SQLite)"),
        (junk(), "This is no text"),
        (junk(64_000), "This is no text"),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA3\n-----END PGP MESSAGE-----\n", "encrypted"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".html", ".md", ".json"])
def test_what_is_no_text_is_a_row_that_says_what_it_is(
    tmp_path: Path, content: bytes, what: str, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    [item] = readers.read_here(path)
    assert isinstance(item, Problem)
    assert what in item.what
    assert item.cure


@pytest.mark.parametrize(
    "text",
    [
        "ID3 is a standard of tags, said Ana Bell.",
        "BM and GIF are names. MZ is one too.",
        "The dam\x1b[1m holds\x1b[0m, said Ana Bell.\f\n",
        "II* and MM are marks; 7z is another. PK is the player.",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe dam holds.\n",
    ],
)
def test_text_that_only_begins_like_that_is_read(tmp_path: Path, text: str) -> None:
    documents, problems = reading.read(tmp_path, text, "any.txt")
    assert ([one.text for one in documents], problems) == ([text], [])


@pytest.mark.parametrize(
    "head",
    [
        "<html><body>{}",
        "<!DOCTYPE html>\n<HTML lang=en>{}",
        "\ufeff\n<!-- saved from url=(0021)https://courier.example/ -->\n<!doctype html>{}",
    ],
)
@pytest.mark.parametrize("name", ["story.php", "story", "story.aspx", "story.txt", "story.shtml"])
def test_a_web_page_is_one_under_any_name(tmp_path: Path, head: str, name: str) -> None:
    [document], _ = reading.read(tmp_path, head.format(PAGE) + "</html>", name)
    assert document.text.startswith("The dam holds")
    assert "<" not in document.text


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".ndjson"])
def test_json_that_is_a_web_page_says_so(tmp_path: Path, suffix: str) -> None:
    documents, [problem] = reading.read(tmp_path, f"<html><body>{PAGE}</body></html>", f"a{suffix}")
    assert documents == []
    assert "web page" in problem


def test_a_mail_of_outlook_says_how_to_save_it(tmp_path: Path) -> None:
    for name in ("__nameid_version1.0", "__properties_version1.0"):
        path = tmp_path / "mail.msg"
        # its attachment is a document of Word's
        path.write_bytes(ole.MARK + (name + "\0WordDocument\0").encode("utf-16-le") + b"\0" * 600)
        [problem] = [one for one in readers.read_here(path) if isinstance(one, Problem | Document)]
        assert isinstance(problem, Problem)
        assert "mail of Outlook" in problem.what
        assert "Save As" in problem.cure


@pytest.mark.parametrize("suffix", sorted(kinds.suffixes() - {".txt", ".csv", ".md", ".tsv", ".tab"}))
def test_no_message_speaks_of_libraries(tmp_path: Path, suffix: str) -> None:
    for content in (b"PK\x03\x04" + junk(), b"%PDF-1.7\n" + junk(), ole.MARK + junk()):
        path = tmp_path / f"any{suffix}"
        path.write_bytes(content)
        for item in readers.read_here(path):
            assert isinstance(item, Problem)
            assert not any(word in item.what for word in ("zip file", "PDFium", "Error", "..", ".)."))
