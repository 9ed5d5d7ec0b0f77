"""Days: full and partial dates, weekdays, today and its neighbours, feasts."""

from datetime import date

from dashboard.extract.dates import lexicon, periods
from dashboard.extract.dates.patterns import Found
from dashboard.extract.dates.periods import Period
from dashboard.extract.dates.rules.choose import nearest, year_after_range
from dashboard.extract.dates.scene import Reading, Scene
from dashboard.extract.dates.tense import FUTURE, PAST, direction

WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# "Bloody Sunday", "Black Friday": names of one day, or of a sale, not the day before publication.
NAMED_DAYS = frozenset(("bloody", "black", "super", "cyber", "good", "ash", "palm"))
# "the Sunday Times", "Saturday Night Live".
TITLES = frozenset("times telegraph mirror mail herald express post independent night".split())


def part(scene: Scene, found: Found, name: str, role: str) -> str:
    """Return the value of a named part of a match in a role, "" where it is absent."""
    if name not in found:
        return ""
    return lexicon.value(scene.tokens.words[found.parts[name]].rstrip("."), role)


def number(scene: Scene, found: Found, name: str) -> int:
    """Return the whole number of a named part (7 of "7", "seven", "7th"), 0 where it is absent."""
    if name not in found:
        return 0
    index = found.parts[name]
    counted = scene.tokens.numbers[index]
    if counted is not None:
        return int(counted)
    word = scene.tokens.words[index]
    digits = word.lstrip("'’").rstrip("sthndr")
    return int(digits) if digits.isdecimal() else int(lexicon.value(word, "ORD") or 0)


def short_year(scene: Scene, found: Found, name: str = "sy") -> int:
    """Return the year of "'98": up to ten years ahead of publication, else in the past."""
    two = number(scene, found, name)
    limit = (scene.published.year if scene.published else 2030) + 10
    return max(year for year in (1900 + two, 2000 + two) if year <= limit or year < 2000)


def month_of(scene: Scene, found: Found) -> int:
    """Return the month that a match names, 0 for none."""
    return int(part(scene, found, "m", "MON") or part(scene, found, "m2", "MONAB") or 0)


def dated(period: Period, because: str) -> Reading:
    """Return the reading of a known period as a DATE."""
    return Reading("DATE", period.value, period.first, period.last, because=because, period=period)


def read_date(scene: Scene, found: Found) -> Reading | None:
    """Read "April 26, 2022", "26 April", "Tuesday, April 26"."""
    month, day = month_of(scene, found), number(scene, found, "d")
    if not _stands_free(scene, found):
        return None
    year = number(scene, found, "y")
    why = "written in full"
    if not year and "r" in found and scene.published:
        year = scene.published.year + relative_year(scene, found)
        why = f"counted from {scene.since()}"
    if not year and (following := year_after_range(scene, found.end)):
        year, why = following, "the year stands at the end of the range"
    if year:
        known = periods.safe_day(year, month, day)
        return dated(known, why) if known else None
    return _partial_date(scene, found, month, day)


def relative_year(scene: Scene, found: Found) -> int:
    """Return -1, 0 or 1 for "last year", "this year", "next year"."""
    return {"last": -1, "past": -1, "next": 1}.get(part(scene, found, "r", "SEQ"), 0)


def _stands_free(scene: Scene, found: Found) -> bool:
    """Say no to "the 26 May protesters" (of bare numbers) and to a decimal after the day."""
    tokens = scene.tokens
    if tokens.word(found.end) == "%" or tokens.word(found.start - 1) in ("$", "€", "£"):
        return False
    month_first = found.parts.get("m", found.parts.get("m2", 0)) < found.parts["d"]
    if month_first or "y" in found:
        return True
    day = found.parts["d"]
    return tokens.numbers[day] is None or tokens.word(day + 1) != "of"


def _partial_date(scene: Scene, found: Found, month: int, day: int) -> Reading | None:
    if periods.safe_day(2000, month, day) is None:
        return None
    if scene.published is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}", because="the year is not known")
    year = scene.published.year
    choices = [
        found_day for y in (year - 1, year, year + 1) if (found_day := periods.safe_day(y, month, day))
    ]
    chosen = nearest(scene, found, choices)
    return (
        dated(chosen, f"the year that fits the verb and lies nearest to {scene.since()}") if chosen else None
    )


