"""Find the places a name could mean, before looking at the text around it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry, shipped
from dashboard.extract.places.lists import kept
from dashboard.extract.places.surroundings import NATIONS, PART

# Of several countries, as "the Middle East": its namesakes are quarters and villages.
WIDE = ("region", "sea")
KM_A_DEGREE = 111.2
MOST = 80  # candidates of one name that are considered; "San José" has more
# For a city this large the bare name means the city, not the province around it: "Donetsk", "Kyiv"
LARGE_CITY = 100_000
# Of a town that may be written with "City" behind its name: "Beer City" isn't Beer.
LEAST_CITY = 50_000
# "Rapides Parish", "Donetsk region", "Helmand province", "the city of Troy"
CLASS_AFTER = re.compile(
    r"\s+(?:city|town|village|county|parish|district|province|region|oblast|state|governorate|prefecture|"
    r"voivodeship|canton|municipality|area|valley|island)$",
    re.IGNORECASE,
)
CLASS_BEFORE = re.compile(
    r"^(?:city|town|village|county|parish|district|province|region|state|republic|kingdom|oblast|"
    r"municipality) of (?:the )?(?=[A-Z])",
    re.IGNORECASE,
)


# "south Lebanon"
SMALL_SIDE = re.compile(r"(?:north|south|east|west|central)(?:-?\s?(?:east|west))?(?:ern)?\s(?=[A-Z])")
# "Halle an der Saale" is "Halle (Saale)" in the gazetteer, "Newcastle upon Tyne" is often only Newcastle
RIVER = r"(?:(?:an der|ob der|an dem|am|upon|on|sur)[ -](?:the[ -])?)"
ON_RIVER = re.compile(rf"(?P<town>[^\W\d_]+)[ -]{RIVER}(?P<river>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a name could mean; `note` says what had to be left out of the name to find it."""

    entries: tuple[Entry, ...] = ()
    note: str = ""


@lru_cache(maxsize=1 << 14)
def candidates(name: str, is_demonym: bool = False) -> Candidates:
    """Return the places that a name could mean."""
    if is_demonym:
        return Candidates(tuple(kept().find_demonym(name)))
    if name in kept().nicknames:
        return Candidates(tuple(kept().nicknames[name]))
    if nation := nation_of_part(name):
        return Candidates(nation, f"part of {nation[0].name}")
    if entries := borne(name):
        return Candidates(entries)
    if name in kept().postal:
        return Candidates(tuple(kept().postal[name]))
    if (river := ON_RIVER.fullmatch(name)) and (entries := borne(f"{river['town']} {river['river']}")):
        return Candidates(entries)
    for pattern in (CLASS_AFTER, CLASS_BEFORE):
        rest = pattern.sub("", name)
        if rest != name and (entries := borne(rest, with_divisions=True)):
            return Candidates(of_class(entries, name))
    if part := PART.match(name):
        whole = candidates(name[part.end() :])
        return Candidates(whole.entries, f"part of {name[part.end() :]}" if whole.entries else "")
    return Candidates()


def nation_of_part(name: str) -> tuple[Entry, ...]:
    """Return the country of "south Lebanon", but nothing for "south Korea" and "South Lebanon", a town."""
    side = SMALL_SIDE.match(name)
    if side is None or kept().find(name):
        return ()
    return tuple(entry for entry in kept().find(name[side.end() :]) if entry.kind == "country")


def borne(name: str, *, with_divisions: bool = False) -> tuple[Entry, ...]:
    """Return the places that have this name; a province beside its main city only if `with_divisions`."""
    listed = kept().find(name)
    if any(entry.kind in WIDE and not entry.country for entry in listed):
        return tuple(listed)
    # "US" isn't a village and "Ga." isn't a town: written like this, they are on the list or nothing.
    if name in kept().exact and (name.isupper() or "." in name):
        return tuple(listed)
    found = [*listed]
    for entry in shipped().find(name):
        if not any(is_double(entry, other) for other in listed):
            found.append(entry)
    return tuple((found if with_divisions else without_provinces(found))[:MOST])


