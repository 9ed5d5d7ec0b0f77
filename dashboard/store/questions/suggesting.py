"""What may be meant by what is typed so far: people, places, sources, months and words, with their counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from dashboard.question import tokens
from dashboard.question.names import Named
from dashboard.question.periods import Month
from dashboard.store.collection import Collection
from dashboard.store.questions import name_index, vocabulary
from dashboard.text import other_names
from dashboard.text.day_words import MONTHS
from dashboard.text.folding import fold

Offered = Literal["person", "place", "source", "name", "month", "words"]
LONGEST = 4  # words at the end of what is typed that are looked up together
SHARES: dict[Offered, int] = {"person": 4, "place": 2, "source": 2, "name": 2, "month": 2, "words": 2}
LEAST_MONTH = 2  # letters of a month


@dataclass(frozen=True)
class Suggestion:
    """A name, month or word that may be meant, what it is, and how often it occurs.

    `typed` is how much of the end of the text it stands for; `other` the place's other name that was typed.
    """

    value: str
    sort: Offered
    count: int
    counted: str
    typed: str
    other: str = ""


def find(collection: Collection, typed: str, *, limit: int = 8) -> list[Suggestion]:
    """Return what may be meant by the end of what was typed, the likeliest first; nothing behind a space."""
    cut = tokens.cut(typed)
    if not cut or typed[-1:].isspace() or cut[-1].is_search:
        return []
    begins = [at for at in range(max(0, len(cut) - LONGEST), len(cut)) if _may_begin(cut, at)]
    for at in begins:
        text = " ".join(one.text for one in cut[at:])
        words = [word for one in cut[at:] for word in one.words]
        found = _like(collection, words, text)
        # A slip in the whole name comes before a part of it that is right: "Ilse Kalnina".
        if not found and not any(tokens.role_at(cut, one)[0] for one in range(at, len(cut))):
            found = _nearly_like(collection, words, text)
        if found:
            return found[:limit]
    return []


def _may_begin(cut: Sequence[tokens.Token], at: int) -> bool:
    """Say whether a name may begin here, not with "about"; the word that is being typed always may."""
    return at == len(cut) - 1 or not tokens.role_at(cut, at)[0]


def _like(collection: Collection, words: Sequence[str], typed: str) -> list[Suggestion]:
    index = name_index.of(collection)
    named = (_suggested(one, typed) for one in index.beginning(words))
    others = (_suggested(one, typed, other) for one, other in _otherwise_called(index, words))
    months = _months(index.months, words, typed)
    begun = vocabulary.beginning(collection, words[0], limit=SHARES["words"]) if len(words) == 1 else []
    found = list(_shared(chain(named, others, months, _as_words(begun, typed))))
    # Who or what is called just so comes first: China before the China Railway Group.
    return sorted(found, key=lambda one: one.sort == "words" or fold(one.value) != fold(typed))


def _nearly_like(collection: Collection, words: Sequence[str], typed: str) -> list[Suggestion]:
    """Return the names in which words are spelt like these but for a slip, then such other words."""
    named = (_suggested(one, typed) for one in name_index.of(collection).nearly(words))
    near = vocabulary.alike(collection, words[0], limit=SHARES["words"]) if len(words) == 1 else []
    return list(_shared(chain(named, _as_words(near, typed))))


def _otherwise_called(index: name_index.Index, words: Sequence[str]) -> Iterator[tuple[Named, str]]:
    """Yield the places that have another name that begins so: "Danzig" is Gdańsk."""
    others = other_names.beginning(" ".join(words))
    if others:
        for one in index.names:
            if one.sort == "place" and (other := others.get((" ".join(one.words), one.country))):
                yield one, other


def _months(there: Sequence[Month], words: Sequence[str], typed: str) -> list[Suggestion]:
    """Return the months that are typed by name, by year or by both."""
    names = [one for one in words if not one.isdecimal()]
    years = [one for one in words if one.isdecimal()]
    if len(names) > 1 or len(years) > 1 or any(len(one) < LEAST_MONTH for one in words):
        return []
    return [
        Suggestion(f"{MONTHS[one.month - 1]} {one.year}", "month", one.documents, "documents", typed)
        for one in there
        if (not names or MONTHS[one.month - 1].casefold().startswith(names[0]))
        and (not years or str(one.year).startswith(years[0]))
    ]


def _as_words(found: Iterable[tuple[str, int]], typed: str) -> list[Suggestion]:
    return [Suggestion(word, "words", many, "quotes", typed) for word, many in found]


def _suggested(one: Named, typed: str, other: str = "") -> Suggestion:
    sort: Offered = "name" if one.sort == "words" else one.sort
    return Suggestion(one.name, sort, one.count, one.counted, typed, other)


def _shared(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield so many of each sort, each value once: a town that is also a body stands there as a place."""
    left = dict(SHARES)
    seen: set[tuple[str, bool]] = set()
    for one in found:
        itself = (one.value, one.sort in ("place", "name"))
        if left[one.sort] and itself not in seen:
            seen.add(itself)
            left[one.sort] -= 1
            yield one
        if not any(left.values()):
            return
