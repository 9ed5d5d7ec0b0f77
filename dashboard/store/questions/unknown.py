"""Names that the filters ask for but the collection doesn't have, each with the nearest it has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.errors import UsageError
from dashboard.filters import Filters
from dashboard.identity.compare import as_ending, endings, last_word
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, counts, where
from dashboard.store.questions.counts import Kind
from dashboard.text.folding import fold

MOST_NEAREST = 5
MOST_HELPED = 3  # unknown names for which the nearest ones are looked up
ALIKE_SURNAME = 0.85  # one letter of seven, by eye
ALIKE = 0.72  # of letters in common, by eye: "Vladmir Putn" finds Vladimir Putin, "Nobody" finds none
LEAST = 3  # letters that a name needs before similar ones are searched for
VISIBLE = "entities.hidden = 0 AND entities.mentions + entities.quotes > 0"


@dataclass(frozen=True)
class Unknown:
    """A name that nothing has, under its key in the address ("person", "place", "source")."""

    key: Kind
    name: str
    nearest: tuple[str, ...] = ()


def find(collection: Collection, filters: Filters) -> tuple[Unknown, ...]:
    """Return the people, places and sources that are asked for but missing."""
    missing: list[tuple[Kind, str]] = []
    missing += [("person", name) for name in filters.people if not where.names(collection, name)]
    missing += [("person", name) for name in filters.mentioned if not where.names(collection, name)]
    missing += [("place", name) for name in filters.places if not where.places(collection, name)]
    missing += [("source", name) for name in filters.sources if asking.source(collection, name) is None]
    if not missing:
        return ()
    return tuple(
        Unknown(key, name, nearest(collection, key, name) if number < MOST_HELPED else ())
        for number, (key, name) in enumerate(missing)
    )


def check(collection: Collection, filters: Filters) -> None:
    """Raise a UsageError if a name that is asked for is missing, with the nearest ones that exist."""
    missing = find(collection, filters)
    if missing:
        raise UsageError(" ".join(_says(one) for one in missing))


def _says(one: Unknown) -> str:
    what = {"person": "Nobody", "place": "No place on the map", "source": "No source"}[one.key]
    nearest = ", ".join(f"“{name}”" for name in one.nearest)
    listed = {"person": "people", "place": "places", "source": "documents"}[one.key]
    cure = f"Did you mean {nearest}?" if nearest else f"`dateline export … {listed}` lists those there are."
    return f"{what} in this collection is called “{one.name}”. {cure}"


def nearest(collection: Collection, key: Kind, name: str) -> tuple[str, ...]:
    """Return those who also have this name, those with the same surname, then those with a similar name."""
    offered = counts.frequent(collection, key)
    found: list[str] = []
    if key == "person":
        found += [*_called(collection, name), *_of_like_surname(name, offered)]
    by_letters = {fold(one): one for one in reversed(offered)}
    alike = get_close_matches(fold(name), by_letters, n=MOST_NEAREST, cutoff=ALIKE)
    # Searches all names, whereas the others only look through the most frequent.
    held = asking.offers(collection, key, name, limit=MOST_NEAREST) if len(fold(name)) >= LEAST else []
    return _first([*found, *(one.name for one in held), *(by_letters[one] for one in alike)])


def _of_like_surname(name: str, offered: list[str]) -> list[str]:
    """Return people whose last word has almost this spelling: "Guteres" finds António Guterres."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in offered:
        found[last_word(one)].append(one)
    alike = get_close_matches(last_word(name), found, n=MOST_NEAREST, cutoff=ALIKE_SURNAME)
    return [one for word in alike for one in found[word]]


def _called(collection: Collection, name: str) -> list[str]:
    asked = (
        f"SELECT entities.name FROM forms JOIN names ON names.id = forms.name_id "
        f"JOIN entities ON entities.id = names.entity_id WHERE forms.text = ? AND {VISIBLE} "
        "GROUP BY entities.id ORDER BY sum(forms.mentions) DESC, entities.name LIMIT ?"
    )
    ending = (
        f"SELECT entities.name FROM names JOIN entities ON entities.id = names.entity_id "
        f"WHERE names.id IN (SELECT name_id FROM name_endings WHERE ending = ?) AND {VISIBLE} "
        "GROUP BY entities.id ORDER BY entities.mentions + entities.quotes DESC, entities.name LIMIT ?"
    )
    rows = collection.rows(asked, (name, MOST_NEAREST))
    rows += collection.rows(ending, (_ending(name), MOST_NEAREST))
    return [row[0] for row in rows]


def _ending(name: str) -> str:
    return (endings(name) or [as_ending(name)])[-1]


def _first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:MOST_NEAREST]
