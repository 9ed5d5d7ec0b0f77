"""Which mentions must mean the same place: one sense per document, unless containers separate two."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extract.places.candidates import Candidates, candidates, kilometres, with_class
from dashboard.extract.places.containers import Container, container_of, is_elsewhere
from dashboard.extract.places.context import holds, place_after
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.metonyms import acts
from dashboard.extract.places.surroundings import is_list

GAP = 3  # characters between a name and its container: ", "
NEAR_KM = 150
HELD = 20  # how many of the places a name could mean, best known first, a container is tried on


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
    beside: list[str] = field(default_factory=list)


def gather(text: str, found: Sequence[Toponym]) -> list[Group]:
    """Return the groups of all mentions that could mean something."""
    groups: dict[tuple[str, bool, str], Group] = {}
    last: dict[tuple[str, bool], Group] = {}
    waiting: list[int] = []
    before: tuple[Toponym, Candidates] | None = None
    for at, one in enumerate(found):
        meant = candidates_of(one)
        container = None if one.is_demonym else container_of(text, one, meant.entries)
        if not container and is_another(text, found, at, meant):
            before = None
            continue
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
        new = Group(one.name, one.label, candidates_of(one))
        (last.get(key_of(one)) or groups.setdefault((*key_of(one), ""), new)).members.append(at)
    result = list(groups.values())
    mark(text, found, result)
    return result


def candidates_of(one: Toponym) -> Candidates:
    """Return what a mention could mean, given the class of division written beside it."""
    if one.division and not one.is_demonym:
        of_class = with_class(one.name, one.division)
        if of_class.entries:
            return of_class
    return candidates(one.name, one.is_demonym)


def key_of(one: Toponym) -> tuple[str, bool]:
    """Return what mentions of one place share: "US" is not "us", nor is Kyiv its region."""
    if one.division and candidates_of(one) != candidates(one.name):
        return f"{fold(one.name)} {one.division}", False
    return (one.name if one.name.isupper() and len(one.name) < 4 else fold(one.name), one.is_demonym)


def is_another(text: str, found: Sequence[Toponym], at: int, meant: Candidates) -> bool:
    """Say whether the text puts a name where none of its candidates is: "Tahrir Square in Baghdad"."""
    one = found[at]
    if one.is_demonym or not meant.entries:
        return False
    if all(entry.kind == "facility" for entry in meant.entries):
        later = place_after(text, one, found[at + 1 : at + 3])
        around = candidates_of(later).entries if later else ()
        return bool(around) and not any(lies_in(entry, outer) for entry in meant.entries for outer in around)
    if any(entry.kind in ("country", "region") for entry in meant.entries):
        return False
    return is_elsewhere(text, one)


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Say whether a building can be said to be in a place."""
    return holds(outer, entry) or kilometres(outer, entry) < NEAR_KM


def sense_as_holder(before: tuple[Toponym, Candidates] | None, one: Toponym, meant: Candidates) -> str:
    """Return which country or state is meant by a name after a place inside it: "Tbilisi, Georgia"."""
    if before is None or not 0 < one.start - before[0].end <= GAP or len(meant.entries) < 2:
        return ""
    held = before[1].entries[:HELD]
    holders = [entry for entry in meant.entries if any(holds(entry, inner) for inner in held)]
    return " ".join(sorted({entry.admin or entry.country for entry in holders}))


def mark(text: str, found: Sequence[Toponym], groups: Sequence[Group]) -> None:
    """Note for each group whether it acts, and what it is the container of: "Athens, Georgia"."""
    mark_lists(text, found, groups)
    starts = {one.start: at for at, one in enumerate(found)}
    owner = {member: group for group in groups for member in group.members}
    for group in groups:
        for member in group.members:
            group.acts = group.acts or acts(text, found[member].end)
            for gap in range(1, GAP + 1) if group.container else ():
                following = owner.get(starts.get(found[member].end + gap, -1))
                if following is not None and following is not group:
                    following.holds_names.append(group.meant.entries[:HELD])


def mark_lists(text: str, found: Sequence[Toponym], groups: Sequence[Group]) -> None:
    """Note for each group what kind of place is listed beside it: "Georgia and Armenia", "Ohio, Indiana"."""
    owner = {member: group for group in groups for member in group.members}
    for at in range(len(found) - 1):
        one, other = owner.get(at), owner.get(at + 1)
        if one is None or other is None or one is other or found[at].is_demonym or found[at + 1].is_demonym:
            continue
        held = one.container is not None and one.container.text.startswith(other.name)
        if not held and is_list(text[found[at].end : found[at + 1].start]):
            one.beside.append(usual_kind(other.meant))
            other.beside.append(usual_kind(one.meant))


def usual_kind(meant: Candidates) -> str:
    """Return what kind of place a name means if nothing else is known."""
    kinds = {entry.kind for entry in meant.entries}
    return next((kind for kind in ("country", "region") if kind in kinds), "city")
