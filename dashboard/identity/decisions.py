"""Corrections by hand: what a list of decisions means. Nothing else is stored; undo marks one as undone.

A decision's target is plain text that survives a new extraction:

    PERSON:Vladimir Putin                     a name, with its label
    PLACE:524901:Moscow                       a place by its GeoNames number, or its position
    quote 120-186 5d41402a news/talks.txt     a row: what, where, a hash of its text, the document's key

Splitting keeps a name apart from the one it was joined with. If the target is a name, it leaves the other
wherever the program or a person joined them across documents; if it is a mention, it leaves it in its own
document and gets a separate name there, "Smith (news/talks.txt)". What is split is joined again only by hand.

Dismissing changes no row: it says that what a list asked about was looked at and is right as it is. The
list's word is the value ("unnamed"), with the second target where two are compared ("twins PERSON:Ilze
Kalnina"). Sentences and documents are targets of it as well.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from dashboard.identity import watching
from dashboard.identity.acts import LOOKED_AT, MARKS, NAME, PLACE
from dashboard.identity.compare import block, key
from dashboard.identity.watching import Watched
from dashboard.records import Decision, TextQuoteSelector
from dashboard.text.folding import tidy

BODIES = ("PERSON", "ORG", "MISC")  # what a form of a watched name may have been taken for
Entity = tuple[str, str]  # label and key of a name
# Put before a name that is split from one with the same key ("Antonio", "António"); no key has a hyphen.
ALONE = "-"


@dataclass(frozen=True)
class Rulings:
    """What the decisions in force say about names; a pure function of their list."""

    became: Mapping[Entity, Entity] = field(default_factory=dict)
    shown: Mapping[Entity, str] = field(default_factory=dict)
    hidden: frozenset[Entity] = frozenset()
    apart: frozenset[Entity] = frozenset()
    alone: Mapping[tuple[str, str], Entity] = field(default_factory=dict)  # by label and name as written

    @cached_property
    def heads(self) -> frozenset[Entity]:
        """Return the entities that others stand for."""
        return frozenset(self.became.values())

    def resolve(self, entity: Entity) -> Entity:
        """Return whom an entity stands for after all renaming and merging."""
        return self.became.get(entity, entity)

    def entity(self, label: str, name: str) -> Entity:
        """Return what a name is before it is joined with others."""
        return _own(self.alone, label, name)


@dataclass(frozen=True)
class RowTarget:
    """One row of a document as a decision names it."""

    kind: str
    start: int
    end: int
    digest: str
    document: str
    words: TextQuoteSelector | None = None  # with some around them, where the decision says so


def name_target(label: str, name: str) -> str:
    """Return the target for a name.

    >>> name_target("PERSON", "Ban Ki-moon")
    'PERSON:Ban Ki-moon'
    """
    return f"{label}:{name}"


def row_target(kind: str, start: int, end: int, text: str, *, document: str) -> str:
    """Return the target for a quote, mention, place or date of a document."""
    return f"{kind} {start}-{end} {digest(text)} {document}"


def digest(text: str) -> str:
    """Return a short hash: a decision doesn't apply to other words that end up in the same place."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def entity_of(target: str) -> Entity | None:
    """Return label and key if the target is a name, or None if it is something else."""
    match = NAME.fullmatch(target)
    return (match[1], key(match[2])) if match else None


def row_of(target: str) -> RowTarget | None:
    """Return the row that a target names, or None if it isn't a row."""
    match = LOOKED_AT.fullmatch(target)
    return RowTarget(match[1], int(match[2]), int(match[3]), match[4], match[5]) if match else None


def identity(decision: Decision) -> tuple[str, str, str, str]:
    """Return what makes two decisions one, in whichever collections they are."""
    return decision.when, decision.act, decision.target, decision.value


def row_about(decision: Decision) -> RowTarget | None:
    """Return the row that a decision is about, with its words where these are known."""
    row, words = row_of(decision.target), decision.words
    is_of_it = row and words and digest(words.exact) == row.digest  # a file may say anything
    return replace(row, words=words) if row and is_of_it else row


def shared_key(entity_key: str) -> str:
    """Return the key that a name has before it is split from others with the same key.

    >>> shared_key("-Antonio Guterres"), shared_key("antonio guterres")
    ('antonio guterres', 'antonio guterres')
    """
    name = entity_key.removeprefix(ALONE)
    return key(name) if name != entity_key and name else entity_key


