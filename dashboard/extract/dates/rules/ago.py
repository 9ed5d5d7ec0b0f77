"""Time counted from a day: "two weeks ago", "three days later", "a year earlier", "the week before"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import Count, count_of, unit_of
from dashboard.extract.dates.rules.parts import dated, part
from dashboard.extract.dates.rules.relative import NO_DAY, UNKNOWN, from_the_text


def read_ago(state: State, found: Found) -> Meaning | None:
    """Read "two weeks ago", "three days later", "a year earlier", "years ago", "the week before"."""
    if "a" in found:
        return _long_ago(state, found)
    if "t" in found:
        return _next_to_named(state, found)
    word = state.tokens.words[found.parts.get("g", found.parts.get("g2", 0))]
    if "v" in found:
        return _vaguely_ago(state, found, Count(None, None, unit_of(state, found, "v", "v")), word)
    count = Count(25, 25, "Y") if "c2" in found else count_of(state, found)
    if not count.is_exact or count.low is None:
        return _vaguely_ago(state, found, count, word)
    if word in ("ago", "hence", "from"):
        return _from_writing(state, found, count, -1 if word == "ago" else 1)
    if "x2" in found:
        return _from_that(state, found, count, -1 if word in ("earlier", "before") else 1)
    if word in ("before", "after") and _goes_on(state, found):
        return None
    return _from_named(state, found, count, -1 if word in ("earlier", "before", "previously") else 1)


def _long_ago(state: State, found: Found) -> Meaning | None:
    if state.tokens.word(found.start - 1) in ("that", "not", "so", "how"):
        return None
    return Meaning("DATE", "PAST_REF", None, state.published, because="long before the day of writing")


def _next_to_named(state: State, found: Found) -> Meaning | None:
    """Read "the week before", "the day after" of a date named before, not "the day after the vote"."""
    if _goes_on(state, found):
        return None
    side = "following" if state.tokens.word(found.end - 1) == "after" else "previous"
    return from_the_text(state, found, part(state, found, "t", "UNIT"), side)


def _from_writing(state: State, found: Found, count: Count, step: int) -> Meaning | None:
    """Count from the day of writing; "a year ago" in a business story from its quarter."""
    if step < 0 and count.unit == "Y" and count.low == 1 and (quarter := state.last_quarter(found.start)):
        return _years_before(quarter, count)
    if state.published is None:
        return _counted_from(count, None, step, NO_DAY)
    here = periods.around(state.published, count.unit if count.unit[0] != "T" else "D")
    return _counted_from(count, here, step, state.since())


def _from_named(state: State, found: Found, count: Count, step: int) -> Meaning | None:
    """Count from the date that the text named last; without one, "a year earlier" from the day of writing."""
    if count.unit == "Y" and step < 0 and (quarter := state.last_quarter(found.start)):
        return _years_before(quarter, count)
    unit = count.unit if count.unit[0] != "T" else "D"
    named = state.last_named(found.start, unit=unit)
    if named is None and step < 0 and state.published:
        named = periods.around(state.published, unit)
    if named is None or count.unit[0] == "T":
        return Meaning("DURATION", count.value(), because="a length of time after what was told", drop_end=1)
    return _counted_from(count, named, step, f"{named.value}, named before")


def _from_that(state: State, found: Found, count: Count, step: int) -> Meaning | None:
    """Read "four years before that": from the date named last; "two days after that storm" is a length."""
    after = state.tokens.word(found.end)
    if after.isalpha() and after not in FUNCTION_WORDS:
        return None
    named = state.last_named(found.start, unit=count.unit if count.unit[0] != "T" else "D")
    if named is None or count.unit[0] == "T":
        return None
    return _counted_from(count, named, step, f"{named.value}, named before")


FUNCTION_WORDS = lexicon.listed("function words")


def _years_before(quarter: Period, count: Count) -> Meaning | None:
    """Read "a year earlier" in a business story: the same quarter, which becomes no anchor itself."""
    known = periods.year_before(quarter, int(count.low or 1))
    if known is None:
        return None
    because = f"counted back from {quarter.value}, the quarter named before"
    return Meaning("DATE", known.value, known.first, known.last, because=because)


def _goes_on(state: State, found: Found) -> bool:
    """Tell "two days before the attack" (a length) from "two days before" (a day)."""
    if found.end >= len(state.tokens):
        return False
    return state.tokens.word(found.end) not in (".", ",", ";", ":", "!", "?", ")", '"', "”")


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


def _vaguely_ago(state: State, found: Found, count: Count, word: str) -> Meaning | None:
    """Read "several years ago" as the past; "a few days later" as a length after what was told."""
    if word in ("before", "after") and _goes_on(state, found):
        return None
    if word == "ago":
        return Meaning("DATE", "PAST_REF", None, state.published, because="a time before the day of writing")
    if word in ("hence", "from"):
        return Meaning("DATE", "FUTURE_REF", because="a time after the day of writing")
    mod = "APPROX" if count.low else ""
    return Meaning("DURATION", count.value(), mod=mod, because="a length after what was told", drop_end=1)
