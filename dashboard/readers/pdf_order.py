"""The reading order of a PDF's page (layout analysis): columns one after the other, tables row by row.

The order in which a file draws its text is nearly always that of reading. Where it isn't, lines go across
the columns, or up and down.
"""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.readers.pdf_lines import Line

MOST_JUMPS = 0.15  # of the pieces that follow one printed below them, in an order that can be kept
LEAST_ROWS = 4  # that two columns have beside one another
LEAST_LETTERS = 15  # that half of a column's lines have; the cells of a table have fewer
MOST_COLUMNS = 8


def sorted_pieces(pieces: Sequence[Line]) -> list[Line]:
    """Return the pieces of a page in the order of reading."""
    pieces = list(pieces)
    jumps = sum(
        one.foot + 1.5 * one.size < other.foot and one.is_over(other) for one, other in pairwise(pieces)
    )
    if jumps > max(3, MOST_JUMPS * len(pieces)):
        pieces.sort(key=lambda piece: (-piece.foot, piece.left))
    return _columns(_rows(pieces), MOST_COLUMNS)


def _rows(pieces: Sequence[Line]) -> list[list[Line]]:
    """Return the pieces that follow one another at the same height, from left to right."""
    rows: list[list[Line]] = []
    for piece in pieces:
        last = rows[-1][-1] if rows else None
        if last and last.is_beside(piece) and piece.left >= last.right - 0.5 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _columns(rows: list[list[Line]], most: int) -> list[Line]:
    """Return the pieces of rows in reading order: if they go across columns, column by column."""
    gutter = _gutter(rows) if most > 1 else None
    if gutter is None:
        return [piece for row in rows for piece in row]
    ordered: list[Line] = []
    left: list[list[Line]] = []
    right: list[list[Line]] = []
    for row in [*rows, []]:
        if not row or any(piece.left < gutter < piece.right for piece in row):
            ordered += _columns(left, most - 1) + _columns(right, most - 1) + row
            left, right = [], []
            continue
        sides = (
            [piece for piece in row if piece.right <= gutter],
            [piece for piece in row if piece.left >= gutter],
        )
        left += [sides[0]] if sides[0] else []
        right += [sides[1]] if sides[1] else []
    return ordered


def _gutter(rows: Sequence[Sequence[Line]]) -> float | None:
    """Return the middle of the leftmost gap that rows of prose have in common, or None."""
    gaps = [(one.right, other.left) for row in rows for one, other in pairwise(row)]
    if len(gaps) < LEAST_ROWS:
        return None
    best, place = 0, 0.0
    edges = sorted([(begin, 1) for begin, _ in gaps] + [(end, -1) for _, end in gaps])
    open_gaps = 0
    for (at, step), (following, _) in pairwise(edges):
        open_gaps += step
        if open_gaps > best and following > at:
            best, place = open_gaps, (at + following) / 2
    crossed = sum(any(piece.left < place < piece.right for piece in row) for row in rows)
    if best < LEAST_ROWS or best <= crossed or not _are_prose(rows, place):
        return None
    return place


def _are_prose(rows: Sequence[Sequence[Line]], place: float) -> bool:
    """Say whether what stands on both sides of a place are lines of sentences, not cells."""
    for sides in (
        ["".join(piece.text for piece in row if piece.right <= place) for row in rows],
        ["".join(piece.text for piece in row if piece.left >= place) for row in rows],
    ):
        lengths = sorted(len(side) for side in sides if side)
        if not lengths or lengths[len(lengths) // 2] < LEAST_LETTERS:
            return False
    return True
