"""The calendar of business news: quarters, half years, year-ago periods, year-end."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import written
from dashboard.extract.dates.rules.parts import dated, number, part, short_year
from dashboard.extract.dates.rules.relative import quarter_meant

LAST_QUARTER = 4
# "expects to report third-quarter profit": a quarter is still to be reported so many days after its end.
STILL_REPORTED = 120


def read_quarter(state: State, found: Found) -> Meaning | None:
    """Read "the third quarter", "third-quarter", "the 1988 quarter", "Q3 2021"."""
    tokens = state.tokens
    which = _which(state, found)
    year = number(state, found, "y") or ("sy" in found and short_year(state, found)) or 0
    drop = _drops_article(state, found)
    if not which:
        return _quarter_of_named(state, found, year)
    if not 1 <= which <= 4:
        return None
    if not year and ("r" in found or "s" in found) and state.published:
        year = state.published.year + {"last": -1, "past": -1, "next": 1}.get(
            part(state, found, "r", "SEQ"), 0
        )
    if not year and state.published is None:
        return Meaning("DATE", f"XXXX-Q{which}", because="the year is not known", drop=drop)
    known = periods.quarter(year, which) if year else _quarter_near(state, found, which)
    if known is None or tokens.word(found.end) in ("mile", "final", "-final"):
        return None
    why = (
        "written with its year"
        if year
        else f"the {tokens.words[found.start]} quarter nearest to {state.since()}"
    )
    return Meaning("DATE", known.value, known.first, known.last, because=why, period=known, drop=drop)


def _which(state: State, found: Found) -> int:
    if "q" in found:
        return int(state.tokens.words[found.parts["q"]][1])
    if "o" not in found:
        return 0
    return LAST_QUARTER if state.tokens.words[found.parts["o"]] == "last" else number(state, found, "o")


def _drops_article(state: State, found: Found) -> int:
    """Leave "the" out of "the third-quarter results"."""
    tokens = state.tokens
    hyphen = "HYPHEN" in tokens.roles[found.end - 2]
    return (
        1
        if hyphen and tokens.roles[found.start] & {"THE", "OWN"}
        else 1
        if "OWN" in tokens.roles[found.start]
        else 0
    )


def _quarter_of_named(state: State, found: Found, year: int) -> Meaning | None:
    """Read "the 1988 quarter", "last year's quarter": the quarter the story is about, in that year."""
    if "k" in found and not (quarter := state.last_quarter(found.start)):
        known = periods.year(year)
        return dated(known, "a period of that year") if known else None
    quarter = state.last_quarter(found.start)
    if quarter is None and state.published:
        here = periods.around(state.published, "Q")
        quarter = periods.shifted(here, "Q", -1) if here else None
    if quarter is None:
        return None
    if not year and state.published:
        year = state.published.year + {"last": -1, "past": -1, "next": 1}.get(
            part(state, found, "r", "SEQ"), 0
        )
    known = periods.quarter(year, int(quarter.value[-1])) if year else None
    return dated(known, "the quarter named before, in that year") if known else None


def _quarter_near(state: State, found: Found, which: int) -> Period | None:
    """Return the last quarter of that number that has begun, or by the verb the next."""
    assert state.published is not None
    year = state.published.year
    choices = [period for y in (year - 1, year, year + 1) if (period := periods.quarter(y, which))]
    begun = [period for period in choices if period.first <= state.published]
    stale = not begun or (state.published - begun[-1].last).days > STILL_REPORTED
    if stale and direction(state, found.start, found.end) == FUTURE:
        return next((period for period in choices if period.first > state.published), None)
    return begun[-1] if begun else None


def read_period(state: State, found: Found) -> Meaning | None:
    """Read "the latest period", "the corresponding period last year"."""
    words = state.tokens.words[found.start : found.end]
    quarter = state.last_quarter(found.start)
    if "l" in found:
        word = words[1]
        if word not in ("latest", "current"):
            return None
        return quarter_meant(state, found) if word == "latest" else None
    back = "last" in words or "ago" in words or "earlier" in words or "before" in words or "a" in found
    if quarter is None:
        meaning = quarter_meant(state, found)
        quarter = meaning.period if meaning else None
    if quarter is None or not back:
        return None
    known = periods.shifted(quarter, "Y", -1)
    same = periods.quarter(quarter.first.year - 1, int(quarter.value[-1])) if known else None
    return dated(same, f"a year before {quarter.value}, named before") if same else None


def read_year_ago(state: State, found: Found) -> Meaning | None:
    """Read "the year-ago quarter", "year-earlier", "the year-earlier nine months"."""
    if state.tokens.words[found.parts["a"]] != "year":
        return None
    drop = 0
    alone = state.tokens.word(found.end - 1) in ("ago", "earlier")
    if state.tokens.roles[found.start] & {"THE", "A", "OWN"} and (
        alone or "A" in state.tokens.roles[found.start]
    ):
        drop = 1
    if "n" in found:
        return Meaning(
            "DURATION", written(number(state, found, "n"), "M"), because="those months a year before"
        )
    which = number(state, found, "o")
    quarter = state.last_quarter(found.start)
    if which and state.published:
        near = _quarter_near(state, found, which)
        quarter = near or quarter
    if quarter is None and state.tokens.word(found.end - 1) == "quarter" and state.published:
        here = periods.around(state.published, "Q")
        quarter = periods.shifted(here, "Q", -1) if here else None
    if quarter:
        known = periods.quarter(quarter.first.year - 1, int(quarter.value[-1]))
        why = f"a year before {quarter.value}, named before"
    elif state.published:
        known, why = periods.year(state.published.year - 1), f"a year before {state.since()}"
    else:
        return Meaning("DATE", "XXXX", because="the day of publication is not known", drop=drop)
    if known is None:
        return None
    # The year before is not what the story goes on about: it becomes no anchor.
    return Meaning("DATE", known.value, known.first, known.last, because=why, drop=drop)


def read_year_end(state: State, found: Found) -> Meaning | None:
    """Read "year-end": the last day of the year that the verb points to."""
    if state.published is None:
        return Meaning("DATE", "XXXX-12-31", because="the year is not known")
    back = state.tokens.word(found.start - 1) in ("since", "last", "from")
    day = periods.safe_day(state.published.year - back, 12, 31)
    return dated(day, f"the end of the year counted from {state.since()}") if day else None


def read_half(state: State, found: Found) -> Meaning | None:
    """Read "the first half of 1990", "first-half"."""
    which = number(state, found, "o")
    if which not in (1, 2):
        return None
    if found.end - found.start <= 3 and not _is_business(state, found):
        return None
    year = number(state, found, "y")
    if not year and state.published:
        year = state.published.year + {"last": -1, "past": -1, "next": 1}.get(
            part(state, found, "r", "SEQ"), 0
        )
        if "r" not in found and state.tokens.word(found.end - 1) != "year":
            year -= 1 if periods_half_ahead(state, found, which) else 0
    if not year:
        return Meaning("DATE", f"XXXX-H{which}", because="the year is not known")
    known = periods.half(year, which)
    drop = (
        1
        if found.end - found.start <= 4
        and "HYPHEN" in state.tokens.roles[found.end - 2]
        and "THE" in state.tokens.roles[found.start]
        else 0
    )
    return (
        Meaning(
            "DATE", known.value, known.first, known.last, because="half of that year", period=known, drop=drop
        )
        if known
        else None
    )


def periods_half_ahead(state: State, found: Found, which: int) -> bool:
    """Say whether that half of this year is still to come though the verb looks back."""
    assert state.published is not None
    return which == 2 and state.published.month <= 6 and direction(state, found.start, found.end) != FUTURE


def _is_business(state: State, found: Found) -> bool:
    """Tell "first-half profit" from the first half of a match."""
    around = state.tokens.words[max(0, found.start - 12) : found.end + 12]
    return bool(BUSINESS.intersection(around))


BUSINESS = lexicon.listed("business")
