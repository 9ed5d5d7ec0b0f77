"""States and provinces told by an office they have: "New York Governor", "Tamil Nadu Health Minister"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept

# "Lower Saxony Interior Minister", "Northern Territory Police Commissioner": words before who holds an office
HOLDER = re.compile(
    r"(?<![\w-])(?P<words>(?:[A-ZÀ-Þ][\w’-]+ ){2,5})"
    r"(?=(?:Minister|Premier|Governor|Secretary|Senator|Commissioner)\b)"
)
FEWEST = 2  # words, or parts with a hyphen, of a division that is recognised without the model
Span = tuple[int, int]


def before_office(text: str) -> Iterator[Span]:
    """Yield the divisions of several words that lead up to an office: "Tamil Nadu Health Minister"."""
    for found in HOLDER.finditer(text):
        words = [word.end() for word in re.finditer(r"\S+", found["words"])]
        for end in reversed(words):
            name = found["words"][:end]
            if len(re.split(r"[ -]", name)) >= FEWEST and is_division(name):
                yield found.start(), found.start() + end
                break


@lru_cache(maxsize=1 << 12)
def is_division(name: str) -> bool:
    """Say whether a name of several words is that of a first-order division."""
    return any(
        entry.kind == "region" and (entry.listed or fold(entry.name) == fold(name))
        for entry in (*kept().find(name), *shipped().find(name))
    )


def is_of_state(text: str, start: int, end: int) -> bool:
    """Say whether an office of a state is beside a name: "Washington Governor", "the governor of Ohio"."""
    return bool(office_after().match(text, end) or office_before().search(text, max(0, start - 40), start))


@lru_cache(maxsize=1)
def office_after() -> re.Pattern[str]:
    """Return the pattern of an office after the name of a state."""
    return re.compile(rf"(?:['’]s)?\s(?:{_any('office')})(?!\w)")


@lru_cache(maxsize=1)
def office_before() -> re.Pattern[str]:
    """Return the pattern of an office before it."""
    return re.compile(rf"\b(?:{_any('office of')}) of (?:the )?$", re.IGNORECASE)


def _any(use: str) -> str:
    return "|".join(
        re.escape(word) for word in sorted(kept().words[use], key=lambda word: (-len(word), word))
    )
