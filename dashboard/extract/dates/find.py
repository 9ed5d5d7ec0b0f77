"""Walk through a text, read every expression of time, and turn the meanings into records."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.extract.dates import modifiers
from dashboard.extract.dates.context.anchor import day_of_writing
from dashboard.extract.dates.context.events import event_of
from dashboard.extract.dates.context.far_ahead import doubted
from dashboard.extract.dates.context.state import State, sentence_breaks
from dashboard.extract.dates.grammar.patterns import candidates, next_start, read
from dashboard.extract.dates.join import join_times
from dashboard.extract.dates.ranges import mark_ranges
from dashboard.extract.dates.rules import PAIRS, READINGS
from dashboard.extract.dates.spans import Expression
from dashboard.records import Span


def find_expressions(
    text: str, *, published: date | None, tags: Mapping[int, str], sentences: Sequence[Span]
) -> list[Expression]:
    """Return all expressions of time with their rule, in the order of the text."""
    tokens, codes = read(text)
    breaks = sentence_breaks(tokens, sentences)
    day, anchor = day_of_writing(tokens, codes, published)
    state = State(tokens, codes, day, anchor, tags, breaks)
    found: list[Expression] = []
    index, floor = 0, 0
    while (index := next_start(codes, index)) < len(tokens):
        expressions = _read_at(state, index, floor)
        for expression in expressions:
            if expression.meaning.period:
                state.name(expression.meaning.period, index)
        found.extend(expressions)
        index = max(index + 1, expressions[-1].end) if expressions else index + 1
        floor = index if expressions else floor
    return [_placed(state, expression) for expression in mark_ranges(state, join_times(state, found))]


def _placed(state: State, expression: Expression) -> Expression:
    """Add the character offsets, what the expression dates, and a doubt where it lies too far ahead."""
    start, end, meaning = expression.start, expression.end, expression.meaning
    chars = state.tokens.starts[start], state.tokens.ends[end - 1]
    if doubt := doubted(state, meaning, start, end):
        meaning = replace(meaning, because=f"{meaning.because}; {doubt}")
    return replace(expression, chars=chars, meaning=meaning, event=event_of(state, start, end))


def _read_at(state: State, index: int, floor: int) -> tuple[Expression, ...]:
    """Return what the longest match at a token that its rule accepts says."""
    for match in candidates(state.tokens, state.codes, index):
        if pair := PAIRS.get(match.reading):
            if several := pair(state, match):
                return several
        elif meaning := READINGS[match.reading](state, match):
            start, end = match.start + meaning.drop, match.end - meaning.drop_end
            expression = Expression(match.rule, start, end, meaning)
            return (modifiers.widen(state, expression, floor),)
    return ()
