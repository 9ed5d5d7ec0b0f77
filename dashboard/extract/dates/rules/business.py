"""The calendar of business news: quarters, half years, year-ago periods, year-end."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.counts import written
from dashboard.extract.dates.rules.parts import dated, relative_year, year_of
from dashboard.extract.dates.rules.relative import quarter_meant

LAST_QUARTER = 4
# "expects to report third-quarter profit": so many days after its end a quarter may still be unreported.
STILL_REPORTED = 120
BUSINESS = lexicon.listed("business")


def read_quarter_with_year(state: State, match: Match) -> Meaning | None:
    """Read "the third quarter of 1984", "Q3 2021", "third quarter '89"."""
    return _quarter(match, periods.quarter(year_of(state, match), _which(match)), "written with its year")


def read_quarter_of_relative_year(state: State, match: Match) -> Meaning | None:
    """Read "the third quarter of last year", "this year's third quarter"."""
    if state.published is None:
        return _quarter_of_unknown_year(match)
    year = state.published.year + relative_year(match)
    return _quarter(match, periods.quarter(year, _which(match)), "written with its year")


def read_quarter(state: State, match: Match) -> Meaning | None:
    """Read "the third quarter", "third-quarter", "Q3": the one nearest to the day of writing."""
    if state.published is None:
        return _quarter_of_unknown_year(match)
    known = _quarter_near(state, match, _which(match))
    return _quarter(match, known, f"the {match.first} quarter nearest to {state.since()}")


def _quarter(match: Match, known: Period | None, why: str) -> Meaning | None:
    if known is None or not 1 <= _which(match) <= 4 or match.after in ("mile", "final", "-final"):
        return None
    drop = _drops_article(match)
    return Meaning("DATE", known.value, known.first, known.last, because=why, period=known, drop=drop)


def _quarter_of_unknown_year(match: Match) -> Meaning | None:
    which, drop = _which(match), _drops_article(match)
    if not 1 <= which <= 4:
        return None
    return Meaning("DATE", f"XXXX-Q{which}", because="the year is not known", drop=drop)


def _which(match: Match) -> int:
    """Return the number of "third", "last", "Q3" and "H1"."""
    if match.word("which")[0] in "qh":
        return int(match.word("which")[1])
    which = match.number("which")
    return LAST_QUARTER if which < 0 else which


def _drops_article(match: Match) -> int:
    """Leave "the" out in "the third-quarter results", and always leave out "its"."""
    is_hyphened = match.plays(match.end - 2, "HYPHEN")
    return 1 if match.starts_with("OWN") or (is_hyphened and match.starts_with("THE")) else 0


def read_named_period_of_year(state: State, match: Match) -> Meaning | None:
    """Read "the 1988 period": that year's quarter if the text named one, else the year."""
    if state.last_quarter(match.start):
        return read_named_quarter_of_year(state, match)
    known = periods.year(match.number("year"))
    return dated(known, "a period of that year") if known else None


def read_named_quarter_of_year(state: State, match: Match) -> Meaning | None:
    """Read "the 1988 quarter": the quarter that the story is about, in that year."""
    return _named_quarter(state, match, match.number("year"))


def read_named_quarter_of_relative_year(state: State, match: Match) -> Meaning | None:
    """Read "last year's quarter"."""
    if state.published is None:
        return None
    return _named_quarter(state, match, state.published.year + relative_year(match))


def _named_quarter(state: State, match: Match, year: int) -> Meaning | None:
    quarter = state.last_quarter(match.start) or _quarter_over(state)
    known = periods.quarter(year, int(quarter.value[-1])) if quarter else None
    return dated(known, "the quarter named before, in that year") if known else None


def _quarter_over(state: State) -> Period | None:
    """Return the last quarter that had ended by the day of writing."""
    here = periods.around(state.published, "Q") if state.published else None
    return periods.shifted(here, "Q", -1) if here else None


def _quarter_near(state: State, match: Match, which: int) -> Period | None:
    """Return the last quarter of that number that has begun, or the next if the verb says so."""
    assert state.published is not None
    year = state.published.year
    choices = [period for y in (year - 1, year, year + 1) if (period := periods.quarter(y, which))]
    begun = [period for period in choices if period.first <= state.published]
    stale = not begun or (state.published - begun[-1].last).days > STILL_REPORTED
    if stale and direction(state, match) == FUTURE:
        return next((period for period in choices if period.first > state.published), None)
    return begun[-1] if begun else None


def read_latest_period(state: State, match: Match) -> Meaning | None:
    """Read "the latest period"."""
    return quarter_meant(state, match)


