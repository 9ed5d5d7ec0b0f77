"""Who is who across all documents: "Putin" in one article, "Vladimir Putin" in another.

Names are joined if their full form is the same, even with a middle initial or in another transliteration; a
surname alone joins a full name only if the collection has exactly one with that ending; an acronym joins the
one long form that a document gave it. A title never joins names. The result depends on which names there
are, not on the order in which they came.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dashboard.identity.compare import as_ending, endings, initials, is_bare, key, plain_form
from dashboard.identity.decisions import Entity, Rulings

LETTERS = re.compile(r"[^\W\d_]+")
SHORT = 3  # letters: "III" and "JP" are normally written in capitals


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical name as a document has it."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name stands for; `name` is None if other names decide how it is shown."""

    label: str
    key: str
    name: str | None
    hidden: bool


def join(
    names: Iterable[Name],
    *,
    long_forms: Mapping[str, Collection[str]] | None = None,
    rulings: Rulings | None = None,
    absent: Collection[Name] = (),
) -> dict[Name, Known]:
    """Return whom each name stands for.

    `names` has all names of a collection in the blocks in question (compare.block), `long_forms` the long
    forms that documents gave for an acronym, `rulings` what was decided by hand, and `absent` the names that
    nobody has any more since a decision: no other name can mean them.
    """
    every = list(dict.fromkeys(names))
    ruled = rulings or Rulings()
    present = [name for name in every if name not in absent]
    same = _same_people(present, ruled)
    full = _full_names(present, ruled, same)
    found = {name: ruled.resolve(_whom(name, full, long_forms or {}, same, ruled)) for name in every}
    written: dict[Entity, set[str]] = defaultdict(set)
    gone: dict[Entity, set[str]] = defaultdict(set)
    for name, entity in found.items():
        if ruled.entity(name.label, name.name) == entity:
            (gone if name in absent else written)[entity].add(name.name)
    shown = {
        entity: ruled.shown.get(entity) or best(written[entity] or gone[entity], label=entity[0])
        for entity in dict.fromkeys(found.values())
    }
    return {name: Known(*entity, shown[entity], entity in ruled.hidden) for name, entity in found.items()}


def meant(ending: str, names: Iterable[Name], rulings: Rulings) -> int:
    """Return how many people a surname alone may stand for, of those with some full names."""
    every = list(names)
    return len(_full_names(every, rulings, _same_people(every, rulings)).get(ending, {}))


def best(names: Collection[str], *, label: str = "PERSON") -> str | None:
    """Return which name to show of several that differ only in accents, case and hyphens.

    >>> best(["VLADIMIR PUTIN", "Vladimir Putin"]), best(["Ban Ki Moon", "Ban Ki-moon"])
    ('Vladimir Putin', 'Ban Ki-moon')
    >>> best(["HIllary Clinton", "Hillary CLINTON", "Hillary Clinton"]), best(["John Mccain", "John McCain"])
    ('Hillary Clinton', 'John McCain')
    """
    if not names:
        return None
    return min(names, key=lambda name: (_slips(name, label), *_plainness(name)))


def _slips(name: str, label: str) -> int:
    """Count the words with too many capitals: "HIllary", and in a person's name "Hillary CLINTON"."""
    if name.isupper():
        return 0  # a name that is all capitals is judged as a whole
    long: list[str] = [word for word in LETTERS.findall(name) if len(word) > SHORT]
    slipped = sum(word[:2].isupper() and word[2:].islower() for word in long)
    return slipped + (sum(word.isupper() for word in long) if label == "PERSON" else 0)


def _plainness(name: str) -> tuple[object, ...]:
    """Return a sort key: mixed case before capitals, accents before none, hyphens before none."""
    return (name.isupper(), name.islower(), name.isascii(), -len(name), "-" not in name, name)


def _same_people(names: Iterable[Name], rulings: Rulings) -> dict[str, str]:
    """Return for a full name's key that of the same person's plainest name ("Donald J. Trump").

    Two middle initials mean two people, and then the name without one is neither. What was decided by hand
    about one of the names holds for all; what was decided about two of them holds for each by itself.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    decided = set()
    for name in names:
        entity = rulings.entity(name.label, name.name)
        if name.label != "PERSON" or entity in rulings.apart or not (plain := plain_form(name.name)):
            continue
        alike[plain].add(entity[1])
        if entity in rulings.became or entity in rulings.shown:
            decided.add(entity[1])
    same: dict[str, str] = {}
    for keys in alike.values():
        if len({initials(one) for one in keys} - {""}) <= 1:
            by_hand = keys & decided
            plainest = min(keys, key=lambda one: (len(initials(one)), len(one), one))
            person = next(iter(by_hand)) if len(by_hand) == 1 else plainest
            same |= {own: own if own in by_hand else person for own in keys}
    return same


def _full_names(
    names: Iterable[Name], rulings: Rulings, same: Mapping[str, str]
) -> dict[str, dict[Entity, str]]:
    """Return, for each possible surname, the people whose full name ends in it, with the key of each."""
    full: dict[str, dict[Entity, str]] = defaultdict(dict)
    for name in names:
        if name.label != "PERSON" or is_bare(name.name):
            continue
        own_key = rulings.entity(name.label, name.name)[1]
        person = same.get(own_key, own_key)
        entity = rulings.resolve((name.label, person))
        if entity in rulings.hidden:
            continue
        for ending in endings(name.name):
            # Two people whom a decision has merged are one candidate.
            full[ending][entity] = min(full[ending].get(entity, person), person)
    return full


def _whom(
    name: Name,
    full: Mapping[str, Mapping[Entity, str]],
    long_forms: Mapping[str, Collection[str]],
    same: Mapping[str, str],
    rulings: Rulings,
) -> Entity:
    """Return whom a name stands for by its form: itself if that was decided by hand."""
    entity = rulings.entity(name.label, name.name)
    return entity if entity in rulings.apart else (name.label, _key(name, full, long_forms, same))


def _key(
    name: Name,
    full: Mapping[str, Mapping[Entity, str]],
    long_forms: Mapping[str, Collection[str]],
    same: Mapping[str, str],
) -> str:
    """Return the key of the full or long name that a name stands for, else its own."""
    if name.label == "PERSON" and is_bare(name.name):
        candidates = full.get(as_ending(name.name), {})
        if len(candidates) == 1:
            return next(iter(candidates.values()))
    if name.label == "ORG":
        keys = {key(long) for long in long_forms.get(name.name, ())} - {key(name.name)}
        if len(keys) == 1:
            return keys.pop()
    return same.get(key(name.name), key(name.name)) if name.label == "PERSON" else key(name.name)
