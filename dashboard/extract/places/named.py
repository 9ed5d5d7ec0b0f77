"""The places of the gazetteer that have a name, for a person to choose from (gazetteer look-up)."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.places.candidates import candidates
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.lists import region_of
from dashboard.records import Place

MOST = 8  # of "San José" there are more; a region or country can be added to the name


@dataclass(frozen=True, slots=True)
class Named:
    """A place with a name that somebody typed, and its inhabitants, 0 if they are not known."""

    place: Place
    population: int


def find(name: str) -> list[Named]:
    """Return the places with a name, the largest first; what follows a comma narrows them.

    >>> [(one.place.name, one.place.country) for one in find("Riga")][0]
    ('Riga', 'LV')
    >>> [one.place.region for one in find("Paris, Texas")]
    ['Texas']
    """
    asked, *wider = (part.strip() for part in name.split(","))
    found = [one for one in candidates(asked).entries if all(_is_in(one, part) for part in wider if part)]
    return [Named(_place(one), one.population) for one in _largest(found)]


def _largest(found: Sequence[Entry]) -> list[Entry]:
    return sorted(found, key=lambda one: (-one.population, one.name, one.lat))[:MOST]


def _is_in(entry: Entry, wider: str) -> bool:
    """Say whether an entry is in a region or country of a name or code."""
    countries = {one.country for one in candidates(wider).entries if one.kind == "country"}
    return (
        wider.casefold() in {region_of(entry).casefold(), entry.country.casefold()}
        or entry.country in countries
    )


def _place(entry: Entry) -> Place:
    return Place(
        0, 0, "", entry.name, round(entry.lat, 5), round(entry.lon, 5), entry.country, entry.kind,
        entry.geonameid, region=region_of(entry),
    )  # fmt: skip
