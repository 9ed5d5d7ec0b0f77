"""Further mentions of places named in a text: alone where the model missed them, or in a body's name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dashboard.extract.places.bodies import of_outlet
from dashboard.extract.places.hyphenated import is_known
from dashboard.records import Mention
from dashboard.text.intervals import Intervals

LEAST_LETTERS = 4
NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Span = tuple[int, int]


def again(text: str, names: frozenset[str], entities: Sequence[Mention]) -> Iterator[Span]:
    """Yield occurrences of the names outside the entities, or starting a body's name (but no outlet's)."""
    by_first = first_words(names)
    if not by_first:
        return
    taken = Intervals(entities, of=lambda m: (m.start, m.end))
    last = 0
    initials = {name[0] for some in by_first.values() for name in some}
    for word in NAME_WORD.finditer(text):
        if text[word.start()] not in initials:
            continue
        for name in by_first.get(bare(word[0]), ()):
            start, end = word.start(), word.start() + len(name)
            if start < last or not text.startswith(name, start) or text[end : end + 1].isalnum():
                continue
            if is_free(text, start, end, taken):
                last = end
                yield start, end
                break


def first_words(names: frozenset[str]) -> Mapping[str, list[str]]:
    """Return the names by their first word, longer ones first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = NAME_WORD.match(name)
        if first and len(name) >= LEAST_LETTERS and is_known(name):
            found.setdefault(bare(first[0]), []).append(name)
    return found


def bare(word: str) -> str:
    """Return a word without its genitive."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def is_free(text: str, start: int, end: int, taken: Intervals[Mention]) -> bool:
    """Say whether a name is alone, or starts an organisation's name (but no outlet's or company's)."""
    over = taken.overlapping(start, end)
    if not over:
        return not re.match(r"\s[A-Z][a-z]+ing?\b|-\w", text[end : end + 20]) and not led(text, start)
    (one, *others) = over
    if others or one.label != "ORG" or one.start != start or one.end <= end:
        return False
    return not of_outlet().search(one.text, end - start) and text[end : end + 4] != " and"


def led(text: str, start: int) -> bool:
    """Say whether another capitalised word comes before a name: "Jane Dublin"."""
    before = re.search(r"([A-Z][\w’'-]*) $", text[max(0, start - 24) : start])
    return bool(before)
