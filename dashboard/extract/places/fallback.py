"""Where a name that no gazetteer has is placed: at the place it is said to be in, and never by a guess."""

import re
from collections.abc import Mapping, Sequence

from dashboard.extract.places.containers import container_after, container_before
from dashboard.extract.places.context import place_after
from dashboard.extract.places.groups import Group
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.resolve import Choice
from dashboard.records import Place

# The container may be sure, its point is still only near.
SURENESS = 0.5

UNKNOWN = "in no gazetteer, and no place around it to hold it"

Meant = Mapping[int, tuple[Group, Choice]]


def contained(text: str, found: Sequence[Toponym], at: int, meant: Meant) -> Place:
    """Return the place of a mention whose name was not found."""
    one = found[at]
    holder = holder_of(text, found, at, meant)
    if holder is None:
        return Place(
            one.start,
            one.end,
            one.text,
            one.name,
            because="in no gazetteer, and no place around it to hold it",
        )
    choice, how = holder
    entry = choice.entry
    return Place(
        one.start, one.end, one.text, one.name, entry.lat, entry.lon, entry.country,
        "facility" if one.label == "FAC" else "part",
        None, round(SURENESS * choice.probability, 2), f"in no gazetteer; placed at {entry.name}, {how}",
    )  # fmt: skip


def holder_of(text: str, found: Sequence[Toponym], at: int, meant: Meant) -> tuple[Choice, str] | None:
    """Return the place that holds an unknown one, and what says so."""
    one = found[at]
    later = place_after(text, one, found[at + 1 : at + 4])
    if later is not None and (holder := meant.get(found.index(later))):
        return holder[1], "which is written after it"
    for container in (container_after(text, one), container_before(text, one)):
        for group, choice in meant.values() if container else ():
            if choice.entry in container.entries or group.name == container.text:
                return choice, f"which is written {container.where} it"
    return within_name(one, meant)


def within_name(one: Toponym, meant: Meant) -> tuple[Choice, str] | None:
    """Return the place of this document whose name the unknown one contains: "Cottonport Fire Station"."""
    for group, choice in meant.values():
        if (
            len(group.name) > 3
            and re.search(rf"\b{re.escape(group.name)}\b", one.name)
            and choice.entry.kind != "country"
        ):
            return choice, "whose name it bears"
    return None
