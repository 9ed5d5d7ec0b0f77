"""Whom a description stands for: "the mayor" is the document's only mayor, "a lawyer" is nobody."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.link import roles
from dashboard.records import Mention, Role
from dashboard.text import lexicon
from dashboard.text.intervals import Intervals

DEFINITE = re.compile(r"(?:the|that|this)\s+", re.IGNORECASE)
NEW = re.compile(r"(?:a|an|one|another|some|any)\s+", re.IGNORECASE)
# "The president" is neither "former President X" nor "Vice President Y": both have these words or neither.
TELLING = frozenset("former ex late then past retired vice deputy assistant associate co".split())
NOUN = re.compile(r"[^\W\d_][\w.-]*")
Kind = tuple[str, frozenset[str]]
# "his | lawyer", "Ruiz’s | lawyer"
OWNED = re.compile(
    r"(?:(?P<pronoun>his|her)|(?P<owner>[A-Z][\w.’'-]{0,40}?(?: [A-Z][\w.’'-]{0,40}?){0,3})[’']s?) "
    r"(?:[a-z-]{1,40} ){0,2}(?P<head>[\w-]{1,40})",
    re.IGNORECASE,
)
OWNER_BEFORE = re.compile(r"[’']s? (?:[\w.-]+ ){0,2}$")
OWNER_REACH = 40  # characters before a role in which its owner ends
LOOSE = frozenset("a an the of for at in to his her their its our and s".split())
# "Iraq’s | foreign minister"
POSSESSOR = re.compile(r"(?P<owner>[A-Z][\w.]{1,30})[’']s?\s")


@dataclass(frozen=True, slots=True)
class Described:
    """A description in its parts: the head in its common form, the words that set it apart from another
    of its head ("former", "vice"), and the rest."""

    head: str
    telling: frozenset[str]
    others: frozenset[str]


class Roles:
    """The roles of a document by their head."""

    def __init__(self, found: Sequence[Role]) -> None:
        # By head and distinguishing words: everyone called this, and for each other word those who have it.
        self._holders: dict[Kind, list[tuple[Described, str]]] = defaultdict(list)
        self._with: dict[tuple[Kind, str], list[tuple[Described, str]]] = defaultdict(list)
        self._known: dict[Described, str | None] = {}
        for role, parts in {(role.name, described(role.text)): None for role in found}:
            if parts:
                self._holders[parts.head, parts.telling].append((parts, role))
                for word in parts.others:
                    self._with[(parts.head, parts.telling), word].append((parts, role))

    def holder(self, phrase: str) -> str | None:
        """Return the one person with the role that a definite phrase names, or None if there isn't just one.

        A title shared by two people names nobody, and we don't know whose lawyer "his lawyer" is.
        """
        start = DEFINITE.match(phrase) or POSSESSOR.match(phrase)
        parts = described(phrase[start.end() :]) if start else None
        if parts is None or start is None:
            return None
        if start.re is POSSESSOR:
            owner = common(start["owner"].lower())
            if owner == start["owner"].lower():
                return None  # "Ruiz’s lawyer": whose lawyer is known by the name beside it
            parts = replace(parts, others=parts.others | {owner})
        if parts not in self._known:
            self._known[parts] = self._one_holder(parts)
        return self._known[parts]

    def _one_holder(self, parts: Described) -> str | None:
        kind = parts.head, parts.telling
        lists = [self._with.get((kind, word), []) for word in parts.others]
        found = None
        # The rarest word leaves the fewest to check, and a second name ends the search.
        for role, name in min(lists, key=len) if lists else self._holders.get(kind, ()):
            if parts.others <= role.others:
                if found not in (None, name):
                    return None
                found = name
        return found


def served(
    text: str, entities: Intervals[Mention], found: Sequence[Role]
) -> dict[tuple[str, str], frozenset[str]]:
    """Return by owner and role who is called so: of "Ruiz’s lawyer, Ben Roe" (Ruiz, lawyer) is Ben Roe."""
    known: dict[tuple[str, str], frozenset[str]] = {}
    for role in found:
        parts = described(role.text)
        before = entities.overlapping(max(0, role.start - OWNER_REACH), role.end)
        owner = next(
            (one for one in reversed(before) if one.label == "PERSON" and one.name != role.name), None
        )
        # The owner stands before the role or inside it: "Ruiz’s | lawyer", "the late Ruiz’s lawyer".
        if parts is None or owner is None or not owner.name:
            continue
        if OWNER_BEFORE.fullmatch(text, owner.end, max(owner.end, role.end - len(role.text.split()[-1]))):
            key = owner.name, parts.head
            known[key] = known.get(key, frozenset()) | {role.name}
    return known


def described(phrase: str) -> Described | None:
    """Return the parts of a role without its article, or None if its head isn't a role.

    >>> described("former mayor of Riga")
    Described(head='mayor', telling=frozenset({'former'}), others=frozenset({'riga'}))
    """
    preposition = roles.PREPOSITION.search(phrase)
    core = phrase[: preposition.start()] if preposition else phrase
    found = [word.lower() for word in NOUN.findall(core)]
    if not found or found[-1] not in roles.words()["head"]:
        return None
    rest = [word.rstrip(".").lower() for word in NOUN.findall(phrase[len(core) :])]
    others = {common(word) for word in found[:-1] + rest} - LOOSE
    return Described(common(found[-1]), frozenset(others & TELLING), frozenset(others - TELLING))


@lru_cache(maxsize=1)
def _long() -> dict[str, str]:
    return {row["word"]: row["long"] for row in lexicon.rows("roles") if row["long"]}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Return the code of each country by its names and adjectives of one word, in lower case."""
    found = {row["name"].lower(): row["code"].lower() for row in lexicon.rows("country-names")}
    for row in lexicon.rows("places-countries"):
        for name in f"{row['demonyms']}; {row['names']}".split("; "):
            found[name.lower()] = row["code"].lower()
    return {name: code for name, code in found.items() if name and " " not in name}


def common(word: str) -> str:
    """Return one form for "Sen." and "senator", "spokeswoman" and "spokesman", "Iraq" and "Iraqi"."""
    return _long().get(word) or _countries().get(word, word)
