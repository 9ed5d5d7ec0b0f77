"""Time counted from another day: "last week", "the next two days", "three days later", "recent years"."""

from dataclasses import replace
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import LONG_MEMORY, MEMORY, Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.counts import written
from dashboard.extract.dates.rules.parts import dated, relative_year

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


def read_relative_unit(state: State, match: Match) -> Meaning | None:
    """Read "last week", "the next day", "the past year", "the following month"."""
    unit, relation, word = match.value("unit"), match.value("relation"), match.word("relation")
    if _is_title(match) or unit in ("L", "C"):
        return None
    if word in FROM_THE_TEXT:
        return from_the_text(state, match, unit, word)
    is_the = match.first == "the"
    if word == "next" and is_the and _tells_on(state, match, unit):
        return from_the_text(state, match, unit, "following")
    if relation in ("recent", "future"):
        return None
    if relation == "past":
        return _past(state, unit) if unit != "E" else _running_up(state, unit)
    if relation == "last" and is_the and unit != "E":
        return _running_up(state, unit)
    if relation == "latest":
        return _latest(state, match, unit)
    if relation == "next" and unit == "E" and match.before in OVER:
        return _running_on(state, unit)
    return from_publication(state, unit, relative_year(match))


FROM_THE_TEXT = frozenset(("following", "ensuing", "subsequent", "preceding", "previous"))


def read_this_unit(state: State, match: Match) -> Meaning | None:
    """Read "this week", "this coming week", "this past week"."""
    if _is_title(match):
        return None
    return from_publication(state, match.value("unit"), -1 if "past" in match.words else 0)


def read_unit_but_one(state: State, match: Match) -> Meaning | None:
    """Read "the week before last", "the month after next"."""
    return from_publication(state, match.value("unit"), -2 if match.last == "last" else 2)


def read_end_of_year(state: State, match: Match) -> Meaning | None:
    """Read "the end of year"."""
    meaning = from_publication(state, "Y", 0)
    return replace(meaning, mod="END") if meaning else None


def read_unit_next_to_named(state: State, match: Match) -> Meaning | None:
    """Read "the year before that", from the date named last; "the day after that vote" is none."""
    if match.after.isalpha() and match.after not in FUNCTION_WORDS:
        return None
    is_after = match.value("direction") == "after"
    return from_the_text(state, match, match.value("unit"), "following" if is_after else "previous")


FUNCTION_WORDS = lexicon.listed("function words")


def read_same_unit(state: State, match: Match) -> Meaning | None:
    """Read "that year", "the same day": the one that the text named last."""
    unit = match.value("unit")
    if _is_title(match) or unit in ("L", "C"):
        return None
    return from_the_text(state, match, unit, "same")


def _tells_on(state: State, match: Match, unit: str) -> bool:
    """Say whether "the next day" follows a date just named: the verb must not look ahead."""
    named = state.last_named(match.start, unit=unit)
    return named is not None and direction(state, match) != FUTURE


def _is_title(match: Match) -> bool:
    """Distinguish the programme "This Week" and the paper "The Day" from weeks and days."""
    tokens = match.tokens
    return tokens.surface(match.end - 1)[0].isupper() and not tokens.surface(match.start).isupper()


def from_publication(state: State, unit: str, step: int) -> Meaning | None:
    """Return the unit that lies `step` of them after that of the day of writing, before it if negative."""
    if state.published is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"), because=NO_DAY)
    here = periods.around(state.published, unit)
    known = periods.shifted(here, unit, step) if here else None
    name, far = NAMES.get(unit, "period"), abs(step) > 1
    if step == 0:
        why = f"the {name} of {state.since()}"
    else:
        side = "before" if step < 0 else "after"
        why = f"{'the second' if far else 'the'} {name} {side} that of {state.since()}"
    return dated(known, why) if known else None


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
    """Read "the past year": its TIMEX3 value is the year before, its days are those up to publication."""
    meaning = from_publication(state, unit, -1)
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


OVER = frozenset(("over", "for", "within", "throughout", "during", "in"))


def _running_on(state: State, unit: str) -> Meaning:
    """Read "over the next decade": the ten years from the day of publication."""
    if state.published is None:
        return Meaning("DURATION", written(1, unit), because=NO_DAY)
    first, last = periods.next_day(state.published), periods.shifted_day(state.published, unit, 1)
    return Meaning("DURATION", written(1, unit), first, last, because=f"after {state.since()}")


def _latest(state: State, match: Match, unit: str) -> Meaning | None:
    quarter = state.last_quarter(match.start)
    if unit == "Q" and quarter and (not state.published or quarter.last < state.published):
        return dated(quarter, "the quarter named before")
    return from_publication(state, unit, -1)


