"""The lines of a PDF's page: its characters put together by where they are printed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 500_000  # of one page; a page of a broadsheet has 30,000
SAMPLE = 25  # every so many characters one is asked for its angle
GAP = 0.9  # of the letters' size: a wider gap may be one between columns or cells
TAB, WIDE_TAB = 2.5, 8.0  # gaps as wide as these are ones between cells: in rows, in one line alone
# How letters are printed together, and the signs of old symbol fonts.
LIGATURES = {0xFB00 + at: word for at, word in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"))}
SIGNS = LIGATURES | {0xF0B7: "•", 0xF0A7: "▪", 0xA0: " ", 0x2: "-", 0xFFFE: "-"}
LINE_ENDS = frozenset({10, 13})
NO_LETTER = frozenset({0, 0xFFFD, 0xFFFF})


@dataclass(slots=True)
class Line:
    """A line or a part of one: [left, right) on the page, the height of its foot, the letters' size."""

    text: str
    left: float
    right: float
    foot: float
    size: float

    def is_beside(self, other: "Line") -> bool:
        """Say whether the other is at the same height."""
        return abs(self.foot - other.foot) < 0.4 * min(self.size, other.size)

    def is_over(self, other: "Line") -> bool:
        """Say whether the other shares a part of this one's width."""
        return min(self.right, other.right) > max(self.left, other.left)


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page, in the order in which the file draws it."""

    pieces: list[Line]
    width: float
    height: float
    unknown: int  # letters that the file's fonts give no meaning
    is_cut: bool
    has_picture: bool


def read(page: Any) -> Page:
    """Return the pieces of lines on a page of pypdfium2."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        turn = _turn(text, min(count, MOST_CHARACTERS))
        characters = _characters(text, min(count, MOST_CHARACTERS), turn)
        pieces, unknown = _pieces(characters)
    finally:
        text.close()
    width, height = page.get_width(), page.get_height()
    return Page(
        pieces=pieces,
        width=width,
        height=height,
        unknown=unknown,
        is_cut=count > MOST_CHARACTERS,
        has_picture=not pieces and _has_picture(page),
    )


Character = tuple[str, float, float, float, float]  # what it is, left, right, foot, size


def _turn(text: Any, count: int) -> int:
    """Return by how many quarters most of the letters are turned."""
    import math

    from pypdfium2 import raw

    angles = Counter(
        round(raw.FPDFText_GetCharAngle(text, at) / (math.pi / 2)) % 4 for at in range(0, count, SAMPLE)
    )
    return angles.most_common(1)[0][0] if angles else 0


def _characters(text: Any, count: int, turn: int) -> Iterator[Character]:
    """Yield a page's letters; a space has no place."""
    from ctypes import c_double

    from pypdfium2 import raw

    # The box's foot differs between letters of one line, if a ligature comes from another font.
    box, across, up, high = raw.FS_RECTF(), c_double(), c_double(), 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in LINE_ENDS:
            continue
        # pdfium gives two halves for a character beyond U+FFFF.
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        letter = SIGNS.get(code) or chr(code)
        if letter.isspace():
            yield " ", 0.0, 0.0, 0.0, 0.0
        elif raw.FPDFText_GetLooseCharBox(text, at, box) and raw.FPDFText_GetCharOrigin(text, at, across, up):
            yield letter, *_turned(box, across.value, up.value, turn)


def _turned(box: Any, across: float, up: float, turn: int) -> tuple[float, float, float, float]:
    """Return a letter's left and right, its foot and its height, as if the page lay upright."""
    if turn == 0:
        return box.left, box.right, up, box.top - box.bottom
    if turn == 1:
        return -box.top, -box.bottom, across, box.right - box.left
    if turn == 2:
        return -box.right, -box.left, -up, box.top - box.bottom
    return box.bottom, box.top, -across, box.right - box.left


def _pieces(characters: Iterator[Any]) -> tuple[list[Line], int]:
    pieces: list[Line] = []
    letters: list[str] = []
    sizes: list[float] = []
    piece: Line | None = None
    place = (0.0, 0.0)
    unknown = 0
    for letter, left, right, foot, size in characters:
        if letter == " ":
            letters.append(letter)
            continue
        unknown += ord(letter) in NO_LETTER or 0xE000 <= ord(letter) < 0xF900
        # The letters of a ligature have one place.
        is_same_place = (left, right) == place
        place = left, right
        if piece is not None and (is_same_place or _goes_on(piece, left, foot, size)):
            letters.append(letter)
            sizes.append(size)
            piece.right = max(piece.right, right)
            continue
        _close(piece, letters, sizes, pieces)
        letters, sizes = [letter], [size]
        piece = Line("", left, right, foot, size)
    _close(piece, letters, sizes, pieces)
    return pieces, unknown


def _goes_on(piece: Line, left: float, foot: float, size: float) -> bool:
    """Say whether a letter stands right after a piece of a line; a raised figure does."""
    larger = max(piece.size, size)
    is_level = piece.foot - 0.35 * larger < foot and foot + size < piece.foot + piece.size + 0.45 * larger
    return is_level and -0.6 * larger < left - piece.right < GAP * larger


def _close(piece: Line | None, letters: list[str], sizes: list[float], pieces: list[Line]) -> None:
    if piece is None:
        return
    # The first letter may be a ligature from another font, or raised.
    piece.size = sorted(sizes)[len(sizes) // 2]
    piece.text = " ".join("".join(letters).split())
    if piece.text and piece.size > 0:
        pieces.append(piece)


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(objects), None) is not None


def joined(pieces: list[Line]) -> list[Line]:
    """Return whole lines: pieces that follow one another at the same height; a wide gap is a tab.

    A line alone with such a gap is one that was made to fill its column.
    """
    lines = _lines(pieces)
    for at, line in enumerate(lines):
        near = [one for one in lines[max(0, at - 1) : at + 2] if one is not line]
        if "\t" in line.text and not any("\t" in one.text or "\v" in one.text for one in near):
            line.text = line.text.replace("\t", " ")
    for line in lines:
        line.text = line.text.replace("\v", "\t")
    return lines


def _lines(pieces: Sequence[Line]) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and last.is_beside(piece) and piece.left >= last.right - 0.5 * piece.size:
            gap = (piece.left - last.right) / max(last.size, piece.size)
            between = "\v" if gap > WIDE_TAB else "\t" if gap > TAB else " "
            lines[-1] = Line(
                f"{last.text}{between}{piece.text}",
                last.left,
                piece.right,
                last.foot,
                max(last.size, piece.size),
            )
        elif last and _is_drop_capital(last, piece):
            lines[-1] = Line(f"{last.text}{piece.text}", last.left, piece.right, piece.foot, piece.size)
        else:
            lines.append(piece)
    return lines


def _is_drop_capital(piece: Line, following: Line) -> bool:
    """Say whether a piece is the large first letter of the line that follows."""
    return (
        len(piece.text) == 1
        and piece.text.isupper()
        and piece.size > 1.6 * following.size
        and 0 <= following.left - piece.right + 0.3 * following.size < 2 * following.size
        and piece.foot - following.size < following.foot < piece.foot + piece.size
    )
