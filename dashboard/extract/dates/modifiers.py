"""Words around an expression that belong to it: "early", "the end of", "about", "or so"."""

from dataclasses import replace
from functools import cache

from dashboard.extract.dates.context.scene import Scene
from dashboard.extract.dates.spans import Expression
from dashboard.text import lexicon

LONGEST = 4
# Expressions that the vague words before a date can't belong to.
UNTOUCHED = frozenset(("now", "often", "rate", "every", "vague"))
VALUES_UNTOUCHED = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


@cache
def _phrases(side: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """Return the phrases that stand on one side: words -> (what they apply to, modifier)."""
    rows = lexicon.rows("dates-modifiers")
    return {tuple(row["phrase"].split()): (row["applies"], row["mod"]) for row in rows if row["side"] == side}


def widen(scene: Scene, expression: Expression, floor: int) -> Expression:
    """Take the modifying words before and after an expression into its span."""
    if expression.rule in UNTOUCHED or expression.reading.value in VALUES_UNTOUCHED:
        return expression
    return _after(scene, _before(scene, expression, floor))


def _before(scene: Scene, expression: Expression, floor: int) -> Expression:
    words = scene.tokens.words
    for length in range(LONGEST, 0, -1):
        start = expression.start - length
        if start < floor:
            continue
        applies, mod = _phrases("before").get(tuple(words[start : expression.start]), ("", ""))
        if applies and _fits(applies, expression):
            reading = replace(expression.reading, mod=mod or expression.reading.mod)
            return replace(expression, start=start, reading=reading)
    return expression


def _after(scene: Scene, expression: Expression) -> Expression:
    words = scene.tokens.words
    for length in (2, 1):
        end = expression.end + length
        applies, mod = _phrases("after").get(tuple(words[expression.end : end]), ("", ""))
        if applies and end <= len(words) and _fits(applies, expression):
            reading = replace(expression.reading, mod=mod)
            return replace(expression, end=end, reading=reading)
    return expression


def _fits(applies: str, expression: Expression) -> bool:
    """Say whether a modifier can stand with this expression: durations and "ago" count, dates don't."""
    if applies == "any":
        return True
    counts = expression.reading.type == "DURATION" or expression.rule == "ago"
    if applies == "count":
        return counts and expression.rule in ("duration", "ago")
    return not counts
