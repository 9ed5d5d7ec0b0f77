"""Months: "April 2022", "June last year", "last April", "in April"."""

from collections.abc import Callable

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.choose import nearest, year_after_range
from dashboard.extract.dates.rules.parts import dated, month_of, year_of, year_told
from dashboard.extract.dates.rules.signs import Sign, always, tells

# A comma or an "and" before "May" or "March" doesn't show that they are months.
BEFORE_A_MONTH = lexicon.listed("before a time") - {",", "and", "or", "("}
# Months that are also names or ordinary words.
DOUBTFUL = frozenset(("may", "march", "april", "june", "august"))
STREETS = lexicon.listed("streets")
PERSON = lexicon.listed("before a person")


def read_month_with_year(state: State, match: Match) -> Meaning | None:
    """Read "April 2022", "June '98", "the month of April 2022"."""
    return _in_year(match, year_of(state, match))


def read_month_of_relative_year(state: State, match: Match) -> Meaning | None:
    """Read "June last year"."""
    if not tells(MONTH_OF_YEAR_SIGNS, state, match):
        return None
    return _without_year(state, match, _of_relative_year, "counted from")


def read_relative_month(state: State, match: Match) -> Meaning | None:
    """Read "last April", "this coming June"."""
    if not tells(MONTH_OF_YEAR_SIGNS, state, match):
        return None
    return _without_year(state, match, _counted, "counted from")


def read_month(state: State, match: Match) -> Meaning | None:
    """Read "in April": in the year that fits the verb."""
    return read_month_in_words(state, match) if tells(MONTH_SIGNS, state, match) else None


def read_month_in_words(state: State, match: Match) -> Meaning | None:
    """Read "the month of April"."""
    return _without_year(state, match, _nearest, "the month that fits the verb and lies nearest to")


def _without_year(
    state: State, match: Match, choose: Callable[[State, Match], Period | None], why: str
) -> Meaning | None:
    """Read a month in the year at the end of its range, else in the year that `choose` returns."""
    if _is_broken_date(match):
        return None
    if year := year_after_range(state, match):
        return _in_year(match, year)
    if state.published is None:
        return Meaning("DATE", f"XXXX-{month_of(match):02}", because="the year is not known")
    known = choose(state, match)
    return dated(known, f"{why} {state.since()}") if known else None


def _nearest(state: State, match: Match) -> Period | None:
    return nearest(state, match, _around(state, match))


def _of_relative_year(state: State, match: Match) -> Period | None:
    return (
        periods.month(year_told(state, match) or state.published.year, month_of(match))
        if state.published
        else None
    )


def _counted(state: State, match: Match) -> Period | None:
    """Return "last April", "next April", "this April", counted from the month of writing."""
    assert state.published is not None
    relation, near = match.value("relation"), _around(state, match)
    here = periods.month(state.published.year, state.published.month)
    if relation in ("last", "past") and here:
        # In March nobody says "last February" of the month just ended: it is the one a year before.
        recent = periods.shifted(here, "M", -1)
        over = [period for period in near if period.first < here.first and period != recent]
        return over[-1] if over else None
    if relation in ("next", "following") and here:
        return next((period for period in near if period.first > here.first), None)
    return periods.month(state.published.year, month_of(match))


def _around(state: State, match: Match) -> list[Period]:
    """Return that month in the year before, this year and the next."""
    assert state.published is not None
    year, month = state.published.year, month_of(match)
    return [known for y in (year - 1, year, year + 1) if (known := periods.month(y, month))]


def _in_year(match: Match, year: int) -> Meaning | None:
    known = periods.month(year, month_of(match))
    return dated(known, "written with its year") if known else None


def _is_broken_date(match: Match) -> bool:
    """Say whether the month is followed by a day it doesn't have ("February 30")."""
    return match.plays(match.end, "DAY") and match.written_after.isdecimal()


def _is_told(_: State, match: Match) -> bool:
    index = match.at("month")
    return match.tokens.word(index - 1) == "of" and match.tokens.word(index - 2) == "month"


def _is_short(_: State, match: Match) -> bool:
    return match.caught["month"][1] == "MONAB" and not match.word("month").endswith(".")


def _is_shortened(_: State, match: Match) -> bool:
    return match.caught["month"][1] == "MONAB"


def _is_street(_: State, match: Match) -> bool:
    return match.after in STREETS and match.is_name_after


def _is_person(_: State, match: Match) -> bool:
    before = match.tokens.word(match.start - 2) if match.before == "." else match.before
    return before in PERSON


def _is_person_of_doubt(state: State, match: Match) -> bool:
    return _is_person(state, match) and match.word("month") in DOUBTFUL


def _is_no_noun(state: State, match: Match) -> bool:
    tag = state.tags.get(match.tokens.starts[match.at("month")], "")
    return bool(tag) and not tag.startswith("NNP")


def _is_part_of_name(state: State, match: Match) -> bool:
    starts = state.bounds(match.start)[0] == match.start
    return starts or match.is_name_before or match.is_name_after


def _is_demonstration(_: State, match: Match) -> bool:
    return match.word("month") == "march" and match.after in ("for", "of", "on", "against", "to")


def _is_of_something(_: State, match: Match) -> bool:
    return match.before == "the" and match.written_after in OF_A_MONTH


OF_A_MONTH = lexicon.listed("what a month has")
WRITTEN_SIGNS = (
    Sign("called a month: a month of May", True, _is_told),
    Sign("an abbreviation without its full stop: Mar", False, _is_short),
    Sign("an abbreviation: Mar.", True, _is_shortened),
    Sign("a street: June Street", False, _is_street),
)
MONTH_OF_YEAR_SIGNS = (*WRITTEN_SIGNS, Sign("anything else", True, always))
MONTH_SIGNS = (
    *WRITTEN_SIGNS,
    Sign("a person: Ms. May", False, _is_person_of_doubt),
    Sign("a month that is no name: told the president January", True, _is_person),
    Sign("a month that is no other word: January", True, lambda _, m: m.word("month") not in DOUBTFUL),
    Sign("a word of time stands before it: in May", True, lambda _, m: m.before in BEFORE_A_MONTH),
    Sign("a verb or a noun: may, the march", False, _is_no_noun),
    Sign("a demonstration: the March for Bread", False, _is_demonstration),
    Sign("the month of something: the March session", True, _is_of_something),
    Sign("part of a name, or the first word: April Jones", False, _is_part_of_name),
    Sign("alone: of May", True, always),
)
