"""Holidays used as dates in the news: "Christmas Eve", "Easter 1998", "Thanksgiving"."""

from datetime import date
from functools import cache

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.choose import nearest
from dashboard.extract.dates.rules.parts import dated
from dashboard.text import lexicon


def read_feast(state: State, match: Match) -> Meaning | None:
    """Read "Christmas Eve", "Easter 1998", "Labor Day"."""
    return _feast(state, match, match.value("feast"))


def read_new_year(state: State, match: Match) -> Meaning | None:
    """Read "New Year's Day", "New Year's Eve"."""
    return _feast(state, match, "new year")


def read_good_friday(state: State, match: Match) -> Meaning | None:
    """Read "Good Friday"."""
    return _feast(state, match, "good friday")


def _feast(state: State, match: Match, name: str) -> Meaning | None:
    shift = -1 if match.word("eve") else 0
    if year := match.number("year"):
        when = _feast_day(name, year, shift)
        return dated(periods.day(when), "the feast in that year") if when else None
    if state.published is None:
        fixed = _feast_day(name, 2001, shift) if "-" in _rules()[name][:3] else None
        value = f"XXXX-{fixed:%m-%d}" if fixed else "XXXX-XX-XX"
        return Meaning("DATE", value, because="the year is not known")
    here = state.published.year
    days = [_feast_day(name, y, shift) for y in (here - 1, here, here + 1)]
    chosen = nearest(state, match, [periods.day(when) for when in days if when])
    return dated(chosen, f"the feast nearest to {state.since()} that fits the verb") if chosen else None


def _feast_day(name: str, year: int, shift: int) -> date | None:
    """Return the day of a holiday in a year, moved by -1 for its eve."""
    if not 1583 <= year <= 9998 or name not in _rules():
        return None
    rule = _rules()[name]
    if rule.startswith("easter"):
        when = periods.easter(year) + int(rule[6:]) * periods.DAY
    elif "/" in rule:
        rule, _, later = rule.partition("+")
        month, nth, weekday = (int(piece) for piece in rule.split("/"))
        when = _nth_weekday(year, month, nth, weekday) + int(later or 0) * periods.DAY
    else:
        # New Year's Eve comes before the year that "New Year 1999" names.
        when = date(year, int(rule[:2]), int(rule[3:]))
    return periods.shifted_day(when, "D", shift)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    first = date(year, month, 1)
    days = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1 if nth > 0 else 4)
    when = first + days * periods.DAY
    # "The last Monday": four weeks later may be in the next month.
    return when if when.month == month else when - 7 * periods.DAY


@cache
def _rules() -> dict[str, str]:
    return {row["name"]: row["rule"] for row in lexicon.rows("dates-feasts")} | {"good friday": "easter-2"}