def from_the_text(state: State, match: Match, unit: str, word: str) -> Meaning | None:
    """Count from the date that the text named last."""
    named = state.last_named(match.start, unit=unit, memory=LONG_MEMORY if word == "same" else MEMORY)
    if named is None and word in ("following", "previous", "preceding") and state.published:
        return from_publication(state, unit, 1 if word == "following" else -1)
    if named is None and word == "same":
        return None
    if named is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"), because="the text names no date before it")
    step = {"same": 0, "previous": -1, "preceding": -1}.get(word, 1)
    here = periods.around(named.first, unit)
    known = periods.shifted(here, unit, step) if here else None
    return dated(known, f"counted from {named.value}, named before") if known else None


def read_the_unit(state: State, match: Match) -> Meaning | None:
    """Read "the week", "the year ended Aug. 31", "the quarter"."""
    unit = match.value("unit")
    if _is_title(match):
        return None
    if match.after in ENDED and unit == "Y":
        return Meaning("DURATION", "P1Y", because="a year that ends on the day named after it")
    if unit in ("W", "M") and (ending := _ending_day(state, match.end)):
        known = periods.around(ending, unit)
        return dated(known, f"the {NAMES[unit]} that ends on {ending}") if known else None
    if _is_beside(match, unit):
        return Meaning("DURATION", written(1, unit), because="a length of time beside an event")
    if unit == "Q":
        return quarter_meant(state, match)
    if unit == "D" and match.before == "on" and match.after in TOLD_OF:
        return Meaning("DATE", UNKNOWN["D"], because="a day told by what happened on it")
    if unit == "D" and (match.after in GOES_ON or match.before not in ("in", "during", "for", "on")):
        return None
    named = state.last_named(match.start, unit="D") if unit == "D" else None
    if named and match.before == "in":
        # "earlier in the day": of the day that the text is at.
        return dated(named, f"on {named.value}, named before")
    if unit == "WE" and _is_weekend_before(state, match):
        return from_publication(state, unit, -1)
    return from_publication(state, unit, 0) if unit in ("D", "W", "WE", "M", "Y") else None


def _is_beside(match: Match, unit: str) -> bool:
    """Say whether an event follows: "the year before the vote" is no year of publication."""
    after = match.tokens.word(match.end + 1)
    return match.after in ("before", "after", "following") and unit in ("W", "M", "Y") and after.isalpha()


# "on the day he escaped"
TOLD_OF = frozenset(("he", "she", "they", "it", "we", "i", "you"))
# "the day when", "the day of the vote"
GOES_ON = frozenset(("-", "of", "when", "that", "after", "before", "'s", "’s"))


def _is_weekend_before(state: State, match: Match) -> bool:
    """Say whether "the weekend", written from Monday to Thursday, is the one that is over."""
    is_early = state.published is not None and state.published.isoweekday() < 5
    return is_early and match.before not in ("ahead", "of")


def quarter_meant(state: State, match: Match) -> Meaning | None:
    """Read "the quarter": the one ending on a day named, the one named before, or the last complete one."""
    if ending := _ending_day(state, match.end):
        middle = periods.shifted_day(ending, "D", -45)
        known = periods.around(middle, "Q") if middle else None
        return dated(known, f"the quarter that ends on {ending}") if known else None
    if named := state.last_quarter(match.start):
        return dated(named, "the quarter named before")
    return from_publication(state, "Q", -1)


def _ending_day(state: State, index: int) -> date | None:
    """Return Sept. 30 of this year or last if it follows "the quarter ended"."""
    tokens = state.tokens
    if tokens.word(index) not in ENDED or state.published is None or index + 2 >= len(tokens):
        return None
    word = tokens.words[index + 1].rstrip(".")
    month = int(lexicon.value(word, "MON") or lexicon.value(word, "MONAB") or 0)
    if not month or "DAY" not in tokens.roles[index + 2]:
        return None
    number, written_year = int(tokens.numbers[index + 2] or 0), _year_after(state, index + 3)
    years = (written_year,) if written_year else (state.published.year, state.published.year - 1)
    days = [found for year in years if number and (found := periods.safe_day(year, month, number))]
    return next((found.first for found in days if found.first <= state.published), None)


def _year_after(state: State, index: int) -> int:
    """Return 2020 for ", 2020" at a token, or 0."""
    tokens = state.tokens
    index += tokens.word(index) == ","
    is_year = index < len(tokens) and "YEAR" in tokens.roles[index]
    return int(tokens.numbers[index] or 0) if is_year else 0
