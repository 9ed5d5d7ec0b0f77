"""Two expressions that are the ends of one range: "from March to May", "Monday through Friday"."""

from dataclasses import replace

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.scene import Scene
from dashboard.extract.dates.spans import Expression

ALWAYS = frozenset(("through", "thru", "-", "–", "—", "‑", "−"))
AFTER_FROM = frozenset(("to", "until", "till", "into"))
AFTER_BETWEEN = frozenset(("and",))


def mark_ranges(scene: Scene, found: list[Expression]) -> list[Expression]:
    """Give the first of two ends the whole interval, and say so in both."""
    marked = list(found)
    for index in range(len(marked) - 1):
        if _is_range(scene, marked[index], marked[index + 1]):
            marked[index : index + 2] = _joined(marked[index], marked[index + 1])
    return marked


def _is_range(scene: Scene, begin: Expression, end: Expression) -> bool:
    words = scene.tokens.words[begin.end : end.start]
    words = [word for word in words if word not in ("the", ",")]
    if len(words) != 1 or begin.reading.type == "SET" or end.reading.type == "SET":
        return False
    before = scene.tokens.word(begin.start - 1)
    if words[0] in ALWAYS:
        return True
    return (before == "from" and words[0] in AFTER_FROM) or (
        before == "between" and words[0] in AFTER_BETWEEN
    )


def _joined(begin: Expression, end: Expression) -> tuple[Expression, Expression]:
    first, last = begin.reading.first, end.reading.last
    if first and last and last < first and end.rule == "weekday":
        end = _a_week_on(end)
        last = end.reading.last
    if first is None or last is None or last < first:
        return begin, end
    why = f"begins the range {first} to {last}"
    interval = replace(begin.reading, last=last, because=f"{begin.reading.because}; {why}")
    closing = replace(end.reading, because=f"{end.reading.because}; ends the range {first} to {last}")
    return replace(begin, reading=interval), replace(end, reading=closing)


def _a_week_on(end: Expression) -> Expression:
    """Move "Friday" in "Monday through Friday" behind its Monday."""
    assert end.reading.last is not None
    moved = periods.shifted_day(end.reading.last, "D", 7)
    if moved is None:
        return end
    value = moved.isoformat() + end.reading.value[10:]
    because = f"{end.reading.because}, moved behind the day with which the range begins"
    reading = replace(end.reading, first=moved, last=moved, value=value, because=because)
    return replace(end, reading=reading)
