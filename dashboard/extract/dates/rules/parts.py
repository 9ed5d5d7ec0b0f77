"""What the names of a match caught, for all rules: its month, its year, its part of the day."""

from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar.match import Match

YEARS = {"last": -1, "past": -1, "next": 1}


def month_of(match: Match) -> int:
    """Return the month that a match names."""
    return int(match.value("month"))


def year_of(state: State, match: Match) -> int:
    """Return the year that a match names, with four digits or as "'98"; 0 if it names none."""
    return short_year(state, match) if match.word("year")[:1] in ("'", "’") else match.number("year")


def short_year(state: State, match: Match) -> int:
    """Return the year of "'98": up to ten years ahead of publication, else in the past."""
    two = match.number("year")
    limit = (state.published.year if state.published else 2030) + 10
    return max(year for year in (1900 + two, 2000 + two) if year <= limit or year < 2000)


def relative_year(match: Match) -> int:
    """Return -1, 0 or 1 for "last year", "this year", "next year"."""
    return YEARS.get(match.value("relation"), 0)


def year_told(state: State, match: Match) -> int:
    """Return the year of "last year", and of "that year" as the text named it; 0 where it is not known."""
    if match.value("relation") in ("that", "same"):
        named = state.last_named(match.start, unit="Y")
        return named.first.year if named else 0
    return state.published.year + relative_year(match) if state.published else 0


def time_of_day(match: Match) -> str:
    """Return the match's part of the day as TIMEX3 writes it ("TNI", "T12:00"), or "" if it has none."""
    part = match.value("part")
    return part if not part or part.startswith("T") else f"T{part}"


def dated(period: Period, because: str) -> Meaning:
    """Return a known period as a DATE."""
    return Meaning("DATE", period.value, period.first, period.last, because=because, period=period)
