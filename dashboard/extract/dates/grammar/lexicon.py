"""The words for time and the roles they play, read from data/lexicon/dates-*.tsv."""

from dataclasses import dataclass
from functools import cache

from dashboard.text.lexicon import rows


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can be: for each role ("MON", "UNIT", …) its value in that role."""

    roles: dict[str, str]
    # Roles that count only when the word is written with a capital ("May", "Sun.").
    capital: frozenset[str] = frozenset()


@cache
def words() -> dict[str, Word]:
    """Return every word of dates-words.tsv, in lower case, with its roles."""
    roles: dict[str, dict[str, str]] = {}
    capital: dict[str, set[str]] = {}
    for row in rows("dates-words"):
        roles.setdefault(row["word"], {})[row["role"]] = row["value"]
        if row["case"] == "Capital":
            capital.setdefault(row["word"], set()).add(row["role"])
    return {word: Word(found, frozenset(capital.get(word, ()))) for word, found in roles.items()}


@cache
def word_list(role: str) -> frozenset[str]:
    """Return all words that have a role.

    >>> "will" in word_list("FUTURE")
    True
    """
    return frozenset(word for word, found in words().items() if role in found.roles)


def value(word: str, role: str) -> str:
    """Return the value of a word in a role, or "" if it has none.

    >>> value("april", "MON")
    '4'
    """
    found = words().get(word)
    return found.roles.get(role, "") if found else ""


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of dates-lists.tsv."""
    return frozenset(next(row["words"] for row in rows("dates-lists") if row["list"] == name).split())


@cache
def number_words() -> dict[str, int]:
    """Return the words that are numbers, with their values."""
    return {word: int(found.roles["NUMWORD"]) for word, found in words().items() if "NUMWORD" in found.roles}
