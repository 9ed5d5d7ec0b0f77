"""Put a verb back among its subject and object: "talks in Geneva resumed" (shallow parsing by tags)."""

from dashboard.extract.dates.context.forms import tag_of
from dashboard.extract.dates.context.state import State

# No event is told in more words than these.
MOST_WORDS = 8
# How far the words of one phrase may reach, in tokens.
REACH = 10
VERBAL = ("VB", "MD", "RB", "TO")
# What may stand between "did" and its verb that is no word of its own: "didn't".
DENIAL = frozenset(("'", "’", "t"))
NOMINAL = ("NN", "JJ", "CD", "PRP$", "DT", "VBN", "VBG", "$", "PDT")
HEADS = ("NN", "PRP", "CD")
ARTICLES = frozenset(("the", "a", "an"))
# "talks in Geneva", "the head of the bank".
LINKS = frozenset(("of", "in", "for", "on", "between", "with", "at", "from", "and", "&"))
WHO = frozenset(("who", "which", "that"))


def clause(state: State, verb: int, *, dated: tuple[int, int]) -> str:
    """Return a verb with its auxiliaries, subject and object, in at most eight words as written.

    The tokens of the expression itself, `dated`, are left out.
    """
    first, last = state.bounds(verb)
    first = dated[1] if dated[1] <= verb else first
    last = dated[0] if dated[0] > verb else last
    start = _chain_start(state, verb, first)
    end = _object_end(state, verb + 1, last)
    subject = _subject(state, start, first)
    core = written(state, start, verb + 1)
    whole = written(state, start, end)
    # "She's": nothing between the two.
    gap = "" if state.tokens.touches(start) else " "
    for said in (f"{subject}{gap}{whole}", f"{subject}{gap}{core}", whole, core):
        if len(said.split()) <= MOST_WORDS:
            return said.strip()
    return state.tokens.surface(verb)


def written(state: State, start: int, end: int) -> str:
    """Return tokens as they stand in the text, on one line."""
    if end <= start:
        return ""
    tokens = state.tokens
    return " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split())


def _chain_start(state: State, verb: int, first: int) -> int:
    """Return where the verbs of "are expected to resume" begin."""
    start = verb
    for index in range(verb - 1, max(first, verb - REACH) - 1, -1):
        if tag_of(state, index).startswith(VERBAL):
            start = index
        elif state.tokens.words[index] not in DENIAL:
            break
    # "also said": an adverb alone begins no verb.
    while start < verb and tag_of(state, start).startswith("RB"):
        start += 1
    return start


def _subject(state: State, end: int, first: int) -> str:
    """Return the noun phrase that ends where a verb begins, without its article; "" if there is none."""
    while end > first and tag_of(state, end - 1).startswith("RB"):
        end -= 1
    if end > first and state.tokens.words[end - 1] in WHO:
        end -= 1 + (state.tokens.word(end - 2) == ",")
    start = _phrase_start(state, end, first)
    while start < end and state.tokens.word(start - 1) in LINKS and start - 1 > first:
        further = _phrase_start(state, start - 1, first)
        if further == start - 1:
            break
        start = further
    start += state.tokens.word(start) in ARTICLES
    return written(state, start, end)


def _phrase_start(state: State, end: int, first: int) -> int:
    """Return the first token of the noun phrase that ends at a token, or `end` if none does."""
    if end <= first or not tag_of(state, end - 1).startswith(HEADS):
        return end
    start = end - 1
    for index in range(end - 2, max(first, end - REACH) - 1, -1):
        is_owner = "POSS" in state.tokens.roles[index]
        is_hour = not state.tokens.roles[index].isdisjoint(("CLOCK", "AMPM"))
        if is_hour or (not is_owner and not tag_of(state, index).startswith(NOMINAL)):
            break
        start = index
        if state.tokens.words[index] in ARTICLES:
            break
    return start


def _object_end(state: State, index: int, last: int) -> int:
    """Return where the object behind a verb ends: "arrested two men", "called off the vote", "found dead"."""
    if index < last and tag_of(state, index) == "RP":
        index += 1
    end = index
    for ahead in range(index, min(last, index + REACH)):
        tag = tag_of(state, ahead)
        is_owner = "POSS" in state.tokens.roles[ahead]
        if not is_owner and not tag.startswith((*NOMINAL, "PRP", "RB")):
            break
        if tag.startswith(("NN", "PRP", "CD", "JJ")) and tag != "PRP$":
            end = ahead + 1
    # "showed he had left": the last word is the subject of another clause.
    is_subject = end > index and tag_of(state, end).startswith(("VBD", "VBZ", "VBP", "MD"))
    return index if is_subject else end
