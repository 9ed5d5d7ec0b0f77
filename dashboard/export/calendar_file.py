"""iCalendar (RFC 5545): each date or event whose day is known, with its place, its sentence and source."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.safe_text import day, plain

MARK = "PRODID:-//Dateline//Dates in news texts//EN"
LINE = 75  # bytes, without the end of the line
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
EARLIEST = date(1970, 1, 1)


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each date with a known day as an event of whole days; its stamp is its day of publication."""
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", MARK, "CALSCALE:GREGORIAN"):
        stream.write(_folded(line))
    for row in rows.each(blocks):
        for line in _event(row):
            stream.write(_folded(line))
    stream.write(_folded("END:VCALENDAR"))


def _event(row: rows.Row) -> Iterator[str]:
    first = day(row["first"])
    if first is None:
        return
    last = max(day(row["last"]) or first, first)
    yield "BEGIN:VEVENT"
    yield f"UID:{rows.of_words(row)}@dateline"
    # The moment of writing would make other bytes each day; the day of publication is when it was known.
    yield f"DTSTAMP:{_digits(day(row['published']) or EARLIEST)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    if last < date.max:  # the end is the day after
        yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(plain(row['event']) or plain(row['text']))}"
    if place := plain(row.get("place")):
        yield f"LOCATION:{_escaped(place)}"
        yield f"GEO:{float(row['lat'])!r};{float(row['lon'])!r}"
    source = ", ".join(part for part in (plain(row["document"]), plain(row["source"])) if part)
    yield f"DESCRIPTION:{_escaped(plain(row['sentence']))}\\n\\n{_escaped(source)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(one: date) -> str:
    return f"{one.year:04}{one.month:02}{one.day:02}"


def _escaped(text: str) -> str:
    r"""Return a text as iCalendar has it.

    >>> print(_escaped("a, b; c\nd"))
    a\, b\; c\nd
    """
    text = re.sub(r"([\\;,])", r"\\\1", re.sub(r"\r\n?", "\n", text))
    return CONTROL.sub("\ufffd", text).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 bytes, none of which divides a character."""
    pieces, piece = [], b""
    for letter in line:
        written = letter.encode("utf-8")
        if len(piece) + len(written) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += written
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
