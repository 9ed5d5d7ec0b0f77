"""Which reports tell of the same event: at the same place, on the same days, with words in common."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from dashboard.store import days
from dashboard.store.questions.fitting import Numbers
from dashboard.text.folding import fold

SHORTEST = 4  # letters of a word that counts
STEM = 5  # letters by which words are compared: "protest", "protesters"
LONG_WORD = re.compile(rf"[^\W_]{{{SHORTEST},}}")
LEAST_SHARED = 2
NEAR = 3  # days: a longer stretch is the same only as itself
MOST = 24  # words of a report
PLACE, FIRST, LAST, START, END, SENTENCE_START, SENTENCE_END, PLACE_START, PLACE_END = (
    2,
    3,
    4,
    6,
    7,
    10,
    11,
    8,
    9,
)
COMMON = frozenset(
    "about after again against also amid been before being between could from have into last more most next "
    "over said says some such than that their them then there these they this those through under until were "
    "what when where which while will with would year years month months week weeks today yesterday monday "
    "tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december people during including told officials".split()
)


class Terms:
    """The words of all reports so far, kept to tell which of them are alike."""

    def __init__(self) -> None:
        self._words: list[frozenset[str]] = []
        self._there: dict[tuple[int, int], list[int]] = defaultdict(list)

    def add(self, text: str, rows: Iterable[Sequence[int]]) -> None:
        """Take the events of a document."""
        for row in rows:
            number = len(self._words)
            self._words.append(_words(text, row))
            for day in _days(row[FIRST], row[LAST]):
                self._there[row[PLACE], day].append(number)

    def alike(self) -> Numbers:
        """Return for each report the number of the first that tells of the same event, maybe itself."""
        first = list(range(len(self._words)))
        for together in self._there.values():
            self._join(together, first)
        return np.array([_root(first, at) for at in range(len(first))], dtype=np.int32)

    def _join(self, together: Sequence[int], first: list[int]) -> None:
        """Join those that share two words; each pair of words is looked up, so that it stays linear."""
        if len(together) < 2:
            return
        # Copies have the same words: one of them is enough.
        same: dict[frozenset[str], int] = {}
        for number in together:
            if len(words := self._words[number]) >= LEAST_SHARED:
                _unite(first, same.setdefault(words, number), number)
        if len(same) < 2:
            return
        seen: dict[tuple[str, ...], int] = {}
        for words, number in same.items():
            for pair in combinations(sorted(words), LEAST_SHARED):
                _unite(first, seen.setdefault(pair, number), number)


def _unite(first: list[int], one: int, other: int) -> None:
    if one != other:
        one, other = _root(first, one), _root(first, other)
        first[max(one, other)] = min(one, other)


def _root(first: list[int], at: int) -> int:
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at


def _words(text: str, row: Sequence[int]) -> frozenset[str]:
    """Return the words of a report's sentence that tell it from others, without its place and its date."""
    start, end = row[SENTENCE_START], row[SENTENCE_END]
    kept = text[start:end]
    for first, last in sorted(((row[START], row[END]), (row[PLACE_START], row[PLACE_END])), reverse=True):
        if start <= first and last <= end:
            kept = kept[: first - start] + " " + kept[last - start :]
    long = [word for word in LONG_WORD.findall(fold(kept)) if word not in COMMON]
    return frozenset(dict.fromkeys(word[:STEM] for word in long[:MOST]))


def _days(first: int, last: int) -> list[int]:
    """Return the days by which reports meet; a long stretch only meets itself."""
    if not days.within(first, last, NEAR):
        return [-first]
    return days.between(first, last)
