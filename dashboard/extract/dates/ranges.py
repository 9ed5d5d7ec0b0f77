"""Two expressions that are the ends of one range: "from March to May", "Monday through Friday"."""

from dataclasses import replace

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.spans import Expression

ALWAYS = frozenset(("through", "thru", "-", "–", "—", "‑", "−"))
AFTER_FROM = frozenset(("to", "until", "till", "into"))
AFTER_BETWEEN = frozenset(("and",))


def mark_ranges(state: State, found: list[Expression]) -> list[Expression]:
    """Give the first of the two ends the whole interval, and say so in both."""
    marked = list(found)
    for index in range(len(marked) - 1):
        if _is_range(state, marked[index], marked[index + 1]):
            marked[index : index + 2] = _joined(marked[index], marked[index + 1])
    return marked


def _is_range(state: State, begin: Expression, end: Expression) -> bool:
    words = state.tokens.words[begin.end : end.start]
    words = [word for word in words if word not in ("the", ",")]
    if len(words) != 1 or begin.meaning.type == "SET" or end.meaning.type == "SET":
        return False
    before = state.tokens.word(begin.start - 1)
    if words[0] in ALWAYS:
        return True
    return (before == "from" and words[0] in AFTER_FROM) or (
        before == "between" and words[0] in AFTER_BETWEEN
    )


def _joined(begin: Expression, end: Expression) -> tuple[Expression, Expression]:
    first, last = begin.meaning.first, end.meaning.last
    if first and last and last < first and end.rule == "weekday":
        end = _a_week_on(end)
        last = end.meaning.last
    if first is None or last is None or last < first:
        return begin, end
    why = f"begins the range {first} to {last}"
    interval = replace(begin.meaning, last=last, because=f"{begin.meaning.because}; {why}")
    closing = replace(end.meaning, because=f"{end.meaning.because}; ends the range {first} to {last}")
    return replace(begin, meaning=interval), replace(end, meaning=closing)


def _a_week_on(end: Expression) -> Expression:
    """Move "Friday" in "Monday through Friday" to after its Monday."""
    assert end.meaning.last is not None
    moved = periods.shifted_day(end.meaning.last, "D", 7)
    if moved is None:
        return end
    value = moved.isoformat() + end.meaning.value[10:]
    because = f"{end.meaning.because}, moved behind the day with which the range begins"
    meaning = replace(end.meaning, first=moved, last=moved, value=value, because=because)
    return replace(end, meaning=meaning)