def read_iso(scene: Scene, found: Found) -> Reading | None:
    """Read "2022-04-26" and "2022-04-26T14:30"."""
    written = scene.tokens.surface(found.start)
    known = periods.safe_day(int(written[:4]), int(written[5:7]), int(written[8:10]))
    if known is None:
        return None
    if len(written) > 10:
        return Reading("TIME", written, known.first, known.last, because="written in full", period=known)
    return dated(known, "written in full")


def read_slashed(scene: Scene, found: Found) -> Reading | None:
    """Read "26/4/2022", "4/26/22", "26.4.2022"; where both orders fit, say so."""
    written = scene.tokens.surface(found.end - 1)
    mark = next(sign for sign in written if not sign.isdigit())
    first, second, third = (int(piece) for piece in written.split(mark))
    if len(written.split(mark)[0]) > 2:
        known = periods.safe_day(first, second, third) if len(written.split(mark)[0]) == 4 else None
        return dated(known, "written in full") if known else None
    year = third if third > 99 else third + (2000 if third < 50 else 1900)
    if len(written.split(mark)[2]) == 3 or (mark != "/" and third < 100):
        return None
    european, american = periods.safe_day(year, second, first), periods.safe_day(year, first, second)
    if european and american and european != american:
        return _ambiguous(scene, mark, european, american)
    known = european or american
    return dated(known, "only one order of day and month fits") if known else None


def _ambiguous(scene: Scene, mark: str, european: Period, american: Period) -> Reading:
    """Choose between two orders: dots are European, else the one that lies near the day of publication."""
    if mark == ".":
        return dated(european, "day before month, as dates with dots are written")
    chosen, other = american, european
    if scene.published:
        gap = abs(scene.published - american.first) - abs(scene.published - european.first)
        if gap.days > 0 and abs(scene.published - european.first).days < 60:
            chosen, other = european, american
    return dated(chosen, f"ambiguous: {other.value} if day and month are meant the other way round")


def read_weekday(scene: Scene, found: Found) -> Reading | None:
    """Read "Tuesday", "last Tuesday", "Tuesday night"."""
    weekday = int(part(scene, found, "w", "DOW") or part(scene, found, "w2", "DOWAB") or 0)
    if _is_no_weekday(scene, found):
        return None
    pod = part(scene, found, "p", "POD")
    pod = pod if not pod or pod.startswith("T") else f"T{pod}"
    when, why = _day_of(scene, found, weekday)
    mod = "START" if "e" in found else ""
    if when is None:
        value = f"XXXX-WXX-{weekday}{pod}"
        return Reading("TIME" if pod else "DATE", value, mod=mod, because=why)
    because = f"{WEEKDAYS[weekday]} {why}"
    value = when.isoformat() + pod
    return Reading("TIME" if pod else "DATE", value, when, when, mod, because, periods.day(when))


def _is_no_weekday(scene: Scene, found: Found) -> bool:
    tokens = scene.tokens
    if "w2" in found and not tokens.words[found.parts["w2"]].endswith("."):
        return True
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if "r" not in found and before in NAMED_DAYS and tokens.surface(found.start - 1)[0].isupper():
        return True
    if found.end < len(tokens) and after in TITLES and tokens.surface(found.end)[0].isupper():
        return True
    # "the Friday" alone is a weekday with its article only before "before", "after"; a bare THE is dropped by its row.
    return False


def _day_of(scene: Scene, found: Found, weekday: int) -> tuple[date | None, str]:
    """Return the day that a weekday means and why."""
    relation = part(scene, found, "r", "SEQ")
    is_this = "r" in found and not relation
    named = scene.last_named(found.start, unit="D")
    before = scene.tokens.word(found.parts.get("r", 0))
    if before in ("previous", "preceding", "following") and named:
        back = before != "following"
        return _step(named.first, weekday, back=back, same=False), f"next to {named.value}, named before"
    if scene.published is None:
        return None, "the day of publication is not known"
    if relation in ("last", "past"):
        return _step(scene.published, weekday, back=True, same=False), f"before {scene.since()}"
    if relation in ("next", "following"):
        return _step(scene.published, weekday, back=False, same=False), f"after {scene.since()}"
    if is_this and weekday >= scene.published.isoweekday():
        return _step(scene.published, weekday, back=False, same=True), f"on or after {scene.since()}"
    if direction(scene, found.start, found.end) == FUTURE:
        return _step(
            scene.published, weekday, back=False, same=True
        ), f"on or after {scene.since()} (the verb looks ahead)"
    return _step(scene.published, weekday, back=True, same=True), f"before or on {scene.since()}"


