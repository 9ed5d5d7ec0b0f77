"""Read text wrapped by hand (mail, old wires, copied PDF) as paragraphs, tracking each character."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

from dashboard.records import Extraction, Reference

Found = TypeVar("Found")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# "> " and ">> " before the lines of a quoted mail
QUOTED = re.compile(r"[ \t]*(?:> ?)+|[ \t]*")
# "- a point", "• a point", "(a) a point", "* * *", "From: ana@example.org"
OPENS = re.compile(r"(?:[-*•·–▪◦‣]|\(\d{1,3}\)|\(?[a-z]\))\s|[*_=~#|+]|[A-Z][\w-]{1,20}: ")
NUMBERED = re.compile(r"\d{1,3}[.)]\s")
# A table's columns, separated by tabs, bars or spaces
COLUMNS = re.compile(r"\t|\||\S {3,}\S|\.{4,}|(?:[^\s.!?:”\"’')\]] {2}\S.*){2}")
SPACES = re.compile(r"[^\S\r\n]+")
ABBREVIATED = re.compile(r"\b(?=\w)[A-Z]?[a-z]{0,4}\.$")  # "paid on Nov."
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
# Two halves of a hyphenated word: "self-" and "styled"
HYPHEN_END = re.compile(r"[^\W\d_]-$")
NARROWEST, WIDEST = 24, 120  # characters of a line
# Of the line ends inside blocks: the least share that are there because the next word has no room, and the
# largest share that are followed by a line like those of a verse, an address or a list. Set by hand; of 571
# news articles wrapped at 30 to 100 columns, 98 % (96 % without blank lines between paragraphs) get at least
# nine of ten of their paragraphs back.
LEAST_FULL, MOST_CAPITALS = 0.7, 0.5
FEW = 2  # line ends; if there are so few, they must continue in small letters
# In a column as wide as a mail's, where each line is full, one line that goes on in small letters is enough.
WIDE = 50  # characters
# Words that end no line but a broken one: "the Bank of | England". One line of a block has such an end.
OPEN_END = re.compile(
    r"(?:^|\s)(?:an?|the|of|for|to|in|on|at|by|with|from|and|or|that|as|than|his|her|their|its|our|my|de|der|van|von|"
    r"is|are|was|were|has|had|have|will|would|who|which|said)$"
)
LEAST_BLOCK = 8  # words of a block with lines of any length


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: [start, end) without its quote mark, its spaces and its line end."""

    start: int
    end: int
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text with each paragraph in one line; `given[i]` is the position of character i in the original."""

    text: str
    given: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of this text as a stretch of the original."""
        return (self.given[start], self.given[end - 1] + 1) if start < end else (self.given[start],) * 2


def unwrapped(text: str) -> Unwrapped | None:
    """Return the text with its paragraphs put together, or None if its lines are not wrapped.

    >>> unwrapped("The river rose on Monday and reached\\nthe lower town by night, where some\\nmet.").text
    'The river rose on Monday and reached the lower town by night, where some met.'
    """
    lines = list(_lines(text))
    width = _width(lines)
    pairs = [(one, other) for one, other in pairwise(lines) if one.text and other.text]
    wraps = [(one, other) for one, other in pairs if _is_full(one, other, width)]
    if not NARROWEST <= width <= WIDEST or not (
        _is_wrapped(wraps, len(pairs)) or _is_wide(wraps, len(pairs), width)
    ):
        wraps = [pair for block in _blocks(lines) if _is_broken(block) for pair in pairwise(block)]
    return _put_together(text, lines, {one.start: other for one, other in wraps}) if wraps else None


def _lines(text: str) -> Iterator[Line]:
    at = 0
    while at < len(text):
        line = LINE.match(text, at)
        assert line is not None
        mark = QUOTED.match(text, at, line.end())
        start = mark.end() if mark else at
        words = text[start : line.end()].rstrip()
        yield Line(start, start + len(words), words, mark[0].count(">") if mark else 0)
        at = line.end()


def _width(lines: Sequence[Line]) -> int:
    """Return the longest line length, except for the few lines that an address or a table makes longer."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    return lengths[-1 - len(lengths) // 50] if lengths else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Say whether a line ends because the next word had no room, and the next line continues with it."""
    if line.depth != following.depth or OPENS.match(following.text) or len(following.text) > 2 * WIDEST:
        return False
    if (
        NUMBERED.match(following.text)
        and SENTENCE_END.search(line.text)
        and not ABBREVIATED.search(line.text)
    ):
        return False
    if COLUMNS.search(line.text) or COLUMNS.search(following.text):
        return False
    room = width - len(line.text)
    return len(following.text.split(maxsplit=1)[0]) + 1 > room


