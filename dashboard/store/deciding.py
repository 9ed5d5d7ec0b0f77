"""What an open collection does with corrections by hand; each of these is one change."""

from collections.abc import Iterable
from pathlib import Path

from dashboard.identity import acts
from dashboard.records import Decision, Seen
from dashboard.store import lasting
from dashboard.store.connections import Connection
from dashboard.store.writing import (
    changing,
    corrections,
    decision_targets,
    joined_lists,
    rulings,
    seen,
)
from dashboard.store.writing.decision_targets import Wanted
from dashboard.store.writing.joined_lists import Joined


class Deciding:
    """The part of a collection that is about corrections."""

    path: Path

    @property
    def connection(self) -> Connection:
        """Return this thread's connection."""
        raise NotImplementedError

    @property
    def version(self) -> int:
        """Return a number that is different after every change."""
        raise NotImplementedError

    def decide(self, act: str, target: str | Seen, value: str | Seen = "", *, by: str = "") -> Decision:
        """Write a correction down, with the initials of who decides; it applies to all added later too.

        `target` is a name as shown, a row as the questions number it, or the lasting form of either. If it
        was Seen on a page, it must still be as it was; otherwise UsageError says what became of it.
        """
        return self.decide_together([(act, target, value)], by=by)[0]

    def decide_together(self, wanted: Iterable[Wanted], *, by: str = "") -> list[Decision]:
        """Write several corrections down in one change: act, target and value of each, as for `decide`."""
        with changing.together(self.connection) as connection:
            made = [decision_targets.made(connection, *one, by=by) for one in wanted]
            written = corrections.decide(connection, made)
        self._keep_answers(written)
        return written

    def undo(self, *decisions: int | Decision) -> None:
        """Take corrections back together; the list keeps them, marked undone.

        Those seen on a page must still apply.
        """
        with changing.together(self.connection) as connection:
            for one in decisions:
                if isinstance(one, Decision):
                    seen.refuse_other_decision(connection, one)
            numbers = [one.id if isinstance(one, Decision) else one for one in decisions]
            changed = corrections.switch(connection, off=numbers)
        self._keep_answers(changed)

    def redo(self, decision: Decision) -> None:
        """Put a correction that was taken back in force again, at its place in the list."""
        with changing.together(self.connection) as connection:
            seen.refuse_other_decision(connection, decision, undone=True)
            changed = corrections.switch(connection, on=[decision.id])
        self._keep_answers(changed)

    def decide_again(self, decision: Decision, target: str, *, by: str = "") -> Decision:
        """Make a correction that no longer fits for another target, and take it back, in one change."""
        with changing.together(self.connection) as connection:
            seen.refuse_other_decision(connection, decision)
            corrections.switch(connection, off=[decision.id])
            made = decision_targets.made(connection, decision.act, target, decision.value, by=by)
            return corrections.decide(connection, [made])[0]

    def decisions(self) -> list[Decision]:
        """Return all corrections in the order they were made, including undone ones."""
        return rulings.listed(self.connection)

    def take_over(self, decisions: Iterable[Decision]) -> int:
        """Add corrections made elsewhere that aren't in the list yet, and return how many there were."""
        return len(self.join_lists(Joined(tuple(decisions))).added)

    def join_lists(self, joined: Joined) -> Joined:
        """Add another's decisions and take some of ours back, all in one change.

        Raises UsageError if one of ours is no longer as it was seen.
        """
        # Work out what the list will mean before others have to wait; it may still change in between.
        rulings.foresee([*self.decisions(), *corrections.unknown(self.connection, joined.added)])
        with changing.together(self.connection) as connection:
            done = joined_lists.join(connection, joined)
        self._keep_answers([*done.added, *done.off])
        return done

    def turn_lists(self, joined: Joined, *, back: bool) -> None:
        """Take back what joining another's list did, or do it again."""
        with changing.together(self.connection) as connection:
            joined_lists.turn(connection, joined, back=back)
        self._keep_answers([*joined.added, *joined.off])

    def _keep_answers(self, decided: Iterable[Decision]) -> None:
        """Keep answers that lasted until decisions were made, if these only marked something."""
        if all(one.act in acts.MARKS for one in decided):
            lasting.outlive(self.path, self.version)
