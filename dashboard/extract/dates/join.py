"""Join times with their days: "14:30 GMT Sunday", "noon Saturday", "Sunday night, March 29"."""

from dataclasses import replace

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.spans import Expression

DAYS = frozenset(("weekday", "date", "near", "iso", "slashed"))
TIMES = frozenset(("clock", "pod"))


def join_times(state: State, found: list[Expression]) -> list[Expression]:
    """Join a time with the day that follows it directly or after a comma."""
    joined: list[Expression] = []
    for expression in found:
        if joined and _belong(state, joined[-1], expression):
            joined[-1] = _joined(joined[-1], expression)
            continue
        if joined and _is_on(state, joined[-1], expression):
            joined[-1] = replace(joined[-1], meaning=_moved(joined[-1], expression))
        joined.append(expression)
    return joined


def _is_on(state: State, time: Expression, day: Expression) -> bool:
    """Say whether "on" and a day follow a time: two expressions, but the time belongs to that day."""
    between = state.tokens.words[time.end : day.start]
    if time.rule not in TIMES or between != ["on"] or day.rule not in DAYS or day.meaning.first is None:
        return False
    # "6:30 on Monday morning"; but "the morning on Tuesday" names no hour.
    return time.meaning.value.rpartition("T")[2][:1].isdigit()


def _moved(time: Expression, day: Expression) -> Meaning:
    clock = time.meaning.value.partition("T")[2]
    because = f"on the day named after it: {day.meaning.because}"
    value = f"{day.meaning.value.partition('T')[0]}T{clock}"
    return replace(time.meaning, value=value, first=day.meaning.first, last=day.meaning.last, because=because)


def _belong(state: State, time: Expression, day: Expression) -> bool:
    if day.rule not in DAYS or day.meaning.type != "DATE" or "T" not in time.meaning.value:
        return False
    # "Sunday night, March 29": the day is named twice.
    same = time.rule == "weekday" and day.rule == "date" and time.meaning.first == day.meaning.first
    if time.rule not in TIMES and not same:
        return False
    between = state.tokens.words[time.end : day.start]
    return not between or between == [","]


def _joined(time: Expression, day: Expression) -> Expression:
    clock = time.meaning.value.partition("T")[2]
    meaning = replace(
        day.meaning,
        type="TIME",
        value=f"{day.meaning.value}T{clock}",
        mod=time.meaning.mod or day.meaning.mod,
    )
    return Expression("clock", time.start, day.end, meaning)
