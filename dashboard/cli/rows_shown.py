"""Rows drawn for a terminal: as many columns as fit its width, and a pager if there is more than a screen."""

import os
import shlex
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from dashboard.cli import terminal

if TYPE_CHECKING:
    from dashboard.export.form import Blocks

NARROW = 80  # characters, where the output is no terminal
GAP = "  "
MOST = {"text": 40, "integer": 9, "number": 8, "day": 10}  # characters of a column
WIDEST = frozenset(("quote", "sentence", "title", "document"))
LEAST = 12  # characters of a text that is cut to fit
LAST = frozenset("quote_id date_id document_id version because context".split())  # of use to programs
LOOKED_AT = 200  # rows by which the widths are chosen


def width() -> int:
    """Return how many characters fit into a line."""
    return shutil.get_terminal_size((NARROW, 24)).columns


def lines(blocks: "Blocks", *, width: int) -> Iterator[str]:
    """Yield a heading, a rule and the rows, none wider than `width`; what is cut ends in "…"."""
    widths: dict[str, int] = {}
    for rows in blocks:
        if not widths:
            cells = {str(name): [_cell(one) for one in rows[name].head(LOOKED_AT)] for name in rows}
            widths = _fitting(cells, width)
            yield _line(list(widths), widths.values())
            yield GAP.join("─" * one for one in widths.values())
        for row in rows[list(widths)].itertuples(index=False, name=None):
            yield _line([_cell(one) for one in row], widths.values())


def page(drawn: Iterable[str]) -> None:
    """Show lines: on a terminal in the user's pager, if there is one, else one after the other."""
    pager = _pager()
    if pager is None:
        for line in drawn:
            terminal.say(line)
        return
    with subprocess.Popen(pager, stdin=subprocess.PIPE, text=True, encoding="utf-8") as shown:
        assert shown.stdin is not None
        try:
            for line in drawn:
                shown.stdin.write(f"{terminal.visible(line)}\n")
        except BrokenPipeError:
            return  # who has seen enough
        finally:
            # Closing writes what is left.
            with suppress(BrokenPipeError):
                shown.stdin.close()


def _pager() -> list[str] | None:
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return None
    asked = os.environ.get("PAGER", "less -FRSX")
    words = shlex.split(asked)
    return words if words and shutil.which(words[0]) else None


def _fitting(cells: dict[str, list[str]], width: int) -> dict[str, int]:
    """Return the columns that fit, in order, with their widths; those for people come before the others."""
    needed = {
        name: max([_size(name), *(min(_size(one), MOST["text"]) for one in column)])
        for name, column in cells.items()
        if any(column) or not cells[name]
    }
    order = sorted(needed, key=lambda name: name in LAST)
    chosen: dict[str, int] = {}
    left = width
    for name in order:
        own = min(needed[name], left - (len(GAP) if chosen else 0))
        if own >= min(needed[name], LEAST) and own > 0:
            left -= own + (len(GAP) if chosen else 0)
            chosen[name] = own
    return {name: chosen[name] for name in cells if name in chosen}


def _line(cells: Sequence[str], widths: Iterable[int]) -> str:
    return GAP.join(_padded(cell, size) for cell, size in zip(cells, widths, strict=True)).rstrip()


def _padded(cell: str, size: int) -> str:
    if _size(cell) > size:
        kept = ""
        for letter in cell:
            if _size(kept + letter) > size - 1:
                break
            kept += letter
        cell = f"{kept}…"
    return cell + " " * (size - _size(cell))


def _size(text: str) -> int:
    """Return how many characters wide a text is drawn: Chinese takes two each, an accent none.

    >>> _size("北京"), _size("e\u0301")
    (4, 1)
    """
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _cell(value: object) -> str:
    from dashboard.export.safe_text import plain

    return terminal.visible(" ".join(plain(value).split()))
