"""Which days "early March", "late 2016" and "the spring of 2016" mean (parts and seasons, TIMEX3)."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.question import periods
from dashboard.question.periods import Found, Month

PARTS = {"early": 0, "mid": 1, "middle": 1, "late": 2}
# Of the northern half of the year, each by its first month.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
LENGTH = 3  # months of a season
ONE_DAY = timedelta(days=1)


def at(words: Sequence[str], months: Sequence[Month]) -> Found | None:
    """Return the period with which words begin, or None.

    Early, middle and late are thirds: of a month up to the 10th, the 20th and its end, of a year four months
    each. A season needs its year.

    >>> at("late March 2016".split(), ()).periods
    ((datetime.date(2016, 3, 21), datetime.date(2016, 3, 31)),)
    >>> at("spring of 2016".split(), ()).periods
    ((datetime.date(2016, 3, 1), datetime.date(2016, 5, 31)),)
    """
    first = words[0].casefold() if words else ""
    if first in SEASONS:
        return _season(SEASONS[first], words)
    part, _, rest = first.partition("-")  # "mid-March"
    if part not in PARTS:
        return None
    after = [words[0][len(part) + 1 :], *words[1:]] if rest else list(words[1:])
    joint = 1 if after[:1] == ["of"] else 0
    found = periods.at(after[joint:], months, is_expected=True)
    if found is None or any(one == last for one, last in found.periods):
        return None
    size = found.size + joint + (0 if rest else 1)
    return Found(size, tuple(_third(*one, PARTS[part]) for one in found.periods))


def _season(first: int, words: Sequence[str]) -> Found | None:
    joint = 2 if len(words) > 1 and words[1].casefold() == "of" else 1
    year = words[joint] if len(words) > joint else ""
    if not periods.YEAR.fullmatch(year):
        return None
    start = date(int(year), first, 1)
    after = first + LENGTH
    end = date(start.year + (after > 12), (after - 1) % 12 + 1, 1) - ONE_DAY
    return Found(joint + 1, ((start, end),))


def _third(first: date, last: date, which: int) -> tuple[date, date]:
    """Return a third of a month or of a year."""
    if (last - first).days < 31:
        ends = [first.replace(day=10), first.replace(day=20), last]
    else:
        ends = [date(first.year, 4, 30), date(first.year, 8, 31), last]
    return (first if not which else ends[which - 1] + ONE_DAY), ends[which]
