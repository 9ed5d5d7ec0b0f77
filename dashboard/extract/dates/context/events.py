"""Find the verb an expression of time dates: "ruled" in "The court ruled on Friday"; tags only, no parser."""

from collections.abc import Iterable

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import lexicon

# How far to look for the verb, in tokens; the limit keeps hostile text linear.
REACH = 16
# "has not yet been signed": how far an auxiliary may be from its verb.
CHAIN = 4
# Another clause begins here, with a verb of its own.
CLAUSE_STARTS = lexicon.listed("starts a clause")
# A clause may continue after these; they are crossed only where nothing nearer is found.
PAUSES = lexicon.listed("pauses a clause")
AUXILIARIES = lexicon.listed("auxiliary")


def event_of(state: State, start: int, end: int) -> str:
    """Return the word, as written, that the expression at tokens `start` to `end` dates; "" if unknown.

    It is the nearest verb before it in its clause, else the first after it; in "Friday's vote" the noun.
    """
    if not state.tags:
        return ""
    if end < len(state.tokens) and "POSS" in state.tokens.roles[end]:
        return _owned(state, end + 1)
    first, last = state.bounds(start)
    before = range(start - 1, max(first, start - REACH) - 1, -1)
    after = range(end, min(last, end + REACH))
    for stops in (CLAUSE_STARTS | PAUSES, CLAUSE_STARTS):
        for places in (before, after):
            index = _verb(state, places, stops)
            if index is not None:
                return state.tokens.surface(_main(state, index, last))
    return ""


def _verb(state: State, places: Iterable[int], stops: frozenset[str]) -> int | None:
    """Return the first verb among the tokens before the clause ends."""
    for index in places:
        if state.tokens.words[index] in stops:
            return None
        if _tag(state, index).startswith("VB") and not _describes(state, index):
            return index
    return None


def _describes(state: State, index: int) -> bool:
    """Distinguish the participle of "the planned summit" from a verb."""
    if _tag(state, index) not in ("VBN", "VBG"):
        return False
    before, after = _tag(state, index - 1), _tag(state, index + 1)
    return after.startswith("NN") and before[:2] in ("DT", "JJ", "PR", "PO")


def _main(state: State, index: int, last: int) -> int:
    """Return the verb that an auxiliary belongs to: "signed" of "has not yet been signed"."""
    main = index
    for ahead in range(index + 1, min(last, index + 1 + CHAIN)):
        tag = _tag(state, ahead)
        if state.tokens.words[main] not in AUXILIARIES or not tag.startswith(("VB", "RB")):
            break
        main = ahead if tag.startswith("VB") else main
    return main


def _owned(state: State, index: int) -> str:
    """Return the last noun of "election debate" in "Friday's election debate"."""
    found = ""
    for ahead in range(index, min(index + CHAIN, len(state.tokens))):
        tag = _tag(state, ahead)
        if tag.startswith("NN"):
            found = state.tokens.surface(ahead)
        elif found or not tag.startswith(("JJ", "VBN", "CD")):
            break
    return found


def _tag(state: State, index: int) -> str:
    if not 0 <= index < len(state.tokens):
        return ""
    return state.tags.get(state.tokens.starts[index], "")
