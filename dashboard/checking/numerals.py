"""The figures in a text with their unit: “40 million euros”, “twenty-four people” (numeral normalisation)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dashboard.checking.words import SMALL
from dashboard.text import lexicon
from dashboard.text.folding import fold

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
# A piece of a text that may be part of a number or its unit; the bound keeps long digits cheap.
PIECE = re.compile(
    r"(?P<money>[$€£¥])|(?P<digits>\d{1,15}(?:,\d{3})*(?:\.\d{1,9})?)|(?P<percent>%)|(?P<word>[^\W\d_]+)"
)
# "delegates, with | 568", "delegates: about | 568"
COUNTED_BEFORE = re.compile(
    r"\b(?P<unit>[a-z]{4,})(?:, with|, at|:)\s"
    r"(?:(?:about|almost|around|just|nearly|only|some|now|more than|fewer than|a total of)\s)?$"
)
CLAUSE_END = re.compile(r"\s*(?:[.;!?)\n](?!\d)|,(?!\d)|$|\s(?:and|but|while)\b)")
LOOK = 60  # characters before a number
JOINED = ("", "-")  # between two words of one number
PER_CENT = ("percent", "percentage")
FAR = 3  # words after a figure among which its unit is looked for
MOST = 400  # figures of one text


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text and what it counts: a noun, a currency's sign or "%"."""

    start: int
    end: int
    value: float
    unit: str


def find(text: str, start: int = 0, end: int | None = None, *, most: int = MOST) -> list[Figure]:
    """Return the first figures of text[start:end] that count something.

    >>> [(one.value, one.unit) for one in find("$1.5 million for twenty-four new trams and 3,000 people")]
    [(1500000.0, '$'), (24.0, 'trams'), (3000.0, 'people')]
    """
    pieces = list(PIECE.finditer(text, start, len(text) if end is None else end))
    found: list[Figure] = []
    at = 0
    while at < len(pieces) and len(found) < most:
        last, value = _number(text, pieces, at) if _may_begin(pieces[at]) else (at, None)
        if value is None:
            at += 1
            continue
        if unit := _unit(text, pieces, at, last):
            found.append(Figure(pieces[at].start(), pieces[last - 1].end(), value, unit))
        at = last
    return found


def written(value: float) -> str:
    """Return a number as a newspaper writes it.

    >>> written(14e6), written(3000.0), written(2.5)
    ('14 million', '3,000', '2.5')
    """
    for name in ("trillion", "billion", "million"):
        if abs(value) >= SCALES[name]:
            return f"{value / SCALES[name]:g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _may_begin(piece: re.Match[str]) -> bool:
    """Say whether a number may begin with a piece; most words of a text are none."""
    return piece.lastgroup == "digits" or (piece.lastgroup == "word" and _is_number(piece[0]))


@lru_cache(maxsize=50_000)
def _is_number(word: str) -> bool:
    return fold(word) in _words()


def _number(text: str, pieces: list[re.Match[str]], at: int) -> tuple[int, float | None]:
    """Return the number that begins at a piece, None if none does, and the piece after it."""
    total, part, last = 0.0, None, at
    for piece in pieces[at : at + 12]:
        between = text[pieces[last - 1].end() : piece.start()] if last > at else ""
        if between.strip() not in JOINED:
            break
        word = fold(piece[0])
        if piece["digits"] and part is None and last == at:
            part = float(piece["digits"].replace(",", ""))
        elif word in SCALES and part is not None:
            part *= SCALES[word]
            if SCALES[word] > 100:
                total, part = total + part, 0.0
        elif piece["word"] and word in _words() and not (part is not None and pieces[at]["digits"]):
            part = (part or 0.0) + _words()[word]
        elif word == "and" and part is not None and _goes_on(pieces, last):
            pass
        else:
            break
        last += 1
    return (last, None) if part is None else (last, total + part)


def _goes_on(pieces: list[re.Match[str]], at: int) -> bool:
    """Say whether "and" stands inside a number: "a hundred and five"."""
    return fold(pieces[at - 1][0]) in SCALES and at + 1 < len(pieces) and fold(pieces[at + 1][0]) in _words()


def _unit(text: str, pieces: list[re.Match[str]], first: int, last: int) -> str:
    """Return what a number counts, "" if that isn't plain."""
    if first and pieces[first - 1]["money"] and pieces[first - 1].end() == pieces[first].start():
        return pieces[first - 1][0]
    following = pieces[last : last + FAR]
    if following and following[0]["percent"]:
        return "%"
    words = [fold(one[0]) for one in following if one["word"]]
    if words[:1] and (words[0] in PER_CENT or words[:2] == ["per", "cent"]):
        return "%"
    end = pieces[last - 1].end()
    for piece in following:
        if not piece["word"] or re.search(r"[.,;:!?()“”\"]", text[end : piece.start()]):
            break
        # A count has a plural noun; what stands between is its adjective.
        word, end = fold(piece[0]), piece.end()
        if word in SMALL:
            break
        if _is_plural(word):
            return word
    return _unit_before(text, pieces[first].start(), end=pieces[last - 1].end())


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in ("people", "men", "women", "children", "police")


def _unit_before(text: str, start: int, *, end: int) -> str:
    """Return what a number counts that ends its clause: "he leads the race for delegates, with 568."."""
    found = COUNTED_BEFORE.search(text, max(0, start - LOOK), start) if CLAUSE_END.match(text, end) else None
    unit = fold(found["unit"]) if found else ""
    return unit if unit not in SMALL and _is_plural(unit) else ""


@cache
def _words() -> dict[str, float]:
    found = {
        row["word"]: float(row["value"]) for row in lexicon.rows("dates-words") if row["role"] == "NUMWORD"
    }
    return {word: value for word, value in found.items() if word not in SCALES}
