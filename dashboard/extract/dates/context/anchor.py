"""The day a text counts from: its publication, its dateline or, as a stated guess, its newest full date."""

from datetime import date, timedelta

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.tokens import Tokens
from dashboard.text import dateline
from dashboard.text.dateline import Dateline

# A dateline's day is at most this many days before publication; anything else is not a dateline.
DATELINE_AGE = 7
# A dateline without a year is less than a year after the newest full date of its text.
A_YEAR = timedelta(days=364)

# A day that is still in the future when the text is written says nothing about the day of writing.
TO_COME = lexicon.listed("before a day to come")


def day_of_writing(tokens: Tokens, codes: str, published: date | None) -> tuple[date | None, str]:
    """Return the day that "today" means, and what `because` calls it."""
    found = dateline.dated(tokens.text)
    line = _dated(found, published)
    if published:
        if line and 0 <= (published - line).days <= DATELINE_AGE:
            return line, "the dateline"
        return published, "the day of publication"
    if line:
        return line, "the dateline"
    newest = _newest(tokens)
    if newest and (line := _dated(found, _a_year_on(newest))):
        # "KYIV, April 26 —" gives no year: take the first such day that isn't before the text's events.
        return line, "the dateline, in the year of the newest full date in the text (a guess)"
    return (newest, "the newest full date in the text (a guess)") if newest else (None, "")


def _a_year_on(newest: date) -> date:
    return newest + A_YEAR if date.max - newest > A_YEAR else date.max


def _dated(line: Dateline | None, published: date | None) -> date | None:
    """Return the day of "KYIV, April 26, 2022 (Reuters) -"; without a year the last up to publication."""
    if line is None or line.day is None:
        return None
    year, month, day = line.day
    if year:
        known = periods.safe_day(year, month, day)
        return known.first if known else None
    if published is None:
        return None
    years = (published.year, published.year - 1)
    days = [known.first for y in years if (known := periods.safe_day(y, month, day))]
    return next((when for when in days if when <= published), None)


def _month_day(tokens: Tokens, index: int) -> tuple[int, int, int, int] | None:
    """Return month, day, year (0: none) and the index after the date that starts here."""
    word = tokens.words[index].rstrip(".")
    month = int(lexicon.value(word, "MON") or lexicon.value(word, "MONAB") or 0)
    if not month or index + 1 >= len(tokens) or "DAY" not in tokens.roles[index + 1]:
        return None
    day = int(tokens.numbers[index + 1] or 0)
    end = index + 2
    if tokens.word(end) == "," and end + 1 < len(tokens) and "YEAR" in tokens.roles[end + 1]:
        return month, day, int(tokens.numbers[end + 1] or 0), end + 2
    return month, day, 0, end


def _newest(tokens: Tokens) -> date | None:
    """Return the newest date that the text writes with day, month and year."""
    newest: date | None = None
    for index in range(len(tokens)):
        when = _full_date(tokens, index)
        if (
            when
            and not TO_COME.intersection(tokens.words[max(index - 4, 0) : index])
            and (newest is None or when > newest)
        ):
            newest = when
    return newest


def _full_date(tokens: Tokens, index: int) -> date | None:
    roles = tokens.roles[index]
    if "ISO" in roles:
        written = tokens.words[index]
        known = periods.safe_day(int(written[:4]), int(written[5:7]), int(written[8:10]))
        return known.first if known else None
    if not roles & {"MON", "MONAB"}:
        return None
    found = _month_day(tokens, index)
    if found and found[2]:
        known = periods.safe_day(found[2], found[0], found[1])
        return known.first if known else None
    after = index + 1
    if index and "DAY" in tokens.roles[index - 1] and after < len(tokens) and "YEAR" in tokens.roles[after]:
        word = tokens.words[index].rstrip(".")
        month = int(lexicon.value(word, "MON") or lexicon.value(word, "MONAB"))
        known = periods.safe_day(int(tokens.numbers[after] or 0), month, int(tokens.numbers[index - 1] or 0))
        return known.first if known else None
    return None
