"""What the named parts of a match are worth: a number, a month, a relation; shared by the rules."""

from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found


def part(state: State, found: Found, name: str, role: str) -> str:
    """Return the value of a named part of a match in a role, "" where it is absent."""
    if name not in found:
        return ""
    return lexicon.value(state.tokens.words[found.parts[name]].rstrip("."), role)


def number(state: State, found: Found, name: str) -> int:
    """Return the whole number of a named part (7 of "7", "seven", "7th"), 0 where it is absent."""
    if name not in found:
        return 0
    index = found.parts[name]
    counted = state.tokens.numbers[index]
    if counted is not None:
        return int(counted)
    word = state.tokens.words[index]
    digits = word.lstrip("'’").rstrip("sthndr")
    return int(digits) if digits.isdecimal() else int(lexicon.value(word, "ORD") or 0)


def short_year(state: State, found: Found, name: str = "sy") -> int:
    """Return the year of "'98": up to ten years ahead of publication, else in the past."""
    two = number(state, found, name)
    limit = (state.published.year if state.published else 2030) + 10
    return max(year for year in (1900 + two, 2000 + two) if year <= limit or year < 2000)


def month_of(state: State, found: Found) -> int:
    """Return the month that a match names, 0 for none."""
    return int(part(state, found, "m", "MON") or part(state, found, "m2", "MONAB") or 0)


def time_of_day(state: State, found: Found) -> str:
    """Return how TIMEX3 writes the part of the day that a match names ("TNI", "T12:00"), "" for none."""
    pod = part(state, found, "p", "POD") or part(state, found, "p", "PODS")
    return pod if not pod or pod.startswith("T") else f"T{pod}"


def dated(period: Period, because: str) -> Meaning:
    """Return a known period as a DATE."""
    return Meaning("DATE", period.value, period.first, period.last, because=because, period=period)


def relative_year(state: State, found: Found) -> int:
    """Return -1, 0 or 1 for "last year", "this year", "next year"."""
    return {"last": -1, "past": -1, "next": 1}.get(part(state, found, "r", "SEQ"), 0)