def apart_name(written: str, document: str) -> str:
    """Return the name given to what is split off in one document.

    >>> apart_name("Smith", "news/talks.txt")
    'Smith (news/talks.txt)'
    """
    return tidy(f"{written} ({document})")


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Return what decisions say about names; later ones override earlier ones.

    Renaming means merging into the new name: if that name already exists, the two are joined, and a decision
    about either applies to both.
    """
    return of_acts((one.act, one.target, one.value) for one in standing(decisions))


def of_acts(acts: Iterable[tuple[str, str, str]]) -> Rulings:
    """Return what decisions in force, given in order as act, target and value, say about names."""
    ruling, every = _Ruling(), list(acts)
    last = {about: at for at, (act, about, _) in enumerate(every) if act == "watch"}
    for at, (act, about, new) in enumerate(every):
        target = _named(about)
        if target is None:
            continue
        if act == "watch":
            if last[about] == at and (watched := watching.of_decision(about, new)):
                ruling.watch(watched)
            continue
        value = _named(new)
        if act == "split":
            ruling.split(target, value)
            continue
        entity = ruling.groups.head(ruling.entity(*target))
        if act == "hide":
            ruling.hidden.add(entity)
        elif act in {"rename", "merge"} and value:
            ruling.join(entity, value, rename=act == "rename")
    hidden = frozenset(map(ruling.groups.head, ruling.hidden))
    return Rulings(ruling.groups.became(), ruling.shown, hidden, frozenset(ruling.apart), ruling.alone)


def touched(before: Rulings, after: Rulings) -> set[str]:
    """Return the blocks of all names that the two rulings treat differently."""
    alone = {name for name, _ in before.alone.items() ^ after.alone.items()}
    heads = {entity for entity, _ in before.shown.items() ^ after.shown.items()}
    heads |= before.hidden ^ after.hidden
    entities = heads | (before.apart ^ after.apart)
    entities |= {entity for entity, _ in before.became.items() ^ after.became.items()}
    if heads:
        both = (before.became.items(), after.became.items())
        entities |= {entity for joined in both for entity, head in joined if head in heads}
    return {block(label, shared_key(own)) for label, own in entities} | {block(*name) for name in alone}


@lru_cache(maxsize=100_000)
def _named(target: str) -> tuple[str, str] | None:
    """Return label and name of a target, or None if it is something else."""
    match = NAME.fullmatch(target)
    return (match[1], match[2]) if match else None


@dataclass
class _Ruling:
    """Rulings being built up, decision by decision."""

    groups: "_Groups" = field(default_factory=lambda: _Groups())
    shown: dict[Entity, str] = field(default_factory=dict)
    hidden: set[Entity] = field(default_factory=set)
    apart: set[Entity] = field(default_factory=set)
    alone: dict[tuple[str, str], Entity] = field(default_factory=dict)

    def entity(self, label: str, name: str) -> Entity:
        return _own(self.alone, label, name)

    def join(self, entity: Entity, name: tuple[str, str], *, rename: bool) -> None:
        """Let an entity stand for the one with a name."""
        wanted = self.groups.head(self.entity(*name))
        if rename or wanted not in self.shown:
            self.shown[wanted] = name[1]
        if entity != wanted:
            self.groups.join(entity, wanted)

    def watch(self, watched: Watched) -> None:
        """Let the other forms of a name on the watch list stand for it, whatever they were taken for."""
        for label in dict.fromkeys((watched.label, *BODIES)):
            for form in watched.also:
                own = self.entity(label, form)
                self.apart.add(own)  # else "UN" would stand for the long form that a document gives
                self.join(self.groups.head(own), (watched.label, watched.name), rename=False)

    def split(self, name: tuple[str, str], other: tuple[str, str] | None) -> None:
        """Let a name stand for itself: all its spellings, or only this one if `other` is one of them."""
        entity = self.entity(*name)
        if other is not None and entity == self.entity(*other):
            if name == other:
                return
            entity = (name[0], ALONE + name[1])
            self.alone[name] = entity
        self.apart.add(entity)
        self.groups.leave(entity)


class _Groups:
    """Who stands for whom (union-find): each group has one head, and a name can leave its group again."""

    def __init__(self) -> None:
        self._places: dict[Entity, int] = {}
        # The parent of each node (at the top the node itself, where the head of the group is stored).
        self._above: list[int] = []
        self._heads: list[Entity] = []

    def head(self, entity: Entity) -> Entity:
        """Return whom an entity stands for: itself if it was never joined."""
        place = self._places.get(entity)
        return entity if place is None else self._heads[self._top(place)]

    def join(self, head: Entity, other: Entity) -> None:
        """Merge the group of one head into that of another."""
        self._above[self._top(self._place(head))] = self._top(self._place(other))

    def leave(self, entity: Entity) -> None:
        """Let an entity stand for itself; a head stays with its group."""
        if self.head(entity) != entity:
            del self._places[entity]

    def became(self) -> dict[Entity, Entity]:
        """Return whom each entity stands for, leaving out those that stand for themselves."""
        heads = ((one, self._heads[self._top(place)]) for one, place in self._places.items())
        return {one: head for one, head in heads if one != head}

    def _place(self, entity: Entity) -> int:
        place = self._places.setdefault(entity, len(self._above))
        if place == len(self._above):
            self._above.append(place)
            self._heads.append(entity)
        return place

    def _top(self, place: int) -> int:
        above = self._above
        while above[place] != place:
            above[place] = place = above[above[place]]
        return place


def _own(alone: Mapping[tuple[str, str], Entity], label: str, name: str) -> Entity:
    """Return what a name is by itself: its label and key, unless it was split from others with that key."""
    return (alone and alone.get((label, name))) or _entity(label, name)


# Cached, as the pairs repeat: for each undo a list of ten thousand decisions is read again.
@lru_cache(maxsize=100_000)
def _entity(label: str, name: str) -> Entity:
    return label, key(name)


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions in force, in the order they were made."""
    return sorted((tidied(one) for one in decisions if not one.undone), key=lambda one: one.id)


def tidied(decision: Decision) -> Decision:
    """Return a decision with its names spelt as in collections: older ones kept no-break spaces."""
    value = decision.value if decision.act in MARKS else _tidy(decision.value)  # a note stands as written
    return replace(decision, target=_tidy(decision.target), value=value)


def _tidy(target: str) -> str:
    """Tidy a target that is a name, but not a row: its document's key may contain any spaces."""
    match = NAME.fullmatch(target) or PLACE.fullmatch(target)
    return target[: match.start(2)] + tidy(match[2]) if match else target
