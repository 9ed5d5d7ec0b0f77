"""Capitals that the model took for a body or a person, and peoples of a part of a continent.

"Tehran said Washington must act", "Ankara and Athens", "West African ministers".
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept
from dashboard.records import Mention
from dashboard.text import lexicon

LEAST_CAPITAL = 100_000
LEAST_LISTED = 200_000  # inhabitants of a city that is listed beside places
LIST = re.compile(r"(?:,|,? (?:and|or)) ")
COMPASS_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:North|South)-?(?:[Ee]ast|[Ww]est)(?:ern)?|(?:North|South|East|West)(?:ern)?|Central) $"
)


def with_compass(text: str, start: int, people: str) -> int:
    """Return where the name of a people begins with its compass word: "West African", "North Korean"."""
    before = COMPASS_BEFORE.search(text, max(0, start - 14), start)
    return before.start() if before and kept().find_demonym(before[0] + people) else start


def is_side(text: str, mention: Mention, beside: Sequence[Mention], people: set[str]) -> bool:
    """Say whether a body or person is really a capital, or a large city in a list of places.

    `beside` are the names right before and after it.
    """
    name = mention.text
    if name in people or name.lower() in kept().words["doubtful"] or name in given_names():
        return False
    if name in kept().words["brand"]:
        return False
    cities = [entry for entry in shipped().find(name) if entry.kind == "city"]
    if not cities:
        return False
    country = kept().capitals.get(fold(name))
    if name in kept().words["metropolis"] or any(
        city.country == country and city.population >= LEAST_CAPITAL for city in cities
    ):
        return mention.label == "ORG" or " " in name or is_subject(text, mention)
    return cities[0].population >= LEAST_LISTED and is_listed(text, mention, beside)


def is_subject(text: str, mention: Mention) -> bool:
    """Say whether a name opens its sentence, as a government's does: "Vienna rejected"."""
    return not text[: mention.start].rstrip() or text[: mention.start].rstrip()[-1:] in ".!?\n"


def is_listed(text: str, mention: Mention, beside: Sequence[Mention]) -> bool:
    """Say whether a place is listed right before or after a name."""
    return any(
        (LIST.fullmatch(text, mention.end, one.start) or LIST.fullmatch(text, one.end, mention.start))
        for one in beside
        if one.label == "GPE"
    )


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the given names that Dateline knows."""
    return lexicon.words("given-names", "name")
