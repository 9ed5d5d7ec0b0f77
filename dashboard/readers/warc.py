"""A web archive (WARC, ARC): the article of each page in it; the day of its capture is not used."""

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields, gzip_file, heartbeat, html_page
from dashboard.records import Account, Document, Problem
from dashboard.text import guards

SUFFIXES = (".warc", ".arc")
BEGINS = re.compile(rb"WARC/[01]\.\d+\r?\n|filedesc://")
# A record's first line, by which the next one is found after a damaged one: of WARC, of ARC 1.
FIRST_LINE = re.compile(
    rb"WARC/[01]\.\d+\r?\n\Z"
    rb"|[a-z][a-z0-9+.-]{0,20}://.{1,2000} \d{1,3}(?:\.\d{1,3}){3} \d{14} \S+ \d+\r?\n\Z"
)
# Of about as many records is the page an HTML page: in its HTTP header, or in that of the record.
COUNTED = (b"content-type: text/html", b"warc-type: conversion")
PAGES = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r"charset=[\"' ]*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
PIECE = 1 << 16
LONGEST_LINE = 1 << 16
LONGEST_TITLE = 150
MOST_REMEMBERED = 300_000  # addresses of pages, to know whether what is referred to was read
PACKINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
AGAIN = "Make or download the archive again."

# Its remarks on single records would go to the terminal.
logging.getLogger("warcio").addHandler(logging.NullHandler())


@dataclass(slots=True)
class _Seen:
    """What was found on the way: the addresses of pages that were read, and of pages only referred to."""

    records: int = 0
    documents: int = 0
    problems: int = 0
    pages: set[int] = field(default_factory=set)
    referred: set[int] = field(default_factory=set)


def is_warc(head: bytes, suffix: str) -> bool:
    """Say whether a file begins as a web archive does, packed or not, or has the ending of one."""
    if head.startswith(gzip_file.MARK):
        head = gzip_file.beginning(head, 100)
    return BEGINS.match(head) is not None or suffix in SUFFIXES


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the Document of each page; what is wrong with one is its Problem, and the next one follows."""
    seen = _Seen()
    with path.open("rb") as file:
        heartbeat.follow(file)
        stream, unpacked = _opened(file)
        for item in _pages(stream, seen):
            seen.documents += isinstance(item, Document)
            seen.problems += isinstance(item, Problem)
            yield item
        if unpacked and unpacked.problem:
            seen.problems += 1
            yield unpacked.problem
    if missing := len(seen.referred - seen.pages):
        pages = "1 page is" if missing == 1 else f"{missing:,} pages are"
        what = f"{pages} only referred to (revisit): the text is in another archive."
        yield Problem("", what, "Add the archive of the earlier capture, too.")
    if not seen.records:
        raise ReadError("This web archive holds no record.", cure=AGAIN)
    if not seen.documents and not seen.problems:
        records = "1 record" if seen.records == 1 else f"{seen.records:,} records"
        raise ReadError(
            f"This web archive holds no page that was found (HTML with status 200) among its {records}.",
            cure="Check that the crawl was complete.",
        )


def count(path: Path) -> int:
    """Return about how many pages an archive holds."""
    with path.open("rb") as file:
        stream, _ = _opened(file)
        return sum(line[:40].lower().startswith(COUNTED) for line in _lines(stream))


def _opened(file: BinaryIO) -> tuple[io.BufferedReader, gzip_file.Unpacked | None]:
    """Return the bytes of the records, unpacked if they are packed one by one or all together."""
    is_packed = file.read(len(gzip_file.MARK)) == gzip_file.MARK
    file.seek(0)
    if not is_packed:
        return io.BufferedReader(file, PIECE), None  # type: ignore[arg-type]
    unpacked = gzip_file.Unpacked(file)
    return io.BufferedReader(unpacked, PIECE), unpacked


def _lines(stream: io.BufferedReader) -> Iterator[bytes]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if number % 10_000 == 0:
            heartbeat.tell()
        yield line


def _pages(stream: io.BufferedReader, seen: _Seen) -> Iterator[Document | Problem]:
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    broken = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError)
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    line, skipped = _next(stream)
    while line:
        seen.records += 1
        where = f"#{seen.records}"
        if skipped:
            what = f"{skipped:,} bytes before this record belong to none: one before it is damaged."
            yield Problem(where, what, AGAIN)
        try:
            record = loader.parse_record_stream(stream, line.decode("utf-8", "replace"))
            if record.length is None:
                raise ValueError("it does not say how long it is")
            yield from _record(record, where, seen)
            _drain(record.raw_stream)
        except broken as error:
            why = " ".join(str(error).split())[:200] or "it ends too early"
            yield Problem(where, f"This record is damaged: {why}.", AGAIN)
        line, skipped = _next(stream)
    if skipped:
        what = f"{skipped:,} bytes at the end belong to no record: what comes before them is damaged."
        yield Problem("", what, AGAIN)


def _next(stream: io.BufferedReader) -> tuple[bytes, int]:
    """Return the first line of the next record, and how many bytes before it belong to none."""
    skipped = 0
    for line in _lines(stream):
        if FIRST_LINE.match(line) or line.startswith(b"filedesc://"):
            return line, skipped
        skipped += len(line) if line.strip(b"\r\n\0 ") else 0
    return b"", skipped


def _drain(stream: Any) -> int:
    """Read a record to its end; return how many bytes were left."""
    left = 0
    while piece := stream.read(PIECE):
        left += len(piece)
    return left


def _record(record: Any, where: str, seen: _Seen) -> Iterator[Document | Problem]:
    """Yield the page of a record if it is one that was found."""
    headers, answer = record.rec_headers, record.http_headers
    url = headers.get_header("WARC-Target-URI") or headers.get_header("uri") or ""
    kind = (answer.get_header("Content-Type") if answer else record.content_type) or ""
    is_page = kind.strip().lower().startswith(PAGES)
    if record.rec_type == "revisit":
        if is_page and answer.get_statuscode() == "200" and len(seen.referred) < MOST_REMEMBERED:
            seen.referred.add(hash(url))
        return
    if record.rec_type == "response":
        is_page = is_page and answer is not None and answer.get_statuscode() == "200"
    is_text = record.rec_type == "conversion" and kind.lower().startswith("text/plain")
    if not is_text and (record.rec_type not in ("response", "resource", "conversion") or not is_page):
        return
    packing = (answer.get_header("Content-Encoding") or "" if answer else "").strip().lower()
    if packing not in PACKINGS:
        what = f"This page is packed in a way that is not read ({packing[:40]!r}): {url[:200]}."
        yield Problem(where, what, "Save the page as HTML.")
        return
    content, why = _content(record)
    if is_cut := bool(why := why or _missing(record)):
        yield Problem(where, f"This page is cut short, {why}: {url[:200]}.", AGAIN)
    if len(seen.pages) < MOST_REMEMBERED:
        seen.pages.add(hash(url))
    charset = CHARSET.search(kind)
    found = _text(content, url) if is_text else _page(content, charset[1] if charset else "", url)
    for item in found:
        if isinstance(item, Document) and is_cut:
            item = replace(item, extent="cut")
        yield replace(item, path=where)


def _content(record: Any) -> tuple[bytes, str]:
    """Return a page's bytes, unpacked, and what is missing of them."""
    pieces, size = [], 0
    stream = record.content_stream()
    # Of a page that can't be unpacked the library would tell the terminal.
    with contextlib.redirect_stderr(io.StringIO()):
        while size <= guards.MOST_BYTES and (piece := stream.read(PIECE)):
            heartbeat.tell()
            pieces.append(piece)
            size += len(piece)
    if size > guards.MOST_BYTES:
        return b"".join(pieces), f"it has more than {guards.MOST_BYTES / 1e6:.0f} MB"
    unpacker = getattr(stream, "decompressor", None)
    is_whole = unpacker is None or getattr(unpacker, "eof", True)
    return b"".join(pieces), "" if is_whole else "it is packed, and the end of that is missing or damaged"


