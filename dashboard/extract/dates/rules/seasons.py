"""Seasons: "last winter", "the summer of 1994", "in the spring"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.choose import nearest
from dashboard.extract.dates.rules.parts import dated, year_of, year_told

BEFORE_THE_SEASON = lexicon.listed("before the season")
BEFORE_A_SEASON = lexicon.listed("before a season")


def read_season_with_year(state: State, match: Match) -> Meaning | None:
    """Read "the summer of 1994", "winter '98", "the winter of 1962-63"."""
    known = periods.season(year_of(state, match), match.value("season"))
    return dated(known, "a season with its year") if known else None


def read_season_of_relative_year(state: State, match: Match) -> Meaning | None:
    """Read "spring of last year"."""
    year = year_told(state, match)
    if not year:
        return _of_unknown_year(match)
    known = periods.season(year, match.value("season"))
    if match.value("relation") in ("that", "same"):
        return dated(known, "the season of the year named before") if known else None
    return _counted(state, known)


def read_relative_season(state: State, match: Match) -> Meaning | None:
    """Read "last winter", "this past summer", "this spring"."""
    if state.published is None:
        return _of_unknown_year(match)
    anchor, relation, choices = state.published, match.value("relation"), _choices(state, match)
    if relation in ("last", "past") or "past" in match.words:
        over = [season for season in choices if season.last < anchor]
        return _counted(state, over[-1] if over else None)
    if relation in ("next", "following"):
        ahead = [season for season in choices if season.first > anchor]
        return _counted(state, ahead[0] if ahead else None)
    return _counted(state, min(choices, key=lambda season: abs((season.first - anchor).days)))


def read_the_season(state: State, match: Match) -> Meaning | None:
    """Read "in the spring"."""
    return _nearest(state, match) if match.before in BEFORE_THE_SEASON else None


def read_bare_season(state: State, match: Match) -> Meaning | None:
    """Read "by summer", "mid-winter", but not "fall to dust" and "spring a leak"."""
    if match.first == "fall" and match.tokens.word(match.start - 2) in HURT:
        return None
    if match.before in BEFORE_A_SEASON:
        return _nearest(state, match) if match.after not in ("of", "in") else None
    return _nearest(state, match) if match.before == "-" and match.first in HYPHENED else None


# "killed in fall": the word before "in".
HURT = frozenset(("killed", "dead", "dies", "died", "hurt", "injured", "survives", "survived"))
HYPHENED = frozenset(("summer", "winter", "spring"))


def _nearest(state: State, match: Match) -> Meaning | None:
    if state.published is None:
        return _of_unknown_year(match)
    return _counted(state, nearest(state, match, _choices(state, match)))


def _choices(state: State, match: Match) -> list[Period]:
    assert state.published is not None
    year, name = state.published.year, match.value("season")
    years = (year - 2, year - 1, year, year + 1)
    return [known for y in years if (known := periods.season(y, name))]


def _counted(state: State, known: Period | None) -> Meaning | None:
    return dated(known, f"the season counted from {state.since()}") if known else None


def _of_unknown_year(match: Match) -> Meaning:
    return Meaning("DATE", f"XXXX-{match.value('season')}", because="the year is not known")
