"""A mailbox (mbox): one mail after another, each a document; read mail by mail, whatever its size."""

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dashboard.errors import ReadError
from dashboard.readers import heartbeat, mail
from dashboard.readers.databases import proquest_mail
from dashboard.records import Document, Problem
from dashboard.text import guards

SUFFIX = ".mbox"
# From ana@courier.example Tue Apr 26 10:00:00 2022 · From - Tue Apr 26 10:00:00 2022
BEGINS = re.compile(
    rb"From \S[^\r\n]{0,300} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? "
    rb"(?=[^\r\n]*\d:\d\d)(?=[^\r\n]*\b\d{4}\b)[^\r\n]{10,45}\r?\n?\Z"
)
HEAD = 1 << 16  # bytes of a mail by which a database's is told
ESCAPED = re.compile(rb">+From ")
LONGEST_LINE = 1 << 20  # bytes read at once
BETWEEN_SIGNS = 10_000  # lines


def is_mbox(head: bytes, suffix: str) -> bool:
    """Say whether a file begins with the line that parts a mailbox's mails, or has the ending of one."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").partition(b"\n")
    following = rest[:100].decode("latin-1")
    begins = BEGINS.match(first) is not None and mail.HEADER_LINE.match(following) is not None
    return begins or suffix == SUFFIX


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the Document of each mail; what is wrong with one is its Problem, and the next one follows."""
    number = 0
    with path.open("rb") as file:
        heartbeat.follow(file)
        for number, content in enumerate(_mails(file), start=1):
            where = f"#{number}"
            if len(content) > guards.MOST_BYTES:
                what = f"This mail has more than {guards.MOST_BYTES / 1e6:.0f} MB."
                yield Problem(where, what, "Save its text from the mail program as a .txt file.")
                continue
            try:
                if proquest_mail.is_it(content[:HEAD].decode("utf-8", "replace")):
                    yield from (replace(item, path=where) for item in proquest_mail.articles(content))
                else:
                    yield from mail.read_message(content, where=where)
            except ReadError as error:
                yield Problem(where, error.what, error.cure)
            del content
    if number == 0:
        raise ReadError("This mailbox holds no mail.", cure="Export it again from the mail program.")


def count(path: Path) -> int:
    """Return how many mails a mailbox holds."""
    with path.open("rb") as file:
        return sum(begins for begins, _ in _lines(file))


def _mails(file: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of each mail without the line before it; of one that is too large its beginning."""
    lines: io.BytesIO | None = None
    for begins, line in _lines(file):
        if begins:
            if lines:
                yield lines.getvalue()
            lines = io.BytesIO()
        elif lines and lines.tell() <= guards.MOST_BYTES:
            # What a mailbox writes for a line that begins with "From ".
            lines.write(line[1:] if ESCAPED.match(line) else line)
    if lines:
        yield lines.getvalue()


def _lines(file: BinaryIO) -> Iterator[tuple[bool, bytes]]:
    """Yield each line, in pieces if it is long, and whether a mail begins with it."""
    is_after_blank = True
    for number in itertools.count(1):
        if number % BETWEEN_SIGNS == 0:
            heartbeat.tell()
        if not (line := file.readline(LONGEST_LINE)):
            break
        yield is_after_blank and line.startswith(b"From ") and BEGINS.match(line) is not None, line
        is_after_blank = not line.strip()
