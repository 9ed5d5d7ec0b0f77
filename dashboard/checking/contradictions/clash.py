"""Two places of a collection that may contradict each other, and when two documents tell one story."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.checking import words
from dashboard.identity import decisions
from dashboard.store.questions.compared import Held, Read

STORY = 3  # days between two reports of one story
SHARED = 2  # names that both reports have
LEAST = 4  # letters of a word that tells something
Documents = Mapping[int, Read]


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence of a document, with the words in it that are compared."""

    document_id: str
    title: str
    source: str
    published: date | None
    start: int
    end: int
    sentence: str
    sentence_start: int
    target: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What may contradict what, and why; a weekday contradicts the calendar, not another sentence."""

    kind: str
    says: str
    one: Side
    other: Side | None = None


def side(read: Read, start: int, end: int) -> Side:
    """Return the sentence around some words as one side of a clash."""
    first, last = sentence_at(read, start)
    target = decisions.row_target("sentence", first, last, read.text[first:last], document=read.key)
    said = read.text[first:last].rstrip()
    return Side(read.key, read.title, read.source, read.published, start, end, said, first, target)


def of_held(documents: Documents, held: Held) -> Side:
    """Return the sentence of a role or quote as one side of a clash."""
    return side(documents[held.document], held.start, held.end)


def sentence_at(read: Read, at: int) -> tuple[int, int]:
    """Return start and end of the sentence around a position, else of the line."""
    before = bisect_right([one.start for one in read.sentences], at) - 1
    if before >= 0 and at < read.sentences[before].end:
        return read.sentences[before].start, read.sentences[before].end
    first = read.text.rfind("\n", 0, at) + 1
    return first, next((end for end in [read.text.find("\n", at)] if end >= 0), len(read.text))


def is_one_story(one: Read, other: Read) -> bool:
    """Say whether two documents may tell one story: near in time, and some of the same names."""
    if one is other:
        return True
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= STORY and len(one.names & other.names) >= SHARED


def telling(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words of a stretch that tell something, without figures.

    >>> sorted(telling("The fire in the old mill killed 12 people.", 0, 42))
    ['fir', 'kill', 'mill', 'peopl']
    """
    return telling_of(word.key for word in words.of(text, start, end))


def telling_of(keys: Iterable[str]) -> frozenset[str]:
    """Return those of some words that tell something, in the form for comparing."""
    return frozenset(
        stem(key) for key in keys if len(key) >= LEAST and key not in words.SMALL and not key[0].isdigit()
    )


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its commonest endings: "killed", "killing" and "kills" are one.

    >>> stem("killed"), stem("closes"), stem("bridge")
    ('kill', 'clos', 'bridg')
    """
    plain = word.casefold()
    for ending in ("ing", "ed", "es", "s", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            return plain[: -len(ending)]
    return plain


def overlap(one: frozenset[str], other: frozenset[str]) -> tuple[int, float]:
    """Return how many words two stretches share, and which share of the shorter one that is."""
    both = len(one & other)
    return both, both / max(min(len(one), len(other)), 1)
