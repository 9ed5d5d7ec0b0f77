"""Names and whom they stand for: after each change the names concerned are joined again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dashboard.identity import across, decisions
from dashboard.identity.across import Known, Name
from dashboard.identity.compare import block
from dashboard.identity.decisions import Rulings
from dashboard.store.connections import Connection
from dashboard.store.writing import rollups, rulings

Labelled = tuple[str, str]  # label and name
Ids = Mapping[Labelled, int]

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


def find_or_add(connection: Connection, names: Iterable[Labelled]) -> dict[Labelled, int]:
    """Return the row of each name; new ones stand for nobody until they are joined."""
    found = {}
    for label, name in sorted(set(names)):
        row = connection.execute(
            "SELECT id FROM names WHERE label = ? AND name = ?", (label, name)
        ).fetchone()
        if row is None:
            cursor = connection.execute(
                "INSERT INTO names (label, name, block) VALUES (?, ?, ?)", (label, name, block(label, name))
            )
            row = (cursor.lastrowid,)
        found[label, name] = row[0]
    return found


def blocks(connection: Connection, names: Iterable[int]) -> set[str]:
    """Return the blocks of names and of their acronyms: what to join again when the names change."""
    asked = "SELECT block FROM names WHERE id = ?"
    found = {row[0] for name in names for row in connection.execute(asked, (name,))}
    return found | _of_acronyms(connection, names)


def split_blocks(connection: Connection, names: Iterable[int]) -> set[str]:
    """Return the blocks of those names from which another document has split off mentions."""
    if not _is_any_split(connection):
        return set()
    asked = (
        "SELECT block FROM names WHERE id = ? "
        "AND EXISTS (SELECT 1 FROM mentions WHERE read_name_id = names.id)"
    )
    return {row[0] for name in names for row in connection.execute(asked, (name,))}


def prune(connection: Connection, names: Iterable[int]) -> None:
    """Remove those names that no document uses any more."""
    left = set()
    for name in names:
        asked = "SELECT entity_id FROM names WHERE id = ? AND documents <= 0"
        if row := connection.execute(asked, (name,)).fetchone():
            connection.execute("DELETE FROM forms WHERE name_id = ?", (name,))
            connection.execute("DELETE FROM names WHERE id = ?", (name,))
            left |= set(row) - {None}
    _distinguish(connection, {key for one in sorted(left) for key in _settle(connection, one)})


def rejoin_new(connection: Connection, blocks: Iterable[str] = ()) -> None:
    """Join the names that don't stand for anybody yet, and those of some other blocks."""
    new = connection.execute("SELECT block FROM names WHERE entity_id IS NULL")
    rejoin(connection, {row[0] for row in new} | set(blocks))


def rejoin(connection: Connection, blocks: Iterable[str], *, ruled: Rulings | None = None) -> None:
    """Join the names of some blocks, and recount what this changes.

    `ruled` is what the decisions in force say, if the caller already knows it.
    """
    known = _names_of(connection, blocks)
    if not known:
        return
    ruled = ruled or rulings.of_names(connection)
    long_forms, absent = _long_forms(connection, known), _absent(connection, known)
    joined = across.join(known, long_forms=long_forms, rulings=ruled, absent=absent)
    unruled = joined if ruled == Rulings() else across.join(known, long_forms=long_forms, absent=absent)
    _note_corrected(connection, known, joined, unruled)
    changed: set[int] = set()
    keys = set()
    for name, (name_id, old) in known.items():
        entity, is_new = _entity(connection, joined[name])
        if entity != old:
            connection.execute("UPDATE names SET entity_id = ? WHERE id = ?", (entity, name_id))
            changed |= {entity} if old is None else {entity, old}
        if is_new:
            keys.add(joined[name].key)
    for entity in sorted(changed):
        keys |= _settle(connection, entity)
    _distinguish(connection, keys)


def _note_corrected(
    connection: Connection,
    known: Mapping[Name, tuple[int, int | None]],
    joined: Mapping[Name, Known],
    unruled: Mapping[Name, Known],
) -> None:
    """Mark the names that stand for somebody else, or are shown otherwise, than without any correction."""
    rows = [(_differs(joined[name], unruled[name]), number) for name, (number, _) in known.items()]
    connection.executemany("UPDATE names SET corrected = ?1 WHERE id = ?2 AND corrected <> ?1", rows)


def _differs(one: Known, other: Known) -> bool:
    is_shown_otherwise = None not in (one.name, other.name) and one.name != other.name
    return (one.label, one.key) != (other.label, other.key) or is_shown_otherwise


