"""Lengths next to the day of writing: "the past three months", "next two or three days", "recent weeks"."""

from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.scene import Reading, Scene
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import Count, count_of, is_age, unit_of, written
from dashboard.extract.dates.rules.parts import part
from dashboard.extract.dates.rules.relative import NAMES, NO_DAY

LENGTH_WORDS = lexicon.listed("before a vague length")
HUNDREDS = lexicon.listed("hundreds")


def read_counted(scene: Scene, found: Found) -> Reading | None:
    """Read "the past three months", "next two or three days", "the first nine months"."""
    count = count_of(scene, found)
    if is_age(scene, found) or _is_year(scene, found):
        return None
    drop = 1 if _is_the(scene, found) and _leaves_article(scene, found) else 0
    mod = "" if count.is_exact and "c" not in found else "APPROX" if count.low is not None else ""
    if scene.tokens.word(found.end - 1) == "so":
        mod = "APPROX"
    relation = part(scene, found, "r", "SEQ") or ("last" if "r" in found else "")
    if relation in ("recent", "future") and not count.is_exact:
        relation = "past" if relation == "recent" else "next"
    first, last, because = _span(scene, count, relation)
    return Reading("DURATION", count.value(), first, last, mod, because, drop=drop)


def _is_year(scene: Scene, found: Found) -> bool:
    """Tell "the 1988 quarter" from "the nine months"."""
    return "n" in found and "YEAR" in scene.tokens.roles[found.parts["n"]]


def _leaves_article(scene: Scene, found: Found) -> bool:
    """Leave "the" out of "the next two or three days" and of "the two day rally"."""
    if "lo" in found:
        return scene.tokens.words[found.parts["lo"] + 1] == "or"
    if "r" in found or "o" in found:
        return False
    return bool({"UNIT", "CUNIT"} & scene.tokens.roles[found.end - 1])


def _is_the(scene: Scene, found: Found) -> bool:
    return scene.tokens.words[found.start] == "the"


def _span(scene: Scene, count: Count, relation: str) -> tuple[date | None, date | None, str]:
    """Return the days that "the next two weeks" or "the past two weeks" covers."""
    anchor = scene.published
    if relation not in ("last", "past", "next") or anchor is None:
        why = (
            NO_DAY if relation in ("last", "past", "next") else "a length of time, not placed in the calendar"
        )
        return None, None, why
    if count.unit.startswith("T"):
        return anchor, anchor, f"on {scene.since()} or close to it"
    most = None if count.high is None else int(count.high)
    often = (
        ""
        if count.is_exact or most is None
        else f", {count.low:g} to {count.high:g} {NAMES.get(count.unit, 'unit')}s"
    )
    if relation == "next":
        return (
            periods.next_day(anchor),
            periods.shifted_day(anchor, count.unit, most) if most else None,
            f"after {scene.since()}{often}",
        )
    return (
        periods.shifted_day(anchor, count.unit, -most) if most else None,
        anchor,
        f"up to {scene.since()}{often}",
    )


def read_plural(scene: Scene, found: Found) -> Reading | None:
    """Read "recent weeks", "coming months", "these days", "for years"."""
    if "h" in found:
        if scene.tokens.words[found.start] != "these":
            return None
        return Reading("DATE", "PRESENT_REF", because="“these days”: nowadays")
    unit = unit_of(scene, found, "v", "v") or part(scene, found, "v", "CUNITS")
    relation = part(scene, found, "r", "SEQ") if "r" in found else ""
    if relation:
        return _vague_span(scene, unit, relation)
    if unit == "WE" and scene.tokens.word(found.start - 1) in ("on", "at") and found.end - found.start == 1:
        return Reading("SET", "XXXX-WXX-WE", because="returns each week")
    if unit in ("WE",) or not _is_bare_length(scene, found):
        return None
    return Reading("DURATION", written(None, unit), because="a length of time that is not told")


def _vague_span(scene: Scene, unit: str, relation: str) -> Reading | None:
    if relation in ("this", "latest"):
        return None
    value = written(None, unit)
    if scene.published is None:
        return Reading("DURATION", value, because=NO_DAY)
    if relation in ("next", "future", "following"):
        if relation == "future":
            return Reading(
                "DATE",
                "FUTURE_REF",
                periods.next_day(scene.published),
                None,
                because=f"after {scene.since()}",
            )
        return Reading(
            "DURATION", value, periods.next_day(scene.published), None, because=f"after {scene.since()}"
        )
    if relation == "past":
        return Reading("DATE", "PAST_REF", None, scene.published, because=f"up to {scene.since()}")
    return Reading("DURATION", value, None, scene.published, because=f"up to {scene.since()}")


def _is_bare_length(scene: Scene, found: Found) -> bool:
    """Tell "for years", "within weeks" from "the years that", "working hours"."""
    tokens = scene.tokens
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if after == "of" and tokens.words[found.start : found.end] == ["the", "early", "hours"]:
        return False
    if tokens.word(found.start) == "the":
        return before in ("over", "through", "in", "of", "during") and (
            after != "of" or found.end - found.start > 2
        )
    if before == "of" and tokens.word(found.start - 2) in HUNDREDS:
        return False
    if after == "of" and unit_of(scene, found, "v", "v") in ("W", "M", "Y", "E", "C") and before != "the":
        return not scene.tokens.numbers[found.start - 1] if found.start else True
    if after == "of" and before not in ("for", "after", "follows", "within", "in", "despite"):
        return False
    return before in LENGTH_WORDS and after != "old"
