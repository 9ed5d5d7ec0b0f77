"""Web archives: which records are pages, where they are from, and what of them is missing."""

import gzip
import random
import tracemalloc
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import html_page, warc
from dashboard.records import Document, Problem

PAGE = (
    "<html><head><title>Dam vote</title></head><body><article><h1>Dam vote</h1>"
    "<p>The council will vote on the dam on Friday, said Tom Reyes, who chairs its committee on water.</p>"
    "<p>“We have waited for ten years,” he said, “and the river has not waited for us at all.”</p>"
    "</article></body></html>"
)
URL = "https://courier.example/dam"
OTHER = "https://courier.example/other"


def answer(
    page: str | bytes = PAGE, *, status: str = "200 OK", kind: str = "text/html", more: str = ""
) -> bytes:
    """Return a server's answer with a page in it."""
    body = page if isinstance(page, bytes) else page.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(
    content: bytes, *, kind: str = "response", url: str = URL, more: str = "", length: str = ""
) -> bytes:
    """Return a record of a web archive."""
    told = "application/http" if content.startswith(b"HTTP") else "text/html"
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-29T10:00:00Z\r\n"
    size = length or f"Content-Length: {len(content)}\r\n"
    return f"{head}Content-Type: {told}\r\n{more}{size}\r\n".encode() + content + b"\r\n\r\n"


def read(tmp_path: Path, content: bytes, name: str = "any.warc") -> tuple[list[Document], list[str]]:
    """Return the documents of an archive, and what its problems say."""
    path = tmp_path / name
    path.write_bytes(content)
    items = list(readers.read_here(path))
    return (
        [item for item in items if isinstance(item, Document)],
        [item.what for item in items if isinstance(item, Problem)],
    )


CHUNKED = f"{len(PAGE.encode()):x}\r\n".encode() + PAGE.encode() + b"\r\n0\r\n\r\n"
LONG = gzip.compress(
    PAGE.replace("</article>", f"<p>{random.Random(1).randbytes(40_000).hex()}</p></article>").encode(),
    mtime=0,
)
ZIPPED = gzip.compress(PAGE.encode(), mtime=0)


@pytest.mark.parametrize(
    "content",
    [
        record(answer()),
        record(answer(kind="text/html; charset=UTF-8")),
        record(answer(kind="application/xhtml+xml")),
        record(answer(PAGE.encode("cp1252"), kind="text/html; charset=windows-1252")),
        record(answer(CHUNKED, more="Transfer-Encoding: chunked\r\n")),
        record(answer(ZIPPED, more="Content-Encoding: gzip\r\n")),
        record(answer(PAGE, more="Content-Encoding: gzip\r\n")),  # unpacked when it was stored
        record(PAGE.encode(), kind="resource"),
        record(answer(), url=f"<{URL}>"),
        record(answer()) + record(answer(), kind="revisit"),
        gzip.compress(record(answer()), mtime=0),
        gzip.compress(record(b"", kind="warcinfo") + record(answer()), mtime=0),
        gzip.compress(record(b"", kind="warcinfo"), mtime=0) + gzip.compress(record(answer()), mtime=0),
    ],
    ids=range(13),
)
def test_a_page_is_read_with_its_address_and_never_the_day_of_its_capture(
    tmp_path: Path, content: bytes
) -> None:
    [document], problems = read(tmp_path, content)
    assert (document.title, document.url, document.published) == ("Dam vote", URL, None)
    assert "“We have waited for ten years,” he said" in document.text
    assert problems == []


@pytest.mark.parametrize(
    "content",
    [
        record(answer(status="404 Not Found")),
        record(answer(status="301 Moved Permanently")),
        record(answer(kind="image/png")),
        record(answer(kind="text/plain")),
        record(answer(), kind="request"),
        record(b"length: 1\r\n", kind="metadata"),
        record(answer(""), url="dns:courier.example"),
    ],
    ids=range(7),
)
def test_what_is_no_page_that_was_found_is_none(tmp_path: Path, content: bytes) -> None:
    documents, [problem] = read(tmp_path, content)
    assert documents == []
    assert "holds no page that was found" in problem


