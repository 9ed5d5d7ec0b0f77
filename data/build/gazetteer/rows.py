"""A place as it is gathered from the packages, before it is packed."""

import re
import unicodedata
from dataclasses import dataclass, field

# A name in Latin letters with a capital: "Kyiv", "Xi'an", "'s-Hertogenbosch"; machine-made: "kyyf".
PRESENTABLE = re.compile(r"^(?:['‘’]\w[- ])?[^\W\d_](?:[^\W\d_]|['’‘`. \-])+[^\W\d_.]\.?$")
# Codes of airports and the like: "LON", "CAIR".
CODE = re.compile(r"^[A-Z]{2,4}$")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One place with all its names; `code` is the country and its first-order division, "US.TX"."""

    name: str
    kind: str
    lat: float
    lon: float
    code: str
    population: int = 0
    geonameid: int = 0
    alternates: tuple[str, ...] = field(default=())


def is_presentable(name: str) -> bool:
    """Tell whether an English newspaper could print the name so."""
    if not (3 <= len(name) <= LONGEST) or CODE.match(name) or not PRESENTABLE.match(name):
        return False
    letters = [letter for letter in name if letter.isalpha()]
    return letters[0].isupper() and all("LATIN" in unicodedata.name(letter, "") for letter in letters)
