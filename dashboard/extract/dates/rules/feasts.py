"""Holidays used as dates in the news: "Christmas Eve", "Easter 1998", "Independence Day" of a country."""

from datetime import date
from functools import cache

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.country import country_of
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import PAST, direction
from dashboard.extract.dates.grammar import lexicon as word_lists
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
    after = match.tokens.word(match.end + (match.after in ('"', "”", "’")))
    if after in DISASTERS:
        return None
    rule, country = _rule_of(state, match, name)
    shift = -1 if match.word("eve") else 0
    if not rule:
        return Meaning("DATE", "XXXX-XX-XX", because="its day differs by country, and the text names none")
    of_country = f" in {country}" if country else ""
    if year := match.number("year"):
        when = _feast_day(rule, year, shift)
        return dated(periods.day(when), f"the feast{of_country} in that year") if when else None
    if state.published is None:
        fixed = _feast_day(rule, 2001, shift) if "-" in rule[:3] else None
        value = f"XXXX-{fixed:%m-%d}" if fixed else "XXXX-XX-XX"
        return Meaning("DATE", value, because="the year is not known")
    here = state.published.year
    days = [when for y in (here - 1, here, here + 1) if (when := _feast_day(rule, y, shift))]
    if direction(state, match) == PAST:
        days = [when for when in days if when <= state.published] or days
    chosen = nearest(state, match, [periods.day(when) for when in days])
    why = f"the feast{of_country} nearest to {state.since()} that fits the verb"
    return dated(chosen, why) if chosen else None


# "the Boxing Day tsunami" names one disaster, and not the last such day.
DISASTERS = word_lists.listed("named after their day")


def _rule_of(state: State, match: Match, name: str) -> tuple[str, str]:
    """Return the rule for a feast and the country whose feast it is, if that is told: "", "" if neither."""
    rules = _rules()[name]
    if len(rules) == 1 and "" in rules:
        return rules[""], ""
    country = country_of(state, match.start)
    return (rules[country], country) if country in rules else (rules.get("", ""), "")


def _feast_day(rule: str, year: int, shift: int) -> date | None:
    """Return the day of a holiday in a year, moved by -1 for its eve."""
    if not 1583 <= year <= 9998:
        return None
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
def _rules() -> dict[str, dict[str, str]]:
    """Return the rules of each feast by country; "" is where no country is told."""
    rules: dict[str, dict[str, str]] = {"good friday": {"": "easter-2"}}
    for row in lexicon.rows("dates-feasts"):
        rules.setdefault(row["name"], {})[row["country"]] = row["rule"]
    return rules
