"""What entities are called on the screen: two that have one name are told apart by what they are."""

from collections import defaultdict
from collections.abc import Iterable

from dashboard.identity import decisions
from dashboard.store.connections import Connection

# If two entities with different labels have one name, the later in this list says what it is.
RANK = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "building",
    "NORP": "group",
    "EVENT": "event",
    "MISC": "other",
}
RANKS = list(RANK)


def distinguish(connection: Connection, keys: Iterable[str]) -> None:
    """Give different names to entities that share one: "Ford" the person, "Ford (organisation)"."""
    shared = {decisions.shared_key(key) for key in keys}
    if not shared:
        return
    alone: dict[str, list[tuple[int, str, str, str]]] = defaultdict(list)
    # Those that were split from their own key have a new one, which no index puts beside it.
    for row in connection.execute("SELECT id, label, plain, key FROM entities WHERE key GLOB '-*'"):
        alone[decisions.shared_key(row[3])].append(row)
    for key in sorted(shared):
        asked = "SELECT id, label, plain, key FROM entities WHERE key = ?"
        _name_apart(connection, {*connection.execute(asked, (key,)), *alone[key]}, key)


def _name_apart(connection: Connection, rows: Iterable[tuple[int, str, str, str]], shared: str) -> None:
    # One that was split from its own key comes last: it has another spelling, which is usually enough.
    ordered = sorted(
        rows, key=lambda row: (row[3] != shared, RANKS.index(row[1]) if row[1] in RANK else len(RANK), row[3])
    )
    taken: set[str] = set()
    for place, (entity, label, plain, own) in enumerate(ordered):
        is_bare = place == 0 or (own != shared and plain not in taken)
        name = plain if is_bare else f"{plain} ({RANK.get(label, label.lower())})"
        taken.add(name)
        connection.execute("UPDATE entities SET name = ? WHERE id = ? AND name <> ?", (name, entity, name))
