"""Where sentences of news begin and end, by rule, in time linear in the text."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dashboard.records import Span
from dashboard.text import lexicon

# No lookahead: where it failed, a run of marks would be read again from each of its marks.
# A note's number, [17], belongs to the sentence before it.
STOP = re.compile(r"(?P<marks>[.!?…]++)(?P<closers>[\"'”’»)\]]*+(?:[ ]?\[\d{1,3}\])*+)")
BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+|\r[^\S\r\n]*+\r\s*+|[\u2028\u2029\f]\s*+")
LINE_END = re.compile(r"\r\n|\n|\r")
NEXT = re.compile(r"\s*+(?P<openers>[\"'“‘„«(\[–—-]*+)(?P<word>[\w']*+)")
SAYS = re.compile(r"\s(?:[A-Z][\w.’'-]{0,30}\s){1,4}(?P<verb>[a-z]{2,20})\b")
# U.S. · a.m. · J.K. · Ph.D.
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
LONGEST_WORD = 24
# Text wrapped by hand (mail, old wires): every line of a paragraph but the last is about this long.
WRAPPED = range(40, 101)


def split(text: str) -> tuple[Span, ...]:
    """Return the sentences in order, without the white space around them.

    >>> [sentence.text for sentence in split("Gov. Lee met Mr. Roe. “Go,” he said.")]
    ['Gov. Lee met Mr. Roe.', '“Go,” he said.']
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for begin, stop in _paragraphs(text):
        at = begin
        for end in _ends(text, begin, stop):
            yield from _span(text, at, end)
            at = end
        yield from _span(text, at, stop)


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    trimmed = piece.strip()
    if trimmed:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(trimmed), trimmed)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs: blank lines part them, and single line ends where text isn't wrapped."""
    at = 0
    for blank in BLANK_LINE.finditer(text):
        yield from _lines(text, at, blank.start())
        at = blank.end()
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a block, or the block as one where its lines are wrapped."""
    ends = [start, *(found.end() for found in LINE_END.finditer(text, start, end)), end]
    lines = [(a, b) for a, b in pairwise(ends) if b > a]
    if _is_wrapped(text, lines):
        yield start, end
    else:
        yield from lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether line ends fall inside sentences: lines of a like length, most without a full stop."""
    body = [text[a:b].rstrip() for a, b in lines[:-1]]
    if not body or not all(len(line) in WRAPPED for line in body):
        return False
    if len(text[slice(*lines[-1])].rstrip()) not in range(1, WRAPPED.stop):
        return False
    closed = sum(line.rstrip("\"'”’»)]")[-1:] in (".", "!", "?", "…") for line in body)
    return closed * 2 < len(body)


def _ends(text: str, begin: int, stop: int) -> Iterator[int]:
    """Yield where a sentence ends within a paragraph."""
    for mark in STOP.finditer(text, begin, stop):
        if mark.end() < stop and text[mark.end()].isspace() and _is_end(text, begin, stop, mark):
            yield mark.end()


def _is_end(text: str, begin: int, stop: int, mark: re.Match[str]) -> bool:
    following = NEXT.match(text, mark.end(), stop)
    word, openers = (following["word"], following["openers"]) if following else ("", "")
    if not word and not openers:
        # A mark we don't know, a bullet or an emoji: a sentence may begin with it, no word goes on so.
        return True
    if word[:1].islower():
        return False
    # "(D-Mont.)" ends no more than "Mont." does.
    is_plain = mark["marks"] == "." and mark["closers"].rstrip(")]") == ""
    if not is_plain:
        # “Where is he?” Ms. Roe asked.
        says = SAYS.match(text, mark.end(), stop) if mark["closers"] else None
        return not (says and says["verb"] in _words("speech_verbs"))
    kind = _kind(_word_before(text, begin, mark.start()))
    if kind == "before":
        return False
    if kind == "inside":
        return not word[:1].isdigit() and (
            word.lower() in _words("sentence_starters") or bool(openers.strip("-–—(["))
        )
    return True


def _word_before(text: str, begin: int, end: int) -> str:
    """Return the word that the full stop closes, dots inside included ("U.S")."""
    piece = text[max(begin, end - LONGEST_WORD) : end]
    return re.split(r"[\s(\[\"“‘'’”—–/-]", piece)[-1]


def _kind(word: str) -> str:
    """Say what a full stop after the word is: "before" and "inside" as in the lexicon, "" the end."""
    if len(word) == 1 and word.isupper() and word != "I":
        return "inside"
    return _abbreviations().get(word.lower(), "inside" if DOTTED.match(word) else "")


@cache
def _abbreviations() -> dict[str, str]:
    """Read which abbreviations always stand before something, and which may end a sentence."""
    return {row["abbreviation"]: row["kind"] for row in lexicon.rows("abbreviations")}


@cache
def _words(name: str) -> frozenset[str]:
    """Read a list of the lexicon: words that begin a sentence after U.S., verbs that follow “…?” Roe."""
    return lexicon.words(name)
