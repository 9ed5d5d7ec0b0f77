"""Towns in the shadow of a city of world rank that has their name, and what brings them to light."""

from collections.abc import Sequence

from dashboard.extract.places.candidates import kilometres
from dashboard.extract.places.companions import mark_companions
from dashboard.extract.places.context import holds
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group
from dashboard.extract.places.ranks import RIVAL, is_namesake, is_seat, metropolis, world_city

LEAST_IN_COMPANY = 100_000  # inhabitants of a city that is itself beside one of world rank
LEAST_BESIDE = 20_000  # inhabitants of a city that shows where its neighbour is
NEIGHBOUR_KM = 120  # "from Athens to Atlanta"
LEAST_SEAT = 5_000  # inhabitants of a town that news of its county mean
MOST_OF_NAME = 9  # counties that one name may mean
COUNTY_KM = 30  # from the middle of a county to its towns


def mark_shadows(groups: Sequence[Group]) -> None:
    """Note for each group which of the places it could mean are only namesakes, by its pairs or its rank."""
    worlds = [None if group.is_demonym else world_city(group.name) for group in groups]
    counties = counties_of(groups)
    mark_companions(groups)
    for at, group in enumerate(groups):
        if group.container or group.is_local or group.is_demonym:
            continue
        if not group.is_read_together or is_metropolis(group):
            group.shadow = in_shadow(at, groups, worlds, counties)


def is_metropolis(group: Group) -> bool:
    """Say whether a name that is a city's that everybody means isn't ruled out by its pairs: Geneva."""
    return group.is_paired and metropolis(group.name) not in {None, *group.outweighed}


def counties_of(groups: Sequence[Group]) -> tuple[Entry, ...]:
    """Return the counties that an article names, but not one that is in many states: Madison County."""
    found: list[Entry] = []
    for group in groups:
        if is_county(group):
            entries = group.meant.entries
            here = [entry for entry in entries if entry.admin in group.regions] or entries
            found.extend(here if len(here) <= MOST_OF_NAME else ())
    return tuple(found)


def is_county(group: Group) -> bool:
    """Say whether a name is a county's and nothing else's."""
    return bool(group.meant.entries) and all(entry.kind == "county" for entry in group.meant.entries)


def neighbours(group: Group, groups: Sequence[Group], worlds: Sequence[Entry | None]) -> list[Entry]:
    """Return what those in a pair or list with a group mean to the whole world."""
    return [
        best for mate in group.mates if (best := worlds[mate] or largest(groups[mate], least=LEAST_BESIDE))
    ]


def in_shadow(
    at: int, groups: Sequence[Group], worlds: Sequence[Entry | None], counties: Sequence[Entry]
) -> frozenset[Entry]:
    """Return the namesakes among what a group could mean that its sentences don't bring to light."""
    group = groups[at]
    known = worlds[at]
    if known is None and any(worlds[mate] for mate in group.mates):
        known = largest(group)  # beside a city of world rank: "Hull and Rotterdam"
    if known is None:
        return frozenset()
    mates = neighbours(group, groups, worlds)
    # Those who visit a capital are of other peoples: "the American ambassador in Paris".
    peoples = [groups[other] for other in group.near_by if groups[other].is_demonym]
    told = [] if is_seat(group.name, known) else peoples
    return frozenset(
        entry
        for entry in group.meant.entries
        if is_namesake(entry, known)
        and not is_at_home(entry, group, counties)
        and not any(kilometres(entry, mate) < NEIGHBOUR_KM for mate in mates)
        and not is_of_people(entry, known, told)
    )


def is_at_home(entry: Entry, group: Group, counties: Sequence[Entry]) -> bool:
    """Say whether an article names the county of a namesake, or the state or country of a large one."""
    if entry.population >= RIVAL and (entry.country in group.countries or entry.admin in group.regions):
        return True
    return entry.population >= LEAST_SEAT and any(
        county.admin == entry.admin and kilometres(county, entry) < COUNTY_KM for county in counties
    )


def largest(group: Group, *, least: int = LEAST_IN_COMPANY) -> Entry | None:
    """Return the largest city that a name could mean, if it needs no word of where it is."""
    if any(entry.kind in ("country", "region") for entry in group.meant.entries):
        return None
    cities = [entry for entry in group.meant.entries if entry.kind == "city"]
    best = max(cities, key=lambda entry: entry.population, default=None)
    return best if best and best.population >= least else None


def is_of_people(entry: Entry, known: Entry, peoples: Sequence[Group]) -> bool:
    """Say whether a people is named that has the namesake alone: "the Scottish club drew in Perth".

    A village is none: "Mecca for Americans" is not in California.
    """
    return entry.population >= LEAST_BESIDE and any(
        holds(outer, entry) and not holds(outer, known)
        for people in peoples
        for outer in people.meant.entries
    )
