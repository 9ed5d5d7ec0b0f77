"""Which names differ as spellings of one person's name do, and which as those of two (entity resolution)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from dashboard.identity import compare

LARGEST_FAMILY = 60  # people with one surname and one first letter; more are compared with nobody
MOST_BEARERS = 8  # people of one surname; of more, a surname alone says nothing
NOBODY_SURE = "none of them for sure"
MOST_TOLD = 3  # of those who have a surname, in a reason
SHORT = 3  # letters of a short form of a given name


class Person(NamedTuple):
    """A person of the collection, with the name in the form for comparing."""

    id: int
    name: str
    target: str
    documents: int
    words: tuple[str, ...]
    last: str = ""  # the surname, in one spelling for all transliterations


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one person's, or one person's that may be two, and why.

    Of a surname alone, `bearers` are all who have it, and `is_open` says that several are named beside it.
    """

    one: Person
    other: Person
    because: str
    bearers: tuple[Person, ...] = ()
    is_open: bool = False


def pairs(people: Sequence[Person]) -> Iterator[Pair]:
    """Yield pairs that differ as spellings of one person do, each once."""
    full = [one for one in people if len(one.words) > 1]
    by_last: dict[str, list[Person]] = defaultdict(list)
    families: dict[tuple[str, str], list[Person]] = defaultdict(list)
    given: dict[tuple[str, str], list[Person]] = defaultdict(list)
    orders: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for one in full:
        by_last[one.last].append(one)
        families[one.last, one.words[0][:1]].append(one)
        given[one.words[0], one.last[:1]].append(one)
        orders[tuple(sorted(one.words))].append(one)
    for one in people:
        # Where only one person has a surname, it is joined with the full name already.
        if len(one.words) == 1 and 0 < len(bearing := by_last[one.last]) <= MOST_BEARERS:
            likely = max(bearing, key=lambda person: (person.documents, -person.id))
            yield Pair(likely, one, f"the surname alone; {len(bearing)} have it here", tuple(bearing))
    for family in families.values():
        yield from _in_pairs(family, _same_given)
    for some in given.values():
        yield from _in_pairs(some, _same_surname)
    for some in orders.values():
        yield from _in_pairs(some, _same_words)


def _in_pairs(some: Sequence[Person], reason: Callable[[Person, Person], str]) -> Iterator[Pair]:
    if len(some) > LARGEST_FAMILY:
        return
    for at, one in enumerate(some):
        for other in some[at + 1 :]:
            if because := reason(one, other):
                first, second = sorted((one, other), key=lambda person: (-person.documents, person.id))
                yield Pair(first, second, because)


def _same_given(one: Person, other: Person) -> str:
    """Return why two with one surname may be one by their given names, "" if nothing speaks for it."""
    first, second = one.words[0], other.words[0]
    if first == second:
        # The words to compare are without "II" and "Jr."
        is_longer = len(compare.words(one.name)) != len(compare.words(other.name))
        return "the same name, one with more words" if is_longer or one.words != other.words else ""
    return _short_or_near(first, second)


@lru_cache(maxsize=100_000)  # after each correction nearly all names are compared again
def _short_or_near(first: str, second: str) -> str:
    short, long = sorted((first.rstrip("."), second.rstrip(".")), key=len)
    if len(short) == 1:
        return "an initial, and a name that begins with it"
    if len(short) >= SHORT and long.startswith(short):
        return "a short form of the given name"
    return "given names a letter apart" if is_near(short, long) else ""


def _same_words(one: Person, other: Person) -> str:
    return "the same words in another order" if one.words != other.words else ""


def of_several(pair: Pair, there: Mapping[int, Set[int]]) -> Pair:
    """Return the pair of a surname alone that says who is named beside it, if it is more than one.

    `there` are the documents of each person by number. "Clinton" in articles on both is nobody for sure.
    """
    beside = [(len(there[one.id] & there[pair.other.id]), one) for one in pair.bearers]
    named = sorted((one for one in beside if one[0]), key=lambda one: (-one[0], one[1].id))
    if len(named) < 2:
        return pair
    told = ", ".join(f"{one.name} (in {number:,})" for number, one in named[:MOST_TOLD])
    because = f"the surname alone; the documents that have it name {told}: {NOBODY_SURE}"
    return replace(pair, because=because, is_open=True)


def _same_surname(one: Person, other: Person) -> str:
    return "surnames a letter apart" if one.last != other.last and is_near(one.last, other.last) else ""


def is_near(one: str, other: str) -> bool:
    """Say whether two words of five letters and more differ by one letter, or by two that changed places.

    >>> is_near("mohamed", "mohammed"), is_near("jansen", "jensen"), is_near("ann", "anna")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 5 or len(long) - len(short) > 1:
        return False
    at = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def differ(one: str, other: str) -> str:
    """Return in what two full names differ as those of two people do, "" if they don't."""
    first, second = compare.surname(one), compare.surname(other)
    if len(first) < 2 or len(second) < 2 or compare.spelling(first[-1]) != compare.spelling(second[-1]):
        return ""
    ages = [{*compare.words(name)} & compare.GENERATION for name in (one, other)]
    if all(ages) and ages[0] != ages[1]:
        return "another generation"
    if first[0] == second[0]:
        initials = {compare.initials(one), compare.initials(other)} - {""}
        return "other middle initials" if len(initials) > 1 else ""
    short, long = sorted((first[0].rstrip("."), second[0].rstrip(".")), key=len)
    is_same = long.startswith(short) or is_near(short, long) or short in second or long in first
    return "" if is_same else "other given names"