def read_corresponding_period(state: State, match: Match) -> Meaning | None:
    """Read "the corresponding period last year", "the comparable year-ago quarter"."""
    quarter = state.last_quarter(match.start)
    if quarter is None:
        meaning = quarter_meant(state, match)
        quarter = meaning.period if meaning else None
    return _a_year_before(quarter) if quarter else None


def _a_year_before(quarter: Period) -> Meaning | None:
    known = periods.quarter(quarter.first.year - 1, int(quarter.value[-1]))
    return dated(known, f"a year before {quarter.value}, named before") if known else None


def read_year_ago(state: State, match: Match) -> Meaning | None:
    """Read "year-earlier", "a year-ago"."""
    drop = 1 if match.starts_with("THE", "A", "OWN") else 0
    return _year_ago(state, state.last_quarter(match.start), drop)


def read_year_ago_period(state: State, match: Match) -> Meaning | None:
    """Read "the year-ago period", "the year-earlier first half"."""
    return _year_ago(state, _quarter_of_year_ago(state, match), _drops_a(match))


def read_year_ago_quarter(state: State, match: Match) -> Meaning | None:
    """Read "the year-ago quarter", "the year-earlier third quarter"."""
    return _year_ago(state, _quarter_of_year_ago(state, match) or _quarter_over(state), _drops_a(match))


def _drops_a(match: Match) -> int:
    return 1 if match.starts_with("A") else 0


def _quarter_of_year_ago(state: State, match: Match) -> Period | None:
    which = match.number("ordinal")
    near = _quarter_near(state, match, which) if which and state.published else None
    return near or state.last_quarter(match.start)


def _year_ago(state: State, quarter: Period | None, drop: int) -> Meaning | None:
    """Return the same quarter of the year before, or that year as a whole.

    The story doesn't go on to discuss it, so it doesn't become an anchor.
    """
    if quarter:
        known = periods.quarter(quarter.first.year - 1, int(quarter.value[-1]))
        why = f"a year before {quarter.value}, named before"
    elif state.published:
        known, why = periods.year(state.published.year - 1), f"a year before {state.since()}"
    else:
        return Meaning("DATE", "XXXX", because="the day of publication is not known", drop=drop)
    if known is None:
        return None
    return Meaning("DATE", known.value, known.first, known.last, because=why, drop=drop)


def read_year_ago_months(state: State, match: Match) -> Meaning | None:
    """Read "the year-earlier nine months"."""
    because = "those months a year before"
    return Meaning("DURATION", written(match.number("number"), "M"), because=because)


def read_year_end(state: State, match: Match) -> Meaning | None:
    """Read "year-end": the last day of the year that the verb points to."""
    if state.published is None:
        return Meaning("DATE", "XXXX-12-31", because="the year is not known")
    back = match.before in ("since", "last", "from")
    day = periods.safe_day(state.published.year - back, 12, 31)
    return dated(day, f"the end of the year counted from {state.since()}") if day else None


def read_half_with_year(state: State, match: Match) -> Meaning | None:
    """Read "the first half of 1990", "H1 2021"."""
    return _half(match, year_of(state, match))


def read_half_of_relative_year(state: State, match: Match) -> Meaning | None:
    """Read "the first half of last year", "the second half of the year"."""
    return _half(match, state.published.year + relative_year(match) if state.published else 0)


def read_half_near(state: State, match: Match) -> Meaning | None:
    """Read "first-half profit", "H1 profit": this year's half, or last year's if it is still to come."""
    if match.end - match.start <= 3 and not _is_business(match):
        return None
    year = state.published.year - _is_ahead(state, match) if state.published else 0
    is_hyphened = match.plays(match.end - 2, "HYPHEN")
    return _half(match, year, drop=1 if is_hyphened and match.starts_with("THE") else 0)


def _half(match: Match, year: int, *, drop: int = 0) -> Meaning | None:
    which = _which(match)
    if which not in (1, 2):
        return None
    if not year:
        return Meaning("DATE", f"XXXX-H{which}", because="the year is not known")
    known = periods.half(year, which)
    if known is None:
        return None
    because = "half of that year"
    return Meaning("DATE", known.value, known.first, known.last, because=because, period=known, drop=drop)


def _is_ahead(state: State, match: Match) -> bool:
    """Say whether that half of this year is still to come, although the verb looks back."""
    assert state.published is not None
    return _which(match) == 2 and state.published.month <= 6 and direction(state, match) != FUTURE


def _is_business(match: Match) -> bool:
    """Distinguish "first-half profit" from the first half of a match."""
    around = match.tokens.words[max(0, match.start - 12) : match.end + 12]
    return not BUSINESS.isdisjoint(around)
