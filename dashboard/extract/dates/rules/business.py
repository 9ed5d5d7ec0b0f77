"""The calendar of business news: quarters, half years, year-ago periods, year-end."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.scene import Reading, Scene
from dashboard.extract.dates.context.tense import FUTURE, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import written
from dashboard.extract.dates.rules.parts import dated, number, part, short_year
from dashboard.extract.dates.rules.relative import quarter_meant

LAST_QUARTER = 4
# "expects to report third-quarter profit": a quarter is still to be reported so many days after its end.
STILL_REPORTED = 120


def read_quarter(scene: Scene, found: Found) -> Reading | None:
    """Read "the third quarter", "third-quarter", "the 1988 quarter", "Q3 2021"."""
    tokens = scene.tokens
    which = _which(scene, found)
    year = number(scene, found, "y") or ("sy" in found and short_year(scene, found)) or 0
    drop = _drops_article(scene, found)
    if not which:
        return _quarter_of_named(scene, found, year)
    if not 1 <= which <= 4:
        return None
    if not year and ("r" in found or "s" in found) and scene.published:
        year = scene.published.year + {"last": -1, "past": -1, "next": 1}.get(
            part(scene, found, "r", "SEQ"), 0
        )
    if not year and scene.published is None:
        return Reading("DATE", f"XXXX-Q{which}", because="the year is not known", drop=drop)
    known = periods.quarter(year, which) if year else _quarter_near(scene, found, which)
    if known is None or tokens.word(found.end) in ("mile", "final", "-final"):
        return None
    why = (
        "written with its year"
        if year
        else f"the {tokens.words[found.start]} quarter nearest to {scene.since()}"
    )
    return Reading("DATE", known.value, known.first, known.last, because=why, period=known, drop=drop)


def _which(scene: Scene, found: Found) -> int:
    if "q" in found:
        return int(scene.tokens.words[found.parts["q"]][1])
    if "o" not in found:
        return 0
    return LAST_QUARTER if scene.tokens.words[found.parts["o"]] == "last" else number(scene, found, "o")


def _drops_article(scene: Scene, found: Found) -> int:
    """Leave "the" out of "the third-quarter results"."""
    tokens = scene.tokens
    hyphen = "HYPHEN" in tokens.roles[found.end - 2]
    return (
        1
        if hyphen and tokens.roles[found.start] & {"THE", "OWN"}
        else 1
        if "OWN" in tokens.roles[found.start]
        else 0
    )


def _quarter_of_named(scene: Scene, found: Found, year: int) -> Reading | None:
    """Read "the 1988 quarter", "last year's quarter": the quarter the story is about, in that year."""
    if "k" in found and not (quarter := scene.last_quarter(found.start)):
        known = periods.year(year)
        return dated(known, "a period of that year") if known else None
    quarter = scene.last_quarter(found.start)
    if quarter is None and scene.published:
        here = periods.around(scene.published, "Q")
        quarter = periods.shifted(here, "Q", -1) if here else None
    if quarter is None:
        return None
    if not year and scene.published:
        year = scene.published.year + {"last": -1, "past": -1, "next": 1}.get(
            part(scene, found, "r", "SEQ"), 0
        )
    known = periods.quarter(year, int(quarter.value[-1])) if year else None
    return dated(known, "the quarter named before, in that year") if known else None


def _quarter_near(scene: Scene, found: Found, which: int) -> Period | None:
    """Return the last quarter of that number that has begun, or by the verb the next."""
    assert scene.published is not None
    year = scene.published.year
    choices = [period for y in (year - 1, year, year + 1) if (period := periods.quarter(y, which))]
    begun = [period for period in choices if period.first <= scene.published]
    stale = not begun or (scene.published - begun[-1].last).days > STILL_REPORTED
    if stale and direction(scene, found.start, found.end) == FUTURE:
        return next((period for period in choices if period.first > scene.published), None)
    return begun[-1] if begun else None


def read_period(scene: Scene, found: Found) -> Reading | None:
    """Read "the latest period", "the corresponding period last year"."""
    words = scene.tokens.words[found.start : found.end]
    quarter = scene.last_quarter(found.start)
    if "l" in found:
        word = words[1]
        if word not in ("latest", "current"):
            return None
        return quarter_meant(scene, found) if word == "latest" else None
    back = "last" in words or "ago" in words or "earlier" in words or "before" in words or "a" in found
    if quarter is None:
        reading = quarter_meant(scene, found)
        quarter = reading.period if reading else None
    if quarter is None or not back:
        return None
    known = periods.shifted(quarter, "Y", -1)
    same = periods.quarter(quarter.first.year - 1, int(quarter.value[-1])) if known else None
    return dated(same, f"a year before {quarter.value}, named before") if same else None


def read_year_ago(scene: Scene, found: Found) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier", "the year-earlier nine months"."""
    if scene.tokens.words[found.parts["a"]] != "year":
        return None
    drop = 0
    alone = scene.tokens.word(found.end - 1) in ("ago", "earlier")
    if scene.tokens.roles[found.start] & {"THE", "A", "OWN"} and (
        alone or "A" in scene.tokens.roles[found.start]
    ):
        drop = 1
    if "n" in found:
        return Reading(
            "DURATION", written(number(scene, found, "n"), "M"), because="those months a year before"
        )
    which = number(scene, found, "o")
    quarter = scene.last_quarter(found.start)
    if which and scene.published:
        near = _quarter_near(scene, found, which)
        quarter = near or quarter
    if quarter is None and scene.tokens.word(found.end - 1) == "quarter" and scene.published:
        here = periods.around(scene.published, "Q")
        quarter = periods.shifted(here, "Q", -1) if here else None
    if quarter:
        known = periods.quarter(quarter.first.year - 1, int(quarter.value[-1]))
        why = f"a year before {quarter.value}, named before"
    elif scene.published:
        known, why = periods.year(scene.published.year - 1), f"a year before {scene.since()}"
    else:
        return Reading("DATE", "XXXX", because="the day of publication is not known", drop=drop)
    if known is None:
        return None
    # The year before is not what the story goes on about: it becomes no anchor.
    return Reading("DATE", known.value, known.first, known.last, because=why, drop=drop)


