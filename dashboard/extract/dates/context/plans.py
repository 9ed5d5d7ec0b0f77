"""Tell plans from deeds: "agreed to meet", "flew home to attend", "planned for Monday was called off"."""

from dashboard.extract.dates.context.forms import CHAIN, FUTURE, PAST, looks_past
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import lexicon

# "set to", "due in", "due on".
COMING_SET = lexicon.listed("after set or due")
# "managed to", "was forced to": what follows has happened, or has not.
DONE = lexicon.listed("done before to")
# "agreed to", "a deal to", "ready to": what follows is to come.
PLANS = lexicon.listed("planned before to")
CLAUSE_STARTS = lexicon.listed("starts a clause")
# What follows on a plan: "was cancelled", "never arrived", "collapsed".
AFTER_A_PLAN = 10
# How far before "to" the verb is that it belongs to: "beat her rival to win".
BEFORE_TO = 8
COMING = frozenset(("set", "due"))
AUXILIARY = frozenset(("is", "are", "was", "were", "be", "been", "am"))


def infinitive(state: State, to: int) -> int:
    """Judge "to meet" by what it depends on: "agreed to" looks ahead, "flew home to" back."""
    words = state.tokens.words
    before = state.tokens.word(to - 1)
    if before in DONE or state.tokens.word(to - 2) in ("been", "previously"):
        return PAST
    if before in PLANS or before in lexicon.word_list("AWAITED"):
        return FUTURE
    first = state.bounds(to)[0]
    for index in range(to - 1, max(first, to - BEFORE_TO) - 1, -1):
        if words[index] in CLAUSE_STARTS:
            break
        if words[index] in PLANS or words[index] in lexicon.word_list("AWAITED"):
            return FUTURE
        if words[index] in DONE:
            return PAST
        if looks_past(state, index):
            return PAST if _is_done(state, index, first) else FUTURE
        if _looks_ahead(words[index]):
            break
    return FUTURE


def _is_done(state: State, index: int, first: int) -> bool:
    """Say whether a past form is a deed: "flew", "was flown", "had flown", but not "will be flown"."""
    for before in range(index - 1, max(first, index - CHAIN) - 1, -1):
        if _looks_ahead(state.tokens.words[before]):
            return False
    return True


def _looks_ahead(word: str) -> bool:
    return word in lexicon.word_list("FUTURE") or word in lexicon.word_list("MODAL")


def is_off(state: State, index: int, end: int) -> bool:
    """Say whether what was awaited for a day ("planned for Saturday") is told as over behind that day."""
    awaited = state.tokens.words[index]
    if awaited not in lexicon.word_list("AWAITED") or not (awaited.endswith("ed") or awaited in COMING):
        return False
    was = state.tokens.word(index - 1) in ("was", "were")
    if state.tokens.word(index - 1) in AUXILIARY and not was:
        return False
    last = state.bounds(index)[1]
    # "was due Monday but did not appear": the next verb of the same subject.
    is_open = not was
    for ahead in range(end, min(last, end + AFTER_A_PLAN)):
        word = state.tokens.words[ahead]
        if word == "but":
            is_open = True
        elif word in CLAUSE_STARTS or _looks_ahead(word) or (word == "," and not was):
            return False
        elif is_open and looks_past(state, ahead):
            return True
        elif word in AUXILIARY and word not in ("was", "were"):
            return False
    return False


def is_on(state: State, index: int, start: int, end: int) -> bool:
    """Say whether "is" leads straight to the day: "the final is on Saturday", not "is the worst since"."""
    if state.tokens.words[index] not in ("is", "are", "'s", "’s"):
        return False
    between = state.tokens.words[index + 1 : start]
    return between in ([], ["on"], ["for"], ["not", "until"]) and not state.tokens.word(end).startswith("'")
