"""What a place is in, according to the text: "Paris, Texas", "the Lebanese city of Tripoli"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.places.candidates import Candidates, candidates
from dashboard.extract.places.context import WIDER, holds
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.lists import kept
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.ranks import world_city
from dashboard.extract.places.surroundings import DIRECTIONS

NAME = (
    r"(?P<name>(?:[A-Z]\.\s?){2,3}|[A-Z]{2}\b|[A-Z][a-z]{1,5}\.|W\.\s?Va\.|N\.\s?Mex\.|"
    r"(?:[^\W\d_]+\.?(?:[ '’-](?=[^\W\d_]))?){1,4})"
)
# "Victoria, the capital of the Seychelles"
# "Paris, Texas", "Paris (Texas)", "TROY, N.C. —", "Long Beach, CA 90802", "Jolo, in the Sulu archipelago",
# "Paradise, a town in Butte County", "Mitrovica in northern Kosovo", "Culiacan, in the state of Sinaloa"
AFTER = re.compile(
    r"(?:(?P<apart>,\s{0,2}(?:(?:an?|the)\s(?:[\w-]+\s){1,4}(?:in|of)\s|in\s)?|\s\(|\sin\s|\scoast\sof\s)(?:the\s)?"
    rf"(?:(?:{DIRECTIONS})\s)?(?:(?:[A-Z][a-z]+\s)?(?:state|province|region|county|district|island)\sof\s)?|\s)"
    + NAME
)
CLASSES = r"(?:city|town|port|village|province|state|region|district|suburb|county|capital|resort|island)"
# "Lebanon's Tripoli", "Ukraine's second city, Kharkiv", "the Texas town of Paris"
BEFORE = re.compile(
    r"(?P<name>[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)"
    rf"(?:['’]s?\s(?:[a-z-]+\s){{0,2}}(?:{CLASSES}(?:,|\sof)\s)?|\s(?:[a-z-]+\s){{0,2}}{CLASSES}\sof\s)$"
)
# "Perth, the Scottish city", "Boston, an old English port", "Paris, the Texas town"
APPOSED = re.compile(
    r",\s(?:an?|the)\s(?:[a-z-]+\s){0,2}(?P<name>[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)"
    rf"\s(?:[a-z-]+\s){{0,2}}{CLASSES}\b"
)
LOOK_AHEAD, LOOK_BACK = 80, 70  # characters
GREAT_CITY = 500_000
# What comes after a state's name: "Berlin, Connecticut, and moved", not the list "Chicago, Iowa, and Ohio"
CLOSED = re.compile(r"\s*(?:[.;:)—–]|--|$|,(?!\s(?:(?:and|or)\s)?[A-Z]))")
LISTED = re.compile(r"(?:,|\band|\bor)\s$")


@dataclass(frozen=True, slots=True)
class Container:
    """A place written beside a name that could contain it; `where` says on which side."""

    text: str
    entries: tuple[Entry, ...]
    where: str = "after"
    is_closed: bool = False
    is_apposed: bool = False  # so what was named before may be another


def container_of(text: str, one: Toponym, meant: Sequence[Entry]) -> Container | None:
    """Return the container that is written beside a name and contains one of its candidates."""
    for container in (container_after(text, one), container_apposed(text, one), container_before(text, one)):
        if (
            container
            and not container.is_apposed
            and container.where == "after"
            and is_next_of_list(text, one, container, meant)
        ):
            continue
        if container and any(holds(outer, inner) for outer in container.entries for inner in meant):
            return container
    return None


def is_next_of_list(text: str, one: Toponym, container: Container, meant: Sequence[Entry]) -> bool:
    """Say whether what follows is the next of a list, not a container: "Boston, New York and Washington".

    Only a name that is a great city's too, or no country's or state's, can be either; the best known place of
    the first name decides.
    """
    if not text.startswith(",", one.end) or container.is_closed or is_in_full(container):
        return False
    if not is_city_too(container) and any(entry.kind in ("region", "country") for entry in container.entries):
        return False
    best = max(meant, key=lambda entry: entry.population, default=None)
    return best is None or not any(holds(outer, best) for outer in container.entries)


def is_in_full(container: Container) -> bool:
    """Say whether a container is abbreviated or has its class: "N.Y.", "Butte County"."""
    return "." in container.text or container.text.isupper() or container.text.endswith(("County", "Parish"))


def is_city_too(container: Container) -> bool:
    """Say whether the name of a container is that of a capital or great city: New York, Washington."""
    name = container.text
    return fold(name) in kept().capitals or any(
        entry.kind == "city" and entry.population >= GREAT_CITY for entry in candidates(name).entries
    )


def is_elsewhere(text: str, one: Toponym) -> bool:
    """Say whether a name is followed by a state without such a place: "Berlin, Connecticut"."""
    container = container_after(text, one)
    return bool(
        container
        and not LISTED.search(text, max(0, one.start - LOOK_BACK), one.start)
        and container.is_closed
        and all(entry.kind == "region" for entry in container.entries)
    )


def container_after(text: str, found: Toponym) -> Container | None:
    """Return what is written after a name as its container, judging by that text alone."""
    match = AFTER.match(text, found.end, found.end + LOOK_AHEAD)
    if not match or "\n" in match[0]:
        return None
    words = match["name"].strip().split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if entries := holders(name, bool(match["apart"])):
            end = match.start("name") + len(name)
            is_closed = match["apart"] is not None and bool(CLOSED.match(text, end))
            written = name if name in kept().exact else name.rstrip(".")
            return Container(written, entries, is_closed=is_closed)
    return None


def holders(name: str, is_apart: bool) -> tuple[Entry, ...]:
    """Return the countries, states and counties that a name after a comma could mean."""
    lists = kept()
    if name.rstrip(".") in lists.postal and len(name.rstrip(".")) == 2:
        return tuple(lists.postal[name.rstrip(".")])
    # Without a comma only an abbreviation counts: "Long Beach CA", but not "Paris Hilton".
    if not is_apart or not name[:1].isupper():
        return tuple(lists.exact.get(name, ())) if "." in name else ()
    entries = candidates(name).entries or candidates(name.rstrip(".")).entries
    return tuple(entry for entry in entries if WIDER.get(entry.kind, 0) >= 1 or entry.population > 50_000)


def container_before(text: str, found: Toponym) -> Container | None:
    """Return the country or state whose genitive or adjective leads up to a name."""
    start = max(0, found.start - LOOK_BACK)
    match = BEFORE.search(text, start, found.start)
    if not match:
        return None
    name, entries = people_or_state(match["name"])
    return Container(name, entries, where="before") if entries else None


def container_apposed(text: str, found: Toponym) -> Container | None:
    """Return the country or state that an apposition puts a name in: "Perth, the Scottish city"."""
    match = APPOSED.match(text, found.end, found.end + LOOK_AHEAD)
    if not match:
        return None
    name, entries = people_or_state(match["name"])
    return Container(name, entries, is_apposed=True) if entries else None


def people_or_state(words: str) -> tuple[str, tuple[Entry, ...]]:
    """Return the country, state or people that some words name, or the last of them, and where it is."""
    lists = kept()
    for name in (words, words.split(" ")[-1]):
        listed = (*lists.find(name), *lists.find_demonym(name))
        if entries := tuple(entry for entry in listed if WIDER.get(entry.kind, 0) >= 2):
            return name, entries
    return "", ()


def held_by(container: Container, name: str, meant: Candidates) -> Candidates:
    """Return what a name could mean inside its container.

    "Los Angeles, Mexico" and "Oklahoma, Pennsylvania" may be lists: what the whole world knows stays.
    """
    world = None if container.is_apposed else world_city(name)
    known = () if container.is_apposed else ("country", "region")
    entries = tuple(
        entry
        for entry in meant.entries
        if entry == world or entry.kind in known or any(holds(outer, entry) for outer in container.entries)
    )
    return Candidates(entries, meant.note)
