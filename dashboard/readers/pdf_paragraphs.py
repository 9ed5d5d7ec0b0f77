"""Paragraphs from the lines of a PDF: where one ends, and which words were divided at the end of a line."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dashboard import resources
from dashboard.errors import ModelError
from dashboard.readers.pdf_lines import Line
from dashboard.text.layout import ABBREVIATED, SENTENCE_END

HYPHENS = "-\u2010\u00ad"
# What begins an entry of a list.
BULLET = re.compile(r"[•‣▪◦●■]\s")
# The same, unless the sentence goes on: "in the small hours of May / 14. According to …"
NUMBERED = re.compile(r"(?:[–—*-]|\d{1,2}[.)]|\(?[a-z]\))\s")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FIRST = re.compile(r"[^\W\d_]+")
LAST = re.compile(r"[^\W\d_]+\Z")
SAME_SIZE = 0.12  # letters whose size differs less are of one kind
WIDER = 1.4  # a line that is so much wider than those after it stood across columns
NEAR = 6  # lines around, whose right end is that of the column
APART = 1.3  # of the usual distance of two lines: what is more parts paragraphs
LOOK_BACK = 60  # lines in which an open quotation is looked for
SHORT = 0.4  # of the width: a line that leaves so much free was ended, whatever its last sign


@dataclass(slots=True)
class Paragraph:
    """A paragraph's words and the size of its letters."""

    text: str
    size: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of the pages' lines, which are in reading order."""
    known = _words(pages)
    steps = _steps(pages)
    blocks = [block for lines in pages for block in _blocks(lines)]
    found: list[list[Line]] = []
    open_end: tuple[Line, float] | None = None
    for block in blocks:
        begins = _begins(block, steps)
        if open_end and found and _continues(found[-1], *open_end, block):
            begins[0] = False
        for line, is_first in zip(block, begins, strict=True):
            if is_first or not found:
                found.append([line])
            else:
                found[-1].append(line)
        open_end = block[-1], _edge(block, len(block) - 1)
    return [Paragraph(_text(lines, known), _size(lines)) for lines in found]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines below one another: a column, or what is across columns."""
    blocks: list[list[Line]] = []
    for at, line in enumerate(lines):
        last = blocks[-1][-1] if blocks else None
        if last is None or line.foot >= last.foot or not last.is_over(line) or _is_edge(lines, at):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _steps(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """Return, for letters of each size, the distance of two lines of a paragraph: the least usual one."""
    found: dict[int, list[float]] = {round(line.size): [] for lines in pages for line in lines}
    for lines in pages:
        for one, other in pairwise(lines):
            step = one.foot - other.foot
            if 0.7 * one.size < step < 2 * one.size and round(one.size) == round(other.size):
                found[round(one.size)].append(step)
    return {size: _least_usual(sorted(steps), 1.4 * size) for size, steps in found.items()}


def _least_usual(steps: Sequence[float], otherwise: float) -> float:
    """Return the smallest of sorted distances that several lines have."""
    for at, step in enumerate(steps):
        like = sum(1 for other in steps[at : at + 40] if other < 1.05 * step)
        if like >= min(3, len(steps)) and like >= min(40, len(steps) / 20):
            return step
    return steps[len(steps) // 4] if steps else otherwise


def _is_edge(lines: Sequence[Line], at: int) -> bool:
    """Say whether wide lines end here and narrow ones begin, or the other way round."""
    before, after = lines[max(0, at - 4) : at], lines[at : at + 4]
    if len(before) < 1 or len(after) < 3 or any(not _is_alike(before[-1], line) for line in after):
        return False
    wide, narrow = before[-1].right - before[-1].left, max(line.right - line.left for line in after)
    if (
        wide > WIDER * narrow
        and before[-1].right - max(line.right for line in after) > narrow * (WIDER - 1) / 2
    ):
        return True
    wide, narrow = after[0].right - after[0].left, max(line.right - line.left for line in before)
    return len(before) >= 3 and wide > WIDER * narrow


def _begins(block: Sequence[Line], steps: Mapping[int, float]) -> list[bool]:
    """Say of each line of a block whether it begins a paragraph; the first one does."""
    left = min(line.left for line in block)
    begins = [True]
    is_listed = _is_entry(block[0].text, "")
    for at in range(1, len(block)):
        line, following = block[at - 1], block[at]
        third = block[at + 1] if at + 1 < len(block) else None
        is_new = (
            not _is_alike(line, following)
            or line.foot - following.foot > APART * steps[round(line.size)]
            or "\t" in line.text
            or "\t" in following.text
            or _is_entry(following.text, line.text)
            or (not is_listed and _is_indented(line, following, third, left))
            or _is_ended(line, following, _edge(block, at - 1))
        )
        is_listed = _is_entry(following.text, line.text) if is_new else is_listed
        begins.append(is_new)
    return begins


def _is_entry(words: str, before: str) -> bool:
    """Say whether a line begins an entry of a list."""
    if BULLET.match(words):
        return True
    is_over = not before or (SENTENCE_END.search(before) and not ABBREVIATED.search(before))
    return bool(NUMBERED.match(words) and is_over)


def _is_indented(line: Line, following: Line, third: Line | None, left: float) -> bool:
    """Say whether a line is set in, and the one after it is not."""
    size = following.size
    is_in = 0.6 * size < following.left - left < 6 * size and following.left - line.left > 0.5 * size
    is_centred = abs((line.left + line.right) - (following.left + following.right)) < size
    return is_in and not is_centred and (third is None or third.left < following.left - 0.5 * size)


def _edge(block: Sequence[Line], at: int) -> float:
    """Return the right end of the column around a line."""
    line = block[at]
    around = block[max(0, at - NEAR) : at + NEAR + 1]
    return max(one.right for one in around if _is_alike(one, line))


def _is_ended(line: Line, following: Line, edge: float) -> bool:
    """Say whether a line ends though the next word had room: someone ended the paragraph."""
    room = edge - line.right - _first_word(following)
    if line.text[-1] in HYPHENS:
        return False
    if SENTENCE_END.search(line.text) or line.text[-1] == ":":
        return room > 0.6 * line.size
    return room > SHORT * (edge - line.left) and not following.text[0].islower()


def _first_word(line: Line) -> float:
    """Return about how wide a line's first word is, with a space."""
    word = line.text.split(maxsplit=1)[0]
    return (line.right - line.left) * (len(word) + 1) / (len(line.text) + 1)


