"""Judge one word of a clause: is it a verb, and does it look back or ahead, by its tag or by its form."""

from dashboard.extract.dates.context import plans
from dashboard.extract.dates.context.forms import (
    CHAIN,
    FUTURE,
    PAST,
    PAST_TAGS,
    PLANNED,
    STOP,
    UNKNOWN,
    VERB_TAGS,
    looks_like_verb,
    tag_of,
)
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import lexicon

PERFECT = frozenset(("has", "have", "had", "was", "were", "did"))
# "is leaving Sunday": planned.
BEING = lexicon.listed("being now")
STATES = lexicon.listed("tells no time")
CHAIN_WORDS = lexicon.listed("inside a verb")
# "could not", "would never": what didn't happen, told afterwards.
DENIED_BY = lexicon.listed("denies a verb")
DENIALS = lexicon.listed("denied in one word")
NOBODY = lexicon.listed("denies a subject")
SUBJECT = 8  # tokens before "could be reached" in which "none of the three brothers" may stand


def judge(state: State, index: int, first: int) -> int:
    """Judge a token: 0 not a verb, -1 or 1 a direction, 2 a verb that says nothing, 3 one in the present."""
    word = state.tokens.words[index]
    told = _of_plan(state, index, word)
    if told is not None:
        return told
    if word in DENIALS:
        return PAST
    if word in lexicon.word_list("FUTURE"):
        return FUTURE
    if word in lexicon.word_list("MODAL") and not (word == "may" and state.tokens.surface(index) == "May"):
        return PAST if is_denied(state, index, first) else FUTURE
    tag = tag_of(state, index)
    if tag in VERB_TAGS or (not tag and looks_like_verb(word)):
        return _verb(state, index, first, tag)
    return UNKNOWN


def _of_plan(state: State, index: int, word: str) -> int | None:
    """Judge "set", "due", "planned", "next"; None where the word is none of these."""
    before, after = state.tokens.word(index - 1), state.tokens.word(index + 1)
    if word == "set" and after == "on":
        # A record is set on a day in the past; a hearing is set for a day in the future.
        return PAST
    if word in ("set", "due") and after not in plans.COMING_SET:
        return PAST if word == "set" else UNKNOWN
    if word not in lexicon.word_list("AWAITED"):
        return None
    if word == "next" and after == "to":
        return UNKNOWN
    if before in ("been", "previously"):
        return PAST
    if before == "to":
        return plans.infinitive(state, index - 1)
    return FUTURE


def is_denied(state: State, index: int, first: int) -> bool:
    """Say whether "could" or "would" is denied: "could not be reached", "none of them could be reached"."""
    if state.tokens.words[index] not in ("could", "would"):
        return False
    if not DENIED_BY.isdisjoint(state.tokens.words[index + 1 : index + 3]):
        return True
    return not NOBODY.isdisjoint(state.tokens.words[max(first, index - SUBJECT) : index])


def _verb(state: State, index: int, first: int, tag: str) -> int:
    """Judge a verb with the auxiliaries before it."""
    for before in range(index - 1, max(first, index - 1 - CHAIN) - 1, -1):
        auxiliary = state.tokens.words[before]
        if auxiliary == "to":
            return plans.infinitive(state, before)
        if (told := _by_auxiliary(state, before, first, tag)) is not None:
            return told
        if auxiliary not in CHAIN_WORDS and not auxiliary.endswith("ly"):
            break
    return _alone(state.tokens.words[index], tag)


def _by_auxiliary(state: State, before: int, first: int, tag: str) -> int | None:
    auxiliary = state.tokens.words[before]
    if auxiliary in DENIALS:
        return PAST
    if auxiliary in lexicon.word_list("FUTURE"):
        return FUTURE
    if auxiliary in lexicon.word_list("MODAL"):
        # "could have taken" looks back, "could take" ahead.
        is_over = state.tokens.words[before + 1] in ("have", "'ve", "’ve") or is_denied(state, before, first)
        return PAST if is_over else FUTURE
    if auxiliary in PERFECT:
        return PAST
    return PLANNED if tag == "VBG" and auxiliary in BEING else None


def _alone(word: str, tag: str) -> int:
    """Judge a verb without an auxiliary."""
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
