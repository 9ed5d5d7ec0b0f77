"""Places in the names of public bodies: "Dublin City Council" belongs to Dublin."""

import re
from functools import lru_cache

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept
from dashboard.records import Mention

LEAST = 5_000  # inhabitants of a town that a public body may be named after
LONGEST = 4  # words
COMPANY = {"corporation", "company"}
# "Bank of Ghana", "Red Cross Society of the Gambia"
AT_END = re.compile(r"^.*[^\W\d_] of (?:the )?(?=[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?$)")
BETWEEN_MARKS = re.compile(r"(?:[A-Z]\.){2,}|[^\s,;:()]+")
# "City of Edwardsville", "Government of Nepal"
OF = re.compile(
    r"(?:City|Town|Village|County|State|Government|Parliament|Embassy|People) of (?:the )?(?=[A-Z])"
)
# "Laurel County", which the model took for an organisation
COUNTY = re.compile(r".+ (?:County|Parish)$")


def place_in(mention: Mention) -> tuple[int, int] | None:
    """Return where the place is in a public body's name, or None if it isn't one or names no place."""
    of = OF.match(mention.text)
    if of and is_home(mention.text[of.end() :]):
        return mention.start + of.end(), mention.end
    if COUNTY.match(mention.text) and is_home(mention.text):
        return mention.start, mention.end
    if span := place_at_end(mention):
        return span
    words = [found.span() for found in BETWEEN_MARKS.finditer(mention.text)]
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        name, following = mention.text[: words[size - 1][1]], mention.text[slice(*words[size])]
        if not is_home(name) or of_outlet().search(mention.text, words[size][0]):
            continue
        is_public = COUNTY.match(name) or plain(following) in kept().words["body"]
        if is_public or has_public_word(mention.text, words[size:]):
            return mention.start, mention.start + len(name)
    return None


def place_at_end(mention: Mention) -> tuple[int, int] | None:
    """Return where the country or state is at the end of a body's name: "the University of Ghana"."""
    found = AT_END.search(mention.text)
    if not found or of_press().search(mention.text, 0, found.end()):
        return None
    name = mention.text[found.end() :]
    is_state = any(entry.kind in ("country", "region") for entry in kept().find(name))
    return (mention.start + found.end(), mention.end) if is_state else None


@lru_cache(maxsize=1)
def of_press() -> re.Pattern[str]:
    """Return the pattern of words that mark an outlet or company: "Times of India"."""
    return re.compile(
        rf"\b(?:{'|'.join(sorted(kept().words['outlet'] - {'press'} | COMPANY))})\b", re.IGNORECASE
    )


def has_public_word(text: str, words: list[tuple[int, int]]) -> bool:
    """Say whether one of the words shows that a body belongs to a state or town: "Interior Ministry"."""
    return any(plain(text[start:end]) in kept().words["public"] for start, end in words)


def plain(word: str) -> str:
    """Return a word in lower case without its genitive."""
    return word.lower().removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1)
def of_outlet() -> re.Pattern[str]:
    """Return the pattern of words that mark the name of an outlet, a university or a company."""
    words = kept().words["outlet"] | kept().words["company"]
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def is_home(name: str) -> bool:
    """Say whether a name is that of a state, county or sizeable town, and not an ordinary word."""
    lists = kept()
    if name.lower() in lists.words["common"] or name[:1].islower():
        return False
    if any(entry.kind in ("country", "region") for entry in (*lists.find(name), *lists.find_demonym(name))):
        return True
    return any(
        entry.population >= LEAST and (fold(entry.name) == fold(name) or entry.kind == "county")
        for entry in shipped().find(name)
    )
