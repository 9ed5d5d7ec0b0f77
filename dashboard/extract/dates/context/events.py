"""Which verb an expression of time dates: "ruled" in "The court ruled on Friday"; by tags, no parser."""

from collections.abc import Iterable

from dashboard.extract.dates.context.scene import Scene
from dashboard.extract.dates.grammar import lexicon

# How far the verb is looked for, in tokens: a run of hostile text stays linear.
REACH = 16
# "has not yet been signed": how far an auxiliary may stand from its verb.
CHAIN = 4
# Another clause begins here, with a verb of its own.
CLAUSE_STARTS = lexicon.listed("starts a clause")
# A clause may go on behind these; they are crossed only where nothing nearer is found.
PAUSES = lexicon.listed("pauses a clause")
AUXILIARIES = lexicon.listed("auxiliary")


def event_of(scene: Scene, start: int, end: int) -> str:
    """Return the word that the expression at tokens `start` to `end` dates, as written, "" where unknown.

    The nearest verb before it in its clause, else the first behind it; in "Friday's vote" the noun.
    """
    if not scene.tags:
        return ""
    if end < len(scene.tokens) and "POSS" in scene.tokens.roles[end]:
        return _owned(scene, end + 1)
    first, last = scene.bounds(start)
    before = range(start - 1, max(first, start - REACH) - 1, -1)
    after = range(end, min(last, end + REACH))
    for stops in (CLAUSE_STARTS | PAUSES, CLAUSE_STARTS):
        for places in (before, after):
            index = _verb(scene, places, stops)
            if index is not None:
                return scene.tokens.surface(_main(scene, index, last))
    return ""


def _verb(scene: Scene, places: Iterable[int], stops: frozenset[str]) -> int | None:
    """Return the first verb among the tokens before the clause ends."""
    for index in places:
        if scene.tokens.words[index] in stops:
            return None
        if _tag(scene, index).startswith("VB") and not _describes(scene, index):
            return index
    return None


def _describes(scene: Scene, index: int) -> bool:
    """Tell the participle of "the planned summit" from a verb."""
    if _tag(scene, index) not in ("VBN", "VBG"):
        return False
    before, after = _tag(scene, index - 1), _tag(scene, index + 1)
    return after.startswith("NN") and before[:2] in ("DT", "JJ", "PR", "PO")


def _main(scene: Scene, index: int, last: int) -> int:
    """Return the verb that an auxiliary belongs to: "signed" of "has not yet been signed"."""
    main = index
    for ahead in range(index + 1, min(last, index + 1 + CHAIN)):
        tag = _tag(scene, ahead)
        if scene.tokens.words[main] not in AUXILIARIES or not tag.startswith(("VB", "RB")):
            break
        main = ahead if tag.startswith("VB") else main
    return main


def _owned(scene: Scene, index: int) -> str:
    """Return the last noun of "election debate" in "Friday's election debate"."""
    found = ""
    for ahead in range(index, min(index + CHAIN, len(scene.tokens))):
        tag = _tag(scene, ahead)
        if tag.startswith("NN"):
            found = scene.tokens.surface(ahead)
        elif found or not tag.startswith(("JJ", "VBN", "CD")):
            break
    return found


def _tag(scene: Scene, index: int) -> str:
    if not 0 <= index < len(scene.tokens):
        return ""
    return scene.tags.get(scene.tokens.starts[index], "")
