"""Places joined to another word by a hyphen: "Norway-based", "the Kenya-Uganda railway", "D-Raleigh"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept
from dashboard.records import Mention
from dashboard.text.intervals import Intervals

NAME = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'.]+(?:\s[A-Z][\w’']+)?)"
# "D-Raleigh", "R-Calif.": a member of a legislature and the seat
SEAT = re.compile(
    r"\b(?:D|R|I|DFL)-(?P<seat>(?:[A-Z]\.\s?){2,3}|[A-Z][a-z]{1,5}\.|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
)
# "Kenya-Uganda", "London–Paris"
PAIR = re.compile(r"(?<![\w-])(?P<one>[A-Z][a-z]+)[-–](?P<other>[A-Z][a-z]+)(?![\w-])")
LEAST = 500_000  # inhabitants of a city in a pair
Span = tuple[int, int]


def attached(text: str, entities: Sequence[Mention]) -> Iterator[Span]:
    """Yield the places that are joined to another word: "Sydney-based", "R-Ohio"."""
    people = Intervals((m for m in entities if m.label != "ORG"), of=lambda m: (m.start, m.end))
    spans = [one.span("seat") for one in SEAT.finditer(text) if is_known(one["seat"])]
    spans += [span for one in before_word().finditer(text) if (span := known_part(text, *one.span("name")))]
    for start, end in sorted(spans):
        if not people.overlapping(start, end):
            yield start, end


def pairs(text: str, entities: Sequence[Mention]) -> Iterator[Span]:
    """Yield both places of a pair that is no name of its own and no person's: "the India-Pakistan border"."""
    people = Intervals((m for m in entities if m.label == "PERSON"), of=lambda m: (m.start, m.end))
    for found in PAIR.finditer(text):
        if people.overlapping(*found.span()) or is_known(found[0]):
            continue
        if is_side(found["one"]) and is_side(found["other"]):
            yield found.span("one")
            yield found.span("other")


def known_part(text: str, start: int, end: int) -> Span | None:
    """Return the place at the end of some words: "Norway" in "The Norway", "New York" in whole."""
    while not is_known(text[start:end]):
        space = text.find(" ", start, end)
        if space < 0:
            return None
        start = space + 1
    return start, end


@lru_cache(maxsize=1)
def before_word() -> re.Pattern[str]:
    """Return the pattern of names before a hyphen and one of the words that follow places there."""
    words = "|".join(sorted(kept().words["attached"]))
    return re.compile(rf"(?<![\w.-])(?P<name>{NAME})-(?:{words})\b")


@lru_cache(maxsize=1 << 12)
def is_known(name: str) -> bool:
    """Say whether a name is a place's."""
    return bool(kept().find(name) or shipped().find(name))


@lru_cache(maxsize=1 << 12)
def is_side(name: str) -> bool:
    """Say whether a name is a country's or that of a large city."""
    return any(
        entry.kind == "country" or (entry.kind == "city" and entry.population >= LEAST)
        for entry in (*kept().find(name), *shipped().find(name)[:4])
    )
