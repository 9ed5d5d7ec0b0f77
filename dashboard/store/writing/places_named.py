"""Places and the names they are shown under, no two the same: "Paris" and, beside it, "Paris (US)"."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dashboard.records import Place
from dashboard.store.connections import Connection
from dashboard.text import guards
from dashboard.text.folding import tidy

# A people, a government or a body is named after a place but isn't one: it is kept apart from the place.
# Kinds that aren't places themselves, with the word that follows the name.
FIGURATIVE = {"demonym": "people", "metonym": "government", "embedded": "part of a name"}

Placed = tuple[int, str, str, str, float | None, float | None]  # id, name, country, kind, lat, lon


def find_or_add(connection: Connection, place: Place) -> int:
    """Return the row of a place."""
    own = key(place)
    row = connection.execute("SELECT id FROM places WHERE key = ?", (own,)).fetchone()
    if row:
        return int(row[0])
    name = tidy(guards.clean(place.name or place.text))
    cursor = connection.execute(
        "INSERT INTO places (key, place, name, country, kind, lat, lon, geonameid, region) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        (own, name, name, place.country, place.kind, place.lat, place.lon, place.geonameid,
         guards.clean(place.region)),
    )  # fmt: skip
    rule(connection, [name])
    label(connection, name)
    return int(cursor.lastrowid or 0)


def key(place: Place) -> str:
    """Return what makes two mentions the same place.

    >>> key(Place(0, 6, "Moscow", "Moscow", 55.75, 37.62, "RU", "city", 524901))
    '524901:Moscow'
    """
    name = tidy(guards.clean(place.name or place.text))
    if place.lat is None or place.lon is None:
        where = "nowhere"
    elif place.geonameid is not None:
        where = str(place.geonameid)
    else:
        where = f"{place.lat:.3f},{place.lon:.3f},{place.country}"
    return key_of(where, name, place.kind)


def key_of(where: str, name: str, kind: str) -> str:
    """Return the key of a place by its GeoNames number or position, its name and its kind."""
    return f"{where}:{name}:{kind}" if kind in FIGURATIVE else f"{where}:{name}"


def used(connection: Connection, document_id: int) -> list[int]:
    """Return the places of a document, those too that a correction moved."""
    rows = connection.execute(
        "SELECT place_id FROM place_mentions WHERE document_id = ?1 "
        "UNION SELECT places.id FROM given_rows JOIN places ON key = was_key WHERE document_id = ?1",
        (document_id,),
    )
    return [row[0] for row in rows]


def prune(connection: Connection, places: Iterable[int]) -> None:
    """Remove those places that nothing mentions any more, and that nothing was read as."""
    for place in places:
        rows = connection.execute(
            "DELETE FROM places WHERE id = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM place_mentions WHERE place_id = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM given_rows WHERE was_key = places.key AND was_key <> '') "
            "RETURNING name",
            (place,),
        ).fetchall()
        for (name,) in rows:
            label(connection, name)


def rule(connection: Connection, names: Iterable[str]) -> None:
    """Hide the places with these names that the decisions in force hide, and show the others."""
    every = sorted(set(names))
    if not every:
        return
    # Once for all of them: the list has no index by what it is about.
    said = connection.execute(
        "SELECT target FROM decisions WHERE undone = 0 AND act = 'hide' AND target GLOB 'PLACE:*'"
    )
    hidden = {target.removeprefix("PLACE:") for (target,) in said}
    for name in every:
        rows = connection.execute("SELECT key, hidden FROM places WHERE name = ?", (name,)).fetchall()
        connection.executemany(
            "UPDATE places SET hidden = ? WHERE key = ?",
            [(key in hidden, key) for key, was in rows if bool(was) != (key in hidden)],
        )


def label(connection: Connection, name: str) -> None:
    """Give different names to the places that share one."""
    rows = connection.execute(
        "SELECT id, name, country, kind, lat, lon FROM places "
        "WHERE name = ? AND lat IS NOT NULL ORDER BY key",
        (name,),
    ).fetchall()
    labels = distinguish(rows)
    connection.executemany(
        "UPDATE places SET place = ? WHERE id = ?", [(labels[row[0]], row[0]) for row in rows]
    )


def distinguish(rows: Sequence[Placed]) -> dict[int, str]:
    """Return a unique name for each place: by country, kind, then position."""
    plain = [row for row in rows if row[3] not in FIGURATIVE]
    figurative = [row for row in rows if row[3] in FIGURATIVE]
    labels = _labels(plain)
    for kind in sorted(FIGURATIVE):
        of_kind = _labels([row for row in figurative if row[3] == kind])
        labels |= {number: _with(name, FIGURATIVE[kind]) for number, name in of_kind.items()}
    return labels


def _labels(rows: Sequence[Placed]) -> dict[int, str]:
    ways: list[Callable[[Placed], str]] = [
        lambda row: row[1],
        lambda row: _with(row[1], row[2]),
        lambda row: _with(row[1], _joined(row[3], row[2])),
        lambda row: _with(row[1], _joined(row[2], f"{row[4]:.2f} {row[5]:.2f}")),
        lambda row: _with(row[1], _joined(row[2], f"{row[4]:.2f} {row[5]:.2f}", str(row[0]))),
    ]
    labels: dict[int, str] = {}
    for number, way in enumerate(ways):
        left = [row for row in rows if row[0] not in labels]
        # If two share a name, neither keeps it bare: it would not say which one is meant.
        counted = Counter(way(row) for row in left)
        done = [row for row in left if counted[way(row)] == 1 or number == len(ways) - 1]
        if number == 0 and len(done) < len(left):
            continue
        labels |= {row[0]: way(row) for row in done}
    return labels


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _with(name: str, more: str) -> str:
    """Return a name with something added in brackets after it, inside any brackets it already has.

    >>> _with("Paris", "US"), _with("Paris (US)", "people")
    ('Paris (US)', 'Paris (US, people)')
    """
    if not more:
        return name
    return f"{name[:-1]}, {more})" if name.endswith(")") else f"{name} ({more})"
