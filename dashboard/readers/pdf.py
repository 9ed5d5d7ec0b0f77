"""A PDF: its text as a reader of the paper sees it, in paragraphs; what is printed around it is left out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import heartbeat, one_article, pdf_lines, pdf_margins, pdf_order, pdf_paragraphs
from dashboard.records import Document, Problem
from dashboard.text import guards

MARK, END = b"%PDF-", b"%%EOF"
TAIL = 4096  # bytes at whose end it is; some programs write more after it
MOST_PAGES = 3_000
LARGER = 1.15  # a headline's letters beside those of the text
BEGINNING = 8  # paragraphs among which the headline is
MOST_NAMED = 10
MOST_UNKNOWN = 0.2  # of the letters
OCR = "Run it through a program that recognises text (OCR), and add the PDF that this makes."
AGAIN = "Save or download it again, or its text as a .txt file."


@dataclass(slots=True)
class Reading:
    """What a PDF's pages hold."""

    paragraphs: list[pdf_paragraphs.Paragraph] = field(default_factory=list)
    title: str = ""
    author: str = ""
    url: str = ""
    problems: list[Problem] = field(default_factory=list)


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the file's only Document and a Problem for pages without text; raise ReadError if it has none."""
    reading = _whole(path)
    yield from reading.problems
    yield from one_article.read(
        [paragraph.text for paragraph in reading.paragraphs],
        heading=_heading(reading.paragraphs, reading.title),
        title=reading.title,
        author=reading.author,
        url=reading.url,
    )


def begins(head: bytes) -> bool:
    """Say whether a file that begins like this is a PDF; some programs write a few lines before it."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t\0").startswith(MARK) or b"\n" + MARK in head[:1024]


def paragraphs(path: Path) -> list[str]:
    """Return the file's paragraphs in reading order; raise ReadError if there are none."""
    return [paragraph.text for paragraph in _whole(path).paragraphs]


def _whole(path: Path) -> Reading:
    with _opened(path) as pdf:
        reading = Reading()
        pages = list(_pages(pdf, reading))
        properties = pdf.get_metadata_dict()
    if _is_cut(path):
        reading.problems.append(Problem("", "The end of this PDF is missing, and pages may be too.", AGAIN))
    reading.title, reading.author = properties.get("Title", ""), properties.get("Author", "")
    bare = pdf_margins.without(
        [pdf_lines.joined(pdf_order.sorted_pieces(page.pieces)) for page in pages],
        [page.height for page in pages],
    )
    reading.url = bare.url
    reading.paragraphs = pdf_paragraphs.paragraphs(bare.pages)
    return reading


def _is_cut(path: Path) -> bool:
    """Say whether a file lacks the mark with which a PDF ends."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        return END not in file.read(TAIL)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a PDF; raise ReadError if it is damaged or locked."""
    import pypdfium2

    with path.open("rb") as file:
        head = file.read(1024)
    if not begins(head):
        what = "This is not a PDF." if head else "This file is empty."
        raise ReadError(what, cure="Check that it was saved completely and has the right ending.")
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            cure = "Open it with the password, print or save it as a PDF without one, and add that."
            raise ReadError("This PDF is locked with a password.", cure=cure) from error
        raise ReadError("This PDF is cut short or damaged.", cure=AGAIN) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _pages(pdf: Any, reading: Reading) -> Iterator[pdf_lines.Page]:
    """Yield the pages within the limits, and note what is missing."""
    import pypdfium2

    count, length, letters, unknown = len(pdf), 0, 0, 0
    pictures: list[int] = []
    broken: list[int] = []
    cut: list[int] = []
    for number in range(min(count, MOST_PAGES)):
        heartbeat.tell()
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            continue
        try:
            found = pdf_lines.read(page)
        finally:
            page.close()
        if found.has_picture:
            pictures.append(number + 1)
        if found.is_cut:
            cut.append(number + 1)
        length += sum(len(piece.text) for piece in found.pieces)
        letters += sum(len(piece.text) for piece in found.pieces)
        unknown += found.unknown
        guards.check_size(length, what="The text of this PDF")
        yield found
    _check(reading, count=count, letters=letters, unknown=unknown, pictures=pictures)
    if broken:
        reading.problems.append(Problem("", f"{_named(broken)} damaged and not read.", AGAIN))
    if cut:
        reading.problems.append(Problem("", f"{_named(cut)} too large; only the beginning is read.", AGAIN))


def _check(reading: Reading, *, count: int, letters: int, unknown: int, pictures: list[int]) -> None:
    """Note the pages that are not read; raise ReadError if nothing is."""
    if letters == 0:
        what = "This PDF holds no text (pictures only)." if pictures else "This PDF holds no text."
        raise ReadError(what, cure=OCR if pictures else AGAIN)
    if unknown > MOST_UNKNOWN * letters:
        raise ReadError("The fonts of this PDF don't say which letters they show.", cure=OCR)
    if pictures:
        reading.problems.append(Problem("", f"{_named(pictures)} without text (pictures only).", OCR))
    if count > MOST_PAGES:
        what = f"This PDF has {count:,} pages; the first {MOST_PAGES:,} were read."
        reading.problems.append(Problem("", what, "Split it into several files."))


def _named(numbers: Sequence[int]) -> str:
    """Return "Page 3 is", "Pages 3 and 5 are" …"""
    shown = [str(number) for number in numbers[:MOST_NAMED]]
    if len(numbers) > MOST_NAMED:
        shown.append(f"{len(numbers) - MOST_NAMED:,} more")
    if len(shown) == 1:
        return f"Page {shown[0]} is"
    return f"Pages {', '.join(shown[:-1])} and {shown[-1]} are"


def _heading(paragraphs: Sequence[pdf_paragraphs.Paragraph], title: str) -> str:
    """Return the first paragraph in the largest letters near the beginning, if the text's are smaller.

    If the file's own title begins with one in large letters, it is that: a paper's name may be larger.
    """
    sizes = sorted((one.size, len(one.text)) for one in paragraphs)
    half, usual = sum(length for _, length in sizes) / 2, 0.0
    for size, length in sizes:
        usual, half = size, half - length
        if half <= 0:
            break
    large = [one for one in paragraphs[:BEGINNING] if one.size > LARGER * usual and len(one.text) > 3]
    for one in large:
        if title.casefold().startswith(one.text.casefold()):
            return one.text
    return max(large, key=lambda one: round(one.size, 1)).text if large else ""
