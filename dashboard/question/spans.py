"""Which days two ends mean, where one gives the other its year or month: "January to March 2016" (TIMEX3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dashboard.question.periods import DAY, ISO_DAY, ISO_MONTH, YEAR, Found, Month, days, in_figures, month

LONGEST = 9  # words and marks of a span: "from 3 May 2022 to 5 June 2022"
MARK = re.compile(r"([-–—/])")
MARKS = frozenset("-–—/")
JOINTS = MARKS | {"to", "until", "till", "through"}


@dataclass(frozen=True)
class _Piece:
    """A word, or what stands beside a dash in it; `word` counts the words up to its end."""

    text: str
    word: int


@dataclass(frozen=True)
class _End:
    """One end as written, 0 for what isn't; `size` counts its pieces."""

    year: int
    month: int
    day: int
    size: int


def at(words: Sequence[str], months: Sequence[Month], *, is_expected: bool, is_between: bool) -> Found | None:
    """Return the days from one end to another with which words begin, or None if they begin with none.

    `is_between` says that "and" joins the ends; bare years are days only where a time `is_expected`, or if
    something was published in one of them.

    >>> at("January to March 2016".split(), (), is_expected=False, is_between=False)
    Found(size=4, periods=((datetime.date(2016, 1, 1), datetime.date(2016, 3, 31)),))
    """
    pieces = list(islice(_pieces(words), LONGEST))
    first = _end(pieces)
    joint = pieces[first.size].text.casefold() if first and first.size < len(pieces) else ""
    if first is None or not (joint in JOINTS or (is_between and joint == "and")):
        return None
    last = _end(pieces[first.size + 1 :])
    if last is None:
        return None
    known = {one.year for one in months}
    is_bare = not (first.month or last.month)
    if is_bare and not (is_expected or first.year in known or last.year in known):
        return None
    found = [one for one in _filled(first, last, months) if one]
    return Found(pieces[first.size + last.size].word, tuple(found)) if found else None


def _pieces(words: Sequence[str]) -> Iterator[_Piece]:
    for at, word in enumerate(words[:LONGEST], 1):
        parts = [part for part in MARK.split(word) if part]
        is_span = len(parts) == 3 and all(part in MARKS or _is_date(part) for part in parts)
        yield from (_Piece(part, at) for part in (parts if is_span else [word]))


def _is_date(word: str) -> bool:
    return bool(month(word) or in_figures(word) or DAY.fullmatch(word) or YEAR.fullmatch(word))


def _end(pieces: Sequence[_Piece]) -> _End | None:
    """Return the end with which pieces begin: a day, a month or a year, in words or in figures."""
    texts = [one.text for one in pieces[:3]]
    first, second, third = [*texts, "", "", ""][:3]
    if iso := ISO_DAY.fullmatch(first) or ISO_MONTH.fullmatch(first):
        year, of, *rest = map(int, iso.groups())
        return _End(year, of, rest[0] if rest else 0, 1)
    if len(written := in_figures(first)) == 1:
        return _End(written[0].year, written[0].month, written[0].day, 1)
    if YEAR.fullmatch(first):
        return _End(int(first), 0, 0, 1)
    day_before, day_behind = DAY.fullmatch(first), DAY.fullmatch(second)
    if month(first):
        day, size = (int(day_behind[1]), 2) if day_behind else (0, 1)
        of = month(first)
    elif day_before:
        of = month(second)
        day, size = int(day_before[1]), 2 if of else 1
    else:
        return None
    after = (second, third, texts[2] if len(texts) > 2 else "")[size - 1]
    return _End(int(after), of, day, size + 1) if YEAR.fullmatch(after) else _End(0, of, day, size)


def _filled(first: _End, last: _End, months: Sequence[Month]) -> Iterator[tuple[date, date] | None]:
    """Return the days with what an end lacks taken from the other, or the years from what was published."""
    first_month = first.month or (last.month if first.day else 0)
    last_month = last.month or (first.month if last.day else 0)
    if (first.day and not first_month) or (last.day and not last_month):
        return
    is_turned = (first_month, first.day) > (last_month, last.day or 31)  # November to February
    if last.year:
        years = [last.year]
    elif first.year:
        years = [first.year + is_turned]
    else:
        years = sorted({one.year for one in months if one.month == last_month}, reverse=True)
    for year in years:
        start = days(first.year or year - is_turned, first_month, first.day)
        end = days(year, last_month, last.day)
        yield (start[0], end[1]) if start and end and start[0] <= end[1] else None
