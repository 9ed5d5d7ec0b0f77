"""Join times with their days: "14:30 GMT Sunday", "7:40 a.m. (0640 GMT) Monday", "May 2, 2019, 9:36 AM"."""

from dataclasses import replace

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.spans import Expression

DAYS = frozenset(("weekday", "date", "near", "iso", "slashed"))
TIMES = frozenset(("clock", "pod"))
# Days that a time may follow directly: "12 March 2019, 9:36 AM".
STAMPED = frozenset(("date",))
CLAUSE_STARTS = lexicon.listed("starts a clause")
# "at 3:20 p.m. in the valley Tuesday": how far behind an hour its day may stand.
REACH = 12


def join_times(state: State, found: list[Expression]) -> list[Expression]:
    """Join a time with the day beside it, and give an hour that stands apart from its day that day."""
    joined: list[Expression] = []
    for expression in found:
        if joined and (whole := _as_one(state, joined[-1], expression)):
            joined[-1] = whole
        else:
            joined.append(expression)
    return [_on_its_day(state, joined, index) for index in range(len(joined))]


def _as_one(state: State, before: Expression, after: Expression) -> Expression | None:
    """Return two expressions as one, or None where they stay two."""
    if _says_again(state, before, after):
        return replace(before, end=after.end + 1)
    if _belong(state, before, after):
        return _joined(before, after)
    if _is_part_told(state, before, after):
        return replace(_moved_to(before, after), end=after.end)
    if _is_hour_told(state, before, after):
        return replace(_moved_to(after, before), start=before.start)
    return _stamped(state, before, after)


def _says_again(state: State, time: Expression, other: Expression) -> bool:
    """Say whether a time or day is told again in brackets: "3 p.m. (1200 GMT)", "Thursday (June 13)"."""
    same_day = time.rule == "weekday" and other.rule == "date" and time.meaning.first == other.meaning.first
    same_hour = time.rule == "clock" and other.rule == "clock" and _names_hour(other)
    if not same_hour and (not same_day or time.meaning.first is None):
        return False
    return state.tokens.words[time.end : other.start] == ["("] and state.tokens.word(other.end) == ")"


def _names_hour(time: Expression) -> bool:
    return time.meaning.value.rpartition("T")[2][:1].isdigit()


def _is_part_told(state: State, time: Expression, part: Expression) -> bool:
    """Say whether a part of a day follows its hour: "3:30 Tuesday morning"."""
    is_hour = time.rule == "clock" and _names_hour(time) and time.end == part.start
    return is_hour and _is_part(part) and "DOW" in state.tokens.roles[part.start]


def _is_part(part: Expression) -> bool:
    """Say whether an expression is a part of a day: "Tuesday morning"."""
    return part.rule in DAYS and part.meaning.type == "TIME" and part.meaning.first is not None


def _is_hour_told(state: State, part: Expression, time: Expression) -> bool:
    """Say whether the hour follows the part of a day: "early Friday morning, around 1:30 a.m."."""
    is_hour = time.rule == "clock" and _names_hour(time) and time.meaning.type == "TIME"
    return is_hour and _is_part(part) and state.tokens.words[part.end : time.start] == [","]


def _stamped(state: State, day: Expression, time: Expression) -> Expression | None:
    """Return "March 12, 2019, 9:36 AM" as one time, or None for anything else."""
    if time.rule != "clock" or not _names_hour(time) or time.meaning.type != "TIME":
        return None
    if day.meaning.type != "DATE" or day.meaning.first is None:
        return None
    between = state.tokens.words[day.end : time.start]
    is_stamp = day.rule in STAMPED and between in ([], [","])
    # In a log, a day like 2/8/2012 and the hour behind it are two columns.
    is_zoned = "ZONE" in state.tokens.roles[time.end - 1]
    is_stamp = is_stamp or (day.rule == "slashed" and (between == ["at"] or (is_zoned and not between)))
    return replace(_moved_to(time, day), start=day.start) if is_stamp else None


def _on_its_day(state: State, found: list[Expression], index: int) -> Expression:
    """Give an hour the day that its clause names behind it: "at 3 p.m. in the valley Monday"."""
    time = found[index]
    if time.rule not in TIMES or not _names_hour(time) or time.meaning.type != "TIME":
        return time
    if index and _is_day(state, time, found[index - 1]):
        return time
    for day in found[index + 1 : index + 2]:
        between = state.tokens.words[time.end : day.start]
        if between == ["on"] and _names_day(day):
            return _moved_to(time, day)
        if time.rule == "clock" and len(between) <= REACH and _is_one_clause(between):
            return _moved_to(time, day) if _is_day(state, time, day) else time
    return time


def _is_one_clause(between: list[str]) -> bool:
    return CLAUSE_STARTS.isdisjoint(between) and "," not in between and "and" not in between


def _is_day(state: State, time: Expression, day: Expression) -> bool:
    """Say whether an expression in the sentence of an hour names a day."""
    return state.sentence(time.start) == state.sentence(day.start) and _names_day(day)


def _names_day(day: Expression) -> bool:
    return day.rule in DAYS and day.meaning.first is not None


def _moved_to(time: Expression, day: Expression) -> Expression:
    clock = time.meaning.value.partition("T")[2]
    because = f"on the day named beside it: {day.meaning.because}"
    value = f"{day.meaning.value.partition('T')[0]}T{clock}"
    meaning: Meaning = replace(
        time.meaning, value=value, first=day.meaning.first, last=day.meaning.last, because=because
    )
    return replace(time, meaning=meaning)


def _belong(state: State, time: Expression, day: Expression) -> bool:
    if day.rule not in DAYS or day.meaning.type != "DATE" or "T" not in time.meaning.value:
        return False
    # "Sunday night, March 29": the day is named twice.
    same = time.rule == "weekday" and day.rule == "date" and time.meaning.first == day.meaning.first
    if time.rule not in TIMES and not same:
        return False
    between = state.tokens.words[time.end : day.start]
    # "1:30 a.m. on February 1" is one, "3:30 p.m. on Monday" two, as they are annotated.
    return not between or between == [","] or (between == ["on"] and day.rule == "date" and _names_hour(time))


def _joined(time: Expression, day: Expression) -> Expression:
    clock = time.meaning.value.partition("T")[2]
    meaning = replace(
        day.meaning,
        type="TIME",
        value=f"{day.meaning.value}T{clock}",
        mod=time.meaning.mod or day.meaning.mod,
    )
    return Expression("clock", time.start, day.end, meaning)
