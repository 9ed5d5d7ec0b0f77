"""What is inside what, where the words after a building place it, and where an outlet is based."""

import re
from collections.abc import Sequence

from dashboard.extract.places.candidates import kilometres
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry, shipped
from dashboard.extract.places.lists import BRITAIN, kept
from dashboard.extract.places.mentions import Toponym

WIDER = {
    "city": 0,
    "facility": 0,
    "island": 0,
    "lake": 0,
    "mountains": 0,
    "river": 0,
    "sea": 0,
    "county": 1,
    "region": 2,
    "country": 3,
    "continent": 4,
}
# "the Azovstal plant in Mariupol", "a stadium outside Paris", "Al-Shifa hospital in Gaza City"
WITHIN = re.compile(
    r"^(?:\s[a-z]+){0,2}(?:,\s|\s+(?:in|at|of|near|outside|on)\s+)(?:the\s+)?"
    r"(?:(?:eastern|western|northern|southern|central|downtown)\s+)?$"
)
NEAR_COUNTY_KM = 80
NEAR_CITY_KM = 60
REGION_KM = 400


def holds(outer: Entry, inner: Entry) -> bool:
    """Say whether a place is inside a larger one."""
    if outer is inner or WIDER.get(outer.kind, 0) < WIDER.get(inner.kind, 0):
        return False
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.kind == "region":
        if inner.kind in ("region", "country"):
            # "the Cornwall coast of England": a hand-kept region in one of Britain's nations
            return outer.admin in BRITAIN and inner.listed and not inner.admin and is_near_in(outer, inner)
        return outer.admin == inner.admin if outer.admin and inner.admin else is_inside(outer, inner)
    if outer.kind == "county":
        return (
            inner.kind != "county"
            and outer.admin == inner.admin
            and kilometres(outer, inner) < NEAR_COUNTY_KM
        )
    return (
        inner.kind in ("city", "facility")
        and outer.kind == "city"
        and outer.population > inner.population
        and kilometres(outer, inner) < NEAR_CITY_KM
    )


def is_inside(outer: Entry, inner: Entry) -> bool:
    """Say whether a place is in a hand-kept region, which has no code: same country and not far away."""
    if outer.name in BRITAIN.values():
        return BRITAIN.get(inner.admin) == outer.name
    return is_near_in(outer, inner)


def is_near_in(outer: Entry, inner: Entry) -> bool:
    """Say whether a place is in the country of a region, if that has one, and not far from it."""
    return (not outer.country or outer.country == inner.country) and kilometres(outer, inner) < REGION_KM


def place_after(text: str, found: Toponym, others: Sequence[Toponym]) -> Toponym | None:
    """Return the place where a facility is, by the words after it: "plant in Mariupol"."""
    for other in others:
        if other.start >= found.end and WITHIN.match(text[found.end : other.start]):
            return other
        if other.start > found.end + 40:
            break
    return None


# An agency reports from everywhere, even if its name is a city's.
AGENCY = re.compile(r"\b(?:wire|press|agency|international|world|global|news ?service)\b", re.IGNORECASE)


def home(source: str) -> tuple[Entry, ...]:
    """Return where an outlet is based, if its name says so: "Chicago Tribune", "Kyiv Independent"."""
    if AGENCY.search(source):
        return ()
    words = re.findall(r"[A-Z][\w'’]+", source)
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            large = [
                entry for entry in shipped().find(name) if entry.kind == "city" and entry.population >= 10_000
            ]
            if large and fold(name) not in kept().words["outlet"]:
                return tuple(large[:5])
    return ()
