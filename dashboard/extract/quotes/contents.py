"""Decide where a quote begins and ends, and whether it is direct, indirect or mixed."""

import re
from collections.abc import Sequence

from dashboard.extract.model.attribution import Range
from dashboard.records import Kind
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

# The share of a marked stretch that the model must have found for all of it to be taken.
ENOUGH_OF_MARKED = 0.5
# Introduces a reported clause and is not part of it: "said that | …", "denied reports that | …", "repeated
# her claim that | …", and at its beginning "However, | …".
REPORTED = (
    r"reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|warnings?|statements?|assertions?"
)
REPORTS = rf"(?:(?:the|his|her|their|its|an?|my|our|[A-Z]\w+’s) )?(?:earlier |old |own )?(?:{REPORTED}) "
LINKING = r"(?:however|in addition|moreover|furthermore|meanwhile|nevertheless),"
INTRODUCING = re.compile(rf"(?:(?:{REPORTS})?that|{LINKING}|[,;:–—-]+)(?=[\s“\"‘'«])", re.IGNORECASE)
EDGE = " \t\r\n\u00a0,;:–—-"
QUOTATION = "“”\"„«»``''‘’"


def snap(pieces: Sequence[Range], marked: Intervals[Marked]) -> tuple[Range, ...]:
    """Widen pieces to a whole marked stretch if most of it was found; join pieces that then overlap."""
    widened: list[Range] = []
    for start, end in pieces:
        for m in marked.overlapping(start, end):
            overlap = min(end, m.end) - max(start, m.start)
            if m.end > m.start and overlap >= ENOUGH_OF_MARKED * (m.end - m.start):
                start, end = min(start, m.outer_start), max(end, m.outer_end)
        if widened and start <= widened[-1][1]:
            widened[-1] = (widened[-1][0], max(end, widened[-1][1]))
        else:
            widened.append((start, end))
    return tuple(widened)


def kind_of(text: str, pieces: Sequence[Range], marked: Intervals[Marked]) -> Kind:
    """Return how a content is quoted, by how many of its letters are between marks."""
    inside = total = 0
    for start, end in pieces:
        start = skip_introduction(text, start, end)
        total += _letters(text, start, end)
        for m in marked.overlapping(start, end):
            inside += _letters(text, max(start, m.start), min(end, m.end))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= total else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(character.isalnum() for character in text[start:end])


def skip_introduction(text: str, start: int, end: int) -> int:
    """Return where the content begins after "that", commas and spaces."""
    while start < end:
        introduction = INTRODUCING.match(text, start, end)
        if introduction:
            start = introduction.end()
        elif text[start].isspace():
            start += 1
        else:
            break
    return start


def bounds(text: str, pieces: Sequence[Range], kind: Kind) -> Range:
    """Return where the quote begins and ends: without marks if direct, else without the clause's edges."""
    start, end = pieces[0][0], pieces[-1][1]
    start = skip_introduction(text, start, end)
    edge = EDGE + QUOTATION if kind == "direct" else EDGE
    if kind == "direct":
        start = _first_mark(text, start, end)
    while start < end and text[start] in edge:
        start += 1
    while (
        end > start
        and text[end - 1] in (edge if kind == "direct" else EDGE + ".")
        and not _abbreviation(text, end)
    ):
        end -= 1
    return start, end


def said(
    text: str, pieces: Sequence[Range], whole: Range, kind: Kind, marked: Intervals[Marked]
) -> tuple[Range, ...]:
    """Return the pieces of a quote [whole) that the speaker said; () if it was not interrupted.

    “We will rebuild,” she said, “all of it” has two; a direct quote over two paragraphs has one for each.
    """
    if kind == "direct":
        pieces = _between_marks(pieces, marked) or pieces
    within = [(max(start, whole[0]), min(end, whole[1])) for start, end in pieces]
    *first, last = [_inside(text, start, end, whole) for start, end in within if start < end] or [whole]
    done: list[Range] = []
    for start, end in (*(one for one in first if _letters(text, *one)), last):
        if done and not text[done[-1][1] : start].strip():
            start = done.pop()[0]
        done.append((start, end))
    return tuple(done) if len(done) > 1 else ()


def _between_marks(pieces: Sequence[Range], marked: Intervals[Marked]) -> list[Range]:
    """Return the stretches between marks that pieces reach into, each once."""
    over = {(m.start, m.end): None for start, end in pieces for m in marked.overlapping(start, end)}
    return sorted(over)


def _inside(text: str, start: int, end: int, whole: Range) -> Range:
    """Return a piece without the commas and spaces at its edges, unless these are the quote's own."""
    while start < end and start > whole[0] and text[start] in EDGE:
        start += 1
    while end > start and end < whole[1] and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _first_mark(text: str, start: int, end: int) -> int:
    """Return where the opening mark is if only symbols come before it, such as bullets or pictures."""
    first = next((at for at in range(start, end) if text[at].isalnum() or text[at] in QUOTATION), start)
    return first if text[first : first + 1] in QUOTATION else start


def _abbreviation(text: str, end: int) -> bool:
    """Say whether a full stop at the end belongs to a word: "the U.S."."""
    return text[end - 1] == "." and end >= 3 and text[end - 3] == "."
