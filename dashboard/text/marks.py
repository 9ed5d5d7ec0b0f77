"""Find where quotation marks open and close, paragraph by paragraph, in linear time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
# “ ” „ « » " and the typewriter's '' and ``; ‘ ’ and ' if they can't be an apostrophe.
MARK = re.compile(r"``|''|[“”„«»\"‘’']")
OPENING, CLOSING = "“„«``", "”»"
# Words that begin with an apostrophe: 'em, '90s.
ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: [start, end) is the content, `outer` the stretch with its marks.

    `closed` is False if the paragraph ends first (a quotation that continues in the next one).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line that contains more than white space."""
    for line in PARAGRAPH.finditer(text):
        if not line[0].isspace():
            yield line.start(), line.end()


def pair(text: str, start: int = 0, end: int | None = None) -> list[Marked]:
    """Return the outermost marked stretches of one paragraph, text[start:end], in order."""
    end = len(text) if end is None else end
    found = _pair_double(text, start, end)
    return found or _pair_single(text, start, end)


def _pair_double(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    opened: re.Match[str] | None = None
    nested = 0
    for mark in MARK.finditer(text, start, end):
        if mark[0] in "‘’'":
            continue
        if opened is None:
            if _opens(text, mark, start, end) or _may_open(text, mark, end):
                opened, nested = mark, 0
        elif mark[0] != opened[0] and _opens(text, mark, start, end):
            nested += 1
        elif nested and (mark[0] in CLOSING or opened[0] != '"'):
            nested -= 1
        elif not _opens(text, mark, start, end):
            found.append(Marked(opened.end(), mark.start(), opened.start(), mark.end(), True))
            opened = None
        elif mark[0] == opened[0] == '"':
            # Two straight marks that both open: the first quotation was never closed.
            found.append(Marked(opened.end(), mark.start(), opened.start(), mark.start(), False))
            opened, nested = mark, 0
    if opened is not None:
        found.append(Marked(opened.end(), end, opened.start(), end, False))
    return found


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Say whether a mark must open: by its form, or because it is straight and between space and word."""
    if mark[0] in OPENING:
        return True
    if mark[0] in CLOSING:
        return False
    before = mark.start() == start or text[mark.start() - 1] in " \t(\u00a0[—–-/"
    return before and mark.end() < end and not text[mark.end()].isspace()


def _may_open(text: str, mark: re.Match[str], end: int) -> bool:
    return mark[0] not in CLOSING and mark.end() < end and text[mark.end()].isalnum()


def _pair_single(text: str, start: int, end: int) -> list[Marked]:
    """Pair ‘…’ and '…' (British style); only stretches that close are taken, the rest are apostrophes."""
    found: list[Marked] = []
    opened = None
    close = None
    for mark in MARK.finditer(text, start, end):
        if mark[0] not in "‘’'":
            continue
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if mark[0] != "’" and before in " \t(\u00a0[—–" and after.isalnum() | (after in '“"…'):
            if opened is not None and close is not None:
                found.append(Marked(opened + 1, close, opened, close + 1, True))
            if not ELISION.match(text, mark.end(), end):
                opened, close = mark.start(), None
        elif opened is not None and mark[0] != "‘" and not after.isalnum() and not before.isspace():
            # A mark after a stop or comma is certain; one after a word may be a possessive: a later one wins.
            close = mark.start()
            if before in ".,!?…;:" or after in ",.;:!?":
                found.append(Marked(opened + 1, close, opened, close + 1, True))
                opened = close = None
    if opened is not None and close is not None:
        found.append(Marked(opened + 1, close, opened, close + 1, True))
    return found


def are_around(text: str, start: int, end: int) -> bool:
    """Say whether words stand between quotation marks, with a comma or stop before the closing one or not.

    >>> are_around("“We go,” he said.", 1, 6), are_around("He said they go.", 8, 15)
    (True, False)
    """
    before, behind = text[max(start - 1, 0) : start], text[end : end + 2].lstrip(",.!?")[:1]
    opens, closes = f"{OPENING}‘'\"", f"{CLOSING}“’'"
    return bool(before and behind) and before in opens and behind in closes
