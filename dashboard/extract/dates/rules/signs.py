"""Named signs that a match speaks of time, or of something else: the first that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar.match import Match


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of a table of signs: what it says with an example, what follows, and when it holds."""

    says: str
    is_time: bool
    holds: Callable[[State, Match], bool]


Signs = tuple[Sign, ...]


def tells(signs: Signs, state: State, match: Match) -> bool:
    """Say whether a match speaks of time. The last sign of a table holds always."""
    return next(sign.is_time for sign in signs if sign.holds(state, match))


def always(_: State, __: Match) -> bool:
    """Hold for every match: the last row of a table."""
    return True
