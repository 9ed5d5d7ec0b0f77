"""States called by their nicknames (toponym recognition): "the Sunshine State", "the Badger state"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dashboard.extract.places.lists import kept

STATE = " State"
Span = tuple[int, int]


def find(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where the nickname of a state is in a text, and how the list has it.

    >>> list(find("He won the Badger state."))
    [((11, 23), 'Badger State')]
    """
    for found in _pattern().finditer(text):
        name = found["name"]
        yield found.span("name"), name[: -len(STATE)] + STATE if name.endswith(" state") else name


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all nicknames: behind an article, and no "Golden State Warriors"."""
    names = sorted(kept().nicknames, key=lambda name: (-len(name), name))
    any_name = "|".join(re.escape(name).replace(r"\ State", " [Ss]tate") for name in names)
    return re.compile(rf"\b(?:[Tt]he|THE|[Aa]n?|[Ii]ts|[Tt]his)\s(?P<name>{any_name})\b(?!\s[A-Z][a-z])")
