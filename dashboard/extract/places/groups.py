"""Which mentions must mean the same place: one sense a document, unless containers tell two apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extract.places.candidates import Candidates, candidates
from dashboard.extract.places.context import Container, container_after, holds
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.metonyms import acts

GAP = 3  # characters between a name and its container: ", "
HELD = 20  # of the places a name could mean, the best known that a container is tried on


@dataclass(slots=True)
class Group:
    """The mentions of one name in one sense, what it could mean, and the container written after it."""

    name: str
    label: str
    meant: Candidates
    container: Container | None = None
    members: list[int] = field(default_factory=list)
    holds_names: list[tuple[Entry, ...]] = field(default_factory=list)
    acts: bool = False


def gather(text: str, found: Sequence[Toponym]) -> list[Group]:
    """Return the groups of all mentions that could mean something."""
    groups: dict[tuple[str, bool, str], Group] = {}
    last: dict[tuple[str, bool], Group] = {}
    waiting: list[int] = []
    before: tuple[Toponym, Candidates] | None = None
    for at, one in enumerate(found):
        meant = candidates(one.name, one.is_demonym)
        container = None if one.is_demonym else valid(container_after(text, one), meant)
        sense = fold(container.text) if container else sense_as_holder(before, one, meant)
        before = (one, meant) if container else None
        if sense:
            group = groups.setdefault((*key_of(one), sense), Group(one.name, one.label, meant, container))
            group.members.append(at)
            last.setdefault(key_of(one), group)
        elif meant.entries:
            waiting.append(at)
    for at in waiting:
        one = found[at]
        new = Group(one.name, one.label, candidates(one.name, one.is_demonym))
        (last.get(key_of(one)) or groups.setdefault((*key_of(one), ""), new)).members.append(at)
    result = list(groups.values())
    mark(text, found, result)
    return result


def key_of(one: Toponym) -> tuple[str, bool]:
    """Return what mentions of one place share: "US" and "us" are not the same name."""
    return (one.name if one.name.isupper() and len(one.name) < 4 else fold(one.name), one.is_demonym)


def sense_as_holder(before: tuple[Toponym, Candidates] | None, one: Toponym, meant: Candidates) -> str:
    """Return which country or state is meant by a name that follows what it holds: "Tbilisi, Georgia"."""
    if before is None or not 0 < one.start - before[0].end <= GAP or len(meant.entries) < 2:
        return ""
    held = before[1].entries[:HELD]
    holders = [entry for entry in meant.entries if any(holds(entry, inner) for inner in held)]
    return " ".join(sorted({entry.admin or entry.country for entry in holders}))


def valid(container: Container | None, meant: Candidates) -> Container | None:
    """Return the container if it can hold one of the places that the name could mean."""
    if container and any(holds(outer, inner) for outer in container.entries for inner in meant.entries):
        return container
    return None


def mark(text: str, found: Sequence[Toponym], groups: Sequence[Group]) -> None:
    """Note with each group whether it acts, and what it is the container of: "Athens, Georgia"."""
    starts = {one.start: at for at, one in enumerate(found)}
    owner = {member: group for group in groups for member in group.members}
    for group in groups:
        for member in group.members:
            group.acts = group.acts or acts(text, found[member].end)
            for gap in range(1, GAP + 1) if group.container else ():
                following = owner.get(starts.get(found[member].end + gap, -1))
                if following is not None and following is not group:
                    following.holds_names.append(group.meant.entries[:HELD])
