"""Words around an expression that belong to it: "early", "the end of", "about", "or so"."""

from dataclasses import replace
from functools import cache

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.spans import Expression
from dashboard.text import lexicon

LONGEST = 4
# Expressions that the vague words before a date can't belong to.
UNTOUCHED = frozenset(("now", "often", "rate", "every", "vague"))
VALUES_UNTOUCHED = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


@cache
def _phrases(side: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """Return the phrases that occur on one side: words -> (what they apply to, modifier)."""
    rows = lexicon.rows("dates-modifiers")
    return {tuple(row["phrase"].split()): (row["applies"], row["mod"]) for row in rows if row["side"] == side}


def widen(state: State, expression: Expression, floor: int) -> Expression:
    """Take the modifying words before and after an expression into its span."""
    if expression.rule in UNTOUCHED or expression.meaning.value in VALUES_UNTOUCHED:
        return expression
    return _after(state, _before(state, expression, floor))


def _before(state: State, expression: Expression, floor: int) -> Expression:
    words = state.tokens.words
    for length in range(LONGEST, 0, -1):
        start = expression.start - length
        if start < floor:
            continue
        applies, mod = _phrases("before").get(tuple(words[start : expression.start]), ("", ""))
        if applies and _fits(applies, expression) and not _is_way_round(state, expression, start):
            meaning = replace(expression.meaning, mod=mod or expression.meaning.mod)
            return replace(expression, start=start, meaning=meaning)
    return expression


def _is_way_round(state: State, expression: Expression, start: int) -> bool:
    """Distinguish "get around Wednesday's ruling" from "around noon"."""
    is_owner = expression.end < len(state.tokens) and "POSS" in state.tokens.roles[expression.end]
    return is_owner and state.tokens.word(start) == "around"


def _after(state: State, expression: Expression) -> Expression:
    words = state.tokens.words
    for length in (2, 1):
        end = expression.end + length
        applies, mod = _phrases("after").get(tuple(words[expression.end : end]), ("", ""))
        if applies and end <= len(words) and _fits(applies, expression):
            meaning = replace(expression.meaning, mod=mod)
            return replace(expression, end=end, meaning=meaning)
    return expression


def _fits(applies: str, expression: Expression) -> bool:
    """Say whether a modifier can go with this expression: durations and "ago" count, dates don't."""
    if applies == "any":
        return True
    counts = expression.meaning.type == "DURATION" or expression.rule == "ago"
    if applies == "count":
        return counts and expression.rule in ("duration", "ago")
    return not counts
