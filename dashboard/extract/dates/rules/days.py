"""Dates with a day: "April 26, 2022", "26 April", "2022-04-26", "26/4/2022"."""

from dataclasses import replace
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.choose import nearest, year_after_range
from dashboard.extract.dates.rules.parts import dated, month_of, year_of, year_told

# "the Sept. 11 attacks", "9/11 hijackers".
ATTACKS = lexicon.listed("attacks")
STREETS = lexicon.listed("streets")


def read_full_date(state: State, match: Match) -> Meaning | None:
    """Read "April 26, 2022", "the 26th of April 2022", "5-Mar-2013"."""
    return None if _is_no_date(match) else _in_year(match, year_of(state, match), "written in full")


def read_date_in_short(state: State, match: Match) -> Meaning | None:
    """Read "19-Nov-12", "21-Sep-99": the years from 50 on are those of the last century."""
    short = match.word("short")
    if len(short) != 2 or not short.isdecimal():
        return None
    return _in_year(match, full_year(int(short)), "written in full, the year with two digits")


def full_year(short: int) -> int:
    """Return the year that is meant by two digits.

    >>> full_year(12), full_year(99)
    (2012, 1999)
    """
    return short + (2000 if short < LAST_CENTURY else 1900)


LAST_CENTURY = 50


def read_date_of_relative_year(state: State, match: Match) -> Meaning | None:
    """Read "April 26 of last year"."""
    year = year_told(state, match)
    if not year:
        return read_date_without_year(state, match)
    because = (
        "in the year named before" if match.word("relation") == "that" else f"counted from {state.since()}"
    )
    return None if _is_no_date(match) else _in_year(match, year, because)


def read_day_of_month(state: State, match: Match) -> Meaning | None:
    """Read "26 April", "the 26th of April"; "26 of April 4" is only a count."""
    if match.amount("day") is not None and "of" in match.words:
        return None
    return read_date_without_year(state, match)


def read_month_the_day(state: State, match: Match) -> Meaning | None:
    """Read "March the 5th", not "in March the second-largest bank"."""
    if not match.word("day")[0].isdigit():
        return None
    return read_full_date(state, match) if match.number("year") else read_date_without_year(state, match)


def read_date_without_year(state: State, match: Match) -> Meaning | None:
    """Read "April 26", "Tuesday, April 26": in the year at the end of its range, else in the nearest."""
    month, day = month_of(match), match.number("day")
    if _is_no_date(match):
        return None
    if year := year_after_range(state, match):
        return _in_year(match, year, "the year stands at the end of the range")
    if (month, day) == (9, 11) and match.after in ATTACKS:
        return dated(periods.day(date(2001, 9, 11)), "the attacks of that day")
    return partial_date(state, match, day)


def _is_no_date(match: Match) -> bool:
    """Distinguish "the 4 July Road", "$26" and "April 26%" from dates."""
    return (
        (match.after in STREETS and match.is_name_after)
        or match.after == "%"
        or match.before in ("$", "€", "£")
    )


def _in_year(match: Match, year: int, because: str) -> Meaning | None:
    """Return the day; "the" is part of "the 26th of April", but not of "the 11 September 2001 attacks"."""
    known = periods.safe_day(year, month_of(match), match.number("day"))
    drop = 1 if match.first == "the" and "of" not in match.words else 0
    return replace(dated(known, because), drop=drop) if known else None


def partial_date(state: State, match: Match, day: int) -> Meaning | None:
    """Read a day and month without a year: by the weekday written with them, else the nearest."""
    month = month_of(match)
    if periods.safe_day(2000, month, day) is None:
        return None
    if state.published is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", because="the year is not known")
    year = state.published.year
    choices = [known for y in (year - 1, year, year + 1) if (known := periods.safe_day(y, month, day))]
    weekday = int(match.value("weekday") or 0)
    agreeing = [choice for choice in choices if choice.first.isoweekday() == weekday]
    if agreeing:
        return dated(agreeing[0], f"the year near {state.since()} in which that day is such a weekday")
    chosen = nearest(state, match, choices)
    why = f"the year that fits the verb and lies nearest to {state.since()}"
    return dated(chosen, why) if chosen else None


