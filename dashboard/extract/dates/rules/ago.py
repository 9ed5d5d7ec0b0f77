"""Time counted from a day: "two weeks ago", "three days later", "a year earlier", "the week before"."""

from dashboard.extract.dates import periods
from dashboard.extract.dates.patterns import Found
from dashboard.extract.dates.periods import Period
from dashboard.extract.dates.rules.counts import Count, count_of
from dashboard.extract.dates.rules.parts import dated, part
from dashboard.extract.dates.rules.relative import NO_DAY, UNKNOWN, from_the_text
from dashboard.extract.dates.scene import Reading, Scene


def read_ago(scene: Scene, found: Found) -> Reading | None:
    """Read "two weeks ago", "three days later", "a year earlier", "years ago"."""
    if "a" in found:
        if scene.tokens.word(found.start - 1) in ("that", "not", "so", "how"):
            return None
        return Reading("DATE", "PAST_REF", because="long before the day of writing")
    if "t" in found:
        return from_the_text(
            scene,
            found,
            part(scene, found, "t", "UNIT"),
            "following" if scene.tokens.word(found.end - 1) == "after" else "previous",
        )
    word = scene.tokens.words[found.parts.get("g", found.parts.get("g2", 0))]
    if "v" in found:
        last = scene.published if word == "ago" else None
        return (
            Reading(
                "DATE",
                "PAST_REF" if word in ("ago", "before", "earlier") else "FUTURE_REF",
                None,
                last,
                because="a time that is not told",
            )
            if word == "ago"
            else None
        )
    count = count_of(scene, found)
    if not count.is_exact or count.low is None:
        return _vaguely_ago(scene, found, word)
    if (
        word == "ago"
        and count.unit == "Y"
        and count.low == 1
        and (quarter := scene.last_quarter(found.start))
    ):
        return _years_before(quarter, count)
    if word in ("ago", "hence", "from"):
        return _counted_from(
            scene, count, _anchor_period(scene, count, found), -1 if word == "ago" else 1, scene.since()
        )
    if word in ("before", "after") and _goes_on(scene, found):
        return None
    step = -1 if word in ("earlier", "before", "previously") else 1
    if count.unit == "Y" and step < 0 and (quarter := scene.last_quarter(found.start)):
        return _years_before(quarter, count)
    named = scene.last_named(found.start, unit=count.unit if count.unit[0] != "T" else "D")
    if named is None and step < 0 and scene.published:
        named = periods.around(scene.published, count.unit[0] if count.unit[0] != "T" else "D")
    if named is None or count.unit[0] == "T":
        return Reading("DURATION", count.value(), because="a length of time after what was told", drop_end=1)
    return _counted_from(scene, count, named, step, f"{named.value}, named before")


def _years_before(quarter: Period, count: Count) -> Reading | None:
    """Read "a year earlier" in a business story: the same quarter, which becomes no anchor itself."""
    known = periods.year_before(quarter, int(count.low or 1))
    if known is None:
        return None
    because = f"counted back from {quarter.value}, the quarter named before"
    return Reading("DATE", known.value, known.first, known.last, because=because)


def _goes_on(scene: Scene, found: Found) -> bool:
    """Tell "two days before the attack" (a length) from "two days before" (a day)."""
    if found.end >= len(scene.tokens):
        return False
    return scene.tokens.word(found.end) not in (".", ",", ";", ":", "!", "?", ")", '"', "”")


def _anchor_period(scene: Scene, count: Count, found: Found) -> Period | None:
    if scene.published is None:
        return None
    return periods.around(scene.published, count.unit if count.unit[0] != "T" else "D")


def _counted_from(scene: Scene, count: Count, anchor: Period | None, step: int, name: str) -> Reading | None:
    if anchor is None or count.low is None:
        return Reading("DATE", UNKNOWN.get(count.unit, "XXXX"), because=NO_DAY)
    if count.unit[0] == "T":
        return Reading("TIME", anchor.value, anchor.first, anchor.last, because=f"counted from {name}")
    if count.low != int(count.low):
        months = int(count.low * periods.MONTHS_OF.get(count.unit, 0))
        known = periods.shifted(anchor, "M", step * months) if months else None
    else:
        known = periods.shifted(anchor, count.unit, step * int(count.low))
    return dated(known, f"counted from {name}") if known else None


def _vaguely_ago(scene: Scene, found: Found, word: str) -> Reading | None:
    count = count_of(scene, found)
    if word in ("before", "after") and _goes_on(scene, found):
        return None
    if word == "ago":
        return Reading(
            "DATE",
            "PAST_REF",
            None,
            scene.published,
            because="a time before the day of writing that is not told",
        )
    if word in ("hence", "from"):
        return Reading("DATE", "FUTURE_REF", because="a time after the day of writing that is not told")
    return Reading(
        "DURATION",
        count.value(),
        mod="APPROX" if count.low else "",
        because="a length of time after what was told",
        drop_end=1,
    )
