"""The names of a draft against the collection's spelling, and the roles it gives people (entity linking)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.checking.findings import Finding
from dashboard.identity.compare import is_bare
from dashboard.records import Extraction, Mention, Role
from dashboard.store.collection import Collection
from dashboard.store.questions import known_names
from dashboard.store.questions.known_names import Known
from dashboard.text.folding import fold, tidy

PEOPLE_AND_BODIES = ("PERSON", "ORG")
MOST_ROLES = 3
MOST_NAMED = 4
WORD = re.compile(r"[\w-]+")
LITTLE = frozenset("the a an of for in at and to his her its their our".split())
# A former minister is no minister.
TURNING = frozenset("former ex acting deputy vice interim designate elect late assistant outgoing".split())


def check(collection: Collection, found: Extraction) -> Iterator[Finding]:
    """Yield what is to be said of each name once, where it first stands in full, and of each role."""
    known: dict[str, list[Known]] = {}
    for mention in _first_mentions(found):
        name = mention.name or mention.text
        known[name] = known_names.of(collection, name, label=mention.label)
        yield _name(collection, mention, name, known[name])
    seen: set[tuple[str, str]] = set()
    for role in found.roles:
        if (one := (role.name, fold(role.text))) not in seen and known.get(role.name):
            seen.add(one)
            finding = _role(collection, role, known[role.name])
            if finding:
                yield finding


def _first_mentions(found: Extraction) -> Iterator[Mention]:
    """Yield each person's and body's fullest mention; a short form that follows is the same name."""
    fullest: dict[str, Mention] = {}
    for mention in found.entities:
        if mention.label in PEOPLE_AND_BODIES:
            name = mention.name or mention.text
            before = fullest.get(name)
            if before is None or len(tidy(mention.text)) > len(tidy(before.text)):
                fullest[name] = mention
    yield from sorted(fullest.values(), key=lambda one: one.start)


def _name(collection: Collection, mention: Mention, name: str, known: list[Known]) -> Finding:
    found = Finding("name", mention.start, mention.end, mention.text, "green", "")
    written = tidy(mention.text)
    if not known:
        near = known_names.nearly(collection, name) if mention.label == "PERSON" else []
        if near:
            return replace(
                found,
                colour="amber",
                says=f"The collection has no {name}, but {_listed(near)}: a slip of the pen?",
            )
        return replace(found, colour="grey", says="This name is not in the collection.")
    if len(known) > 1 and is_bare(name) and mention.label == "PERSON":
        return replace(
            found, colour="amber", says=f"“{written}” may be several in the collection: {_listed(known)}."
        )
    if is_bare(name) and mention.label == "PERSON":
        return replace(found, colour="green", says=f"In the collection this is {known[0].name}.")
    if known_names.spelt(collection, written):
        return replace(found, colour="green", says="Spelt as in the collection.")
    return replace(found, colour="amber", says=f"The collection spells it {known[0].name}.")


def _role(collection: Collection, role: Role, known: list[Known]) -> Finding | None:
    """Return what is to be said of a role, None if the collection gives that person none."""
    held = known_names.roles_of(collection, known[:1])
    if not held:
        return None
    found = Finding("role", role.start, role.end, role.text, "green", "")
    if any(_is_same(_words(role.text), _words(one)) for one in held):
        return replace(found, colour="green", says=f"The collection calls {known[0].name} so too.")
    listed = "; ".join(f"“{one}”" for one in held[:MOST_ROLES])
    return replace(
        found, colour="amber", says=f"The collection calls {known[0].name} {listed}, not “{role.text}”."
    )


def _words(role: str) -> frozenset[str]:
    """Return the words of a role without small ones.

    >>> sorted(_words("Mayor of the City"))
    ['city', 'mayor']
    """
    return frozenset(word for word in WORD.findall(fold(role)) if word not in LITTLE)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two roles may be the same: the mayor, and the mayor of Riga."""
    return (one <= other or other <= one) and not (one ^ other) & TURNING


def _listed(known: list[Known]) -> str:
    more = f" and {len(known) - MOST_NAMED} more" if len(known) > MOST_NAMED else ""
    return ", ".join(one.name for one in known[:MOST_NAMED]) + more
