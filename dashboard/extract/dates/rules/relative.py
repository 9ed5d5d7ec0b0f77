"""Time counted from another day: "last week", "the next two days", "three days later", "recent years"."""

from datetime import date

from dashboard.extract.dates import periods
from dashboard.extract.dates.patterns import Found
from dashboard.extract.dates.periods import Period
from dashboard.extract.dates.rules.counts import Count, count_of, is_age, unit_of, written
from dashboard.extract.dates.rules.days import dated, part
from dashboard.extract.dates.scene import Reading, Scene

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
    if "t" in found:
        return _definite(scene, found, unit)
    word = scene.tokens.words[found.parts["r"]]
    if unit in ("L", "C") and word != "this":
        return None
    if word in ("that", "same", "following", "ensuing", "subsequent", "preceding", "previous"):
        return _from_the_text(scene, found, unit, word)
    relation = part(scene, found, "r", "SEQ") or "this"
    if "past" in scene.tokens.words[found.parts["r"] + 1 : found.end]:
        relation = "last"
    if relation in ("recent", "future"):
        return None
    if relation == "past" or (
        relation == "last" and scene.tokens.words[found.start] == "the" and unit != "E"
    ):
        return _running_up(scene, unit)
    if relation == "latest":
        return _latest(scene, found, unit)
    step = {"last": -1, "next": 1}.get(relation, 0)
    return _from_publication(scene, unit, step)


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


def _running_up(scene: Scene, unit: str) -> Reading:
    """Read "the past year": the twelve months up to the day of publication."""
    if scene.published is None:
        return Reading("DURATION", written(1, unit), because=NO_DAY)
    first = periods.shifted_day(scene.published, unit, -1)
    return Reading("DURATION", written(1, unit), first, scene.published, because=f"up to {scene.since()}")


def _latest(scene: Scene, found: Found, unit: str) -> Reading | None:
    if unit == "Q" and (quarter := scene.last_quarter(found.start)):
        return dated(quarter, "the quarter named before")
    return _from_publication(scene, unit, -1)


def _from_the_text(scene: Scene, found: Found, unit: str, word: str) -> Reading | None:
    """Count from the date that the text named last."""
    named = scene.last_named(found.start, unit=unit)
    if named is None and word in ("following", "previous", "preceding") and scene.published:
        return _from_publication(scene, unit, 1 if word == "following" else -1)
    if named is None:
        return Reading("DATE", UNKNOWN.get(unit, "XXXX"), because="the text names no date before it")
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
    if unit == "D" and before not in ("in", "during", "for", "of", "on"):
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
    """Read "the quarter" of a business story: the one named before, the one that ends on a day, or the last full one."""
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
    from dashboard.extract.dates import lexicon

    word = tokens.words[index + 1].rstrip(".")
    month = int(lexicon.value(word, "MON") or lexicon.value(word, "MONAB") or 0)
    if not month or "DAY" not in tokens.roles[index + 2]:
        return None
    number = int(tokens.numbers[index + 2] or 0)
    years = (scene.published.year, scene.published.year - 1)
    days = [found for year in years if number and (found := periods.safe_day(year, month, number))]
    return next((found.first for found in days if found.first <= scene.published), None)


def read_counted(scene: Scene, found: Found) -> Reading | None:
    """Read "the past three months", "next two or three days", "the first nine months"."""
    count = count_of(scene, found)
    if is_age(scene, found):
        return None
    drop = (
        1
        if "lo" in found and scene.tokens.words[found.parts["lo"] + 1] == "or" and _is_the(scene, found)
        else 0
    )
    mod = "" if count.is_exact and "c" not in found else "APPROX" if count.low is not None else ""
    if scene.tokens.word(found.end - 1) == "so":
        mod = "APPROX"
    relation = part(scene, found, "r", "SEQ") or ("last" if "r" in found else "")
    if relation in ("recent", "future") and not count.is_exact:
        relation = "past" if relation == "recent" else "next"
    first, last, because = _span(scene, count, relation)
    return Reading("DURATION", count.value(), first, last, mod, because, drop=drop)


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
    if tokens.word(found.start) == "the":
        return before in ("over", "through", "in", "of", "during") and after not in ("of",)
    if after == "of" and before not in ("for", "after", "follows", "within", "in", "despite"):
        return False
    return before in (
        "for",
        "in",
        "within",
        "over",
        "after",
        "just",
        "of",
        "take",
        "takes",
        "took",
        "last",
        "follows",
        "lasted",
        "weeks",
        "spent",
        "only",
        "until",
        "than",
    ) and after not in ("old",)


def read_ago(scene: Scene, found: Found) -> Reading | None:
    """Read "two weeks ago", "three days later", "a year earlier", "years ago"."""
    if "a" in found:
        return Reading("DATE", "PAST_REF", because="long before the day of writing")
    if "t" in found:
        return _from_the_text(
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
    if word in ("ago", "hence", "from"):
        return _counted_from(
            scene, count, _anchor_period(scene, count, found), -1 if word == "ago" else 1, scene.since()
        )
    if word in ("before", "after") and _goes_on(scene, found):
        return None
    step = -1 if word in ("earlier", "before", "previously") else 1
    if count.unit == "Y" and step < 0 and (quarter := scene.last_quarter(found.start)):
        return _counted_from(scene, count, quarter, step, f"{quarter.value}, named before")
    named = scene.last_named(found.start, unit=count.unit if count.unit[0] != "T" else "D")
    if named is None and step < 0 and scene.published:
        named = periods.around(scene.published, count.unit[0] if count.unit[0] != "T" else "D")
    if named is None or count.unit[0] == "T":
        return Reading("DURATION", count.value(), because="a length of time after what was told", drop_end=1)
    return _counted_from(scene, count, named, step, f"{named.value}, named before")


def _goes_on(scene: Scene, found: Found) -> bool:
    """Tell "two days before the attack" (a length) from "two days before" (a day)."""
    if found.end >= len(scene.tokens):
        return False
    return scene.tokens.word(found.end) not in (".", ",", ";", ":", "!", "?", ")", '"', "”")


def _anchor_period(scene: Scene, count: Count, found: Found) -> Period | None:
    if count.unit == "Y" and count.low == 1 and (quarter := scene.last_quarter(found.start)):
        return quarter
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
