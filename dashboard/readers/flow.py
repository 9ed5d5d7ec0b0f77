"""The text of a word processor's file as it is read: paragraphs, cells and rows in reading order."""

from dataclasses import dataclass, field

from dashboard.errors import ReadError
from dashboard.readers import heartbeat
from dashboard.text import guards

LONGEST_CELL = 80  # characters; a row with a longer cell is layout, and its cells are paragraphs
MOST_PARAGRAPHS = 500_000
DEEPEST_TABLE = 50
BETWEEN_SIGNS = 5_000  # paragraphs


@dataclass(slots=True)
class Row:
    """A row of a table: its finished cells, and the paragraphs of the one that is open."""

    cells: list[list[str]] = field(default_factory=list)
    open_cell: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """What was read so far; `heading` is the first paragraph with a heading's or title's style.

    `headings` are the places in `paragraphs` of all those outside tables.
    """

    paragraphs: list[str] = field(default_factory=list)
    heading: str = ""
    headings: list[int] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _length: int = 0
    _count: int = 0

    def write(self, words: str) -> None:
        """Add words to the open paragraph."""
        self._length += len(words)
        if self._length > guards.MOST_BYTES:
            guards.check_size(self._length, what="The text of this file")
        self._words.append(words)

    def end(self, *, is_heading: bool = False) -> None:
        """End the open paragraph; one without words is left out."""
        words = tidy("".join(self._words))
        self._words.clear()
        if not words:
            return
        self._count += 1
        if self._count % BETWEEN_SIGNS == 0:
            heartbeat.tell()
        if self._count > MOST_PARAGRAPHS:
            raise ReadError(
                f"This file has more than {MOST_PARAGRAPHS:,} paragraphs.",
                cure="Split it into several files.",
            )
        if is_heading and not self.heading:
            self.heading = words
        if is_heading and not self._rows:
            self.headings.append(len(self.paragraphs))
        (self._rows[-1].open_cell if self._rows else self.paragraphs).append(words)

    def is_in_row(self) -> bool:
        """Say whether a row of a table is open."""
        return bool(self._rows)

    def begin_row(self, *, with_open: bool = False) -> None:
        """Begin a row of a table, which may be inside a cell; the open paragraph may belong to it."""
        if not with_open:
            self.end()
        if len(self._rows) >= DEEPEST_TABLE:
            raise ReadError(
                f"This file has tables nested more than {DEEPEST_TABLE} deep.",
                cure="Save it as plain text (.txt).",
            )
        self._rows.append(Row())

    def end_cell(self) -> None:
        """End the open cell of the open row."""
        self.end()
        if self._rows:
            row = self._rows[-1]
            row.cells.append(row.open_cell)
            row.open_cell = []

    def end_row(self) -> None:
        """End the open row: short cells become one paragraph, with tabs between them."""
        self.end()
        if not self._rows:
            return
        row = self._rows.pop()
        cells = [*row.cells, row.open_cell] if row.open_cell else row.cells
        words = self._rows[-1].open_cell if self._rows else self.paragraphs
        if all(len(cell) <= 1 and len("".join(cell)) <= LONGEST_CELL for cell in cells):
            words += ["\t".join(line) for line in [["".join(cell) for cell in cells]] if any(line)]
        else:
            words += [paragraph for cell in cells for paragraph in cell]

    def finish(self) -> list[str]:
        """End what is still open, and return the paragraphs."""
        self.end()
        while self._rows:
            self.end_row()
        return self.paragraphs


def tidy(words: str) -> str:
    """Return a paragraph without soft hyphens and idle spaces; its line breaks stay.

    >>> tidy("  The talks,\\nhe\\u00ad said \\n")
    'The talks,\\nhe said'
    """
    lines = (" ".join(line.split()) for line in words.replace("\u00ad", "").split("\n"))
    return "\n".join(lines).strip("\n")
