"""The decisions stored in a collection, and what they say about names."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from dashboard.errors import CollectionError
from dashboard.identity import decisions, watching
from dashboard.identity.decisions import Entity, Rulings
from dashboard.identity.watching import Forms
from dashboard.records import Decision, TextQuoteSelector
from dashboard.store.connections import Connection

Act = tuple[str, str, str]  # act, target, value
COLUMNS = "id, moment, act, target, value, undone, decided_by, exact, prefix, suffix"
OF_NAMES = ("hide", "rename", "merge", "split", "watch")  # the acts that can be about a name everywhere


def listed(connection: Connection) -> list[Decision]:
    """Return all decisions in the order they were made."""
    return [
        read(row) for row in connection.execute(f"SELECT {_columns(connection)} FROM decisions ORDER BY id")
    ]


def read(row: Sequence[Any]) -> Decision:
    """Return the decision of a row with COLUMNS."""
    number, when, act, target, value, undone, by, exact, prefix, suffix = row
    words = TextQuoteSelector(exact, prefix, suffix) if exact else None
    return Decision(number, when, act, target, value, bool(undone), by, words)


def _columns(connection: Connection) -> str:
    """Return what is asked for: a collection of an older form, or a newer one, may lack the later columns."""
    there = _there(connection)
    return ", ".join(one if one in there else f"'' AS {one}" for one in COLUMNS.split(", "))


def _there(connection: Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('decisions')")}


def listed_of_any_form(connection: Connection) -> list[Decision]:
    """Return all decisions; raise CollectionError if a newer form has them in columns that we don't know."""
    if {"id", "moment", "act", "target", "value", "undone"} <= _there(connection):
        return listed(connection)
    raise CollectionError(
        f"{connection.path} keeps its corrections in a way that this Dateline doesn't know. Update Dateline."
    )


def of_names(connection: Connection) -> Rulings:
    """Return what the decisions in force say about names."""
    rows = connection.execute(
        "SELECT act, target, value FROM decisions "
        "WHERE undone = 0 AND document = '' "
        "AND act IN ('hide', 'rename', 'merge', 'split', 'watch') ORDER BY id"
    )
    return _rulings(tuple(rows))


def watched(connection: Connection) -> Forms:
    """Return the watch list, as the decisions in force have it."""
    rows = connection.execute(
        "SELECT target, value FROM decisions WHERE act = 'watch' AND undone = 0 ORDER BY id"
    )
    return _forms(tuple(rows))


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


@lru_cache(maxsize=8)
def _forms(watched: tuple[tuple[str, str], ...]) -> Forms:
    return Forms(watching.standing(watched))


# The list itself is the cache's key: no change to it can go unnoticed.
@lru_cache(maxsize=8)
def _rulings(acts: tuple[Act, ...]) -> Rulings:
    return decisions.of_acts(acts)