def test_a_text_of_a_page_is_read_as_it_is(tmp_path: Path) -> None:
    content = record(b"Dam vote\nThe dam holds.", kind="conversion").replace(b"text/html", b"text/plain")
    [document], _ = read(tmp_path, content)
    assert (document.title, document.text) == ("Dam vote", "Dam vote\nThe dam holds.")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (record(answer())[:-150], "bytes are missing"),
        (record(answer(), more="WARC-Truncated: length\r\n"), "the crawler says so (length)"),
        (record(answer(more=f"Content-Length: {len(PAGE.encode()) + 10}\r\n")), "10 of its"),
        (gzip.compress(record(answer(PAGE * 30)), mtime=0)[:-60], "bytes are missing"),
        (record(answer(LONG[:-40], more="Content-Encoding: gzip\r\n")), "it is packed, and the end"),
        (
            record(answer(LONG[:-900] + bytes(900), more="Content-Encoding: gzip\r\n")),
            "it is packed, and the end",
        ),
    ],
    ids=range(6),
)
def test_a_page_that_is_cut_short_is_kept_and_marked(
    tmp_path: Path, content: bytes, what: str, capfd: pytest.CaptureFixture[str]
) -> None:
    [document], problems = read(tmp_path, content)
    assert document.extent == "cut"
    assert what in problems[0]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "damaged",
    [
        record(answer()).replace(b"Content-Length: ", b"Content-Length: -"),
        record(answer(), length="Content-Length: many\r\n"),
        record(answer(), length="Length: unknown\r\n"),
        b"lost bytes\r\n\r\n",
        record(answer(b"\x00\xff" * 40, more="Content-Encoding: br\r\n")),
        record(answer(b"<p></p>")),
    ],
    ids=range(6),
)
def test_a_damaged_record_does_not_stop_the_next(tmp_path: Path, damaged: bytes) -> None:
    documents, problems = read(tmp_path, damaged + record(answer(), url=OTHER))
    assert documents[-1].url == OTHER
    assert problems


def test_a_page_only_referred_to_is_missed(tmp_path: Path) -> None:
    _, problems = read(tmp_path, record(answer()) + record(answer(""), kind="revisit", url=OTHER))
    assert problems == ["1 page is only referred to (revisit): the text is in another archive."]


@pytest.mark.parametrize("name", ["any.warc", "any.arc"])
@pytest.mark.parametrize("content", [b"", b"junk"])
def test_an_archive_without_a_record_says_so(tmp_path: Path, name: str, content: bytes) -> None:
    documents, problems = read(tmp_path, content, name)
    assert documents == []
    assert "belong to no record" in problems[0] or problems == ["This web archive holds no record."]


@pytest.mark.parametrize("name", ["any.txt", "pages", "pages.warc.gz"])
def test_a_web_archive_is_told_by_how_it_begins(tmp_path: Path, name: str) -> None:
    assert len(read(tmp_path, record(answer()), name)[0]) == 1


def test_an_error_on_one_page_does_not_stop_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(html_page, "read_page", fail)
    _, problems = read(tmp_path, record(answer()) * 2)
    assert len(problems) == 2
    assert "failed (RuntimeError: a bug)" in problems[0]


def test_pages_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "any.warc"
    path.write_bytes(record(answer()) * 3 + record(answer(kind="image/png")))
    assert warc.count(path) == 3


@pytest.mark.slow
def test_a_large_archive_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    picture = record(answer(bytes(100_000), kind="image/png"))

    def peak(pictures: int) -> int:
        path = tmp_path / f"{pictures}.warc"
        path.write_bytes(record(answer()) + picture * pictures + record(answer()))
        tracemalloc.start()
        assert sum(isinstance(item, Document) for item in readers.read_here(path)) == 2
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)  # what is loaded once
    assert peak(200) < peak(2) + 1_000_000