def _is_wrapped(wraps: Sequence[tuple[Line, Line]], ends: int) -> bool:
    """Say whether a text's line ends come from a narrow column, not from verse, tables or addresses."""
    if not wraps or len(wraps) < LEAST_FULL * ends:
        return False
    capitals = sum(other.text[0].isupper() for _, other in wraps)
    ended = sum(SENTENCE_END.search(one.text) is not None for one, _ in wraps)
    if len(wraps) <= FEW:
        return not capitals and not ended
    return capitals <= MOST_CAPITALS * len(wraps) and ended <= MOST_CAPITALS * len(wraps)


def _is_wide(wraps: Sequence[tuple[Line, Line]], ends: int, width: int) -> bool:
    """Say whether each line of a wide column is full, ends no sentence, and one goes on in small letters."""
    is_full = FEW <= len(wraps) == ends and width >= WIDE
    ended = any(SENTENCE_END.search(one.text) for one, _ in wraps)
    return is_full and not ended and any(other.text[0].islower() for _, other in wraps)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines between blank lines, where there are two or more."""
    block: list[Line] = []
    for line in lines:
        if line.text:
            block.append(line)
            continue
        if len(block) > 1:
            yield block
        block = []
    if len(block) > 1:
        yield block


def _is_broken(block: Sequence[Line]) -> bool:
    """Say whether a block is one paragraph in lines of any length: "the Bank of | England in Leeds."

    Its only full stop at a line's end is that of its last line, and some line ends where nothing can end.
    """
    *inner, last = [line.text for line in block]
    if not SENTENCE_END.search(last) or sum(len(one.split()) for one in (*inner, last)) < LEAST_BLOCK:
        return False
    odd = any(OPENS.match(one) or NUMBERED.match(one) or COLUMNS.search(one) for one in (*inner, last))
    if odd or len({line.depth for line in block}) > 1 or not block[0].text[0].isupper():
        return False
    if any(len(one) > WIDEST or one[-1] in '.,;:!?…”"' for one in inner):
        return False
    return any(OPEN_END.search(one) for one in inner)


def _put_together(text: str, lines: Sequence[Line], goes_on: Mapping[int, Line]) -> Unwrapped:
    """Return the text with each line that continues (by its start) joined to the next."""
    pieces: list[str] = []
    given: array[int] = array("q")

    def add(words: str, start: int) -> None:
        pieces.append(words)
        given.extend(range(start, start + len(words)))

    for line in lines:
        at = line.start
        for gap in SPACES.finditer(text, line.start, line.end):
            add(text[at : gap.start()], at)
            add(" ", gap.start())
            at = gap.end()
        add(text[at : line.end], at)
        following = goes_on.get(line.start)
        if line is lines[-1]:
            # What follows the last word, so that every offset in the text is covered.
            add(text[line.end :], line.end)
        elif following is None:
            add("\n", line.end)
        elif not (HYPHEN_END.search(line.text) and following.text[0].isalpha()):
            add(" ", line.end)
    return Unwrapped("".join(pieces), given)


def as_given(extraction: Extraction, text: str, layout: Unwrapped | None = None) -> Extraction:
    """Return what was found with the words of the text as given, moved there from an unwrapped one."""

    def placed(start: int, end: int) -> tuple[int, int]:
        return layout.span(start, end) if layout else (start, end)

    def moved(one: Any) -> Any:
        if one is None:
            return None
        start, end = placed(one.start, one.end)
        return replace(one, start=start, end=end, text=text[start:end])

    def all_moved(found: tuple[Found, ...]) -> tuple[Found, ...]:
        return tuple(map(moved, found))

    quotes = (
        replace(
            quote,
            speaker=moved(quote.speaker),
            cue=moved(quote.cue),
            addressee=moved(quote.addressee),
            pieces=all_moved(quote.pieces),
        )
        for quote in all_moved(extraction.quotes)
    )
    references = (
        Reference(*placed(one.start, one.end), *placed(one.to_start, one.to_end), one.probability)
        for one in extraction.references
    )
    return replace(
        extraction,
        entities=all_moved(extraction.entities),
        quotes=tuple(quotes),
        dates=all_moved(extraction.dates),
        places=all_moved(extraction.places),
        sentences=all_moved(extraction.sentences),
        references=tuple(references),
        roles=all_moved(extraction.roles),
    )
