"""How two people's lists of decisions differ: what is new, what is known, what clashes (a merge)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.identity import acts
from dashboard.identity.decisions import entity_of, identity, tidied
from dashboard.records import Act, Decision

# Acts that answer the same question: who said it, what it is called. Any other act answers its own.
QUESTIONS: Mapping[Act, str] = {
    "respeak": "speaker",
    "call": "speaker",
    "rename": "name",
    "merge": "name",
    "split": "name",
}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two decisions that can't both hold; or one decision of both lists, which theirs has taken back.

    `rest` are decisions of theirs on the same question that came before: they go the way of `theirs`.
    """

    ours: Decision
    theirs: Decision
    rest: tuple[Decision, ...] = ()

    @property
    def is_one(self) -> bool:
        """Say whether it is one decision, which they have taken back."""
        return identity(self.ours) == identity(self.theirs)


@dataclass(frozen=True, slots=True)
class Difference:
    """What another list of decisions has that ours hasn't, in its order."""

    new: tuple[Decision, ...]
    known: tuple[Decision, ...]
    clashes: tuple[Clash, ...]


def compare(ours: Iterable[Decision], theirs: Iterable[Decision]) -> Difference:
    """Compare two lists.

    Two decisions on one question clash unless one list has both in force: whoever made the later one knew the
    other. What is hidden in one list clashes with any change of it in the other. Marks clash only where they
    are taken back. What we have taken back, or didn't take over, is known and not asked about again.
    """
    mine, other = [tidied(one) for one in ours], _once(map(tidied, theirs))
    has, agreed = {identity(one): one for one in mine}, {identity(one) for one in other if not one.undone}
    new = [one for one in other if identity(one) not in has]
    unseen = [one for one in mine if identity(one) not in agreed]
    clashes = []
    last, asked = _last(unseen), _by_question(new)
    for (subject, question), several in asked.items():
        own = _against(last.get(subject, {}), question, several[-1])
        if own is not None:
            clashes.append(Clash(own, several[-1], tuple(several[:-1])))
    against = {one.ours.id for one in clashes}
    for one in other:
        own = has.get(identity(one))
        if own is not None and one.undone and not own.undone and own.id not in against:
            clashes.append(Clash(own, one))
    clashing = {identity(one) for clash in clashes for one in (clash.theirs, *clash.rest)}
    return Difference(
        tuple(one for one in new if identity(one) not in clashing),
        tuple(one for one in other if identity(one) in has and identity(one) not in clashing),
        tuple(sorted(clashes, key=lambda one: one.theirs.id)),
    )


def undone(clash: Clash) -> list[Decision]:
    """Return their decisions of a clash as they are kept where ours hold: in the list, and not in force."""
    return [replace(one, undone=True) for one in (*clash.rest, clash.theirs)]


def _once(decisions: Iterable[Decision]) -> list[Decision]:
    return list({identity(one): one for one in decisions}.values())


def _question(decision: Decision) -> str:
    return QUESTIONS.get(decision.act, decision.act)


def _subject(decision: Decision) -> object:
    """Return what a decision is about, the same for all spellings of a name."""
    return entity_of(decision.target) or decision.target


def _changing(decisions: Iterable[Decision]) -> list[Decision]:
    return [one for one in decisions if not one.undone and one.act not in acts.MARKS]


def _last(decisions: Iterable[Decision]) -> dict[object, dict[str, Decision]]:
    """Return, for each subject, the last decision in force on each question."""
    found: dict[object, dict[str, Decision]] = defaultdict(dict)
    for one in _changing(decisions):
        found[_subject(one)][_question(one)] = one
    return found


def _by_question(decisions: Sequence[Decision]) -> dict[tuple[object, str], list[Decision]]:
    found: dict[tuple[object, str], list[Decision]] = defaultdict(list)
    for one in _changing(decisions):
        found[_subject(one), _question(one)].append(one)
    return found


def _against(last: Mapping[str, Decision], question: str, theirs: Decision) -> Decision | None:
    """Return the decision of ours that one of theirs clashes with."""
    if question == "hide":
        return next((one for asked, one in last.items() if asked != "hide"), None)
    own = last.get(question)
    if own is not None and (own.act, own.value) != (theirs.act, theirs.value):
        return own
    return last.get("hide")