def read_year_end(scene: Scene, found: Found) -> Reading | None:
    """Read "year-end": the last day of the year that the verb points to."""
    if scene.published is None:
        return Reading("DATE", "XXXX-12-31", because="the year is not known")
    back = scene.tokens.word(found.start - 1) in ("since", "last", "from")
    day = periods.safe_day(scene.published.year - back, 12, 31)
    return dated(day, f"the end of the year counted from {scene.since()}") if day else None


def read_half(scene: Scene, found: Found) -> Reading | None:
    """Read "the first half of 1990", "first-half"."""
    which = number(scene, found, "o")
    if which not in (1, 2):
        return None
    if found.end - found.start <= 3 and not _is_business(scene, found):
        return None
    year = number(scene, found, "y")
    if not year and scene.published:
        year = scene.published.year + {"last": -1, "past": -1, "next": 1}.get(
            part(scene, found, "r", "SEQ"), 0
        )
        if "r" not in found and scene.tokens.word(found.end - 1) != "year":
            year -= 1 if periods_half_ahead(scene, found, which) else 0
    if not year:
        return Reading("DATE", f"XXXX-H{which}", because="the year is not known")
    known = periods.half(year, which)
    drop = (
        1
        if found.end - found.start <= 4
        and "HYPHEN" in scene.tokens.roles[found.end - 2]
        and "THE" in scene.tokens.roles[found.start]
        else 0
    )
    return (
        Reading(
            "DATE", known.value, known.first, known.last, because="half of that year", period=known, drop=drop
        )
        if known
        else None
    )


def periods_half_ahead(scene: Scene, found: Found, which: int) -> bool:
    """Say whether that half of this year is still to come though the verb looks back."""
    assert scene.published is not None
    return which == 2 and scene.published.month <= 6 and direction(scene, found.start, found.end) != FUTURE


def _is_business(scene: Scene, found: Found) -> bool:
    """Tell "first-half profit" from the first half of a match."""
    around = scene.tokens.words[max(0, found.start - 12) : found.end + 12]
    return bool(BUSINESS.intersection(around))


BUSINESS = lexicon.listed("business")