def _missing(record: Any) -> str:
    """Return what is missing of a record: by what the crawler says itself, or by its length."""
    if told := record.rec_headers.get_header("WARC-Truncated"):
        return f"the crawler says so ({told[:40]})"
    if not record.length:
        return ""
    _drain(record.raw_stream)
    missing = getattr(record.raw_stream, "limit", 0) or _unsent(record)
    return f"{missing:,} of its {record.length + _unsent(record):,} bytes are missing" if missing else ""


def _unsent(record: Any) -> int:
    """Return how many bytes the server announced and the crawler did not get."""
    told = record.http_headers.get_header("Content-Length") or "" if record.http_headers else ""
    is_plain = told.isdigit() and len(told) < 12 and record.payload_length >= 0
    return max(0, int(told) - record.payload_length) if is_plain else 0


def _text(content: bytes, url: str) -> Iterator[Document | Problem]:
    """Yield a text that was taken from a page before (WET); its first line is the page's title."""
    text, _ = encoding.decode(content)
    if text.strip():
        first = text.lstrip()[: LONGEST_TITLE + 1].partition("\n")[0].strip()
        title = first if len(first) <= LONGEST_TITLE and first != text.strip() else ""
        yield fields.headed({"title": title, "url": url}, text=text, day=None)


def _page(content: bytes, charset: str, url: str) -> Iterator[Document | Problem]:
    if not content.strip():
        return
    try:
        # An archive has one account for all its pages: that a text is cut off is counted there.
        yield from (
            item
            for item in html_page.read_page(content, declared=charset, url=url)
            if not isinstance(item, Account)
        )
    except ReadError as error:
        yield Problem("", f"{error.what} ({url[:200]})", error.cure)
    # The barrier around one page: a library's bug on a hostile page must not stop the rest.
    except Exception as error:
        what = f"Reading this page failed ({type(error).__name__}: {error}): {url[:200]}."
        yield Problem("", what, "Save the page from the browser.")
