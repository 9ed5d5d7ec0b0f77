"""Which names of the collection a few words of a question may mean (entity linking by rule)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.question.parts import Part, Role, Sort
from dashboard.question.periods import Month, month
from dashboard.question.tokens import Token, role_at

LONGEST = 7  # words of a name
MOST = 6  # names that are offered for the same words
MOST_QUOTED = ("most", "quoted")
SPEAKERS = {"person", "speaker", "man", "woman"}
LIKELY = 3  # times the quotes of the next: whoever has them is taken to be meant


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the collection: what it is, how often it occurs, and the words by which it is compared.

    `country` is a place's, which tells it from others of its name.
    """

    name: str
    sort: Sort
    count: int
    counted: str
    words: tuple[str, ...]
    country: str = ""


@dataclass(frozen=True)
class Known:
    """What a question is read by: the names that have one of its words, and the months with documents.

    `most_quoted` is whom "the most quoted person" means, `newest` the last day of publication, from which
    "last week" is counted.
    """

    names: tuple[Named, ...] = ()
    months: tuple[Month, ...] = ()
    most_quoted: Named | None = None
    newest: date | None = None


@dataclass(frozen=True)
class Meant:
    """How many words of a question are a name, and the names that it may be, most frequent first.

    `is_likely` says that it isn't sure, but that the first is taken until another is chosen.
    """

    size: int
    names: tuple[Named, ...]
    is_sure: bool
    is_likely: bool = False


# By what stands before a name: what it means if it is a person, another name, a place or a source.
ROLES: dict[str, dict[Sort, Role]] = {
    "by": {"person": "by", "source": "source"},
    "about": {"person": "about", "name": "about", "place": "about"},
    "object": {"person": "about", "name": "about", "place": "about", "source": "source"},
    "mentioned": {"person": "mentioned", "name": "mentioned", "place": "place"},
    "place": {"place": "place", "name": "about"},
    "in": {"place": "place", "source": "source", "name": "about", "person": "mentioned"},
    "from": {"source": "source", "person": "by", "place": "place"},
    "": {"person": "by", "place": "place", "source": "source", "name": "about"},
}


def at(tokens: Sequence[Token], known: Known, role: str) -> Meant | None:
    """Return the longest name with which words begin, for what stands before them, or None."""
    if known.most_quoted and is_most_quoted(tokens):
        return Meant(len(MOST_QUOTED) + 1, (known.most_quoted,), is_sure=True)
    for size in range(min(LONGEST, len(tokens)), 0, -1):
        some = tokens[:size]
        if any(one.is_search for one in some):
            continue
        asked = tuple(word for one in some for word in one.words)
        fits = [one for one in known.names if one.sort in ROLES[role] and set(asked) <= set(one.words)]
        is_less = _goes_on(tokens[size:], asked, fits) or _qualifies(tokens[size:], fits)
        if fits and not is_less and not _is_word(some, asked, fits):
            return _chosen(some, asked, fits, role)
    return None


def is_most_quoted(tokens: Sequence[Token]) -> bool:
    """Say whether words begin with "most quoted person"."""
    first = tuple(one.text.casefold() for one in tokens[: len(MOST_QUOTED) + 1])
    return first[:-1] == MOST_QUOTED and first[-1] in SPEAKERS


def part(named: Named, role: str) -> Part:
    """Return what a name means behind the words before it."""
    return Part(ROLES[role][named.sort], named.name)


def _chosen(some: Sequence[Token], asked: tuple[str, ...], fits: Sequence[Named], role: str) -> Meant:
    whole = [one for one in fits if sorted(one.words) == sorted(asked)]
    surname = [one for one in fits if one.sort == "person" and one.words[-1:] == asked[-1:]]
    if whole and (len(asked) > 1 or not any(one.sort == "person" for one in whole)):
        found = whole
    else:
        found = list(dict.fromkeys([*whole, *(surname or fits)]))
    kept = _each_once(found, role)
    if role == "by":  # who was quoted comes before who is only named
        kept = [one for one in kept if one.counted != "mentions"] or kept
    # A word in small letters that is only a part of a name may be no name; behind "by" it is one.
    may_be_word = len(asked) == 1 and some[0].is_small and role not in ("by", "in", "from", "place")
    is_sure = len(kept) == 1 and not may_be_word
    return Meant(len(some), tuple(kept[:MOST]), is_sure, not is_sure and _is_likely(kept))


def _is_likely(found: Sequence[Named]) -> bool:
    """Say whether the first of several people has by far the most quotes."""
    first, *others = found
    quotes = [one.count for one in others if one.counted == "quotes"]
    return (
        all(one.sort == "person" for one in found)
        and first.counted == "quotes"
        and first.count >= LIKELY * max(quotes, default=1)
    )


def _goes_on(rest: Sequence[Token], asked: tuple[str, ...], fits: Sequence[Named]) -> bool:
    """Say whether words are only given names, and the next one with a capital is nobody's surname here."""
    is_given = all(one.sort == "person" and one.words[-1] not in asked for one in fits)
    follows = rest[0] if rest else None
    return (
        is_given
        and follows is not None
        and not (follows.is_small or follows.is_search or month(follows.text))
    )


def _qualifies(rest: Sequence[Token], fits: Sequence[Named]) -> bool:
    """Say whether a name only qualifies the next word: "Chinese investment" is words."""
    is_body = all(one.sort == "name" for one in fits)
    return is_body and bool(rest) and rest[0].is_small and not rest[0].is_search and not role_at(rest, 0)[0]


def _is_word(some: Sequence[Token], asked: tuple[str, ...], fits: Sequence[Named]) -> bool:
    """Say whether a word in small letters is nobody's surname and no place: "energy", "climate"."""
    if len(some) > 1 or not some[0].is_small:
        return False
    return not any(
        (len(one.words) == len(asked) and one.sort != "name")
        or (one.sort == "person" and one.words[-1:] == asked[-1:])
        for one in fits
    )


def _each_once(found: Sequence[Named], role: str) -> list[Named]:
    """Return names without those that would mean the same: a town as place and as body."""
    placed = {one.words for one in found if one.sort == "place"}
    found = [one for one in found if one.sort != "name" or one.words not in placed]
    order = sorted(found, key=lambda one: (-one.count, one.name))
    return list({part(one, role): one for one in reversed(order)}.values())[::-1]
