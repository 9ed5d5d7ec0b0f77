"""What a word's tag or form tells of it: is it a verb, and is it in the past."""

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import lexicon

PAST, FUTURE, UNKNOWN = -1, 1, 0
# A verb that says nothing, and one in the present, which may announce a plan.
STOP, PLANNED = 2, 3
# "will be also completed": how far the auxiliary may be from its verb.
CHAIN = 4
VERB_TAGS = frozenset(("VB", "VBD", "VBN", "VBG", "VBP", "VBZ"))
PAST_TAGS = frozenset(("VBD", "VBN"))


def tag_of(state: State, index: int) -> str:
    """Return the tag of a token, "" outside the text or without tags."""
    if not 0 <= index < len(state.tokens):
        return ""
    return state.tags.get(state.tokens.starts[index], "")


def looks_like_verb(word: str) -> bool:
    """Say whether a word without a tag has the form of a verb."""
    if word in lexicon.word_list("PASTVERB") or word in lexicon.word_list("PERFECT"):
        return True
    if word in lexicon.word_list("BASEVERB") or word in lexicon.word_list("PRESENTVERB"):
        return True
    return len(word) > 4 and word.endswith("ed") and word not in lexicon.word_list("ADJECTIVE")


def looks_past(state: State, index: int) -> bool:
    """Say whether a token is a verb in the past, by its tag or its form."""
    word, tag = state.tokens.words[index], tag_of(state, index)
    if tag:
        return tag in PAST_TAGS
    return word in lexicon.word_list("PASTVERB") or (word.endswith("ed") and looks_like_verb(word))
