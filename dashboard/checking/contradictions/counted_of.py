"""What a figure in a sentence is about: of which year, of the dead or the hurt, of which group."""

import re
from dataclasses import dataclass
from datetime import date

from dashboard.checking.contradictions.clash import telling
from dashboard.checking.numerals import Figure
from dashboard.records import Span

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
NAME = re.compile(r"\b[A-Z][\w-]+")
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
SHARES = frozenset(("%", "points", "percentage points"))
WHOSE = re.compile(r"\s*(?:%|per ?cent\b)?\s*of\s+((?:[\w’'-]+\s?){1,4})", re.IGNORECASE)
# What became of those who are counted: nobody is in two of these lines by one count.
FATES = {
    "dead": r"kill\w*|dead|died|dies|deaths?|death toll|fatalit\w+|drown\w*|perish\w*|bodies",
    "hurt": r"injur\w+|wound\w*|hurt|hospitali[sz]ed",
    "missing": r"missing|unaccounted",
    "displaced": r"displac\w+|homeless|evacuat\w+|fled|flee\w*",
    "arrested": r"arrest\w*|detain\w*|jailed",
    "rescued": r"rescu\w+|surviv\w+",
}
FATE = re.compile("|".join(rf"(?P<{fate}>\b(?:{words})\b)" for fate, words in FATES.items()), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """What a figure counts; each is empty where the sentence doesn't say it."""

    year: str
    fate: str
    group: frozenset[str]  # the telling words after "40 % of …"
    names: frozenset[str]  # those in the sentence, of a share only: whose it is


def about(text: str, sentence: Span, figure: Figure, published: date | None) -> About:
    """Return what a sentence says of its figure; a year counts where it stands before the figure."""
    years = [one[0] for one in YEAR.finditer(text, sentence.start, figure.start)]
    fates = sorted(
        (max(one.start() - figure.end, figure.start - one.end()), one.lastgroup or "")
        for one in FATE.finditer(text, sentence.start, sentence.end)
    )
    names: frozenset[str] = frozenset()
    if figure.unit in SHARES:
        # The first word of a sentence has a capital anyway.
        begins = sentence.start + 1
        names = frozenset(one[0] for one in NAME.finditer(text, begins, sentence.end)) - DAYS
    whose = WHOSE.match(text, figure.end, sentence.end)
    group = telling(text, *whose.span(1)) if whose else frozenset[str]()
    year = years[-1] if years else str(published.year) if published else ""
    return About(year, fates[0][1] if fates else "", group, names)


def may_be_one(one: About, other: About) -> bool:
    """Say whether two figures may count the same.

    Not so if they are of two years, of people of whom different things became, of two groups ("40 % of men"),
    or shares of which each names somebody or some place that the other doesn't.
    """
    for first, second in ((one.year, other.year), (one.fate, other.fate)):
        if first and second and first != second:
            return False
    if one.group and other.group and not one.group & other.group:
        return False
    return not (one.names - other.names and other.names - one.names)
