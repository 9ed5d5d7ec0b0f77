"""OpenDocument text (.odt, as LibreOffice writes it): the text as a reader of the paper sees it."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import office_zip, several
from dashboard.readers.flow import Flow
from dashboard.records import Item

# A ZIP whose first member, not compressed, says what it is.
TYPE = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL)
LEFT_OUT = frozenset(
    "tracked-changes annotation note-citation hidden-text hidden-paragraph binary-data object ruby-text"
    " sequence-decls variable-decls user-field-decls event-listeners forms desc bibliography-source"
    " table-of-content-source".split()
)
MOST_SPACES = 100  # of one <text:s>
HEADING = "1"


def read(path: Path) -> Iterator[Item]:
    """Yield the file's articles, mostly one; raise ReadError if it isn't a whole ODT or has no text."""
    with office_zip.opened(path) as archive:
        text = _text(archive)
        found = office_zip.Properties()
        if "meta.xml" in archive.namelist():
            office_zip.parse(archive, "meta.xml", found)
    yield from several.read(text.paragraphs(), flow=text.flow, properties=found.values)


def begins(head: bytes) -> bool:
    """Say whether a file that begins like this is an OpenDocument text."""
    return TYPE.match(head) is not None


def paragraphs(path: Path) -> list[str]:
    """Return the file's paragraphs, notes last; raise ReadError if it isn't a whole ODT."""
    with office_zip.opened(path) as archive:
        return _text(archive).paragraphs()


def _text(archive: zipfile.ZipFile) -> "Text":
    if "content.xml" not in archive.namelist():
        raise ReadError(
            "This is not an OpenDocument text: it has no text part.", cure="Save it again as ODT."
        )
    office_zip.refuse_locked(archive)
    text = Text()
    office_zip.parse(archive, "content.xml", text)
    return text


class Text:
    """Takes the elements of the text part; `flow` is what was read."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._notes = Flow()
        self._boxes: list[Flow] = []  # a text box is read after the paragraph that it is in
        self._after: list[str] = []
        self._left_out = 0  # how many open elements are left out
        self._in_note = 0
        self._open: list[bool] = []  # paragraphs, each within the one before: whether they are headings
        self._style = ""
        self._hidden: set[str] = set()
        self._titles = {"Title"}

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        if self._left_out or name in LEFT_OUT or self._is_hidden(name, attrib):
            self._left_out += 1
        elif name == "style":
            self._style = office_zip.value(attrib, "name")
            if office_zip.value(attrib, "parent-style-name") == "Title":
                self._titles.add(self._style)
        elif name == "text-properties" and office_zip.value(attrib, "display") == "none":
            self._hidden.add(self._style)
        elif name in ("p", "h"):
            self._begin_paragraph(name, attrib)
        elif name == "s":
            number = office_zip.value(attrib, "c")
            self._write(" " * min(int(number) if number.isdecimal() else 1, MOST_SPACES))
        elif name in ("tab", "line-break"):
            self._write("\t" if name == "tab" else "\n")
        elif name == "table-row":
            self._now().begin_row()
        elif name == "text-box":
            self._boxes.append(Flow())
        elif name == "note-body":
            self._in_note += 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition("}")[2]
        if self._left_out:
            self._left_out -= 1
        elif name in ("p", "h") and self._open:
            self._end_paragraph(self._open.pop())
        elif name == "table-cell":
            self._now().end_cell()
        elif name == "table-row":
            self._now().end_row()
        elif name == "text-box" and self._boxes:
            self._after += self._boxes.pop().finish()
        elif name == "note-body":
            self._in_note -= 1

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._open and not self._left_out:
            self._write(re.sub(r"\s+", " ", text))

    def paragraphs(self) -> list[str]:
        """Return all paragraphs, notes last."""
        return self.flow.finish() + self._after + self._notes.finish()

    def _is_hidden(self, name: str, attrib: dict[str, str]) -> bool:
        return name in ("span", "p", "h") and office_zip.value(attrib, "style-name") in self._hidden

    def _now(self) -> Flow:
        if self._in_note:
            return self._notes
        return self._boxes[-1] if self._boxes else self.flow

    def _write(self, words: str) -> None:
        if self._open:
            self._now().write(words)

    def _begin_paragraph(self, name: str, attrib: dict[str, str]) -> None:
        level = office_zip.value(attrib, "outline-level")
        is_title = office_zip.value(attrib, "style-name") in self._titles
        self._open.append(is_title or (name == "h" and level == HEADING))

    def _end_paragraph(self, is_heading: bool) -> None:
        is_aside = bool(self._in_note or self._boxes)
        self._now().end(is_heading=is_heading and not is_aside)
        if not is_aside:
            after, self._after = self._after, []
            for paragraph in after:
                self.flow.write(paragraph)
                self.flow.end()
