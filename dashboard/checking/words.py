"""A quotation’s words in a form for comparing, and its honest cuts: “…” and “[the bridge]” (tokenisation).

Curly and straight marks, dashes, commas, full stops, no-break spaces and capitals are no differences.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dashboard.text.folding import fold

# [W]e counts as We; then the signs that mean something: 5 %, $5, -5, a question.
WORD = r"(?:\[\w\](?=\w))?\w+(?:[’'‘ʼ\u00ad\u200b-\u200d\u2060]\w+)*|[%$€£¥?]|(?<![\w.])[-−–](?=\d)"
TOKEN = re.compile(WORD)
CUT = r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?"
INSERTED = r"\[[^\[\]\n]{1,120}\]"
PART = re.compile(f"(?P<cut>{CUT})|(?P<word>{WORD})|(?P<inserted>{INSERTED})")
SIC = frozenset(("[sic]", "[sic!]"))
# As capitals these are other words than in small letters.
CAPITALS = frozenset(("US", "WHO", "IT", "AIDS"))
NEGATIONS = frozenset(
    "no not never nobody none nothing neither nor hardly cannot without false untrue deny denied denies "
    "refuse refuses refused unless if".split()
)
# What may be left out at the beginning of a sentence without a word about it.
FILLERS = frozenset("and but so well now um uh er yes".split())
SMALL = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been being am has have had "
    "do does did will would can could may might shall should must it its this that these those he she they "
    "we you i his her their our your my him them us me there so if than then not no also just".split()
)
MOST = 300_000  # words of a text that are compared: five novels; a hostile one may have any number


class Word(NamedTuple):
    """A word for comparing, and where it is."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand side by side; `cut` and `inserted` tell what is marked before them."""

    words: tuple[Word, ...]
    cut: bool = False
    inserted: bool = False

    def keys(self) -> list[str]:
        """Return the words for comparing."""
        return [one.key for one in self.words]

    def text(self) -> str:
        """Return the words as a phrase to look up."""
        return " ".join(self.keys())


def of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of text[start:end].

    >>> [word.key for word in of("“We don’t — ever — know,” the WHO said.")]
    ['we', "don't", 'ever', 'know', 'the', 'WHO', 'said']
    """
    stop = len(text) if end is None else end
    found: list[Word] = []
    for match in TOKEN.finditer(text, start, stop):
        found.append(Word(_key(match[0]), match.start(), match.end()))
        if len(found) == MOST:
            break
    return found


def keys(text: str) -> tuple[str, ...]:
    """Return the words of a text for comparing, without where they stand.

    >>> keys("“We don’t know,” the WHO said.")
    ('we', "don't", 'know', 'the', 'WHO', 'said')
    """
    return tuple(_key(match[0]) for match in islice(TOKEN.finditer(text), MOST))


def runs(text: str, pieces: Iterable[tuple[int, int]]) -> tuple[list[Run], bool]:
    """Return the runs of words of a quotation's pieces, and whether its end is marked as cut.

    >>> found, is_cut = runs("We will … rebuild [the bridge] soon …", [(0, 37)])
    >>> [(run.text(), run.cut, run.inserted) for run in found], is_cut
    ([('we will', False, False), ('rebuild', True, False), ('soon', False, True)], True)
    """
    found: list[Run] = []
    cut = inserted = False
    words: list[Word] = []

    def close() -> None:
        if words:
            found.append(Run(tuple(words), was[0], was[1]))
            words.clear()

    was = (False, False)
    for start, end in pieces:
        for match in PART.finditer(text, start, end):
            if match.lastgroup == "word":
                if not words:
                    was, cut, inserted = (cut, inserted), False, False
                words.append(Word(_key(match[0]), match.start(), match.end()))
            elif match[0].casefold() not in SIC:
                close()
                cut, inserted = cut or match.lastgroup == "cut", inserted or match.lastgroup == "inserted"
    close()
    return found, cut or inserted


def windows(keys: Sequence[str], size: int) -> list[str]:
    """Return runs of so many words, each with one that is no small word.

    >>> windows(["we", "will", "rebuild", "it"], 3)
    ['we will rebuild', 'will rebuild it']
    """
    found = (keys[at : at + size] for at in range(len(keys) - size + 1))
    return [" ".join(part) for part in found if any(len(one) > 3 and one not in SMALL for one in part)]


def is_negated(keys: Iterable[str]) -> bool:
    """Say whether some words deny what stands beside them.

    >>> is_negated(["we", "don't"]), is_negated(["we", "will"])
    (True, False)
    """
    return any(key in NEGATIONS or key.endswith("n't") for key in keys)


def weight(key: str) -> float:
    """Return how much a word tells: a small word little."""
    return 0.3 if key in SMALL else 1.0


@lru_cache(maxsize=50_000)
@lru_cache(maxsize=50_000)
def _key(written: str) -> str:
    plain = written.replace("[", "").replace("]", "")
    return plain if plain in CAPITALS else "-" if plain in "−–" else fold(plain)
