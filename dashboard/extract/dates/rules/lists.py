"""Coordinated dates: "February 7, 8 and 9", "between 20 and 26 months", "this week or next"."""

from collections.abc import Sequence

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.counts import is_age, written
from dashboard.extract.dates.rules.days import partial_date
from dashboard.extract.dates.rules.parts import dated, month_of, year_of
from dashboard.extract.dates.rules.relative import from_publication
from dashboard.extract.dates.spans import Expression

Several = tuple[Expression, ...]
DAYS = ("day", "second_day", "third_day", "last_day")
# What may follow on "February 7, 8 and 9": other words would be what the number counts ("8 and 9 people").
GO_ON = lexicon.listed("function words") | lexicon.listed("auxiliary") | {""}


def read_days_of_month(state: State, match: Match) -> Several:
    """Read "February 7, 8 and 9", "May 3, 5 and 9, 2016"."""
    if match.after.isalpha() and match.after not in GO_ON and not match.number("year"):
        return ()
    places = [match.at(name) for name in DAYS if match.at(name) >= 0]
    return _days(state, match, places, [match.start, *places[1:]], [at + 1 for at in places[:-1]])


def read_days_before_month(state: State, match: Match) -> Several:
    """Read "the 3rd and the 5th of May", "12 and 13 April"."""
    first, last = match.at("day"), match.at("last_day")
    has_article = match.tokens.word(last - 1) == "the"
    return _days(state, match, [first, last], [match.start, last - has_article], [first + 1])


def read_weekdays_with_days(state: State, match: Match) -> Several:
    """Read "Thursday 7 and Friday 8 April 2016": the first is told by its weekday alone."""
    first, last = match.at("day"), match.at("last_day")
    return _days(state, match, [first, last], [match.start, match.at("weekday")], [first])


def _days(
    state: State, match: Match, places: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> Several:
    """Return one expression for each day, all in one year; none where the days don't rise."""
    numbers = [_number(match, at) for at in places]
    if sorted(set(numbers)) != numbers:
        return ()
    last = _meaning(state, match, numbers[-1])
    year = last.first.year if last and last.first else 0
    meanings = [_meaning(state, match, number, year=year) for number in numbers]
    if any(meaning is None for meaning in meanings):
        return ()
    return tuple(
        Expression("date", start, end, meaning)
        for start, end, meaning in zip(starts, [*ends, match.end], meanings, strict=True)
        if meaning
    )


def _number(match: Match, at: int) -> int:
    counted = match.tokens.numbers[at]
    if counted is not None:
        return int(counted)
    digits = match.tokens.words[at].rstrip("sthndr")
    return int(digits) if digits.isdecimal() else 0


def _meaning(state: State, match: Match, day: int, *, year: int = 0) -> Meaning | None:
    """Return a day of the month told, in the year told or given, else in that of the verb."""
    told = year_of(state, match)
    if not told and not year:
        return partial_date(state, match, day)
    known = periods.safe_day(told or year, month_of(match), day)
    why = "written in full" if told else "in one year with the last of these days"
    return dated(known, why) if known else None


def read_between(state: State, match: Match) -> Several:
    """Read "between 20 and 26 months" as two lengths; an age or two years are none."""
    low, high, unit = match.amount("low"), match.amount("number"), match.value("unit")
    is_years = match.plays(match.at("low"), "YEAR") or match.plays(match.at("number"), "YEAR")
    if low is None or high is None or not low < high or is_years or is_age(match):
        return ()
    why = "a length of time, not placed in the calendar"
    at = match.at("low")
    return (
        Expression("duration", at, at + 1, Meaning("DURATION", written(low, unit), because=why)),
        Expression(
            "duration", match.at("number"), match.end, Meaning("DURATION", written(high, unit), because=why)
        ),
    )


def read_this_or_next(state: State, match: Match) -> Several:
    """Read "this week or next"."""
    unit = match.value("unit")
    here, there = from_publication(state, unit, 0), from_publication(state, unit, 1)
    if here is None or there is None:
        return ()
    return (
        Expression("relative", match.start, match.end - 2, here),
        Expression("relative", match.end - 1, match.end, there),
    )
