"""Dates with a day: "April 26, 2022", "26 April", "2022-04-26", "26/4/2022"."""

from dataclasses import replace
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.choose import nearest, year_after_range
from dashboard.extract.dates.rules.parts import dated, month_of, number, part, relative_year


def read_date(state: State, found: Found) -> Meaning | None:
    """Read "April 26, 2022", "26 April", "Tuesday, April 26"."""
    month, day = month_of(state, found), number(state, found, "d")
    if not _stands_free(state, found):
        return None
    year = number(state, found, "y")
    why = "written in full"
    if not year and "r" in found and state.published:
        year = state.published.year + relative_year(state, found)
        why = f"counted from {state.since()}"
    if not year and (following := year_after_range(state, found.end)):
        year, why = following, "the year stands at the end of the range"
    if year:
        known = periods.safe_day(year, month, day)
        return replace(dated(known, why), drop=_article(state, found)) if known else None
    if (month, day) == (9, 11) and state.tokens.word(found.end) in ATTACKS:
        return dated(periods.day(date(2001, 9, 11)), "the attacks of that day")
    return partial_date(state, found, month, day)


# "the Sept. 11 attacks", "9/11 hijackers".
ATTACKS = lexicon.listed("attacks")


def _article(state: State, found: Found) -> int:
    """Leave "the" out of "the 11 September 2001 attacks", not out of "the 26th of April"."""
    words = state.tokens.words
    month_first = found.parts.get("m", found.parts.get("m2", 0)) < found.parts["d"]
    return (
        1
        if words[found.start] == "the" and not month_first and "of" not in words[found.start : found.end]
        else 0
    )


def _stands_free(state: State, found: Found) -> bool:
    """Say no to "the 26 May protesters" (of bare numbers) and to a decimal after the day."""
    tokens = state.tokens
    if tokens.word(found.end) in STREETS and tokens.surface(found.end)[0].isupper():
        return False
    if tokens.word(found.end) == "%" or tokens.word(found.start - 1) in ("$", "€", "£"):
        return False
    month_first = found.parts.get("m", found.parts.get("m2", 0)) < found.parts["d"]
    if month_first and "THE" in tokens.roles[found.parts["d"] - 1]:
        # "March the 5th", not "in March the second-largest bank".
        return tokens.surface(found.parts["d"])[0].isdigit()
    if month_first or "y" in found:
        return True
    day = found.parts["d"]
    return tokens.numbers[day] is None or tokens.word(day + 1) != "of"


STREETS = lexicon.listed("streets")


def partial_date(state: State, found: Found, month: int, day: int) -> Meaning | None:
    """Read a day and month without their year."""
    if periods.safe_day(2000, month, day) is None:
        return None
    if state.published is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", because="the year is not known")
    year = state.published.year
    choices = [
        found_day for y in (year - 1, year, year + 1) if (found_day := periods.safe_day(y, month, day))
    ]
    weekday = int(part(state, found, "w", "DOW") or part(state, found, "w2", "DOWAB") or 0)
    agreeing = [choice for choice in choices if choice.first.isoweekday() == weekday]
    if agreeing:
        return dated(agreeing[0], f"the year near {state.since()} in which that day is such a weekday")
    chosen = nearest(state, found, choices)
    why = f"the year that fits the verb and lies nearest to {state.since()}"
    return dated(chosen, why) if chosen else None


def read_iso(state: State, found: Found) -> Meaning | None:
    """Read "2022-04-26" and "2022-04-26T14:30"."""
    written = state.tokens.surface(found.start)
    known = periods.safe_day(int(written[:4]), int(written[5:7]), int(written[8:10]))
    if known is None:
        return None
    if len(written) > 10:
        return Meaning("TIME", written, known.first, known.last, because="written in full", period=known)
    return dated(known, "written in full")


def read_week(state: State, found: Found) -> Meaning | None:
    """Read the ISO week "2022-W17"."""
    try:
        monday = date.fromisocalendar(number(state, found, "y"), number(state, found, "n"), 1)
    except ValueError:
        return None
    return dated(periods.week(monday), "written in full")


def read_week_of(state: State, found: Found) -> Meaning | None:
    """Read "the week of March 4", "the weekend of March 9, 2013": the one in which that day lies."""
    unit = part(state, found, "t", "UNIT")
    month, day, year = month_of(state, found), number(state, found, "d"), number(state, found, "y")
    if unit not in ("W", "WE"):
        return None
    known = periods.safe_day(year, month, day) if year else None
    meaning = dated(known, "written in full") if known else partial_date(state, found, month, day)
    if (year and known is None) or meaning is None or meaning.first is None:
        return None
    around = periods.around(meaning.first, unit)
    return dated(around, f"the one of {meaning.value}: {meaning.because}") if around else None


def read_julian(state: State, found: Found) -> Meaning | None:
    """Read "Julian date 2022-116" (the 116th day of that year), and "9/11"."""
    if "y" not in found:
        return dated(periods.day(date(2001, 9, 11)), "the attacks of that day")
    year, count = number(state, found, "y"), number(state, found, "n")
    first = periods.safe_day(year, 1, 1)
    when = periods.shifted_day(first.first, "D", count - 1) if first and 1 <= count <= 366 else None
    return dated(periods.day(when), f"day {count} of the year") if when and when.year == year else None


def read_slashed(state: State, found: Found) -> Meaning | None:
    """Read "26/4/2022", "4/26/22", "26.4.2022"; where both orders fit, say so."""
    written = state.tokens.surface(found.end - 1)
    mark = next(sign for sign in written if not sign.isdigit())
    first, second, third = (int(piece) for piece in written.split(mark))
    if len(written.split(mark)[0]) > 2:
        known = periods.safe_day(first, second, third) if len(written.split(mark)[0]) == 4 else None
        return dated(known, "written in full") if known else None
    year = third if third > 99 else third + (2000 if third < 50 else 1900)
    if len(written.split(mark)[2]) == 3 or (mark != "/" and third < 100):
        return None
    european, american = periods.safe_day(year, second, first), periods.safe_day(year, first, second)
    if european and american and european != american:
        return _ambiguous(state, mark, european, american)
    known = european or american
    return dated(known, "only one order of day and month fits") if known else None


def _ambiguous(state: State, mark: str, european: Period, american: Period) -> Meaning:
    """Choose between two orders: dots are European, else the one that lies near the day of publication."""
    if mark == ".":
        return dated(european, "day before month, as dates with dots are written")
    chosen, other = american, european
    if state.published:
        gap = abs(state.published - american.first) - abs(state.published - european.first)
        if gap.days > 0 and abs(state.published - european.first).days < 60:
            chosen, other = european, american
    return dated(chosen, f"ambiguous: {other.value} if day and month are meant the other way round")
