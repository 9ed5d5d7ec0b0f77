"""Judge whether the verb around an expression looks back or ahead, by its tag or by its form."""

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match

# How far to look for the governing verb.
REACH_LEFT = 14
REACH_RIGHT = 12
PAST, FUTURE, UNKNOWN = -1, 1, 0
# "will be also completed": how far the auxiliary may be from its verb.
CHAIN = 4
PAST_TAGS = frozenset(("VBD", "VBN"))


def direction(state: State, match: Match) -> int:
    """Return -1 where the clause looks back from the day of writing, 1 where it looks ahead, else 0."""
    start, end = match.start, match.end
    first, last = state.bounds(start)
    for index in range(start - 1, max(first, start - REACH_LEFT) - 1, -1):
        if state.tokens.words[index] in CLAUSE_STARTS:
            break
        if found := _at(state, index, first):
            if found == PLANNED and start - index <= NEAR and not _owns(state, end):
                return FUTURE
            return found if found in (PAST, FUTURE) else UNKNOWN
    for index in range(end, min(last, end + REACH_RIGHT)):
        if state.tokens.words[index] in CLAUSE_STARTS:
            break
        if found := _at(state, index, first):
            return found if found in (PAST, FUTURE) else UNKNOWN
    return UNKNOWN


def _owns(state: State, end: int) -> bool:
    """Say whether the day owns something ("follows Tuesday's vote"): then the verb isn't about the day."""
    return end < len(state.tokens) and "POSS" in state.tokens.roles[end]


STOP, PLANNED = 2, 3
# "parliament votes Monday": a verb in the present announces a plan only for a day this near.
NEAR = 6
# "set to", "due in", "due on".
COMING_SET = lexicon.listed("after set or due")
# "is leaving Sunday": planned.
BEING = lexicon.listed("being now")


def _at(state: State, index: int, first: int) -> int:
    """Judge a token: 0 not a verb, -1 or 1 a direction, 2 a verb that says nothing, 3 one in the present."""
    word = state.tokens.words[index]
    tag = state.tags.get(state.tokens.starts[index], "")
    if word == "set" and state.tokens.word(index + 1) == "on":
        # A record is set on a day in the past; a hearing is set for a day in the future.
        return PAST
    if word in ("set", "due") and state.tokens.word(index + 1) not in COMING_SET:
        return PAST if word == "set" else UNKNOWN
    if word in lexicon.word_list("AWAITED") and state.tokens.word(index - 1) in ("been", "previously"):
        return PAST
    if word in lexicon.word_list("AWAITED") and state.tokens.word(index - 1) == "to":
        return _infinitive(state, index - 1)
    if word in lexicon.word_list("FUTURE") or word in lexicon.word_list("AWAITED"):
        return FUTURE
    if word in lexicon.word_list("MODAL") and not (word == "may" and state.tokens.surface(index) == "May"):
        return FUTURE
    if tag in ("VB", "VBD", "VBN", "VBG", "VBP", "VBZ") or (not tag and _looks_like_verb(word)):
        return _verb(state, index, first, word, tag)
    return UNKNOWN


def _looks_like_verb(word: str) -> bool:
    if word in lexicon.word_list("PASTVERB") or word in lexicon.word_list("PERFECT"):
        return True
    if word in lexicon.word_list("BASEVERB") or word in lexicon.word_list("PRESENTVERB"):
        return True
    return len(word) > 4 and word.endswith("ed") and word not in lexicon.word_list("ADJECTIVE")


def _verb(state: State, index: int, first: int, word: str, tag: str) -> int:
    """Judge a verb with the auxiliaries before it."""
    for before in range(index - 1, max(first, index - 1 - CHAIN) - 1, -1):
        auxiliary = state.tokens.words[before]
        if auxiliary == "to":
            return _infinitive(state, before)
        if auxiliary in lexicon.word_list("FUTURE"):
            return FUTURE
        if auxiliary in lexicon.word_list("MODAL"):
            # "could have taken" looks back, "could take" ahead.
            return PAST if state.tokens.words[before + 1] in ("have", "'ve", "’ve") else FUTURE
        if auxiliary in ("has", "have", "had", "was", "were", "did"):
            return PAST
        if tag == "VBG" and auxiliary in BEING:
            return PLANNED
        if auxiliary not in CHAIN_WORDS and not auxiliary.endswith("ly"):
            break
    if tag:
        # "will begin withdrawing": an -ing form leaves it to the verb before.
        return PAST if tag in PAST_TAGS else _present(word) if tag in ("VBZ", "VBP") else UNKNOWN
    if word in lexicon.word_list("PASTVERB") or word.endswith("ed"):
        return PAST
    if word in lexicon.word_list("PERFECT"):
        return PAST
    # A bare base form without "to" is as often a noun ("visit", "strike").
    return STOP if word in lexicon.word_list("PRESENTVERB") else UNKNOWN


def _present(word: str) -> int:
    """Judge a verb in the present: "votes" may be planned; "is", "has" and "says" give no direction."""
    return STOP if word in lexicon.word_list("PRESENTVERB") or word in STATES else PLANNED


STATES = lexicon.listed("tells no time")


def _infinitive(state: State, to: int) -> int:
    """Judge "to meet" by the word before it: "agreed to" looks ahead, "was allowed to" looks back."""
    if state.tokens.word(to - 1) in DONE or state.tokens.word(to - 2) in ("been", "previously"):
        return PAST
    return FUTURE


# "managed to", "was forced to": what follows has happened, or has not.
DONE = lexicon.listed("done before to")
# Another clause begins here, with a verb of its own.
CLAUSE_STARTS = lexicon.listed("starts a clause")
CHAIN_WORDS = lexicon.listed("inside a verb")