def _step(anchor: date, weekday: int, *, back: bool, same: bool) -> date | None:
    """Return the nearest such weekday before or after a day, or on it where `same`."""
    gap = (anchor.isoweekday() - weekday) % 7 if back else (weekday - anchor.isoweekday()) % 7
    if gap == 0 and not same:
        gap = 7
    return periods.shifted_day(anchor, "D", -gap if back else gap)


def read_near(scene: Scene, found: Found) -> Reading | None:
    """Read "today", "yesterday afternoon", "the day before yesterday"."""
    word = scene.tokens.words[found.parts["d"]]
    offset = int(lexicon.value(word, "NEARDAY"))
    if found.start != found.parts["d"]:
        offset *= 2
    pod = part(scene, found, "p", "POD")
    suffix = pod if not pod or pod.startswith("T") else f"T{pod}"
    kind = "TIME" if suffix else "DATE"
    if word == "today" and not suffix and _means_nowadays(scene, found):
        return Reading("DATE", "PRESENT_REF", because="“today” in the sense of nowadays")
    if scene.published is None:
        return Reading(kind, f"XXXX-XX-XX{suffix}", because="the day of publication is not known")
    when = periods.shifted_day(scene.published, "D", offset)
    if when is None:
        return None
    because = f"{('day before', 'day', 'day after')[(offset > 0) - (offset < 0) + 1]} of {scene.since()}"
    return Reading(kind, when.isoformat() + suffix, when, when, "", because, periods.day(when))


def _means_nowadays(scene: Scene, found: Found) -> bool:
    """Say yes to "many of today's personal computers", no to "today's vote"."""
    tokens = scene.tokens
    return tokens.word(found.end) in ("'s", "’s") and tokens.word(found.end + 1) in NOWADAYS


NOWADAYS = frozenset(
    "world society youth generation children teenagers standards technology economy women men".split()
)


def read_nth(scene: Scene, found: Found) -> Reading | None:
    """Read "the second day" of something that goes on: the day of writing in the present, else unknown."""
    unit = part(scene, found, "t", "UNIT")
    if unit != "D" or scene.published is None:
        return None
    before = scene.tokens.word(found.start - 1)
    if before not in ("is", "'s", "’s", "was", "its", "for"):
        return None
    return dated(periods.day(scene.published), f"a day of what goes on, on {scene.since()}")


def read_feast(scene: Scene, found: Found) -> Reading | None:
    """Read "Christmas Eve", "Easter 1998", "New Year's Day"."""
    name = "new year" if "s" in found else part(scene, found, "f", "FEAST")
    shift = -1 if "e" in found and scene.tokens.words[found.parts["e"]] == "eve" else 0
    year = number(scene, found, "y")
    if year:
        when = _feast_day(name, year, shift)
        return dated(periods.day(when), "the feast in that year") if when else None
    if scene.published is None:
        fixed = _feast_day(name, 2001, shift) if name not in ("easter", "thanksgiving") else None
        value = f"XXXX-{fixed:%m-%d}" if fixed else "XXXX-XX-XX"
        return Reading("DATE", value, because="the year is not known")
    here = scene.published.year
    days = [_feast_day(name, y, shift) for y in (here - 1, here, here + 1)]
    chosen = nearest(scene, found, [periods.day(when) for when in days if when])
    return dated(chosen, f"the feast nearest to {scene.since()} that fits the verb") if chosen else None


def _feast_day(name: str, year: int, shift: int) -> date | None:
    if not 1583 <= year <= 9998:
        return None
    if name == "new year":
        when = date(year + (shift < 0), 1, 1)
    elif name == "easter":
        when = periods.easter(year)
    elif name == "thanksgiving":
        first = date(year, 11, 1).isoweekday()
        when = date(year, 11, 1 + (4 - first) % 7 + 21)
    else:
        month, day = name.split("-")
        when = date(year, int(month), int(day))
    return periods.shifted_day(when, "D", shift)
