"""Names and whom they stand for: after each change the names concerned are joined again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dashboard.identity import across
from dashboard.identity.across import Known, Name
from dashboard.identity.acts import NAME
from dashboard.identity.compare import as_ending, block, endings, is_bare
from dashboard.identity.decisions import Rulings
from dashboard.store.connections import Connection
from dashboard.store.writing import rollups, rulings, shown_names

Labelled = tuple[str, str]  # label and name
Ids = Mapping[Labelled, int]
Rows = dict[Name, tuple[int, int | None]]  # the row of a name, and its entity

# Of the people with one surname so many are looked at, and more where these turn out to be one; -1: all.
MOST_CANDIDATES = (2, 16, 256, -1)


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
            note_endings(connection, int(cursor.lastrowid or 0), label, name)
        found[label, name] = row[0]
    return found


def speaker(connection: Connection, value: str) -> int | None:
    """Return the row of a name with its label ("PERSON:Ban Ki-moon"), or None for nobody."""
    match = NAME.fullmatch(value)
    if match is None:
        return None
    name = (match[1], match[2])
    return find_or_add(connection, [name])[name]


def note_endings(connection: Connection, name_id: int, label: str, name: str) -> None:
    """Note with what a person's name ends, or that it is itself only such an ending."""
    if label == "PERSON":
        bare = is_bare(name)
        own = [as_ending(name)] if bare else endings(name)
        rows = [(ending, bare, block(label, name), name_id) for ending in dict.fromkeys(own)]
        connection.executemany("INSERT INTO name_endings VALUES (?, ?, ?, ?)", rows)


def _forget_endings(connection: Connection, name_id: int) -> None:
    for label, name in connection.execute("SELECT label, name FROM names WHERE id = ?", (name_id,)):
        own = {as_ending(name), *endings(name)} if label == "PERSON" else ()
        connection.executemany(
            "DELETE FROM name_endings WHERE ending = ? AND name_id = ?", [(one, name_id) for one in own]
        )


def blocks(connection: Connection, names: Iterable[int]) -> set[str]:
    """Return the blocks of names, their acronyms and surnames: what to join again when the names change."""
    asked = "SELECT block, label, name FROM names WHERE id = ?"
    found = [row for name in names for row in connection.execute(asked, (name,))]
    surnames = _of_surnames(connection, [name for _, label, name in found if label == "PERSON"])
    return {row[0] for row in found} | _of_acronyms(connection, names) | surnames


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
            _forget_endings(connection, name)
            connection.execute("DELETE FROM names WHERE id = ?", (name,))
            connection.to_tally["names"].add(name)
            left |= set(row) - {None}
    shown_names.distinguish(connection, {key for one in sorted(left) for key in _settle(connection, one)})


def settle(connection: Connection) -> None:
    """Join what a transaction has added, and what it has noted to be joined again."""
    blocks, connection.to_join = connection.to_join, set()
    rejoin_new(connection, blocks)


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
    named = _candidates(connection, known, ruled) | known
    long_forms, absent = _long_forms(connection, known), _absent(connection, named)
    joined = across.join(named, long_forms=long_forms, rulings=ruled, absent=absent)
    unruled = joined if ruled == Rulings() else across.join(named, long_forms=long_forms, absent=absent)
    _note_corrected(connection, known, joined, unruled)
    changed: set[int] = set()
    keys = set()
    for name, (name_id, old) in known.items():
        entity, is_new = _entity(connection, joined[name])
        if entity != old:
            connection.execute("UPDATE names SET entity_id = ? WHERE id = ?", (entity, name_id))
            connection.to_tally["names"].add(name_id)
            changed |= {entity} if old is None else {entity, old}
        if is_new:
            keys.add(joined[name].key)
    for entity in sorted(changed):
        keys |= _settle(connection, entity)
    shown_names.distinguish(connection, keys)


def _note_corrected(
    connection: Connection,
    known: Rows,
    joined: Mapping[Name, Known],
    unruled: Mapping[Name, Known],
) -> None:
    """Mark the names that stand for somebody else, or are shown otherwise, than without any correction."""
    rows = [(_differs(joined[name], unruled[name]), number) for name, (number, _) in known.items()]
    connection.executemany("UPDATE names SET corrected = ?1 WHERE id = ?2 AND corrected <> ?1", rows)


def _differs(one: Known, other: Known) -> bool:
    is_shown_otherwise = None not in (one.name, other.name) and one.name != other.name
    return (one.label, one.key) != (other.label, other.key) or is_shown_otherwise


def _names_of(connection: Connection, blocks: Iterable[str]) -> Rows:
    """Return the names of some blocks with their row and entity, their acronyms, and surnames alone."""
    every = set(blocks)
    found = _rows(connection, every)
    more = _of_acronyms(connection, [number for one, (number, _) in found.items() if one.label == "ORG"])
    more |= _of_surnames(connection, [one.name for one in found if one.label == "PERSON"])
    return found | _rows(connection, more - every)


def _rows(connection: Connection, blocks: Iterable[str]) -> Rows:
    asked = "SELECT id, label, name, entity_id FROM names WHERE block = ?"
    rows = {row for one in sorted(blocks) for row in connection.execute(asked, (one,))}
    return {Name(label, name): (name_id, entity) for name_id, label, name, entity in sorted(rows)}


def _of_surnames(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return the blocks of the surnames alone that may stand for one of the full names."""
    own = {ending for name in names for ending in endings(name)}
    asked = "SELECT DISTINCT block FROM name_endings WHERE ending = ? AND is_bare = 1"
    return {block for ending in sorted(own) for (block,) in connection.execute(asked, (ending,))}


def _candidates(connection: Connection, known: Iterable[Name], ruled: Rulings) -> Rows:
    """Return the people whom the surnames alone among some names may stand for.

    Of several only as many as it takes to be two: then a surname stands for nobody.
    """
    bare = sorted({as_ending(one.name) for one in known if one.label == "PERSON" and is_bare(one.name)})
    found: Rows = {}
    for ending in bare:
        found |= _ending_in(connection, ending, ruled)
    return found


def _ending_in(connection: Connection, ending: str, ruled: Rulings) -> Rows:
    asked = "SELECT DISTINCT block FROM name_endings WHERE ending = ? AND is_bare = 0 LIMIT ?"
    for most in MOST_CANDIDATES:
        blocks = [row[0] for row in connection.execute(asked, (ending, most))]
        found = _rows(connection, blocks)
        # By hand two may have been made one, or hidden, or their mentions given to others.
        if len(blocks) != most or across.meant(ending, found.keys() - _absent(connection, found), ruled) > 1:
            return found
    raise AssertionError


def _absent(connection: Connection, known: Rows) -> set[Name]:
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
