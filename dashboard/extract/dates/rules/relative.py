"""Time counted from another day: "last week", "the next two days", "three days later", "recent years"."""

from dataclasses import replace
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.scene import Reading, Scene
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


def read_relative(scene: Scene, found: Found) -> Reading | None:
    """Read "last week", "this month", "that year", "the same day", "the week"."""
    unit = part(scene, found, "u", "UNIT") or part(scene, found, "t", "UNIT")
    if _is_title(scene, found):
        return None
    if "t" in found:
        return _definite(scene, found, unit)
    word = scene.tokens.words[found.parts["r"]]
    if unit in ("L", "C") and word != "this":
        return None
    if word in ("that", "same", "following", "ensuing", "subsequent", "preceding", "previous"):
        return from_the_text(scene, found, unit, word)
    if word == "next" and scene.tokens.words[found.start] == "the" and _tells_on(scene, found, unit):
        return from_the_text(scene, found, unit, "following")
    relation = part(scene, found, "r", "SEQ") or "this"
    if "past" in scene.tokens.words[found.parts["r"] + 1 : found.end]:
        relation = "last"
    if relation in ("recent", "future"):
        return None
    if relation == "past":
        return _past(scene, unit) if unit not in ("E", "C") else _running_up(scene, unit)
    if relation == "last" and scene.tokens.words[found.start] == "the" and unit != "E":
        return _running_up(scene, unit)
    if relation == "latest":
        return _latest(scene, found, unit)
    step = {"last": -1, "next": 1}.get(relation, 0)
    return _from_publication(scene, unit, step)


def _tells_on(scene: Scene, found: Found, unit: str) -> bool:
    """Say whether "the next day" goes on from a date just named: the verb must not look ahead."""
    named = scene.last_named(found.start, unit=unit)
    return named is not None and direction(scene, found.start, found.end) != FUTURE


def _is_title(scene: Scene, found: Found) -> bool:
    """Tell the programme "This Week" and the paper "The Day" from weeks and days."""
    return (
        scene.tokens.surface(found.end - 1)[0].isupper() and not scene.tokens.surface(found.start).isupper()
    )


def _from_publication(scene: Scene, unit: str, step: int) -> Reading | None:
    if scene.published is None:
        return Reading("DATE", UNKNOWN.get(unit, "XXXX"), because=NO_DAY)
    here = periods.around(scene.published, unit)
    known = periods.shifted(here, unit, step) if here else None
    side = {-1: "before", 0: "of", 1: "after"}[step]
    name = NAMES.get(unit, "period")
    return (
        dated(
            known, f"the {name} {side} that of {scene.since()}" if step else f"the {name} of {scene.since()}"
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


def _past(scene: Scene, unit: str) -> Reading | None:
    """Read "the past year": TIMEX3's value is the year before, its days are those up to publication."""
    reading = _from_publication(scene, unit, -1)
    if reading is None or scene.published is None:
        return reading
    days = _running_up(scene, unit)
    return replace(reading, first=days.first, last=days.last, because=days.because, period=None)


def _running_up(scene: Scene, unit: str) -> Reading:
    """Read "the last year": the twelve months up to the day of publication."""
    if scene.published is None:
        return Reading("DURATION", written(1, unit), because=NO_DAY)
    first = periods.shifted_day(scene.published, unit, -1)
    return Reading("DURATION", written(1, unit), first, scene.published, because=f"up to {scene.since()}")


def _latest(scene: Scene, found: Found, unit: str) -> Reading | None:
    quarter = scene.last_quarter(found.start)
    if unit == "Q" and quarter and (not scene.published or quarter.last < scene.published):
        return dated(quarter, "the quarter named before")
    return _from_publication(scene, unit, -1)


def from_the_text(scene: Scene, found: Found, unit: str, word: str) -> Reading | None:
    """Count from the date that the text named last."""
    named = scene.last_named(found.start, unit=unit)
    if named is None and word in ("following", "previous", "preceding") and scene.published:
        return _from_publication(scene, unit, 1 if word == "following" else -1)
    if named is None:
        return (
            None
            if word in ("that", "same")
            else Reading("DATE", UNKNOWN.get(unit, "XXXX"), because="the text names no date before it")
        )
    step = {"that": 0, "same": 0, "previous": -1, "preceding": -1}.get(word, 1)
    here = periods.around(named.first, unit)
    known = periods.shifted(here, unit, step) if here else None
    return dated(known, f"counted from {named.value}, named before") if known else None


def _definite(scene: Scene, found: Found, unit: str) -> Reading | None:
    """Read "the week", "the year ended Aug. 31", "the quarter", "the year before"."""
    tokens = scene.tokens
    if tokens.word(found.end) in ENDED and unit == "Y":
        return Reading("DURATION", "P1Y", because="a year that ends on the day named after it")
    if tokens.word(found.end - 1) == "before":
        return None
    if unit == "Q":
        return quarter_meant(scene, found)
    if unit not in ("D", "W", "WE", "M", "Y"):
        return None
    if tokens.word(found.end) in ("-", "of", "when", "that", "after", "before", "'s", "’s") and unit == "D":
        return None
    if found.end - found.start > 2 and unit == "Y":
        return _from_publication(scene, unit, 0)
    before = tokens.word(found.start - 1)
    if unit == "D" and before not in ("in", "during", "for", "on"):
        return None
    if (
        unit == "WE"
        and scene.published
        and scene.published.isoweekday() < 5
        and before not in ("ahead", "of")
    ):
        return _from_publication(scene, unit, -1)
    return _from_publication(scene, unit, 0)


def quarter_meant(scene: Scene, found: Found) -> Reading | None:
    """Read "the quarter": the one that ends on a day named, the one named before, or the last full one."""
    if ending := _ending_day(scene, found.end):
        middle = periods.shifted_day(ending, "D", -45)
        known = periods.around(middle, "Q") if middle else None
        return dated(known, f"the quarter that ends on {ending}") if known else None
    if named := scene.last_quarter(found.start):
        return dated(named, "the quarter named before")
    return _from_publication(scene, "Q", -1)


def _ending_day(scene: Scene, index: int) -> date | None:
    """Return Sept. 30 of this or last year after "the quarter ended"."""
    tokens = scene.tokens
    if tokens.word(index) not in ENDED or scene.published is None or index + 2 >= len(tokens):
        return None
    word = tokens.words[index + 1].rstrip(".")
    month = int(lexicon.value(word, "MON") or lexicon.value(word, "MONAB") or 0)
    if not month or "DAY" not in tokens.roles[index + 2]:
        return None
    number = int(tokens.numbers[index + 2] or 0)
    years = (scene.published.year, scene.published.year - 1)
    days = [found for year in years if number and (found := periods.safe_day(year, month, number))]
    return next((found.first for found in days if found.first <= scene.published), None)
