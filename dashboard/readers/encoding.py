"""Find a file's encoding: by its byte order mark, UTF-8, the declared one, else a guess that is noted."""

import codecs
import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from dashboard.errors import ReadError
from dashboard.readers import heartbeat, no_text
from dashboard.records import Problem

# UTF-32 first: its mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK = 1 << 20
LOST = "\ufffd".encode()
SAMPLE = 1 << 16
NOT_VALID = "{} in this file {} not valid {}; shown as \ufffd."
WIDE = ("utf_16", "utf_32")
# Browsers also read these as Windows-1252: what is declared as Latin-1 has its curly quotes.
WINDOWS = {"latin_1": "cp1252", "iso8859_1": "cp1252", "ascii": "cp1252"}
# "café" alone fits ten code pages equally well; English news that isn't UTF-8 is Windows-1252.
# Set by hand on nine sentences in seven languages (tests/readers/test_encoding.py).
MORE_CHAOS, LESS_COHERENCE = 0.02, 0.1


@dataclass(frozen=True, slots=True)
class Encoding:
    """The codec's name, and a note if it was guessed or doesn't fit everywhere."""

    name: str
    note: str = ""

    def problem(self) -> Problem | None:
        """Return the note, if there is one, as a Problem to accompany the document."""
        if not self.note:
            return None
        return Problem("", self.note, "If letters look wrong, save the file as UTF-8 and add it again.")


def find(file: BinaryIO, *, declared: str = "") -> Encoding:
    """Find the encoding of a whole file, reading it in pieces; raise ReadError if it isn't text."""
    file.seek(0)
    head = file.read(SAMPLE)
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return _checked(file, name)
    if name := _wide(head):
        return Encoding(name, f"The encoding is not declared; read as {name}.")
    no_text.refuse(head)
    bad = _first_bad(file, "utf-8")
    if bad is None:
        return Encoding("utf-8")
    name = _known(declared)
    if name and name != "utf_8":
        return _checked(file, name)
    return _guess(file, bad)


def open_text(path: Path) -> tuple[TextIO, Encoding]:
    """Open a file as text, keeping line ends; bytes that don't fit become U+FFFD and are noted."""
    # The caller closes it (contextlib.closing or with): it is read record by record.
    file = path.open("rb")
    try:
        encoding = find(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    heartbeat.follow(file)
    return io.TextIOWrapper(file, encoding=encoding.name, errors="replace", newline=""), encoding


def decode(content: bytes, *, declared: str = "") -> tuple[str, Encoding]:
    """Decode a whole file; bytes that don't fit become U+FFFD and are noted."""
    encoding = find(io.BytesIO(content), declared=declared)
    return content.decode(encoding.name, errors="replace"), encoding


def _checked(file: BinaryIO, name: str) -> Encoding:
    if _first_bad(file, name) is None:
        return Encoding(name)
    return Encoding(name, _not_valid(file, name))


def _not_valid(file: BinaryIO, name: str) -> str:
    """Return the note that says in how many places a file isn't in its encoding."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    places, before = 0, b""
    while chunk := file.read(CHUNK):
        heartbeat.tell()
        places += decoder.decode(chunk).count("\ufffd")
        # A character that was lost earlier, elsewhere, and is a valid one here.
        places -= (before + chunk).count(LOST) - before.count(LOST) if name.startswith("utf-8") else 0
        before = chunk[-2:]
    places += decoder.decode(b"", final=True).count("\ufffd")
    return NOT_VALID.format(*(("1 place", "is") if places == 1 else (f"{places:,} places", "are")), name)


def _first_bad(file: BinaryIO, name: str) -> int | None:
    """Return about where the file stops being valid, or None if it is valid to the end."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(name)()
    at = 0
    while chunk := file.read(CHUNK):
        heartbeat.tell()
        try:
            decoder.decode(chunk)
        except UnicodeError as error:
            return at + (error.start if isinstance(error, UnicodeDecodeError) else 0)
        at += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeError:
        return at
    return None


def _wide(head: bytes) -> str:
    """Recognise UTF-16 without a mark: Latin letters have a zero in every second byte, valid as UTF-8."""
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * half and odd < 0.05 * half else ""


def _known(declared: str) -> str:
    """Return the codec of a declared name, or "" if it isn't a registered character set."""
    try:
        name = codecs.lookup(declared.strip()).name.replace("-", "_") if declared.strip() else ""
    except (LookupError, ValueError):
        return ""
    from charset_normalizer.constant import IANA_SUPPORTED  # like spaCy: only what needs it waits for it

    name = WINDOWS.get(name, name)
    # rot13, idna and unicode_escape are codecs too, but no page is written in them. Nor is a page in UTF-16
    # if it says so in plain letters (https://html.spec.whatwg.org/#determining-the-character-encoding).
    return name if name in IANA_SUPPORTED and not name.startswith(WIDE) else ""


def _is_damaged_utf8(sample: bytes) -> bool:
    """Say whether most characters beyond ASCII are intact: the file was cut short or has a stray byte."""
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - bad
    return whole > 2 * bad


def _guess(file: BinaryIO, bad: int) -> Encoding:
    file.seek(max(0, bad - SAMPLE))
    sample = file.read(2 * SAMPLE)
    if _is_damaged_utf8(sample):
        return Encoding("utf-8", _not_valid(file, "utf-8"))
    from charset_normalizer import from_bytes

    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        raise ReadError("This is not text in any encoding we know.", cure="Save it as plain text in UTF-8.")
    name = best.encoding
    for match in matches:
        if match.chaos <= best.chaos + MORE_CHAOS and match.coherence >= best.coherence - LESS_COHERENCE:
            # Code pages that give the same letters here share one match.
            name = "cp1252" if "cp1252" in (match.encoding, *match.could_be_from_charset) else name
    return Encoding(name, f"The encoding is not declared; guessed {name}.")
