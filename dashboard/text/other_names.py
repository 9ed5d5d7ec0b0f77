"""What a place is also called: former names, those in other languages, spellings (toponym variants)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dashboard.text.folding import fold
from dashboard.text.lexicon import rows, several

LEAST = 3  # letters from which the beginning of another name is understood


@dataclass(frozen=True, slots=True)
class Called:
    """A place as the gazetteer calls it, and one of its other names; `name` is folded."""

    name: str
    country: str
    other: str


def of(typed: str) -> tuple[Called, ...]:
    """Return the places that are called so besides their own name.

    >>> [one.name for one in of("DANZIG")], [one.name for one in of("Burma")]
    (['gdansk'], ['myanmar'])
    """
    return _by_other().get(fold(typed), ())


def beginning(typed: str) -> dict[tuple[str, str], str]:
    """Return the places one of whose other names begins so, by folded name and country, with that name.

    >>> beginning("leningr")[("saint petersburg", "RU")]
    'Leningrad'
    """
    asked = fold(typed)
    if len(asked) < LEAST:
        return {}
    found: dict[tuple[str, str], str] = {}
    for other, places in _by_other().items():
        if other.startswith(asked):
            for one in places:
                found.setdefault((one.name, one.country), one.other)
    return found


@lru_cache(maxsize=1)
def _by_other() -> dict[str, tuple[Called, ...]]:
    """Return the places by each of their other names, folded."""
    found: dict[str, dict[tuple[str, str], Called]] = defaultdict(dict)
    for one in _listed():
        if fold(one.other) != one.name:
            found[fold(one.other)].setdefault((one.name, one.country), one)
    return {other: tuple(places.values()) for other, places in found.items()}


def _listed() -> Iterator[Called]:
    """Yield what the lists say: of towns, of spellings, of countries, of regions and areas."""
    for table in ("places-other-names", "places-also-called", "places-spellings"):
        for row in rows(table):
            yield Called(fold(row["name"]), row["country"], row["spelling"])
    names = {row["code"]: row["name"] for row in rows("country-names")}
    for row in rows("places-countries"):
        for other in several(row["names"]):
            yield Called(fold(names.get(row["code"], "")), row["code"], other.removeprefix("the "))
    for row in rows("places-areas"):
        for other in several(row["names"]):
            yield Called(fold(row["name"]), row["country"], other.removeprefix("the "))