def is_double(entry: Entry, other: Entry) -> bool:
    """Say whether the gazetteer's entry is the same place as the listed one."""
    if entry == other or (entry.geonameid and entry.geonameid == other.geonameid):
        return True
    is_alike = entry.kind == other.kind or {entry.kind, other.kind} <= {
        "region",
        "county",
        "island",
        "country",
    }
    return (
        is_alike and other.listed and bool(entry.country == other.country) and kilometres(entry, other) < 300
    )


def without_provinces(found: list[Entry]) -> list[Entry]:
    """Leave out a province whose large main city has the same name: the bare name means the city."""
    cities = [entry for entry in found if entry.kind == "city" and entry.population >= LARGE_CITY]
    return [
        entry
        for entry in found
        if entry.kind not in ("region", "county")
        or not any(
            fold(city.name) == fold(bare_class(entry.name))
            and kilometres(city, entry) < 120
            and city.country == entry.country
            for city in cities
        )
    ]


@lru_cache(maxsize=1 << 12)
def is_on_river(whole: str, name: str) -> bool:
    """Say whether a town's whole name only adds its river: "Frankfurt am Main", "Halle (Saale)".

    >>> is_on_river("Newcastle upon Tyne", "Newcastle")
    True
    """
    river = ON_RIVER.fullmatch(whole)
    return bool(river and fold(river["town"]) == fold(name))


def bare_class(name: str) -> str:
    """Return the name of a division without the word for its class.

    >>> bare_class("Kyiv Oblast")
    'Kyiv'
    """
    return CLASS_AFTER.sub("", name)


def of_class(entries: tuple[Entry, ...], name: str) -> tuple[Entry, ...]:
    """Keep only the divisions, if there are any, where the text says county or region."""
    fits = kept_as(name.rsplit(" ", 1)[-1].lower()) or kept_as(name.split(" ", 1)[0].lower())
    found = tuple(entry for entry in entries if fits and entry.kind in fits)
    if name.endswith(" State"):
        return found
    if name.endswith(" City"):
        return found if any(entry.population >= LEAST_CITY for entry in found) else ()
    return found or entries


def with_class(name: str, division: str) -> Candidates:
    """Return what a name could mean with the class of a division beside it: "Helmand" and "province"."""
    whole = candidates(f"{name} {division}")
    fits = kept_as(division) or ()
    entries = tuple(entry for entry in whole.entries if entry.kind in fits)
    plain = candidates(name)
    if division == "region" and is_metropolis(plain.entries, entries):
        return Candidates()
    if not entries or fits == TOWNS:
        entries = tuple(entry for entry in plain.entries if entry.kind in fits)
        return Candidates(entries, plain.note) if entries else Candidates()
    return Candidates(entries, whole.note)


def is_metropolis(plain: tuple[Entry, ...], regions: tuple[Entry, ...]) -> bool:
    """Say whether "the Charlotte region" is the area of a city: its country has no region of that name."""
    large = [entry for entry in plain if entry.kind == "city" and entry.population >= LARGE_CITY]
    return bool(large) and not any(entry.country == large[0].country for entry in regions)


TOWNS = ("city",)


def kept_as(division: str) -> tuple[str, ...] | None:
    """Return the kinds of place that a class of division can be."""
    if division in ("city", "town", "village", "municipality"):
        return TOWNS
    if division in ("state", "oblast", "region", "governorate", "voivodeship", "canton"):
        return ("region",)
    if division in ("county", "parish", "district", "prefecture", "province"):
        return ("county", "region")
    if division in NATIONS.split("|"):
        return ("country",)
    return None


def kilometres(one: Entry, other: Entry) -> float:
    """Return the distance between two places, accurate enough for neighbours."""
    east = abs(one.lon - other.lon)
    east = min(east, 360 - east) * cos(radians((one.lat + other.lat) / 2))
    return KM_A_DEGREE * hypot(one.lat - other.lat, east)
