"""Find what an expression of time dates: "court ruled" in "The court ruled on Friday"; no parser."""

from collections.abc import Iterable

from dashboard.extract.dates.context import phrases
from dashboard.extract.dates.context.forms import tag_of
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
    """Return what the expression at tokens `start` to `end` dates, in at most eight words; "" if unknown.

    It is the nearest verb before it in its clause, else the first after it, with its subject and object; in
    "Friday's vote" the noun.
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
                return phrases.clause(state, _main(state, index, last), dated=(start, end))
    return ""


def _verb(state: State, places: Iterable[int], stops: frozenset[str]) -> int | None:
    """Return the first verb among the tokens before the clause ends."""
    for index in places:
        if state.tokens.words[index] in stops:
            return None
        if tag_of(state, index).startswith("VB") and not _describes(state, index):
            return index
    return None


def _describes(state: State, index: int) -> bool:
    """Distinguish the participle of "the planned summit" from a verb."""
    if tag_of(state, index) not in ("VBN", "VBG"):
        return False
    before, after = tag_of(state, index - 1), tag_of(state, index + 1)
    return after.startswith("NN") and before[:2] in ("DT", "JJ", "PR", "PO")


def _main(state: State, index: int, last: int) -> int:
    """Return the verb that an auxiliary belongs to: "signed" of "has not yet been signed"."""
    main = index
    for ahead in range(index + 1, min(last, index + 1 + CHAIN)):
        tag = tag_of(state, ahead)
        if state.tokens.words[main] not in AUXILIARIES or not tag.startswith(("VB", "RB")):
            break
        main = ahead if tag.startswith("VB") else main
    return main


def _owned(state: State, index: int) -> str:
    """Return "election debate" in "Friday's election debate"."""
    end = index
    for ahead in range(index, min(index + CHAIN, len(state.tokens))):
        tag = tag_of(state, ahead)
        if tag.startswith("NN"):
            end = ahead + 1
        elif end > index or not tag.startswith(("JJ", "VBN", "CD")):
            break
    return phrases.written(state, index, end)
