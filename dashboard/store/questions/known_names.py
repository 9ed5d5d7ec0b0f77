"""Whom a name in another text may mean: by its spelling, its surname alone, or a slip (entity linking)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from dashboard.identity.compare import as_ending, block, is_bare, key, surname
from dashboard.store.collection import Collection
from dashboard.store.questions import roles
from dashboard.text.folding import tidy

PEOPLE = "entities.label = 'PERSON' AND "
ALIKE = 0.75  # of the letters of a name, for it to be a slip of another
SHORTEST = 4  # letters; shorter words are alike by chance
MOST = 2_000  # names that are compared letter by letter


@dataclass(frozen=True, slots=True)
class Known:
    """One person or body of the collection, by its number and the name it is shown under."""

    id: int
    name: str
    label: str


def of(collection: Collection, name: str, *, label: str = "") -> list[Known]:
    """Return everybody whom a name may mean, the most named first; a bare surname may be several.

    With a `label` only those of it are meant, if there are any.
    """
    if not (own := tidy(name).strip()):
        return []
    found = [
        *_where(collection, "entities.key = ?", key(own)),
        *_where(collection, "entities.id IN (SELECT entity_id FROM names WHERE name = ?)", own),
    ]
    if is_bare(own):
        found += _with_surname(collection, as_ending(own))
    elif not found:
        same_form = "entities.id IN (SELECT entity_id FROM names WHERE block = ? AND label = 'PERSON')"
        found = _where(collection, same_form, block("PERSON", own))
    known = list(dict.fromkeys(found))
    return [one for one in known if one.label == label] or known


def spelt(collection: Collection, name: str) -> bool:
    """Say whether a name is written exactly like this in the collection, or shown so."""
    asked = """
        SELECT EXISTS (SELECT 1 FROM forms WHERE text = ?1) OR EXISTS (SELECT 1 FROM entities WHERE name = ?1)
    """
    return bool(collection.rows(asked, (tidy(name),))[0][0])


def nearly(collection: Collection, name: str) -> list[Known]:
    """Return people whose name differs from this one by a letter or two, nearest first."""
    own = key(name)
    words = own.split()
    if len(words) > 1:
        first, last = words[0], as_ending(" ".join(surname(name)[-1:]))
        rows = _with_surname(collection, last) + _where(
            collection,
            PEOPLE + "entities.key >= ? AND entities.key < ? LIMIT ?",
            f"{first} ",
            f"{first}!",
            MOST,
        )
    else:
        rows = _where(
            collection,
            PEOPLE + "entities.id IN (SELECT entity_id FROM name_endings JOIN names ON names.id = name_id "
            "WHERE ending >= ? AND ending < ? LIMIT ?)",
            own[:2], own[:2] + "\U0010ffff", MOST,
        )  # fmt: skip
    near = [(_likeness(own, one, is_whole=len(words) > 1), one) for one in dict.fromkeys(rows)]
    return [
        one for likeness, one in sorted(near, key=lambda pair: (-pair[0], pair[1].name)) if likeness >= ALIKE
    ]


def roles_of(collection: Collection, known: Iterable[Known]) -> list[str]:
    """Return the roles that the texts give somebody, most frequent first."""
    held = roles.listed(collection, [one.id for one in known])
    return [role for listed in held.values() for role in listed.split("; ") if role]


def numbers(collection: Collection, known: Iterable[Known]) -> list[int]:
    """Return the rows of all names that stand for these."""
    given = json.dumps([one.id for one in known])
    asked = "SELECT id FROM names WHERE entity_id IN (SELECT value FROM json_each(?))"
    return [row[0] for row in collection.rows(asked, (given,))]


def _with_surname(collection: Collection, ending: str) -> list[Known]:
    full = (
        "entities.id IN (SELECT entity_id FROM name_endings JOIN names ON names.id = name_id "
        "WHERE ending = ? AND is_bare = 0)"
    )
    return _where(collection, full, ending)


def _where(collection: Collection, condition: str, *values: object) -> list[Known]:
    limited = condition if "LIMIT" in condition else f"{condition} ORDER BY quotes + mentions DESC, name"
    rows = collection.rows(
        f"SELECT entities.id, entities.name, entities.label FROM entities WHERE hidden = 0 AND {limited}",
        values,
    )
    return [Known(*row) for row in rows]


def _likeness(own: str, known: Known, *, is_whole: bool) -> float:
    """Return how alike two names are where they differ: of Ilse and Ilze Kalnina the given names."""
    ours, theirs = own.split(), key(known.name).split()
    if not is_whole:
        theirs = theirs[-1:]
    if len(ours) != len(theirs):
        return 0.0
    unlike = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if any(min(len(a), len(b)) < SHORTEST for a, b in unlike):
        return 0.0
    # Two different names are not a slip of one: "Anna Weber" is not Anne Beber.
    shares = [SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in unlike]
    return min(shares, default=1.0) if len(unlike) < 2 else 0.0
