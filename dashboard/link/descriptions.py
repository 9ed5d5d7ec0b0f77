"""Whom a description stands for: "the mayor" is the one mayor of the document, "a lawyer" is nobody."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.link import roles
from dashboard.records import Role
from dashboard.text import lexicon

DEFINITE = re.compile(r"(?:the|that|this)\s+", re.IGNORECASE)
NEW = re.compile(r"(?:a|an|one|another|some|any)\s+", re.IGNORECASE)
# "The president" is neither "former President X" nor "Vice President Y": these stand in both or in neither.
TELLING = frozenset("former ex late then past retired vice deputy assistant associate co".split())
WORD = re.compile(r"[^\W\d_][\w.-]*")
LOOSE = frozenset("a an the of for at in to his her their its our and".split())


@dataclass(frozen=True, slots=True)
class Described:
    """A description in its parts: the head in its common form, the words that tell it from another
    of its head ("former", "vice"), and the rest."""

    head: str
    telling: frozenset[str]
    others: frozenset[str]


class Roles:
    """The roles of a document by their head."""

    def __init__(self, found: Sequence[Role]) -> None:
        self.by_head: dict[str, list[tuple[Described, str]]] = defaultdict(list)
        for role in found:
            parts = described(role.text)
            if parts:
                self.by_head[parts.head].append((parts, role.name))

    def holder(self, phrase: str) -> str | None:
        """Return the one person who holds the role that a definite phrase names, None where it isn't one.

        A title shared by two names nobody, and whose lawyer "his lawyer" is we don't know.
        """
        start = DEFINITE.match(phrase)
        parts = described(phrase[start.end() :]) if start else None
        if parts is None:
            return None
        holders = {
            name
            for role, name in self.by_head.get(parts.head, ())
            if role.telling == parts.telling and parts.others <= role.others
        }
        return holders.pop() if len(holders) == 1 else None


def described(phrase: str) -> Described | None:
    """Return the parts of a role without its article, None where its head is no role.

    >>> described("former mayor of Riga")
    Described(head='mayor', telling=frozenset({'former'}), others=frozenset({'riga'}))
    """
    preposition = roles.PREPOSITION.search(phrase)
    core = phrase[: preposition.start()] if preposition else phrase
    found = [word.lower() for word in WORD.findall(core)]
    if not found or found[-1] not in roles.words()["head"]:
        return None
    rest = [word.rstrip(".").lower() for word in WORD.findall(phrase[len(core) :])]
    others = {_common(word) for word in found[:-1] + rest} - LOOSE
    return Described(_common(found[-1]), frozenset(others & TELLING), frozenset(others - TELLING))


@lru_cache(maxsize=1)
def _long() -> dict[str, str]:
    return {row["word"]: row["long"] for row in lexicon.rows("roles") if row["long"]}


def _common(word: str) -> str:
    """Return the form under which "Sen." and "senator", "spokeswoman" and "spokesman" are one."""
    return _long().get(word, word)
