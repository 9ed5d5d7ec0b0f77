"""A text with its names, quotes, dates and places marked, each mark clickable.

The browser gets finished pieces of text, never offsets: Python counts characters but a browser counts
UTF-16 units, and after an emoji the two differ. It only builds text nodes, so a document can't add markup.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import streamlit as st

from dashboard.ui import component

NAMES = {
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "date": "Date",
    "quote": "Quote",
    "speaker": "Speaker",
    "cue": "Words of saying",
    "other": "Name",
    "selected": "Selected",
}


_component = component.beside(
    __file__,
    '<div class="frame"><div class="text" role="document"></div>'
    '<button class="add" type="button" hidden></button></div>',
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked piece: `id` is the row it stands for, `says` is what a screen reader adds."""

    id: str
    start: int
    end: int
    kind: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that has the same marks from its first character to its last."""

    text: str
    marks: tuple[Mark, ...]


def show(
    text: str,
    marks: Sequence[Mark],
    *,
    key: str,
    focus: int | None = None,
    on_pick: Callable[[], None] | None = None,
    card: str = "",
    select: str = "",
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw `text`; scroll to the character `focus`; a click calls `on_pick` (see `picked`).

    With a label for it (`select`) words that are selected get a button, which calls `on_select` (see
    `selected`). The text of a `card`, named after its row, takes the focus if that row was picked with a key.
    """
    found = pieces(text, marks, cut=focus)
    begun: set[str] = set()
    parts, at = [], 0
    for piece in found:
        parts.append(describe(piece, begun, at))
        begun.update(mark.id for mark in piece.marks)
        at += len(piece.text)
    _component(
        key=key,
        data={
            "parts": parts,
            "focus": focus_part(found, focus),
            "clickable": on_pick is not None,
            "card": card,
            "select": select,
            "dark": st.context.theme.type == "dark",
        },
        on_pick_change=on_pick or (lambda: None),
        on_select_change=on_select or (lambda: None),
    )


def picked(key: str) -> int | None:
    """Return the character at which the piece clicked last begins."""
    state: Any = st.session_state.get(key)
    at = getattr(state, "pick", None) if state is not None else None
    return at if isinstance(at, int) else None


def selected(key: str) -> object:
    """Return what was selected last, as the browser tells it (see `span`)."""
    state: Any = st.session_state.get(key)
    return getattr(state, "select", None) if state is not None else None


def span(
    chosen: object, text: str, marks: Sequence[Mark], *, focus: int | None = None
) -> tuple[int, int] | None:
    """Return the start and end of selected words without the space around them, None if these are none.

    The browser tells two pieces, and how many characters before the selection's ends they have. `text`,
    `marks` and `focus` are those that were drawn.
    """
    starts = [0, *accumulate(len(piece.text) for piece in pieces(text, marks, cut=focus))]
    try:
        (first, inside), (last, behind) = ((int(part), int(at)) for part, at in chosen)  # type: ignore[attr-defined]
        start, end = starts[first] + inside, starts[last] + behind
    except (TypeError, ValueError, IndexError):
        return None
    said = text[max(start, 0) : max(end, 0)]
    start = max(start, 0) + len(said) - len(said.lstrip())
    return (start, start + len(said.strip())) if said.strip() else None


def pieces(text: str, marks: Sequence[Mark], *, cut: int | None = None) -> list[Piece]:
    """Cut the text at every edge of a mark; joined again, the pieces are the text."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = {0, len(text)} | {at for mark in inside for at in (mark.start, mark.end)}
    # If a mark contains the requested position, the whole mark is shown, not its second half.
    if cut is not None and 0 < cut < len(text) and not any(one.start <= cut < one.end for one in inside):
        borders.add(cut)
    starts = sorted(inside, key=lambda mark: mark.start)
    found: list[Piece] = []
    open_marks: list[Mark] = []
    following = 0
    for start, end in pairwise(sorted(borders)):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while following < len(starts) and starts[following].start <= start:
            open_marks.append(starts[following])
            following += 1
        shortest_first = sorted(open_marks, key=lambda mark: (mark.end - mark.start, mark.id))
        found.append(Piece(text[start:end], tuple(shortest_first)))
    return found


def describe(piece: Piece, begun: set[str], at: int) -> dict[str, Any]:
    """Turn a piece into what the browser draws: text, classes and, where a mark begins, a label.

    `at` is the position that a click on it reports.
    """
    if not piece.marks:
        return {"text": piece.text}
    first = next((mark for mark in piece.marks if mark.id not in begun), None)
    label = f"{NAMES.get(first.kind, first.kind)}: {first.says}" if first and first.says else ""
    return {
        "text": piece.text,
        "kinds": sorted({mark.kind for mark in piece.marks}),
        "at": at,
        "label": label,
        "begins": first is not None,
    }


def focus_part(found: Sequence[Piece], focus: int | None) -> int | None:
    """Return the number of the piece that contains the character `focus`."""
    if focus is None or focus < 0:
        return None
    end = 0
    for number, piece in enumerate(found):
        end += len(piece.text)
        if focus < end:
            return number
    return None
