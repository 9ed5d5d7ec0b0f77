"""A place where a row of the grammar matched, as seen by the function that reads it."""

from dataclasses import dataclass

from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive), the row they match, and what the row's names caught.

    A name that caught nothing has the word "", the value "" and the number 0.
    """

    tokens: Tokens
    rule: str
    reading: str
    start: int
    end: int
    # Name -> the token it caught, and the role in which it caught it.
    caught: dict[str, tuple[int, str]]

    @property
    def words(self) -> list[str]:
        """All words of the match, in lower case."""
        return self.tokens.words[self.start : self.end]

    @property
    def first(self) -> str:
        """The first word."""
        return self.tokens.words[self.start]

    @property
    def last(self) -> str:
        """The last word."""
        return self.tokens.words[self.end - 1]

    @property
    def last_but_one(self) -> str:
        """The last word but one, or "" in a match of one word."""
        return self.tokens.words[self.end - 2] if self.end - self.start > 1 else ""

    @property
    def before(self) -> str:
        """The word or mark before the match, or "" at the start of the text."""
        return self.tokens.word(self.start - 1)

    @property
    def after(self) -> str:
        """The word or mark after the match, or "" at the end of the text."""
        return self.tokens.word(self.end)

    @property
    def written_after(self) -> str:
        """The word or mark after the match, as it is written."""
        return self.tokens.surface(self.end) if self.end < len(self.tokens) else ""

    @property
    def written_before(self) -> str:
        """The word or mark before the match, as it is written."""
        return self.tokens.surface(self.start - 1) if self.start else ""

    @property
    def is_name_after(self) -> bool:
        """Whether a capital comes directly after the match."""
        return self.written_after[:1].isupper()

    @property
    def is_name_before(self) -> bool:
        """Whether a capitalised word comes directly before the match."""
        return self.written_before[:1].isupper()

    def plays(self, index: int, *roles: str) -> bool:
        """Say whether a token, numbered as in the text, can play one of these roles."""
        return 0 <= index < len(self.tokens) and not self.tokens.roles[index].isdisjoint(roles)

    def starts_with(self, *roles: str) -> bool:
        """Say whether the first word can play one of these roles."""
        return self.plays(self.start, *roles)

    def at(self, name: str) -> int:
        """Return the token that a name caught, or -1 if it caught none."""
        return self.caught.get(name, (-1, ""))[0]

    def word(self, name: str) -> str:
        """Return the word that a name caught, in lower case."""
        index = self.at(name)
        return self.tokens.words[index] if index >= 0 else ""

    def value(self, name: str) -> str:
        """Return the value in dates-words.tsv of the word a name caught, in the role that caught it."""
        index, role = self.caught.get(name, (-1, ""))
        return lexicon.value(self.tokens.words[index].rstrip("."), role) if index >= 0 else ""

    def amount(self, name: str) -> float | None:
        """Return the number that a name caught (2.5 for "2.5"), or None if it isn't one."""
        index = self.at(name)
        return self.tokens.numbers[index] if index >= 0 else None

    def number(self, name: str) -> int:
        """Return what a name caught as a whole number: 7 for "7", "seven", "7th" and "seventh"."""
        index, role = self.caught.get(name, (-1, ""))
        if index < 0:
            return 0
        counted = self.tokens.numbers[index]
        if counted is not None:
            return int(counted)
        word = self.tokens.words[index]
        digits = word.lstrip("'’").rstrip("sthndr")
        return int(digits) if digits.isdecimal() else int(lexicon.value(word.rstrip("."), role) or 0)
