"""Find the places named in a text: `find_places` gives each a point, a reason and the runner-up."""

from collections.abc import Sequence

from dashboard.extract.places import metonyms, reasons
from dashboard.extract.places.confidence import calibrated
from dashboard.extract.places.context import home
from dashboard.extract.places.fallback import Holders
from dashboard.extract.places.groups import Group, gather
from dashboard.extract.places.lists import region_of
from dashboard.extract.places.mentions import Toponym, toponyms
from dashboard.extract.places.resolve import Choice, choose
from dashboard.records import Mention, Place


def find_places(text: str, entities: Sequence[Mention], *, source: str = "") -> tuple[Place, ...]:
    """Return a place for each mention of one; `lat` is None if it was not found, and `because` says why.

    `entities` are the names found in the text; `source` is the outlet, whose home counts as a hint.
    """
    return locate(text, toponyms(text, entities), source=source)


def locate(text: str, found: Sequence[Toponym], *, source: str = "") -> tuple[Place, ...]:
    """Return the places of mentions that are known to be place names."""
    groups = gather(text, found)
    choices = choose(groups, home(source))
    meant = {
        at: (group, choice) for group, choice in zip(groups, choices, strict=True) for at in group.members
    }
    holders = Holders(text, found, meant)
    return tuple(
        placed(text, one, *meant[at]) if at in meant else holders.contained(at)
        for at, one in enumerate(found)
    )


def placed(text: str, one: Toponym, group: Group, choice: Choice) -> Place:
    """Return the place of a mention whose name was found."""
    entry = choice.entry
    kind, remark = metonyms.kind_of(text, one, entry)
    remark += f"only a part of it, {one.part}; " if one.part and not group.meant.note else ""
    return Place(
        one.start, one.end, one.text, entry.name, entry.lat, entry.lon, entry.country, kind, entry.geonameid,
        calibrated(choice, group), remark + reasons.because(group, choice), reasons.label(choice.runner_up),
        region_of(entry),
    )  # fmt: skip


__all__ = ["find_places", "locate"]
