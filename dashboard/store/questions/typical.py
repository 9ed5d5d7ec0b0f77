"""Which words are typical of one of two sides (log-odds ratio with an informative Dirichlet prior).

After Monroe, Colaresi and Quinn, “Fightin’ Words”, Political Analysis 16 (2008), 372–403: both sides
together are the prior, so that a word that both use often, or one only once, is typical of neither.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import fitting, where
from dashboard.store.questions.masks import Numbers, among
from dashboard.text import lexicon, spoken
from dashboard.text.language import WORD

PRIOR = 500.0  # words that the prior counts for
SURE = 1.96  # standard errors: so far apart are one in twenty words that both use alike
FEWEST = 3  # times that a typical word stands there
MOST_QUOTES = 20_000  # of each side: to read 100,000 takes seconds
SHORTEST = 2  # letters


@dataclass(frozen=True, slots=True)
class Typical:
    """A word, how often each side has it, and by how many standard errors it is more its own."""

    word: str
    own: int
    other: int
    z: float


def words(collection: Collection, filters: Filters) -> Counter[str]:
    """Return how often each word stands in the speakers' own words of the quotes that fit.

    Of more than MOST_QUOTES those whose addresses come first: as good as by chance, and the same each time.
    """
    fits = where.these("id", _first_keys(collection, fitting.quotes(collection, filters)[:, 1]).tolist())
    rows = collection.rows(f"SELECT quote, pieces FROM quotes WHERE {fits}", fits.values)
    said = [spoken.joined(quote, spoken.read(pieces, quote)) if pieces else quote for quote, pieces in rows]
    found: Counter[str] = Counter()
    for word, times in Counter(WORD.findall("\n".join(said))).items():
        found[word.casefold()] += times
    return Counter({word: times for word, times in found.items() if is_telling(word)})


def _first_keys(collection: Collection, numbers: Numbers) -> Numbers:
    """Return the MOST_QUOTES of some quotes whose addresses come first, or all if there are no more."""
    if len(numbers) <= MOST_QUOTES:
        return numbers
    # Addresses are as good as drawn: of all quotes, in their order, so many more have to be looked at.
    (every,) = collection.rows("SELECT count(*) FROM quotes")[0]
    looked_at = MOST_QUOTES
    while True:
        looked_at = min(int(looked_at * 1.2 * every / len(numbers)) + 1, every)
        asked = "SELECT id FROM quotes ORDER BY key, id LIMIT ?"
        first = fitting.numbers(collection, asked, (looked_at,))
        found = first[among(first, numbers)]
        if len(found) >= MOST_QUOTES or looked_at == every:
            return found[:MOST_QUOTES]


def is_telling(word: str) -> bool:
    """Say whether a word can tell what is talked about: small words and numbers can't.

    >>> is_telling("bridge"), is_telling("the"), is_telling("2022")
    (True, False, False)
    """
    return len(word) >= SHORTEST and not word.isdigit() and word not in _small()


def of_each(left: Counter[str], right: Counter[str], *, most: int) -> tuple[list[Typical], list[Typical]]:
    """Return the words that are typical of each of two sides, most typical first.

    >>> said = Counter(bridge=30, rain=20), Counter(school=30, rain=20)
    >>> [[one.word for one in side] for side in of_each(*said, most=5)]
    [['bridge'], ['school']]
    """
    every = sorted(left.keys() | right.keys())
    if not left or not right or len(every) == 1:
        return [], []
    own = np.array([left[word] for word in every], dtype=float)
    other = np.array([right[word] for word in every], dtype=float)
    z = _z(own, other)
    rows = [Typical(word, left[word], right[word], one) for word, one in zip(every, z.tolist(), strict=True)]
    return _first(rows, most), _first([Typical(one.word, one.other, one.own, -one.z) for one in rows], most)


def _z(own: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the differences of the log-odds in standard errors."""
    prior = PRIOR * (own + other) / (own.sum() + other.sum())
    first, second = (np.log((side + prior) / (side.sum() + PRIOR - side - prior)) for side in (own, other))
    found: NDArray[np.float64] = (first - second) / np.sqrt(1 / (own + prior) + 1 / (other + prior))
    return found


def _first(rows: Sequence[Typical], most: int) -> list[Typical]:
    typical = [one for one in rows if one.z >= SURE and one.own >= FEWEST]
    return sorted(typical, key=lambda one: (-one.z, one.word))[:most]


@cache
def _small() -> frozenset[str]:
    return lexicon.words("small-words")
