"""Matches that contain two expressions: "1998-2001", "May 3-5", "the second and fourth quarters"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.days import partial_date
from dashboard.extract.dates.rules.parts import dated, month_of
from dashboard.extract.dates.spans import Expression

Pair = tuple[Expression, ...]


def read_years(state: State, match: Match) -> Pair:
    """Read "1998-2001" as two years."""
    return _years(match, match.number("year"), match.number("last_year"))


def read_years_in_short(state: State, match: Match) -> Pair:
    """Read "1985-90" as two years of one century."""
    first, written = match.number("year"), match.word("last_year")
    if len(written) != 2 or not written.isdecimal():
        return ()
    return _years(match, first, first - first % 100 + int(written))


def _years(match: Match, first: int, second: int) -> Pair:
    begin, end = periods.year(first), periods.year(second)
    if begin is None or end is None or not first < second <= first + 200 or first < 1500:
        return ()
    why = f"a range of years: {first} to {second}"
    middle = match.at("year") + 1
    return (
        Expression(match.rule, match.start, middle, dated(begin, why)),
        Expression(match.rule, middle + 1, match.end, dated(end, why)),
    )


def read_days(state: State, match: Match) -> Pair:
    """Read "May 3-5, 2016" and "3-5 May 2016" as two days."""
    year, days = match.number("year"), []
    for name in ("day", "last_day"):
        if year:
            known = periods.safe_day(year, month_of(match), match.number(name))
            meaning = dated(known, "written in full") if known else None
        else:
            meaning = partial_date(state, match, match.number(name))
        if meaning is None:
            return ()
        days.append(meaning)
    if match.number("day") >= match.number("last_day"):
        return ()
    second = match.at("last_day")
    return (
        Expression("date", match.start, second - 1, days[0]),
        Expression("date", second, match.end, days[1]),
    )


def read_quarters(state: State, match: Match) -> Pair:
    """Read "second and fourth quarters" as two recurring quarters."""
    first, second = match.number("ordinal"), match.number("last_ordinal")
    if not 1 <= first < second <= 4:
        return ()
    why = "those quarters of each year"
    begin, end = match.at("ordinal") + 1, match.at("last_ordinal")
    return (
        Expression(match.rule, match.start, begin, Meaning("SET", f"XXXX-Q{first}", because=why)),
        Expression(match.rule, end, match.end, Meaning("SET", f"XXXX-Q{second}", because=why)),
    )
