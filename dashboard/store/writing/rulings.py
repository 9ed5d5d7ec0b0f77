"""The decisions stored in a collection, and what they say about names."""

from collections.abc import Iterable
from functools import lru_cache

from dashboard.identity import decisions
from dashboard.identity.decisions import Entity, Rulings
from dashboard.records import Decision
from dashboard.store.connections import Connection

Act = tuple[str, str, str]  # act, target, value
OF_NAMES = ("hide", "rename", "merge", "split")  # the acts that can be about a name everywhere


def listed(connection: Connection) -> list[Decision]:
    """Return all decisions in the order they were made."""
    rows = connection.execute("SELECT id, moment, act, target, value, undone FROM decisions ORDER BY id")
    return [Decision(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows]


def can_be_listed(connection: Connection) -> bool:
    """Say whether decisions are in the columns we know; in a newer form they may not be."""
    there = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('decisions')")}
    return {"id", "moment", "act", "target", "value", "undone"} <= there


def of_names(connection: Connection) -> Rulings:
    """Return what the decisions in force say about names."""
    rows = connection.execute(
        "SELECT act, target, value FROM decisions "
        "WHERE undone = 0 AND document = '' AND act IN ('hide', 'rename', 'merge', 'split') ORDER BY id"
    )
    return _rulings(tuple(rows))


def corrected(connection: Connection) -> set[Entity]:
    """Return the entities that owe their name, or their being separate from another, to a decision."""
    said = of_names(connection)
    return {*said.shown, *said.heads, *said.apart, *said.alone.values()}


def reason(because: str, by_hand: str | None) -> str:
    """Return why a quote is given to its speaker; `by_hand` says what was corrected, such as "speaker"."""
    is_told = not by_hand or because.startswith("by hand")
    return because if is_told else f"{by_hand} corrected by hand; before that: {because}"


def foresee(standing: Iterable[Decision]) -> None:
    """Work out what decisions will say about names, so that of_names() knows it when they are in the list."""
    _rulings(
        tuple(
            (one.act, one.target, one.value)
            for one in standing
            if not one.undone and one.act in OF_NAMES and not decisions.row_of(one.target)
        )
    )


# The list itself is the cache's key: no change to it can go unnoticed.
@lru_cache(maxsize=8)
def _rulings(acts: tuple[Act, ...]) -> Rulings:
    return decisions.of_acts(acts)
