"""Which mentions must mean the same place: one sense per document, unless containers separate two."""

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.extract.places.bordering import in_bordering
from dashboard.extract.places.candidates import Candidates, candidates, kilometres
from dashboard.extract.places.containers import Container, container_of, held_by, is_elsewhere
from dashboard.extract.places.context import holds, place_after
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.lists import kept
from dashboard.extract.places.meanings import candidates_of
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.metonyms import acts, is_sovereign
from dashboard.extract.places.pairs import is_together, sentences
from dashboard.extract.places.surroundings import is_list
from dashboard.extract.places.towns import is_of_town

GAP = 3  # characters between a name and its container: ", "
NEAR_KM = 150
# What is between two sides of one clause: "Moscow has told Washington"
CLAUSE = re.compile(r"[^.;:!?\n]{1,40}")
GREAT_CITY = 300_000  # inhabitants from which a name is the city's, not that of a region abroad
LONGEST_LIST = 8  # names of a list that are looked at together
HELD = 20  # how many of the places a name could mean, best known first, a container is tried on


@dataclass(slots=True)
class Group:
    """The mentions of one name in one sense, what it could mean, and the container written after it."""

    name: str
    label: str
    meant: Candidates
    container: Container | None = None
    settled_by: str = ""  # what left only these to be meant: "holder" or "bordering"
    members: list[int] = field(default_factory=list)
    holds_names: list[tuple[Entry, ...]] = field(default_factory=list)
    acts: bool = False
    beside: list[str] = field(default_factory=list)
    is_beside_capital: bool = False
    is_local: bool = False
    is_sovereign: bool = False
    countries: frozenset[str] = frozenset()  # that the text names
    regions: frozenset[str] = frozenset()  # states that the text names, by their codes
    is_demonym: bool = False
    # Other groups by number: those in a pair or list with it, and those in the same sentences.
    mates: set[int] = field(default_factory=set)
    near_by: set[int] = field(default_factory=set)
    runs: list[tuple[int, ...]] = field(default_factory=list)  # each pair or list that it is in
    is_paired: bool = False  # wherever it is named
    is_read_together: bool = False  # its pairs and lists say what it can't mean:
    outweighed: frozenset[Entry] = frozenset()  # what is too small or too far for its mates
    shadow: frozenset[Entry] = frozenset()  # what only has the name of a city of world rank


def gather(text: str, found: Sequence[Toponym]) -> list[Group]:
    """Return the groups of all mentions that could mean something."""
    groups: dict[tuple[str, bool, str], Group] = {}
    last: dict[tuple[str, bool], Group] = {}
    waiting: list[int] = []
    before: tuple[Toponym, Candidates] | None = None
    bordering = in_bordering(text, found)
    for at, one in enumerate(found):
        meant = candidates_of(one)
        container = None if one.is_demonym else container_of(text, one, meant.entries)
        if not container and is_another(text, found, at, meant):
            before = None
            continue
        settled_by = ""
        if container:
            sense, meant_here = fold(container.text), held_by(container, one.name, meant)
        else:
            holding = as_holder(before, one, meant)
            settled_by = "holder" if holding.entries else "bordering"
            meant_here = holding if holding.entries else bordering.get(at, holding)
            sense = " ".join(sorted({entry.admin or entry.country for entry in meant_here.entries}))
        before = (one, meant) if container else None
        if sense:
            new = Group(one.name, one.label, meant_here, container, settled_by)
            group = groups.setdefault((*key_of(one), sense), new)
            group.members.append(at)
            last.setdefault(key_of(one), group)
        elif meant.entries:
            waiting.append(at)
    for at in waiting:
        one = found[at]
        new = Group(one.name, one.label, candidates_of(one))
        told = last.get(key_of(one))
        if told and at < told.members[0] and not is_told_of_all(told):
            told = None  # Boston before "Boston, the English port" is another
        (told or groups.setdefault((*key_of(one), ""), new)).members.append(at)
    result = list(groups.values())
    mark(text, found, result)
    return result


def is_told_of_all(group: Group) -> bool:
    """Say whether what is beside one mention of a name tells of those before it too: "Paris, Texas"."""
    return group.container is not None and not group.container.is_apposed


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


def as_holder(before: tuple[Toponym, Candidates] | None, one: Toponym, meant: Candidates) -> Candidates:
    """Return which countries or states a name after a place inside them means: "Tbilisi, Georgia"."""
    if before is None or not 0 < one.start - before[0].end <= GAP or len(meant.entries) < 2:
        return Candidates()
    held = before[1].entries[:HELD]
    return Candidates(
        tuple(entry for entry in meant.entries if any(holds(entry, inner) for inner in held)), meant.note
    )


def mark(text: str, found: Sequence[Toponym], groups: Sequence[Group]) -> None:
    """Note for each group whether it acts, and what it is the container of: "Athens, Georgia"."""
    owner = {member: number for number, group in enumerate(groups) for member in group.members}
    mark_lists(text, found, owner, groups)
    countries = frozenset(
        entry.country for group in groups for entry in group.meant.entries if entry.kind == "country"
    )
    regions = frozenset(
        entry.admin for group in groups for entry in group.meant.entries if entry.kind == "region"
    ) - {""}
    mark_company(text, found, owner, groups)
    starts = {one.start: at for at, one in enumerate(found)}
    for group in groups:
        group.countries, group.regions = countries, regions
        group.is_demonym = found[group.members[0]].is_demonym
        for member in group.members:
            group.acts = group.acts or acts(text, found[member].end)
            group.is_sovereign = group.is_sovereign or is_sovereign(text, found[member].end)
            group.is_local = group.is_local or is_of_town(text, found[member])
            for gap in range(1, GAP + 1) if group.container else ():
                following = owner.get(starts.get(found[member].end + gap, -1))
                if following is not None and groups[following] is not group:
                    groups[following].holds_names.append(group.meant.entries[:HELD])


