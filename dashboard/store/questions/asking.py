"""Find the name in the collection that somebody typed: in any spelling, then the nearest one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.filters import Filters
from dashboard.identity.compare import key
from dashboard.store.collection import Collection
from dashboard.store.questions import listed
from dashboard.text import other_names
from dashboard.text.folding import fold

MOST_GROUPS = 3  # of the watch list, offered after names
MOST_FREQUENT = 100
GROUP = "people"  # what is counted of them
KINDS = ("person", "place", "source")
SHOWN_PEOPLE = "entities.hidden = 0 AND (quotes > 0 OR (label = 'PERSON' AND mentions > 0))"
SHOWN_PLACES = "hidden = 0 AND lat IS NOT NULL AND mentions > 0"
# What is shown after a name to distinguish it from another: "Ford (organisation)".
BRACKET = re.compile(r"\s*\([^()]*\)$")
# A complete name comes first, then names in which a word begins like this, surname or given name: of these
# the most frequent, or the bare "Trump" of one article would come before Donald Trump.
OFFERED = f"""
  SELECT name, quotes, mentions FROM (
    SELECT name, quotes, mentions,
      CASE WHEN key = ?1 AND key LIKE '% %' THEN 0
           WHEN ' ' || key LIKE '% ' || ?2 || '%' ESCAPE '!' THEN 1 ELSE 2 END AS rank
    FROM entities WHERE {SHOWN_PEOPLE} AND key LIKE '%' || ?2 || '%' ESCAPE '!'
  ) ORDER BY rank, quotes + mentions DESC, name LIMIT ?3
"""
FREQUENT = f"""
  SELECT name, quotes, mentions FROM entities WHERE {SHOWN_PEOPLE}
  ORDER BY quotes + mentions DESC, name LIMIT ?
