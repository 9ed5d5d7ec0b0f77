"""Time counted from another day: "last week", "the next two days", "three days later", "recent years"."""

from dataclasses import replace
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import written
from dashboard.extract.dates.rules.parts import dated, part

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "F": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
}
ENDED = frozenset(("ended", "ending", "ends", "end"))
NO_DAY = "the day of publication is not known"


def read_relative(state: State, found: Found) -> Meaning | None:
    """Read "last week", "this month", "that year", "the same day", "the week"."""
    unit = part(state, found, "u", "UNIT") or part(state, found, "t", "UNIT")
    if _is_title(state, found):
        return None
    if "t" in found:
        return _definite(state, found, unit)
    word = state.tokens.words[found.parts["r"]]
    if unit in ("L", "C") and word != "this":
        return None
    if word in ("that", "same", "following", "ensuing", "subsequent", "preceding", "previous"):
        return from_the_text(state, found, unit, word)
    if word == "next" and state.tokens.words[found.start] == "the" and _tells_on(state, found, unit):
        return from_the_text(state, found, unit, "following")
    relation = part(state, found, "r", "SEQ") or "this"
    if "past" in state.tokens.words[found.parts["r"] + 1 : found.end]:
        relation = "last"
    if relation in ("recent", "future"):
        return None
    if relation == "past":
        return _past(state, unit) if unit not in ("E", "C") else _running_up(state, unit)
    if relation == "last" and state.tokens.words[found.start] == "the" and unit != "E":
        return _running_up(state, unit)
    if relation == "latest":
        return _latest(state, found, unit)
    step = {"last": -1, "next": 1}.get(relation, 0)
    return _from_publication(state, unit, step)


def _tells_on(state: State, found: Found, unit: str) -> bool:
    """Say whether "the next day" goes on from a date just named: the verb must not look ahead."""
    named = state.last_named(found.start, unit=unit)
    return named is not None and direction(state, found.start, found.end) != FUTURE


def _is_title(state: State, found: Found) -> bool:
    """Tell the programme "This Week" and the paper "The Day" from weeks and days."""
    return (
        state.tokens.surface(found.end - 1)[0].isupper() and not state.tokens.surface(found.start).isupper()
    )


def _from_publication(state: State, unit: str, step: int) -> Meaning | None:
    if state.published is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"), because=NO_DAY)
    here = periods.around(state.published, unit)
    known = periods.shifted(here, unit, step) if here else None
    side = {-1: "before", 0: "of", 1: "after"}[step]
    name = NAMES.get(unit, "period")
    return (
        dated(
            known,
            f"the {name} {side} that of {state.since()}" if step else f"the {name} of {state.since()}",
        )
        if known
        else None
    )


NAMES = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
    "F": "fortnight",
}


def _past(state: State, unit: str) -> Meaning | None:
    """Read "the past year": TIMEX3's value is the year before, its days are those up to publication."""
    meaning = _from_publication(state, unit, -1)
    if meaning is None or state.published is None:
        return meaning
    days = _running_up(state, unit)
    return replace(meaning, first=days.first, last=days.last, because=days.because, period=None)


def _running_up(state: State, unit: str) -> Meaning:
    """Read "the last year": the twelve months up to the day of publication."""
    if state.published is None:
        return Meaning("DURATION", written(1, unit), because=NO_DAY)
    first = periods.shifted_day(state.published, unit, -1)
    return Meaning("DURATION", written(1, unit), first, state.published, because=f"up to {state.since()}")


def _latest(state: State, found: Found, unit: str) -> Meaning | None:
    quarter = state.last_quarter(found.start)
    if unit == "Q" and quarter and (not state.published or quarter.last < state.published):
        return dated(quarter, "the quarter named before")
    return _from_publication(state, unit, -1)


def from_the_text(state: State, found: Found, unit: str, word: str) -> Meaning | None:
    """Count from the date that the text named last."""
    named = state.last_named(found.start, unit=unit)
    if named is None and word in ("following", "previous", "preceding") and state.published:
        return _from_publication(state, unit, 1 if word == "following" else -1)
    if named is None:
        return (
            None
            if word in ("that", "same")
            else Meaning("DATE", UNKNOWN.get(unit, "XXXX"), because="the text names no date before it")
        )
    step = {"that": 0, "same": 0, "previous": -1, "preceding": -1}.get(word, 1)
    here = periods.around(named.first, unit)
    known = periods.shifted(here, unit, step) if here else None
    return dated(known, f"counted from {named.value}, named before") if known else None


def _definite(state: State, found: Found, unit: str) -> Meaning | None:
    """Read "the week", "the year ended Aug. 31", "the quarter", "the year before"."""
    tokens = state.tokens
    if tokens.word(found.end) in ENDED and unit == "Y":
        return Meaning("DURATION", "P1Y", because="a year that ends on the day named after it")
    if tokens.word(found.end - 1) == "before":
        return None
    if unit == "Q":
        return quarter_meant(state, found)
    if unit not in ("D", "W", "WE", "M", "Y"):
        return None
    if tokens.word(found.end) in ("-", "of", "when", "that", "after", "before", "'s", "’s") and unit == "D":
        return None
    if found.end - found.start > 2 and unit == "Y":
        return _from_publication(state, unit, 0)
    before = tokens.word(found.start - 1)
    if unit == "D" and before not in ("in", "during", "for", "on"):
        return None
    if (
        unit == "WE"
        and state.published
        and state.published.isoweekday() < 5
        and before not in ("ahead", "of")
    ):
        return _from_publication(state, unit, -1)
    return _from_publication(state, unit, 0)


def quarter_meant(state: State, found: Found) -> Meaning | None:
    """Read "the quarter": the one that ends on a day named, the one named before, or the last full one."""
    if ending := _ending_day(state, found.end):
        middle = periods.shifted_day(ending, "D", -45)
        known = periods.around(middle, "Q") if middle else None
        return dated(known, f"the quarter that ends on {ending}") if known else None
    if named := state.last_quarter(found.start):
        return dated(named, "the quarter named before")
    return _from_publication(state, "Q", -1)


def _ending_day(state: State, index: int) -> date | None:
    """Return Sept. 30 of this or last year after "the quarter ended"."""
    tokens = state.tokens
    if tokens.word(index) not in ENDED or state.published is None or index + 2 >= len(tokens):
        return None
    word = tokens.words[index + 1].rstrip(".")
    month = int(lexicon.value(word, "MON") or lexicon.value(word, "MONAB") or 0)
    if not month or "DAY" not in tokens.roles[index + 2]:
        return None
    number = int(tokens.numbers[index + 2] or 0)
    years = (state.published.year, state.published.year - 1)
    days = [found for year in years if number and (found := periods.safe_day(year, month, number))]
    return next((found.first for found in days if found.first <= state.published), None)