def mark_lists(
    text: str, found: Sequence[Toponym], owner: Mapping[int, int], groups: Sequence[Group]
) -> None:
    """Note for each group what is beside it: "Georgia and Armenia", "London told Washington"."""
    for at in range(len(found) - 1):
        numbers = owner.get(at), owner.get(at + 1)
        if numbers[0] is None or numbers[1] is None or numbers[0] == numbers[1]:
            continue
        if found[at].is_demonym or found[at + 1].is_demonym:
            continue
        one, other = groups[numbers[0]], groups[numbers[1]]
        held = one.container is not None and one.container.text.startswith(other.name)
        between = text[found[at].end : found[at + 1].start]
        if not held and CLAUSE.fullmatch(between):
            one.is_beside_capital |= fold(other.name) in kept().capitals
            other.is_beside_capital |= fold(one.name) in kept().capitals
        if not held and is_list(between):
            one.beside.append(usual_kind(other))
            other.beside.append(usual_kind(one))


def mark_company(
    text: str, found: Sequence[Toponym], owner: Mapping[int, int], groups: Sequence[Group]
) -> None:
    """Note for each group which others its sentences name, and which of them in a pair or list with it."""
    paired: set[int] = set()
    mates: deque[int] = deque(maxlen=LONGEST_LIST)  # groups of the list up to here
    run: list[int] = []  # all of it
    named = [at for at in range(len(found)) if not is_container(found, at, owner, groups)]
    for at, following in pairwise(named):
        one, other = owner.get(at), owner.get(following)
        since = found[following - 1].end
        if (
            one is None
            or other is None
            or not is_in_company(text, found[at], found[following], groups[one], groups[other], since)
        ):
            note_run(run, groups)
            mates.clear()
            run.clear()
            continue
        if not mates:
            mates.append(one)
            run.append(one)
        for mate in mates:
            groups[mate].mates.add(other)
            groups[other].mates.add(mate)
        mates.append(other)
        run.append(other)
        paired |= {at, following}
    note_run(run, groups)
    mark_sentences(sentences(text, found), owner, groups)
    for number, group in enumerate(groups):
        group.mates.discard(number)
        group.is_paired = bool(group.mates) and paired.issuperset(group.members)


def note_run(run: Sequence[int], groups: Sequence[Group]) -> None:
    """Note for each name of a pair or list which names it has, eight of a long one at once."""
    for start in range(0, len(run), LONGEST_LIST):
        names = tuple(dict.fromkeys(run[start : start + LONGEST_LIST]))
        for number in names if len(names) > 1 else ():
            groups[number].runs.append(names)


def is_container(
    found: Sequence[Toponym], at: int, owner: Mapping[int, int], groups: Sequence[Group]
) -> bool:
    """Say whether a name is written as the container of the one before it: "Birmingham, England"."""
    number, own = owner.get(at - 1), owner.get(at)
    if number is None or own is None or not 0 < found[at].start - found[at - 1].end <= GAP:
        return False
    if usual_kind(groups[own]) == "city":  # "Exeter, Plymouth and Truro"
        return False
    container = groups[number].container
    return container is not None and container.where == "after" and container.text.startswith(found[at].name)


def is_in_company(text: str, first: Toponym, second: Toponym, one: Group, other: Group, since: int) -> bool:
    """Say whether two names are a pair or in one list, neither in the other.

    `since` is where what is between them begins: behind the first, or behind its container.
    """
    if first.is_demonym or second.is_demonym:
        return False
    held = one.container is not None and one.container.text.startswith(other.name)
    return not held and is_together(text, first, second, since)


def mark_sentences(numbers: Sequence[int], owner: Mapping[int, int], groups: Sequence[Group]) -> None:
    """Note for each group which others are named in its sentences; `numbers` are those of the mentions."""
    inside: dict[int, set[int]] = defaultdict(set)
    for member, number in owner.items():
        inside[numbers[member]].add(number)
    for number, group in enumerate(groups):
        group.near_by = set().union(*(inside[numbers[member]] for member in group.members)) - {number}


def usual_kind(group: Group) -> str:
    """Return what kind of place a name means if nothing else is known."""
    kinds = {entry.kind for entry in group.meant.entries}
    if "country" not in kinds and is_city_first(group):
        return "city"
    return next((kind for kind in ("country", "region") if kind in kinds), "city")


def is_city_first(group: Group) -> bool:
    """Say whether a name is a capital's, or a great city's with no region of its name in its country."""
    if fold(group.name) in kept().capitals or group.name in kept().words["metropolis"]:
        return True
    city = next((entry for entry in group.meant.entries if entry.kind == "city"), None)
    return (
        city is not None
        and city.population >= GREAT_CITY
        and not any(entry.kind == "region" and entry.country == city.country for entry in group.meant.entries)
    )