"""
LISTED = {
    "place": "SELECT place, mentions, name, country FROM places "
    f"WHERE {SHOWN_PLACES} ORDER BY mentions DESC, place",
    "source": "SELECT source, count(*), '', '' FROM documents WHERE source <> '' GROUP BY source "
    "ORDER BY count(*) DESC, source",
}


@dataclass(frozen=True)
class Offer:
    """A name that may be meant, and how often it occurs: quotes of people, mentions, documents.

    `other` is the place's other name that was typed: "Danzig" for Gdańsk.
    """

    name: str
    count: int
    counted: str
    other: str = ""


def settle(collection: Collection, filters: Filters) -> Filters:
    """Return the filters with each name spelt as in the collection; an unknown name stays as given."""

    def names(kind: str, asked: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(meant(collection, kind, name) or name for name in asked))

    return replace(
        filters,
        people=names("person", filters.people),
        places=names("place", filters.places),
        sources=names("source", filters.sources),
        mentioned=names("person", filters.mentioned),
    )


def meant(collection: Collection, kind: str, typed: str) -> str | None:
    """Return the person, place or source with this name in any spelling, or None if there is none.

    For a person it may be a group of the watch list as well: "party: Labour".
    """
    found = {"person": person, "place": place, "source": source}[kind](collection, typed)
    return found or (listed.group(collection, typed) if kind == "person" else None)


def person(collection: Collection, typed: str) -> str | None:
    """Return the name under which someone is shown, whatever spelling was given."""
    if collection.rows("SELECT 1 FROM entities WHERE name = ? AND hidden = 0 LIMIT 1", (typed,)):
        return typed
    rows = collection.rows(
        "SELECT name FROM entities WHERE hidden = 0 AND (key IN (?, ?) OR key GLOB '-*') "
        "ORDER BY quotes + mentions DESC, name",
        (key(typed), key(BRACKET.sub("", typed))),
    )
    return _same(typed, [row[0] for row in rows])


def place(collection: Collection, typed: str) -> str | None:
    """Return the name under which a place, or several places of one name, are shown, by any name it has."""
    exact = "SELECT 1 FROM places WHERE (place = ?1 OR name = ?1) AND hidden = 0 AND lat IS NOT NULL LIMIT 1"
    if collection.rows(exact, (typed,)):
        return typed
    rows = collection.rows(LISTED["place"])
    return (
        _same(typed, [row[0] for row in rows])
        or _same(typed, [row[2] for row in rows])
        or _otherwise_called(typed, [row[2:] for row in rows])
    )


def _otherwise_called(typed: str, places: list[tuple[str, str]]) -> str | None:
    """Return the first place, of those given by name and country, that has another name like this."""
    meant = {(one.name, one.country) for one in other_names.of(typed)}
    return next((name for name, country in places if (fold(name), country) in meant), None) if meant else None


def source(collection: Collection, typed: str) -> str | None:
    """Return the source with this spelling."""
    if collection.rows("SELECT 1 FROM documents WHERE source = ? LIMIT 1", (typed,)):
        return typed
    return _same(typed, [row[0] for row in collection.rows(LISTED["source"])])


def offers(collection: Collection, kind: str, typed: str, *, limit: int = 8) -> list[Offer]:
    """Return the names that contain what was typed, best match first; if nothing was, the most frequent.

    An identical complete name comes first, then names in which a word begins like this, then the others.
    """
    if kind == "person":
        people = [
            Offer(name, quotes or mentions, "quotes" if quotes else "mentions")
            for name, quotes, mentions in _people(collection, key(typed) if typed.strip() else "", limit)
        ]
        groups = _groups(collection, fold(typed))
        return people[: limit - len(groups)] + groups
    asked = fold(typed)
    counted = "mentions" if kind == "place" else "documents"
    if not asked:
        rows = collection.rows(f"{LISTED[kind]} LIMIT ?", (limit,))
        return [Offer(name, many, counted) for name, many, _, _ in rows]
    others = other_names.beginning(typed) if kind == "place" else {}
    found: list[tuple[int, int, Offer]] = []
    for at, (name, many, bare, country) in enumerate(collection.rows(LISTED[kind])):
        rank = _rank(fold(name), asked)
        if rank is not None:
            found.append((rank, at, Offer(name, many, counted)))
        elif other := others and others.get((fold(bare), country)):
            found.append((1, at, Offer(name, many, counted, other)))
    return [offer for _, _, offer in sorted(found, key=lambda one: one[:2])[:limit]]


def _groups(collection: Collection, asked: str) -> list[Offer]:
    """Return the groups of the watch list with these words; while nothing is typed, none."""
    groups = listed.groups(collection).items() if asked.strip() else ()
    return [Offer(name, len(whom), GROUP) for name, whom in groups if asked in fold(name)][:MOST_GROUPS]


def _people(collection: Collection, asked: str, limit: int) -> list[tuple[str, int, int]]:
    if not asked:
        most = collection.lasting.get("frequent", lambda: collection.rows(FREQUENT, (MOST_FREQUENT,)))
        return most[:limit] if limit <= MOST_FREQUENT else collection.rows(FREQUENT, (limit,))
    pattern = re.sub(r"([%_!])", r"!\1", asked)
    return collection.rows(OFFERED, (asked, pattern, limit))


def amount(collection: Collection, name: str) -> tuple[int, int, int]:
    """Return how many quotes, mentions and documents of someone there are in all."""
    asked = "SELECT quotes, mentions, documents FROM entities WHERE name = ? AND hidden = 0"
    rows = collection.rows(asked, (name,))
    return rows[0] if rows else (0, 0, 0)


def _rank(name: str, asked: str) -> int | None:
    if asked not in name:
        return None
    return 0 if name == asked else 1 if name.startswith(asked) else 2 if f" {asked}" in name else 3


def _same(typed: str, names: list[str]) -> str | None:
    """Return the first name that differs only in spelling, else in hyphens and full stops as well."""
    by_spelling = (name for name in names if fold(name) == fold(typed))
    by_key = (name for name in names if key(name) == key(typed))
    return next(by_spelling, None) or next(by_key, None)
