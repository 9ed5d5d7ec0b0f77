"""Judge whether the clause around an expression looks back or ahead (tense, aspect and plans; no parser)."""

from dashboard.extract.dates.context import plans, verbs
from dashboard.extract.dates.context.forms import FUTURE, PAST, PLANNED, STOP, UNKNOWN
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match

__all__ = ["FUTURE", "PAST", "UNKNOWN", "direction", "is_until"]

# How far to look for the governing verb.
REACH_LEFT = 14
REACH_RIGHT = 12
# "parliament votes Monday": a verb in the present announces a plan only for a day this near.
NEAR = 6
# Another clause begins here, with a verb of its own.
CLAUSE_STARTS = lexicon.listed("starts a clause")
# "take part in Sunday's vote": the verb is about that day, which owns something.
ON_THE_DAY = lexicon.listed("before the day of something")


def direction(state: State, match: Match) -> int:
    """Return -1 where the clause looks back from the day of writing, 1 where it looks ahead, else 0."""
    first, last = state.bounds(match.start)
    is_owner = _owns(state, match.end)
    if is_owner and (told := _of_owner(state, match)):
        return told
    for index in range(match.start - 1, max(first, match.start - REACH_LEFT) - 1, -1):
        if state.tokens.words[index] in CLAUSE_STARTS:
            break
        if found := verbs.judge(state, index, first):
            near = match.start - index <= NEAR
            return _of_verb_before(state, match, index, found, is_near=near and not is_owner)
    return UNKNOWN if is_owner else _of_verb_after(state, match.end, first, last)


def _of_verb_before(state: State, match: Match, index: int, found: int, *, is_near: bool) -> int:
    """Judge by the verb at `index`, the nearest before the expression."""
    if found == PLANNED and is_near:
        return FUTURE
    if found == FUTURE and plans.is_off(state, index, match.end):
        return PAST
    if found == STOP and plans.is_on(state, index, match.start, match.end):
        return FUTURE
    return found if found in (PAST, FUTURE) else UNKNOWN


def _of_verb_after(state: State, end: int, first: int, last: int) -> int:
    for index in range(end, min(last, end + REACH_RIGHT)):
        if state.tokens.words[index] in CLAUSE_STARTS:
            break
        if found := verbs.judge(state, index, first):
            return found if found in (PAST, FUTURE) else UNKNOWN
    return UNKNOWN


def _owns(state: State, end: int) -> bool:
    """Say whether the day owns something ("follows Tuesday's vote"): then the verb isn't about the day."""
    return end < len(state.tokens) and "POSS" in state.tokens.roles[end]


def _of_owner(state: State, match: Match) -> int:
    """Judge "ahead of Sunday's vote" and "appeal Tuesday's verdict"; 0 where the verb must tell."""
    before = [state.tokens.word(match.start - step) for step in (2, 1)]
    if before == ["ahead", "of"] or before in READY_FOR:
        return FUTURE
    return UNKNOWN if before[1] in ON_THE_DAY else PAST


READY_FOR = [[word, "for"] for word in sorted(lexicon.listed("before for a day to come"))]


def is_until(state: State, match: Match) -> bool:
    """Say whether a day ends what goes on until then: "until Monday", "till 9 a.m. (0700 GMT) Tuesday".

    "Until Friday, they had slept in tents" opens a tale: there the verb tells.
    """
    first = state.bounds(match.start)[0]
    index = match.start - 1
    while index > max(first, match.start - LONGEST_HOUR) and not HOUR.isdisjoint(state.tokens.roles[index]):
        index -= 1
    if state.tokens.word(index) not in ("until", "till"):
        return False
    return index > first or _of_verb_after(state, match.end, first, state.bounds(match.start)[1]) != PAST


# What may stand between "until" and its day: "until shortly after noon" is not looked through.
HOUR = frozenset(("NUM", "CLOCK", "AMPM", "ZONE", "POD", "(", ")"))
LONGEST_HOUR = 8
