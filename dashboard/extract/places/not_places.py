"""Names that look like a place's but mean something else: "Storm Eunice", "US$5", "the UN", "in French"."""

import re
from functools import lru_cache

from dashboard.extract.places.lists import kept
from dashboard.text import lexicon

BEFORE = 24  # characters before a name that are examined
# "St. Patrick's Day", "Easter Island Day"
FEAST = re.compile(r"(?:['’]s?)?\s(?:Day|Eve)\b")
# "spoke only French", "in English and Spanish", "translated into Arabic"
LANGUAGE_BEFORE = re.compile(
    r"(?:\b(?:spea\w+|spoke|spoken|fluent|learn\w*|taught|teach\w*)\s(?:only\s|fluent\s|in\s)?|\b(?:in|into|from)\s|"
    r"\b(?:in|into|spea\w+|spoke|spoken)\s(?:[A-Z]\w+,?\s(?:and|or)\s))$"
)
LANGUAGE_AFTER = re.compile(r"(?:[.,;:)”\"]|\s(?:and|or|but|with|as|language|lessons?|classes)\b|\s?$)")


def is_other(text: str, start: int, end: int, *, is_demonym: bool) -> bool:
    """Say whether the name in text[start:end] is not that of a place."""
    if (
        "$" in (text[end : end + 1], text[max(0, start - 1) : start])
        or FEAST.match(text, end)
        or is_body(text[start:end])
    ):
        return True
    if storm_before().search(text, max(0, start - BEFORE), start) or illness_after().match(text, end):
        return True
    return is_demonym and is_language(text, start, end)


@lru_cache(maxsize=1 << 12)
def is_body(name: str) -> bool:
    """Say whether a name is that of an organisation: "U.N.", "NATO", "the European Union"."""
    plain = name.removeprefix("the ").replace(".", "")
    return plain in bodies()


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
