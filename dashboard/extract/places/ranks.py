"""How well known a city is: one of world rank is itself unless the text says otherwise."""

from functools import lru_cache

from dashboard.extract.places.candidates import candidates
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry, shipped
from dashboard.extract.places.lists import kept

LEAST_CAPITAL = 300_000  # keeps the other Washingtons from being capitals
WORLD_CITY = 1_000_000  # inhabitants from which a city needs no list to be known everywhere
RIVAL = 200_000  # inhabitants of a city that the name of one of world rank may mean too
FAR_SMALLER = 4  # times: Valencia in Spain is no namesake of that in Venezuela


@lru_cache(maxsize=1 << 10)
def metropolis(name: str) -> Entry | None:
    """Return the city that everybody means by a name: Geneva, New York; None if there is none."""
    if name not in kept().words["metropolis"]:
        return None
    cities = [entry for entry in shipped().find(name) if entry.kind == "city"]
    return next((city for city in cities if fold(city.name) == fold(name)), cities[0] if cities else None)


def is_seat(name: str, entry: Entry) -> bool:
    """Say whether a name is that of a country's capital, or of a city that counts as one: New York."""
    return entry.country in seats(name)


@lru_cache(maxsize=1 << 12)
def seats(name: str) -> frozenset[str]:
    """Return the countries whose capital has a name, or a city that counts as one."""
    city = metropolis(name)
    return frozenset({kept().capitals.get(fold(name), ""), city.country if city else ""} - {""})


@lru_cache(maxsize=1 << 12)
def world_city(name: str) -> Entry | None:
    """Return the city of world rank among the places that a name could mean: Paris, Alexandria."""
    usual = kept().usual.get(fold(name), ())
    for entry in candidates(name).entries:
        if entry.kind == "city" and entry.population >= LEAST_CAPITAL:
            is_its_name = entry.population >= WORLD_CITY and (
                fold(entry.name) == fold(name) or entry in usual
            )
            if is_its_name or is_seat(name, entry):
                return entry
    return metropolis(name)


def is_namesake(entry: Entry, world: Entry | None) -> bool:
    """Say whether a place only has the name of a city of world rank, and is far less known."""
    if world is None or entry == world or entry.kind not in ("city", "county", "facility"):
        return False
    least = LEAST_CAPITAL if world == metropolis(world.name) else 0
    return entry.population * FAR_SMALLER < max(world.population, least)
