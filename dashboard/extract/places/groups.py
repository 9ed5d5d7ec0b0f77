"""Which mentions must mean the same place: one sense of a name in a document, unless containers tell two apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extract.places.candidates import Candidates, candidates
from dashboard.extract.places.context import Container, container_after, holds
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.mentions import Toponym


@dataclass(slots=True)
class Group:
    """The mentions of one name in one sense, what it could mean, and the container written after one of them."""

    name: str
    label: str
    meant: Candidates
    container: Container | None = None
    members: list[int] = field(default_factory=list)
    holds_names: list[tuple[Entry, ...]] = field(default_factory=list)


def gather(text: str, found: Sequence[Toponym]) -> list[Group]:
    """Return the groups of all mentions that could mean something."""
    groups: dict[tuple[str, bool, str], Group] = {}
    last: dict[tuple[str, bool], Group] = {}
    waiting: list[tuple[int, tuple[str, bool]]] = []
    for at, one in enumerate(found):
        meant = candidates(one.name, one.is_demonym)
        if not meant.entries:
            continue
        key = (one.name if one.name.isupper() else fold(one.name), one.is_demonym)
        container = None if one.is_demonym else valid(container_after(text, one), meant)
        if container is None:
            waiting.append((at, key))
            continue
        place = (*key, fold(container.text))
        group = groups.setdefault(place, Group(one.name, one.label, meant, container))
        group.members.append(at)
        last.setdefault(key, group)
    for at, key in waiting:
        one = found[at]
        group = last.get(key) or groups.setdefault(
            (*key, ""), Group(one.name, one.label, candidates(one.name, one.is_demonym))
        )
        group.members.append(at)
    result = list(groups.values())
    mark_holders(found, result)
    return result


def valid(container: Container | None, meant: Candidates) -> Container | None:
    """Return the container if it can hold one of the places that the name could mean."""
    if container and any(holds(outer, inner) for outer in container.entries for inner in meant.entries):
        return container
    return None


def mark_holders(found: Sequence[Toponym], groups: Sequence[Group]) -> None:
    """Note with each group the names that it is written after as their container: Georgia, of "Athens, Georgia"."""
    starts = {one.start: at for at, one in enumerate(found)}
    owner = {member: group for group in groups for member in group.members}
    for group in groups:
        if group.container is None:
            continue
        for member in group.members:
            for gap in (1, 2, 3):
                following = owner.get(starts.get(found[member].end + gap, -1))
                if following is not None and following is not group:
                    following.holds_names.append(group.meant.entries)
