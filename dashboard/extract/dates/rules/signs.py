"""Named signs that a match is about time, or about something else: the first that applies decides."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar.match import Match


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of a table of signs: what it means with an example, what follows, and when it applies."""

    says: str
    is_time: bool
    holds: Callable[[State, Match], bool]


Signs = tuple[Sign, ...]


def tells(signs: Signs, state: State, match: Match) -> bool:
    """Say whether a match is about time. The last sign of a table always applies."""
    return next(sign.is_time for sign in signs if sign.holds(state, match))


def always(_: State, __: Match) -> bool:
    """Apply to every match: the last row of a table."""
    return True
