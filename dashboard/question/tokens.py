"""A question cut into words and phrases, each with what it says of those after it (tokenisation)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.text import day_words, guards
from dashboard.text.folding import fold
from dashboard.text.lexicon import rows
from dashboard.text.wanted import EITHER

TOKEN = re.compile(r'-?"[^"]+"|[^\s"?!,;:()\[\]{}…]+')
MARKS = re.compile(r"[“”„«»]")
# A dash between two days, which stands for "to": "3 May - 5 June".
SPAN = re.compile(
    rf"(?<=\w)\s+[-–—]\s+(?=\d{{1,4}}\b|(?:{'|'.join(one[:3] for one in day_words.MONTHS)}))", re.IGNORECASE
)
OWNS = re.compile(r"(?:'s|(?<=s)')$")
LONGEST = 500  # characters of a question that are read
MOST = 60  # words of it


@dataclass(frozen=True)
class Token:
    """One word as typed, or a phrase in quotation marks; `words` are what names are compared by."""

    text: str
    words: tuple[str, ...]

    @property
    def is_search(self) -> bool:
        """Say whether it is written as words for a search: a phrase, or one that must not occur."""
        return '"' in self.text or (self.text.startswith("-") and len(self.text) > 1)

    @property
    def is_small(self) -> bool:
        """Say whether it has no capital letter."""
        return self.text == self.text.lower()


def cut(question: str) -> tuple[Token, ...]:
    """Return the words of a question.

    >>> [one.text for one in cut("What did Kalnina’s aide say about “the bridge”?")]
    ['What', 'did', 'Kalnina’s', 'aide', 'say', 'about', '"the bridge"']
    """
    found = TOKEN.findall(MARKS.sub('"', SPAN.sub(" to ", _plain(question[:LONGEST]))))[:MOST]
    tokens = (Token(text.rstrip("."), words_of(text)) for text in found)
    return tuple(one for one in tokens if one.words)


def _plain(question: str) -> str:
    return "".join(one if one.isprintable() else " " for one in guards.clean(question))


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in the form in which spellings are equal.

    >>> words_of("Ban Ki-moon’s"), words_of("ŁÓDŹ")
    (('ban', 'ki', 'moon'), ('lodz',))
    """
    plain = OWNS.sub("", fold(name).strip(".,'\""))
    return tuple(plain.replace("-", " ").replace(".", "").replace('"', " ").split())


def role_at(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return what the words at a place say of those after them, and how many they are; ("", 0) for none.

    A word with a capital letter inside a question is a name: "Will Ozols".
    """
    for size in range(min(_longest(), len(tokens) - at), 0, -1):
        some = tokens[at : at + size]
        role = table().get(" ".join(" ".join(one.words) for one in some))
        is_name = at > 0 and not some[0].is_small and some[0].text != EITHER
        if role and not is_name and not any(one.is_search for one in some):
            return role, size
    return "", 0


@cache
def table() -> dict[str, str]:
    """Return what each word of a question says, by the word."""
    return {row["word"]: row["role"] for row in rows("question-words")}


@cache
def titles() -> frozenset[str]:
    """Return the titles that stand before a name and are not part of it, folded: "senator"."""
    return frozenset(row["title"].rstrip(".") for row in rows("titles"))


@cache
def _longest() -> int:
    return max(len(word.split()) for word in table())
