"""Names that look like a place's but mean something else: "Storm Eunice", "US$5", "the UN", "in French"."""

import re
from functools import lru_cache

from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept
from dashboard.text import lexicon

BEFORE = 24  # characters before a name that are examined
# "St. Patrick's Day", "Easter Island Day"
FEAST = re.compile(r"(?:['’]s?)?\s(?:Day|Eve)\b")
# "shares in Santander", "the owner of Mango", "Vodafone and Orange"
OF_FIRM = re.compile(
    r"\b(?:shares? (?:in|of)|(?:owner|maker|chief|head|founder|brand|retailer|carmaker) of|firm|company) $",
    re.IGNORECASE,
)
# "spoke only French", "in English and Spanish", "translated into Arabic"
LANGUAGE_BEFORE = re.compile(
    r"(?:\b(?:spea\w+|spoke|spoken|fluent|learn\w*|taught|teach\w*)\s(?:only\s|fluent\s|in\s)?|\b(?:in|into|from)\s|"
    r"\b(?:in|into|spea\w+|spoke|spoken)\s(?:[A-Z]\w+,?\s(?:and|or)\s))$"
)
LANGUAGE_AFTER = re.compile(r"(?:[.,;:)”\"]|\s(?:and|or|but|with|as|language|lessons?|classes)\b|\s?$)")
# "the south", "Northeast": a direction, not a place
COMPASS = re.compile(
    r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:[ -]?(?:[Ee]ast|[Ww]est))?(?:ern)?|Central|Downtown|[a-z]+)$"
)
# "the City", "Region 8", "the Southern District": the class of a place, or a part, without its name
CLASS_ALONE = re.compile(
    r"(?:(?:(?:North|South|East|West)ern |Middle )?District|"
    r"City|Region|State|County|Province|Island|Republic|Town|Village)$",
    re.IGNORECASE,
)
# "405 Williams | Ave."
STREET_AFTER = re.compile(r"\s(?:Ave\b|Avenue\b|Blvd\b|Boulevard\b|Rd\.)")
# "Harrah | ’s casino", "Fratello | ’s Italian Grille"
HOUSE_AFTER = re.compile(
    r"[’']s\s(?:[\w-]+\s){0,2}?(?:casino|restaurant|grille?|diner|steakhouse|pizzeria|tavern|bakery|brewery)\b",
    re.IGNORECASE,
)
LARGE = 50_000  # inhabitants of a town of which there are restaurants, rather than one with its name
NEARBY = 40  # characters around the name of a sort of oil
OIL = re.compile(r"\b(?:oil|crude|barrels?)\b", re.IGNORECASE)
CONTAINER = re.compile(r",\s[A-Z]")
# "a Dartmouth | student"
COLLEGE_AFTER = re.compile(
    r"(?:[’']s)?\s(?:students?|undergraduates?|graduates?|alum\w+|professors?|faculty|fraternit\w+|campus|classmates?|"
    r"College|University)\b"
)


def is_other(text: str, start: int, end: int, *, is_demonym: bool) -> bool:
    """Say whether the name in text[start:end] is not that of a place."""
    if (
        "$" in (text[end : end + 1], text[max(0, start - 1) : start])
        or FEAST.match(text, end)
        or is_body(text[start:end])
    ):
        return True
    if is_brand(text, start, end) or is_word(text, start, end) or is_house(text, start, end):
        return True
    if storm_before().search(text, max(0, start - BEFORE), start) or illness_after().match(text, end):
        return True
    return is_demonym and is_language(text, start, end)


def is_class(name: str) -> bool:
    """Say whether a name is only a direction or a class of places."""
    return COMPASS.match(name) is not None or CLASS_ALONE.match(name) is not None


def is_word(text: str, start: int, end: int) -> bool:
    """Say whether a plain word is meant, or a sort of oil: "Right to Rise USA", "Brent crude"."""
    if text[start:end] in kept().words["oil"]:
        return OIL.search(text, max(0, start - NEARBY), end + NEARBY) is not None
    return text[start:end].lower() in kept().words["plain"] and not CONTAINER.match(text, end)


def is_house(text: str, start: int, end: int) -> bool:
    """Say whether a street or an inn is called so: "405 Williams Ave.", "Harrah’s casino"."""
    if STREET_AFTER.match(text, end):
        return True
    return HOUSE_AFTER.match(text, end) is not None and not any(
        entry.population >= LARGE
        for entry in (*kept().find(text[start:end]), *shipped().find(text[start:end]))
    )


def is_college(text: str, start: int, end: int) -> bool:
    """Say whether the university of a name is meant, by who follows it: "a Dartmouth student"."""
    return text[start:end] in kept().words["college"] and COLLEGE_AFTER.match(text, end) is not None


def is_brand(text: str, start: int, end: int) -> bool:
    """Say whether a firm with the name of a place trades: "Mango opened ten shops", "shares in Santander"."""
    if text[start:end] not in kept().words["brand"]:
        return False
    return bool(trades().match(text, end) or OF_FIRM.search(text, max(0, start - BEFORE - 12), start))


@lru_cache(maxsize=1)
def trades() -> re.Pattern[str]:
    """Return the pattern of what follows a firm's name: a verb of business, also behind a second firm."""
    return re.compile(rf"(?: and [A-Z]\w+)?(?: |(?=['’]s ))(?:{_any('business')})\b")


@lru_cache(maxsize=1 << 12)
def is_body(name: str) -> bool:
    """Say whether a name is that of an organisation: "U.N.", "NATO", "the European Union"."""
    plain = name.removeprefix("the ").replace(".", "")
    return plain in bodies() and plain not in kept().words["union"]


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Return the organisations in data/lexicon/acronyms.tsv, by their short and long names."""
    return lexicon.words("acronyms", "acronym") | lexicon.words("acronyms", "long")


def is_language(text: str, start: int, end: int) -> bool:
    """Say whether the adjective of a people stands for its language."""
    before = text[max(0, start - BEFORE - 12) : start]
    return bool(LANGUAGE_BEFORE.search(before) and LANGUAGE_AFTER.match(text, end))


@lru_cache(maxsize=1)
def storm_before() -> re.Pattern[str]:
    """Return the pattern of what comes before the name of a storm or an operation."""
    return re.compile(rf"\b(?:{_any('storm')})\s$", re.IGNORECASE)


@lru_cache(maxsize=1)
def illness_after() -> re.Pattern[str]:
    """Return the pattern of an illness named after a place: "West Nile virus"."""
    return re.compile(rf"\s(?:[a-z]+\s)?(?:{_any('illness')})\b", re.IGNORECASE)


def _any(use: str) -> str:
    return "|".join(sorted(kept().words[use]))
