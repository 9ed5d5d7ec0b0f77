"""Lengths next to the day of writing: "the past three months", "next two or three days", "recent weeks"."""

from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules import counts
from dashboard.extract.dates.rules.counts import Count, approximate, count_of, is_age, written
from dashboard.extract.dates.rules.relative import NAMES, NO_DAY
from dashboard.extract.dates.rules.signs import Sign, always, tells

LENGTH_WORDS = lexicon.listed("before a vague length")
THE_LENGTH_WORDS = lexicon.listed("before the vague length")
LENGTH_OF_WORDS = lexicon.listed("before a length of something")
HUNDREDS = lexicon.listed("hundreds")


def read_counted_from(state: State, match: Match) -> Meaning | None:
    """Read "the past three months", "next two or three days", "the next two years or so"."""
    count = count_of(match)
    if _is_no_count(match):
        return None
    relation = match.value("relation")
    if relation in ("recent", "future") and not count.is_exact:
        relation = "past" if relation == "recent" else "next"
    mod = "APPROX" if match.last == "so" else approximate(match, count)
    first, last, because = _span(state, count, relation)
    drop = 1 if match.first == "the" and _is_either(match) else 0
    return Meaning("DURATION", count.value(), first, last, mod, because, drop=drop)


def read_first_counted(state: State, match: Match) -> Meaning | None:
    """Read "the first nine months"."""
    return None if _is_no_count(match) else _counted(match, drop=1 if _is_either(match) else 0)


def read_counted(state: State, match: Match) -> Meaning | None:
    """Read "the two days"; in "the two day rally" leave out "the"."""
    if _is_no_count(match):
        return None
    leaves = _is_either(match) if match.word("low") else match.plays(match.end - 1, "UNIT", "CUNIT")
    return _counted(match, drop=1 if leaves else 0)


def _counted(match: Match, *, drop: int) -> Meaning:
    count = count_of(match)
    because = "a length of time, not placed in the calendar"
    return Meaning("DURATION", count.value(), mod=approximate(match, count), because=because, drop=drop)


def _is_no_count(match: Match) -> bool:
    """Distinguish an age, and "the 1988 quarter", from "the nine months"."""
    return is_age(match) or match.plays(match.at("number"), "YEAR")


def _is_either(match: Match) -> bool:
    """Say whether two numbers are joined by "or": "two or three days", not "two to three days"."""
    low = match.at("low")
    return low >= 0 and match.tokens.word(low + 1) == "or"


def _span(state: State, count: Count, relation: str) -> tuple[date | None, date | None, str]:
    """Return the days that "the next two weeks" or "the past two weeks" cover."""
    anchor = state.published
    if relation not in ("last", "past", "next"):
        return None, None, "a length of time, not placed in the calendar"
    if anchor is None:
        return None, None, NO_DAY
    if count.unit.startswith("T"):
        return anchor, anchor, f"on {state.since()} or close to it"
    most, often = None if count.high is None else int(count.high), ""
    if most is not None and not count.is_exact:
        often = f", {count.low:g} to {count.high:g} {NAMES.get(count.unit, 'unit')}s"
    if relation == "next":
        last = periods.shifted_day(anchor, count.unit, most) if most else None
        return periods.next_day(anchor), last, f"after {state.since()}{often}"
    first = periods.shifted_day(anchor, count.unit, -most) if most else None
    return first, anchor, f"up to {state.since()}{often}"


def read_these_days(state: State, match: Match) -> Meaning | None:
    """Read "these days"."""
    return Meaning("DATE", "PRESENT_REF", because="“these days”: nowadays")


def read_relative_units(state: State, match: Match) -> Meaning | None:
    """Read "recent weeks", "the coming months", "past years"."""
    unit, relation, day = match.value("unit"), match.value("relation"), state.published
    if relation in ("this", "latest"):
        return None
    if day is None:
        return Meaning("DURATION", written(None, unit), because=NO_DAY)
    until, from_then = f"up to {state.since()}", f"after {state.since()}"
    if relation == "future":
        return Meaning("DATE", "FUTURE_REF", periods.next_day(day), because=from_then)
    if relation in ("next", "following"):
        return Meaning("DURATION", written(None, unit), periods.next_day(day), because=from_then)
    if relation == "past":
        return Meaning("DATE", "PAST_REF", None, day, because=until)
    return Meaning("DURATION", written(None, unit), None, day, because=until)


def read_the_units(state: State, match: Match) -> Meaning | None:
    """Read "over the years", "in the early days of"; "the years that" is not a length."""
    is_of, is_long = match.after == "of", match.end - match.start > 2
    if match.value("unit") == "WE" or (is_of and match.words == ["the", "early", "hours"]):
        return None
    if match.before not in THE_LENGTH_WORDS or (is_of and not is_long):
        return None
    return _untold(match)


def read_units(state: State, match: Match) -> Meaning | None:
    """Read "for years", "within weeks or months", "on weekends"; "working hours" is not a length."""
    if match.value("unit") == "WE":
        is_alone = match.before in ("on", "at") and match.end - match.start == 1
        return Meaning("SET", "XXXX-WXX-WE", because="returns each week") if is_alone else None
    return _untold(match) if tells(UNITS_SIGNS, state, match) else None


def _untold(match: Match) -> Meaning:
    because = "a length of time that is not told"
    return Meaning("DURATION", written(None, match.value("unit")), because=because)


def _is_of_hundreds(_: State, match: Match) -> bool:
    return match.before == "of" and match.tokens.word(match.start - 2) in HUNDREDS


def _is_of_long(_: State, match: Match) -> bool:
    is_long = match.value("unit") in ("W", "M", "Y", "E", "C")
    return is_long and match.after == "of" and match.before != "the"


def _is_counted(state: State, match: Match) -> bool:
    return _is_of_long(state, match) and match.start > 0 and bool(match.tokens.numbers[match.start - 1])


def _is_before_event(_: State, match: Match) -> bool:
    if match.after not in ("before", "after") or match.end - match.start > 1:
        return False
    is_told = match.tokens.word(match.end + 1).isalpha()
    before = match.before
    return (
        is_told and before not in KINDS_OF_UNITS and not match.plays(match.start - 1, "NUM", "THE", "THESE")
    )


def read_many_long(state: State, match: Match) -> Meaning | None:
    """Read "years-long"."""
    return _untold(match)


KINDS_OF_UNITS = lexicon.listed("kinds of hours and days")
UNITS_SIGNS = (
    Sign("so long before an event: days before the storm", True, _is_before_event),
    Sign("part of another count: hundreds of years", False, _is_of_hundreds),
    Sign("counted: 1,000 years of", False, _is_counted),
    Sign("a length of something: years of war", True, _is_of_long),
    Sign(
        "of something, but no length: hours of",
        False,
        lambda _, m: m.after == "of" and m.before not in LENGTH_OF_WORDS,
    ),
    Sign("an age: is years old", False, lambda _, m: m.after == "old"),
    Sign("a word of length before it: for years", True, lambda _, m: m.before in LENGTH_WORDS),
    Sign("anything else: working hours", False, always),
)


def read_seasons(state: State, match: Match) -> Meaning | None:
    """Read "for 11 seasons", a year each; not "two seasons' worth of rain"."""
    count = match.amount("number")
    if (
        match.before not in counts.LENGTH_WORDS
        or count is None
        or count > MOST_SEASONS
        or match.plays(match.end, "POSS")
    ):
        return None
    return Meaning("DURATION", written(count, "Y"), because="seasons of play: a year each")


MOST_SEASONS = 50
