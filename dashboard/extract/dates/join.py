"""Times and their days made one expression: "14:30 GMT Sunday", "noon Saturday", "Sunday night, March 29"."""

from dataclasses import replace

from dashboard.extract.dates.context.scene import Reading, Scene
from dashboard.extract.dates.spans import Expression

DAYS = frozenset(("weekday", "date", "near", "iso", "slashed"))
TIMES = frozenset(("clock", "pod"))


def join_times(scene: Scene, found: list[Expression]) -> list[Expression]:
    """Join a time with the day that follows it at once, or after a comma."""
    joined: list[Expression] = []
    for expression in found:
        if joined and _belong(scene, joined[-1], expression):
            joined[-1] = _joined(joined[-1], expression)
            continue
        if joined and _is_on(scene, joined[-1], expression):
            joined[-1] = replace(joined[-1], reading=_moved(joined[-1], expression))
        joined.append(expression)
    return joined


def _is_on(scene: Scene, time: Expression, day: Expression) -> bool:
    """Say whether "on" and a day follow a time: two expressions, but the time is that day's."""
    between = scene.tokens.words[time.end : day.start]
    if time.rule not in TIMES or between != ["on"] or day.rule not in DAYS or day.reading.first is None:
        return False
    # "6:30 on Monday morning"; but "the morning on Tuesday" names no hour.
    return time.reading.value.rpartition("T")[2][:1].isdigit()


def _moved(time: Expression, day: Expression) -> Reading:
    clock = time.reading.value.partition("T")[2]
    because = f"on the day named after it: {day.reading.because}"
    value = f"{day.reading.value.partition('T')[0]}T{clock}"
    return replace(time.reading, value=value, first=day.reading.first, last=day.reading.last, because=because)


def _belong(scene: Scene, time: Expression, day: Expression) -> bool:
    if day.rule not in DAYS or day.reading.type != "DATE" or "T" not in time.reading.value:
        return False
    # "Sunday night, March 29": the day is named twice.
    same = time.rule == "weekday" and day.rule == "date" and time.reading.first == day.reading.first
    if time.rule not in TIMES and not same:
        return False
    between = scene.tokens.words[time.end : day.start]
    return not between or between == [","]


def _joined(time: Expression, day: Expression) -> Expression:
    clock = time.reading.value.partition("T")[2]
    reading = replace(
        day.reading,
        type="TIME",
        value=f"{day.reading.value}T{clock}",
        mod=time.reading.mod or day.reading.mod,
    )
    return Expression("clock", time.start, day.end, reading)