def read_iso(state: State, match: Match) -> Meaning | None:
    """Read "2022-04-26" and "2022-04-26T14:30"."""
    written = match.tokens.surface(match.start)
    known = periods.safe_day(int(written[:4]), int(written[5:7]), int(written[8:10]))
    if known is None:
        return None
    if len(written) > 10:
        return Meaning("TIME", written, known.first, known.last, because="written in full", period=known)
    return dated(known, "written in full")


def read_week(state: State, match: Match) -> Meaning | None:
    """Read the ISO week "2022-W17"."""
    try:
        monday = date.fromisocalendar(match.number("year"), match.number("number"), 1)
    except ValueError:
        return None
    return dated(periods.week(monday), "written in full")


def read_week_of(state: State, match: Match) -> Meaning | None:
    """Read "the week of March 4", "the weekend of March 9, 2013": the one that contains that day."""
    unit, year, day = match.value("unit"), match.number("year"), match.number("day")
    if unit not in ("W", "WE"):
        return None
    known = periods.safe_day(year, month_of(match), day) if year else None
    meaning = dated(known, "written in full") if known else partial_date(state, match, day)
    if (year and known is None) or meaning is None or meaning.first is None:
        return None
    around = periods.around(meaning.first, unit)
    return dated(around, f"the one of {meaning.value}: {meaning.because}") if around else None


def read_week_ending(state: State, match: Match) -> Meaning | None:
    """Read "the week ending June 4"."""
    return read_week_of(state, match) if match.value("unit") == "W" else None


def read_nine_eleven(state: State, match: Match) -> Meaning | None:
    """Read "9/11"."""
    return dated(periods.day(date(2001, 9, 11)), "the attacks of that day")


def read_day_of_year(state: State, match: Match) -> Meaning | None:
    """Read "Julian date 2022-116": the 116th day of that year."""
    year, count = match.number("year"), match.number("number")
    first = periods.safe_day(year, 1, 1)
    when = periods.shifted_day(first.first, "D", count - 1) if first and 1 <= count <= 366 else None
    return dated(periods.day(when), f"day {count} of the year") if when and when.year == year else None


def read_slashed(state: State, match: Match) -> Meaning | None:
    """Read "26/4/2022", "4/26/22", "26.4.2022"; if both orders fit, say so."""
    written = match.tokens.surface(match.end - 1)
    mark = next(sign for sign in written if not sign.isdigit())
    pieces = written.split(mark)
    first, second, third = (int(piece) for piece in pieces)
    if len(pieces[0]) > 2:
        known = periods.safe_day(first, second, third) if len(pieces[0]) == 4 else None
        return dated(known, "written in full") if known else None
    year = third if third > 99 else full_year(third)
    if len(pieces[2]) == 3 or (mark != "/" and third < 100):
        return None
    european, american = periods.safe_day(year, second, first), periods.safe_day(year, first, second)
    if european and american and european != american:
        return _ambiguous(state, mark, european, american)
    known = european or american
    return dated(known, "only one order of day and month fits") if known else None


def _ambiguous(state: State, mark: str, european: Period, american: Period) -> Meaning:
    """Choose between two orders: dots are European, else the one nearer to the day of publication."""
    if mark == ".":
        return dated(european, "day before month, as dates with dots are written")
    chosen, other = american, european
    if state.published:
        gap = abs(state.published - american.first) - abs(state.published - european.first)
        if gap.days > 0 and abs(state.published - european.first).days < 60:
            chosen, other = european, american
    return dated(chosen, f"ambiguous: {other.value} if day and month are meant the other way round")