def _names_of(connection: Connection, blocks: Iterable[str]) -> dict[Name, tuple[int, int | None]]:
    """Return the names of some blocks with their row and entity, and those of their acronyms."""
    every = set(blocks)
    asked = "SELECT id, label, name, entity_id FROM names WHERE block = ?"
    rows = {row for one in sorted(every) for row in connection.execute(asked, (one,))}
    more = _of_acronyms(connection, [row[0] for row in rows if row[1] == "ORG"]) - every
    rows |= {row for one in sorted(more) for row in connection.execute(asked, (one,))}
    return {Name(label, name): (name_id, entity) for name_id, label, name, entity in sorted(rows)}


def _absent(connection: Connection, known: Mapping[Name, tuple[int, int | None]]) -> set[Name]:
    """Return the names whose mentions were all split off and under which nobody is quoted."""
    if not _is_any_split(connection):
        return set()
    asked = (
        "SELECT EXISTS (SELECT 1 FROM mentions WHERE read_name_id = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM mentions WHERE name_id = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_id = ?1 AND hidden = 0)"
    )
    return {name for name, (row, _) in known.items() if connection.execute(asked, (row,)).fetchone()[0]}


def _is_any_split(connection: Connection) -> bool:
    """Say whether any mention was split from its name: usually none was, and no name needs checking."""
    asked = "SELECT 1 FROM mentions WHERE read_name_id NOT NULL LIMIT 1"
    return connection.execute(asked).fetchone() is not None


def _of_acronyms(connection: Connection, names: Iterable[int]) -> set[str]:
    """Return the blocks of the acronyms by which organisations are also known."""
    found = set()
    for name_id in names:
        rows = connection.execute(
            "SELECT forms.text FROM forms JOIN names ON names.id = forms.name_id "
            "WHERE forms.name_id = ? AND names.label = 'ORG' AND forms.text <> names.name",
            (name_id,),
        )
        found |= {block("ORG", text) for (text,) in rows if " " not in text}
    return found


def _long_forms(connection: Connection, names: Iterable[Name]) -> dict[str, set[str]]:
    """Return the long names that documents have for an acronym."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.label == "ORG" and " " not in name.name:
            rows = connection.execute(
                "SELECT names.id, names.name FROM forms JOIN names ON names.id = forms.name_id "
                "WHERE forms.text = ? AND names.label = 'ORG' AND names.name <> forms.text",
                (name.name,),
            )
            found[name.name] = {
                long for number, long in rows if " " in long and not _is_split_off(connection, number, long)
            }
    return found


def _is_split_off(connection: Connection, name_id: int, name: str) -> bool:
    """Say whether a name was split off for a single document, as in "UN (talks.txt)"."""
    asked = "SELECT 1 FROM mentions WHERE name_id = ? AND read_name_id NOT NULL LIMIT 1"
    return name.endswith(")") and connection.execute(asked, (name_id,)).fetchone() is not None


def _entity(connection: Connection, known: Known) -> tuple[int, bool]:
    """Return an entity's row, and whether it is new or has changed."""
    row = connection.execute(
        "SELECT id, plain, hidden FROM entities WHERE label = ? AND key = ?", (known.label, known.key)
    ).fetchone()
    if row is None:
        cursor = connection.execute(
            "INSERT INTO entities (label, key, plain, name, hidden) VALUES (?1, ?2, ?3, ?3, ?4)",
            (known.label, known.key, known.name or known.key, known.hidden),
        )
        return int(cursor.lastrowid or 0), True
    if known.name not in (None, row[1]) or known.hidden != bool(row[2]):
        connection.execute(
            "UPDATE entities SET plain = coalesce(?, plain), hidden = ? WHERE id = ?",
            (known.name, known.hidden, row[0]),
        )
        return row[0], True
    return row[0], False


def _settle(connection: Connection, entity: int) -> set[str]:
    """Recount an entity, or remove it if no name is left; return its key in that case."""
    if connection.execute("SELECT 1 FROM names WHERE entity_id = ?", (entity,)).fetchone():
        rollups.recount(connection, entity)
        return set()
    rows = connection.execute("SELECT key FROM entities WHERE id = ?", (entity,)).fetchall()
    connection.execute("DELETE FROM entities WHERE id = ?", (entity,))
    return {row[0] for row in rows}


def _distinguish(connection: Connection, keys: Iterable[str]) -> None:
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
