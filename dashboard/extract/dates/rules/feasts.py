"""Feasts that news dates by: "Christmas Eve", "Easter 1998", "Thanksgiving"."""

from datetime import date

from dashboard.extract.dates import periods
from dashboard.extract.dates.patterns import Found
from dashboard.extract.dates.rules.choose import nearest
from dashboard.extract.dates.rules.parts import dated, number, part
from dashboard.extract.dates.scene import Reading, Scene


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
