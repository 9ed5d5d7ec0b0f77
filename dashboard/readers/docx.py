"""Word's DOCX (WordprocessingML): the text as a reader of the paper sees it.

Our own reader rather than python-docx, which leaves text boxes, footnotes and insertions out and builds a
tree of the whole file.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import office_zip, several
from dashboard.readers.flow import Flow
from dashboard.records import Item

MAIN = re.compile(r"word/document\d*\.xml\Z")
# <w:delText>, <w:instrText>, fallbacks of text boxes and deleted or moved text are no text of the article.
LEFT_OUT = frozenset(
    "del moveFrom instrText delText delInstrText Fallback rubyPr rt pPrChange rPrChange".split()
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
HEADINGS = re.compile(r"(?:title|heading ?1|headline|h1)\Z", re.IGNORECASE)
OFF = frozenset({"0", "false", "off", "none"})


def read(path: Path) -> Iterator[Item]:
    """Yield the file's articles, mostly one; raise ReadError if it isn't a whole DOCX or has no text."""
    with office_zip.opened(path) as archive:
        text = _text(archive)
        found = office_zip.Properties()
        if "docProps/core.xml" in archive.namelist():
            office_zip.parse(archive, "docProps/core.xml", found)
        whole = text.flow.finish() + _notes(archive)
    yield from several.read(whole, flow=text.flow, properties=found.values)


def paragraphs(path: Path) -> list[str]:
    """Return the file's paragraphs, footnotes last; raise ReadError if it isn't a whole DOCX."""
    with office_zip.opened(path) as archive:
        return _text(archive).flow.finish() + _notes(archive)


def is_one(members: Iterable[str]) -> bool:
    """Say whether the names in a ZIP are those of a Word document."""
    return any(map(MAIN.match, members))


def _text(archive: zipfile.ZipFile) -> "Text":
    main = next(filter(MAIN.match, archive.namelist()), "")
    if not main:
        raise ReadError("This is not a Word document: it has no text part.", cure="Save it again as DOCX.")
    text = Text(_heading_styles(archive))
    office_zip.parse(archive, main, text)
    return text


def _notes(archive: zipfile.ZipFile) -> list[str]:
    found: list[str] = []
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in archive.namelist():
            notes = Text(frozenset())
            office_zip.parse(archive, name, notes)
            found += notes.flow.finish()
    return found


def _heading_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the ids of the styles named "Title" and "heading 1"; Word translates ids, not names."""
    styles = Styles()
    if "word/styles.xml" in archive.namelist():
        office_zip.parse(archive, "word/styles.xml", styles)
    return frozenset(styles.headings)


class Text:
    """Takes the elements of a text part; `flow` is what was read."""

    def __init__(self, headings: frozenset[str]) -> None:
        self.flow = Flow()
        self._headings = headings
        self._left_out = 0  # how many open elements are left out
        self._is_text = self._is_hidden = self._is_heading = self._is_run = False
        self._boxes: list[Flow] = []  # a text box is read after its paragraph
        self._after: list[str] = []

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        if self._left_out or name in LEFT_OUT:
            self._left_out += 1
        elif name == "t":
            self._is_text = not self._is_hidden
        elif name == "r":
            self._is_run, self._is_hidden = True, False
        elif name == "vanish":
            self._is_hidden = self._is_run and office_zip.value(attrib) not in OFF
        elif name == "pStyle":
            self._is_heading = office_zip.value(attrib) in self._headings or bool(
                HEADINGS.match(office_zip.value(attrib))
            )
        elif name == "p":
            self._is_heading = False
        elif name in SIGNS and self._is_run and not self._is_hidden:
            self._flow().write(SIGNS[name])
        elif name == "tr":
            self._flow().begin_row()
        elif name == "txbxContent":
            self._boxes.append(Flow())
        elif name in ("footnote", "endnote") and office_zip.value(attrib, "type") not in ("", "normal"):
            self._left_out += 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition("}")[2]
        if self._left_out:
            self._left_out -= 1
        elif name == "t":
            self._is_text = False
        elif name == "r":
            self._is_run = self._is_hidden = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tc":
            self._flow().end_cell()
        elif name == "tr":
            self._flow().end_row()
        elif name == "txbxContent":
            self._after += self._boxes.pop().finish()

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._is_text and not self._left_out:
            self._flow().write(text)

    def _flow(self) -> Flow:
        return self._boxes[-1] if self._boxes else self.flow

    def _end_paragraph(self) -> None:
        self._flow().end(is_heading=self._is_heading and not self._boxes)
        if not self._boxes:
            after, self._after = self._after, []
            for paragraph in after:
                self.flow.write(paragraph)
                self.flow.end()


class Styles:
    """Takes the elements of the styles part; `headings` are the ids of those for a headline."""

    def __init__(self) -> None:
        self.headings: set[str] = set()
        self._id = ""

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        if name == "style":
            self._id = office_zip.value(attrib, "styleId")
        elif name == "name" and HEADINGS.match(office_zip.value(attrib)):
            self.headings.add(self._id)

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take a piece of text."""
