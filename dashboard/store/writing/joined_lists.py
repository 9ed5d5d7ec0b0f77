"""Another person's decisions joined with ours in one change, and that change taken back (a merge)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.identity import differing
from dashboard.identity.differing import Difference
from dashboard.records import Decision
from dashboard.store.connections import Connection
from dashboard.store.writing import corrections, rulings, seen


@dataclass(frozen=True)
class Joined:
    """What joining two lists did: decisions of theirs were added, and some of ours taken back."""

    added: tuple[Decision, ...]
    off: tuple[Decision, ...] = ()

    @property
    def changing(self) -> int:
        """Return how many decisions it puts in force or takes back."""
        return sum(not one.undone for one in self.added) + len(self.off)


def decided(found: Difference, taken: Sequence[bool]) -> Joined:
    """Return what is to be done: of each clash theirs is taken, or kept in the list and not in force."""
    added, off = list(found.new), []
    for clash, is_theirs in zip(found.clashes, taken, strict=True):
        if clash.is_one:
            off += [clash.ours] if is_theirs else []
        else:
            added += [*clash.rest, clash.theirs] if is_theirs else differing.undone(clash)
    in_order = sorted(added, key=lambda one: one.id)
    return Joined(tuple(replace(one, id=0) for one in in_order), tuple(off))


def join(connection: Connection, joined: Joined) -> Joined:
    """Do what is asked for, and return it with the decisions as they were written.

    Raises UsageError if one of ours is no longer as it was seen.
    """
    for decision in joined.off:
        seen.refuse_other_decision(connection, decision)
    added = corrections.decide(connection, corrections.unknown(connection, joined.added))
    corrections.switch(connection, off=[one.id for one in joined.off])
    return Joined(tuple(added), joined.off)


def turn(connection: Connection, joined: Joined, *, back: bool) -> None:
    """Take back what joining did, or do it again, as far as the decisions are still in the list."""
    there = {one.id for one in rulings.listed(connection)}
    added = [one.id for one in joined.added if not one.undone and one.id in there]
    ours = [one.id for one in joined.off if one.id in there]
    corrections.switch(connection, off=added if back else ours, on=ours if back else added)
