"""The names of a collection by their words, kept until it changes, for who types (inverted index)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from dashboard.identity.compare import key
from dashboard.question.names import Named
from dashboard.question.periods import Month
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import asking
from dashboard.store.writing.places_named import FIGURATIVE

PEOPLE = "SELECT name, label, quotes, mentions, key FROM entities WHERE hidden = 0 AND quotes + mentions > 0"
# A people or a government that is called by a place's name is meant by that name, not asked for apart.
PLACES = (
    f"SELECT place, mentions, name, country FROM places WHERE {asking.SHOWN_PLACES} "
    f"AND kind NOT IN ({', '.join(repr(kind) for kind in FIGURATIVE)})"
)
MONTHS = "SELECT day / 100, count(*) FROM documents WHERE day > 0 GROUP BY 1 ORDER BY 1 DESC"
NEWEST = "SELECT max(day) FROM documents"
LEAST_SLIP = 4  # letters of a word in which a slip is looked for
END = "\U0010ffff"
_KEPT: "WeakKeyDictionary[Collection, tuple[int, Index]]" = WeakKeyDictionary()
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Index:
    """All names, most frequent first, and by each of their words the numbers of those with it.

    With them the months in which something was published, and the newest day.
    """

    names: tuple[Named, ...]
    words: tuple[str, ...]
    holders: tuple[tuple[int, ...], ...]
    months: tuple[Month, ...] = ()
    newest: date | None = None

    def holding(self, words: Iterable[str]) -> list[Named]:
        """Return the names that have one of some words."""
        found: set[int] = set()
        for word in words:
            at = bisect_left(self.words, word)
            if at < len(self.words) and self.words[at] == word:
                found.update(self.holders[at])
        return [self.names[one] for one in sorted(found)]

    def beginning(self, words: Sequence[str]) -> Iterator[Named]:
        """Yield the names in which each of some words begins another word, in any order."""
        ranges = [(bisect_left(self.words, one), bisect_left(self.words, one + END)) for one in words]
        first, last = min(ranges, key=lambda span: span[1] - span[0], default=(0, 0))
        found = {one for at in range(first, last) for one in self.holders[at]}
        return (one for one in (self.names[at] for at in sorted(found)) if begin(words, one.words))

    def nearly(self, words: Sequence[str]) -> list[Named]:
        """Return the names in which each of some words is, or begins, another word but for one slip."""
        longest = max(words, key=len, default="")
        if len(longest) < LEAST_SLIP:
            return []
        own = range(bisect_left(self.words, longest[0]), bisect_left(self.words, longest[0] + END))
        slipped = (at for at, one in enumerate(self.words) if _begins_otherwise(longest, one))
        for some in (own, slipped):  # few slip at the first letter
            spelt = [at for at in some if is_nearly(longest, self.words[at])]
            found = sorted({one for at in spelt for one in self.holders[at]})
            if named := [self.names[at] for at in found if nearly(words, self.names[at].words)]:
                return named
        return []


def of(collection: Collection) -> Index:
    """Return the names of a collection as they are now."""
    with _ONE_AT_A_TIME:
        version = collection.version
        kept = _KEPT.get(collection)
        if kept is None or kept[0] != version:
            newest = days.day(collection.rows(NEWEST)[0][0])
            kept = _KEPT[collection] = (version, made(_names(collection), tuple(_months(collection)), newest))
        return kept[1]


def made(names: Iterable[Named], months: tuple[Month, ...] = (), newest: date | None = None) -> Index:
    """Return names, the months in which something was published and the newest day, in an index.

    >>> riga = made([Named("Riga", "place", 3, "mentions", ("riga",))])
    >>> [one.name for one in riga.beginning(["ri"])], [one.name for one in riga.nearly(["rigs"])]
    (['Riga'], ['Riga'])
    """
    listed = tuple(sorted(names, key=lambda one: (-one.count, one.name)))
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(listed):
        for word in set(one.words):
            by_word[word].append(at)
    words = tuple(sorted(by_word))
    return Index(listed, words, tuple(tuple(by_word[word]) for word in words), months, newest)


def begin(words: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether each word begins another word of a name.

    >>> begin(["k", "ban"], ["ban", "ki", "moon"]), begin(["ki", "ki"], ["ban", "ki", "moon"])
    (True, False)
    """
    return _each_fits(words, name, lambda typed, meant: meant.startswith(typed))


def nearly(words: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether each word is, or begins, another word of a name, but for one slip."""
    return _each_fits(words, name, is_nearly)


def is_nearly(typed: str, meant: str) -> bool:
    """Say whether a word is another, or its beginning, but for one slip."""
    size = len(typed)
    return any(is_slip(typed, meant[:some]) for some in (size, size + 1, size - 1))


def is_slip(typed: str, meant: str) -> bool:
    """Say whether a word is another but for one letter more, fewer, another, or two that changed places.

    >>> [is_slip(one, "kalnina") for one in ("kalnna", "kalninaa", "kalmina", "klanina", "kalmima")]
    [True, True, True, True, False]
    """
    if typed == meant:
        return True
    if len(typed) < LEAST_SLIP or abs(len(typed) - len(meant)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if at is None:
        return True
    a, b = typed[at:], meant[at:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]


def _begins_otherwise(typed: str, meant: str) -> bool:
    """Say whether the slip may be in the first letter: another, one more, one less, or in the wrong place."""
    head = typed[1:4]
    return (
        meant.startswith(head, 1)
        or meant.startswith((head, typed[1] + typed[0]))
        or meant.startswith(typed[:3], 1)
    )


def _each_fits(words: Sequence[str], name: Sequence[str], fits: Callable[[str, str], bool]) -> bool:
    left = list(name)
    for word in sorted(words, key=len, reverse=True):
        found = next((one for one in left if fits(word, one)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _names(collection: Collection) -> Iterator[Named]:
    placed = set()
    for place, mentions, bare, country in collection.rows(PLACES):
        words = tuple(key(bare).split())
        placed.add(words)
        yield Named(place, "place", mentions, "mentions", words, country)
    for name, label, quotes, mentions, row in collection.rows(PEOPLE):
        words = tuple(row.split())
        # What is on the map is asked for as a place, unless it speaks.
        if quotes or label == "PERSON":
            yield Named(name, "person", quotes or mentions, "quotes" if quotes else "mentions", words)
        elif words not in placed:
            yield Named(name, "name", mentions, "mentions", words)
    for source, documents, _, _ in collection.rows(asking.LISTED["source"]):
        yield Named(source, "source", documents, "documents", tuple(key(source).split()))


def _months(collection: Collection) -> Iterator[Month]:
    """Yield the months in which something was published, the latest first."""
    for number, documents in collection.rows(MONTHS):
        yield Month(number // 100, number % 100, documents)
