"""Time counted from a day: "two weeks ago", "three days later", "a year earlier", "the week before"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.counts import Count, approximate, count_of
from dashboard.extract.dates.rules.parts import dated
from dashboard.extract.dates.rules.relative import NO_DAY, UNKNOWN, from_the_text


def read_ago(state: State, match: Match) -> Meaning | None:
    """Read "two weeks ago", "three days later", "a year earlier", "two weeks from now"."""
    return _ago(state, match, count_of(match))


def read_quarter_century_ago(state: State, match: Match) -> Meaning | None:
    """Read "a quarter-century ago"."""
    return _ago(state, match, Count(25, 25, "Y"))


def _ago(state: State, match: Match, count: Count) -> Meaning | None:
    word = match.word("direction")
    if not count.is_exact or count.low is None:
        return _vaguely_ago(state, match, count)
    if word in FROM_WRITING:
        return _from_writing(state, match, count.in_years())
    if word in ("before", "after") and _goes_on(match):
        return None
    if match.after == "than":
        # "three weeks earlier than normal" is a length.
        because = "a length of time between two events"
        return Meaning("DURATION", count.value(), mod=approximate(match, count), because=because, drop_end=1)
    return _from_named(state, match, count)


def read_ago_from_that(state: State, match: Match) -> Meaning | None:
    """Read "four years before that", from the date named last; "two days after that storm" is a length."""
    count, word = count_of(match), match.word("direction")
    if not count.is_exact or word in FROM_WRITING:
        return _ago(state, match, count)
    if match.after.isalpha() and match.after not in FUNCTION_WORDS:
        return None
    named = state.last_named(match.start, unit=count.unit if count.unit[0] != "T" else "D")
    if named is None or count.unit[0] == "T":
        return None
    step = -1 if word in ("earlier", "before") else 1
    return _counted_from(count, named, step, f"{named.value}, named before")


# These count from the day of writing, not from the date named last.
FROM_WRITING = frozenset(("ago", "hence", "from"))
FUNCTION_WORDS = lexicon.listed("function words")


def read_long_ago(state: State, match: Match) -> Meaning | None:
    """Read "long ago", not "that long ago", "how long ago"."""
    if match.before in ("that", "not", "so", "how"):
        return None
    return Meaning("DATE", "PAST_REF", None, state.published, because="long before the day of writing")


def read_next_to_named(state: State, match: Match) -> Meaning | None:
    """Read "the week before", "the day after" a date named earlier, not "the day after the vote"."""
    if _goes_on(match):
        return None
    side = "following" if match.last == "after" else "previous"
    return from_the_text(state, match, match.value("unit"), side)


def _from_writing(state: State, match: Match, count: Count) -> Meaning | None:
    """Count from the day of writing; "a year ago" in a business story counts from its quarter."""
    step = -1 if match.word("direction") == "ago" else 1
    if step < 0 and count.unit == "Y" and count.low == 1 and (quarter := state.last_quarter(match.start)):
        return _years_before(quarter, count)
    if state.published is None:
        return _counted_from(count, None, step, NO_DAY)
    here = periods.around(state.published, count.unit if count.unit[0] != "T" else "D")
    return _counted_from(count, here, step, state.since())


def _from_named(state: State, match: Match, count: Count) -> Meaning | None:
    """Count from the date the text named last; if there is none, "a year earlier" from the day of writing."""
    step = -1 if match.word("direction") in ("earlier", "before", "previously") else 1
    if count.unit == "Y" and step < 0 and (quarter := state.last_quarter(match.start)):
        return _years_before(quarter, count)
    unit = count.unit if count.unit[0] != "T" else "D"
    named = state.last_named(match.start, unit=unit)
    if named is None and step < 0 and state.published:
        named = periods.around(state.published, unit)
    if named is None or count.unit[0] == "T":
        return Meaning("DURATION", count.value(), because="a length of time after what was told", drop_end=1)
    return _counted_from(count, named, step, f"{named.value}, named before")


def _years_before(quarter: Period, count: Count) -> Meaning | None:
    """Read "a year earlier" in a business story: the same quarter, which doesn't become an anchor itself."""
    known = periods.year_before(quarter, int(count.low or 1))
    if known is None:
        return None
    because = f"counted back from {quarter.value}, the quarter named before"
    return Meaning("DATE", known.value, known.first, known.last, because=because)


def _goes_on(match: Match) -> bool:
    """Distinguish "two days before the attack" (a length) from "two days before" (a day)."""
    return match.end < len(match.tokens) and match.after not in STOPS


STOPS = frozenset((".", ",", ";", ":", "!", "?", ")", '"', "”"))


def _counted_from(count: Count, anchor: Period | None, step: int, name: str) -> Meaning | None:
    if anchor is None or count.low is None:
        return Meaning("DATE", UNKNOWN.get(count.unit, "XXXX"), because=NO_DAY)
    because = f"counted from {name}"
    if count.unit[0] == "T":
        return Meaning("TIME", anchor.value, anchor.first, anchor.last, because=because)
    if count.low != int(count.low):
        months = int(count.low * periods.MONTHS_OF.get(count.unit, 0))
        known = periods.shifted(anchor, "M", step * months) if months else None
    else:
        known = periods.shifted(anchor, count.unit, step * int(count.low))
    return dated(known, because) if known else None


def read_units_ago(state: State, match: Match) -> Meaning | None:
    """Read "years ago", "hundreds of years ago", "days later"."""
    return _vaguely_ago(state, match, Count(None, None, match.value("unit")))


def _vaguely_ago(state: State, match: Match, count: Count) -> Meaning | None:
    """Read "several years ago" as the past, "a few days later" as a length after the last event."""
    word = match.word("direction")
    if word in ("before", "after") and _goes_on(match):
        return None
    if word == "ago":
        return Meaning("DATE", "PAST_REF", None, state.published, because="a time before the day of writing")
    if word in FROM_WRITING:
        return Meaning("DATE", "FUTURE_REF", because="a time after the day of writing")
    mod = "APPROX" if count.low else ""
    return Meaning("DURATION", count.value(), mod=mod, because="a length after what was told", drop_end=1)