def _continues(paragraph: Sequence[Line], line: Line, edge: float, block: Sequence[Line]) -> bool:
    """Say whether a column or page goes on with the paragraph in which the one before it ended."""
    following = block[0]
    if not _is_alike(line, following) or "\t" in line.text + following.text:
        return False
    if _is_entry(following.text, line.text):
        return False
    text = "".join(one.text for one in paragraph[-LOOK_BACK:])
    is_open = text.count("“") > text.count("”") or text.count('"') % 2 == 1
    if line.text[-1] in HYPHENS or following.text[0].islower() or is_open:
        return True
    if _is_ended(line, following, edge) or len(paragraph) == 1:
        return False
    left = min(one.left for one in block)
    are_set_in = [one.left - left > 0.6 * one.size for one in block]
    return not are_set_in[0] and (any(are_set_in) or SENTENCE_END.search(line.text) is None)


def _is_alike(line: Line, other: Line) -> bool:
    """Say whether the letters of two lines are of one size."""
    return abs(line.size - other.size) <= SAME_SIZE * max(line.size, other.size)


def _size(lines: Sequence[Line]) -> float:
    return sorted(line.size for line in lines)[len(lines) // 2]


def _words(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the words of a file that are not divided, in small letters."""
    found: set[str] = set()
    for lines in pages:
        for line in lines:
            words = WORD.findall(line.text)
            found.update(word.lower() for word in words)
    return frozenset(found)


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words of the tokenizer's vocabulary, the only list of usual words that is shipped."""
    try:
        content = resources.data("model", "tokenizer", "tokenizer.json").read_text(encoding="utf-8")
        return frozenset(json.loads(content)["model"]["vocab"])
    # Without a model there are still the words of the file.
    except (ModelError, OSError, ValueError, KeyError):
        return frozenset()


def _text(lines: Sequence[Line], known: frozenset[str]) -> str:
    words = [lines[0].text]
    for line, following in pairwise(lines):
        if line.text[-1] not in HYPHENS or len(line.text) < 2 or not line.text[-2].isalnum():
            words.append(" ")
        elif not _keeps_hyphen(line.text, following.text, known):
            words[-1] = words[-1][:-1]
        else:
            words[-1] = words[-1][:-1] + "-"
        words.append(following.text)
    return "".join(words).replace("\u00ad", "").replace("\u2010", "-")


def _keeps_hyphen(line: str, following: str, known: frozenset[str]) -> bool:
    """Say whether a word that is divided at the end of a line is written with a hyphen.

    What the file itself has elsewhere decides, then a list of usual words, then how such words are made.
    """
    before, after = LAST.search(line[:-1]), FIRST.match(following)
    if line[-1] == "\u00ad":
        return False
    if before is None or after is None or after[0][0].isupper():
        return True
    # mother-in-law, e-mail
    if line[: before.start()].endswith(tuple("-\u2010")) or len(before[0]) == 1:
        return True
    left, right = before[0].lower(), after[0].lower()
    whole = left + right
    if f"{left}-{right}" in known:
        return True
    vocabulary = _vocabulary()
    if whole in known or whole in vocabulary:
        return False
    # "re-" and "construction": of two whole words the first is long enough to stand alone, or a name's.
    is_name = before[0][0].isupper() and not SENTENCE_END.search(line[: before.start()].rstrip() or ".")
    return right in vocabulary and (is_name or (len(left) > 2 and left in vocabulary))
