"""Lengths next to the day of writing: "the past three months", "next two or three days", "recent weeks"."""

from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.counts import Count, count_of, is_age, unit_of, written
from dashboard.extract.dates.rules.parts import part
from dashboard.extract.dates.rules.relative import NAMES, NO_DAY

LENGTH_WORDS = lexicon.listed("before a vague length")
HUNDREDS = lexicon.listed("hundreds")


def read_counted(state: State, found: Found) -> Meaning | None:
    """Read "the past three months", "next two or three days", "the first nine months"."""
    count = count_of(state, found)
    if is_age(state, found) or _is_year(state, found):
        return None
    drop = 1 if _is_the(state, found) and _leaves_article(state, found) else 0
    mod = "" if count.is_exact and "c" not in found else "APPROX" if count.low is not None else ""
    if state.tokens.word(found.end - 1) == "so":
        mod = "APPROX"
    relation = part(state, found, "r", "SEQ") or ("last" if "r" in found else "")
    if relation in ("recent", "future") and not count.is_exact:
        relation = "past" if relation == "recent" else "next"
    first, last, because = _span(state, count, relation)
    return Meaning("DURATION", count.value(), first, last, mod, because, drop=drop)


def _is_year(state: State, found: Found) -> bool:
    """Tell "the 1988 quarter" from "the nine months"."""
    return "n" in found and "YEAR" in state.tokens.roles[found.parts["n"]]


def _leaves_article(state: State, found: Found) -> bool:
    """Leave "the" out of "the next two or three days" and of "the two day rally"."""
    if "lo" in found:
        return state.tokens.words[found.parts["lo"] + 1] == "or"
    if "r" in found or "o" in found:
        return False
    return bool({"UNIT", "CUNIT"} & state.tokens.roles[found.end - 1])


def _is_the(state: State, found: Found) -> bool:
    return state.tokens.words[found.start] == "the"


def _span(state: State, count: Count, relation: str) -> tuple[date | None, date | None, str]:
    """Return the days that "the next two weeks" or "the past two weeks" covers."""
    anchor = state.published
    if relation not in ("last", "past", "next") or anchor is None:
        why = (
            NO_DAY if relation in ("last", "past", "next") else "a length of time, not placed in the calendar"
        )
        return None, None, why
    if count.unit.startswith("T"):
        return anchor, anchor, f"on {state.since()} or close to it"
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
            f"after {state.since()}{often}",
        )
    return (
        periods.shifted_day(anchor, count.unit, -most) if most else None,
        anchor,
        f"up to {state.since()}{often}",
    )


def read_plural(state: State, found: Found) -> Meaning | None:
    """Read "recent weeks", "coming months", "these days", "for years"."""
    if "h" in found:
        if state.tokens.words[found.start] != "these":
            return None
        return Meaning("DATE", "PRESENT_REF", because="“these days”: nowadays")
    unit = unit_of(state, found, "v", "v") or part(state, found, "v", "CUNITS")
    relation = part(state, found, "r", "SEQ") if "r" in found else ""
    if relation:
        return _vague_span(state, unit, relation)
    if unit == "WE" and state.tokens.word(found.start - 1) in ("on", "at") and found.end - found.start == 1:
        return Meaning("SET", "XXXX-WXX-WE", because="returns each week")
    if unit in ("WE",) or not _is_bare_length(state, found):
        return None
    return Meaning("DURATION", written(None, unit), because="a length of time that is not told")


def _vague_span(state: State, unit: str, relation: str) -> Meaning | None:
    if relation in ("this", "latest"):
        return None
    value = written(None, unit)
    if state.published is None:
        return Meaning("DURATION", value, because=NO_DAY)
    if relation in ("next", "future", "following"):
        if relation == "future":
            return Meaning(
                "DATE",
                "FUTURE_REF",
                periods.next_day(state.published),
                None,
                because=f"after {state.since()}",
            )
        return Meaning(
            "DURATION", value, periods.next_day(state.published), None, because=f"after {state.since()}"
        )
    if relation == "past":
        return Meaning("DATE", "PAST_REF", None, state.published, because=f"up to {state.since()}")
    return Meaning("DURATION", value, None, state.published, because=f"up to {state.since()}")


def _is_bare_length(state: State, found: Found) -> bool:
    """Tell "for years", "within weeks" from "the years that", "working hours"."""
    tokens = state.tokens
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if after == "of" and tokens.words[found.start : found.end] == ["the", "early", "hours"]:
        return False
    if tokens.word(found.start) == "the":
        return before in ("over", "through", "in", "of", "during") and (
            after != "of" or found.end - found.start > 2
        )
    if before == "of" and tokens.word(found.start - 2) in HUNDREDS:
        return False
    if after == "of" and unit_of(state, found, "v", "v") in ("W", "M", "Y", "E", "C") and before != "the":
        return not state.tokens.numbers[found.start - 1] if found.start else True
    if after == "of" and before not in ("for", "after", "follows", "within", "in", "despite"):
        return False
    return before in LENGTH_WORDS and after != "old"
