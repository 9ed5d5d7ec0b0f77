"""The form of a finding: its sentence in parts, its number, and the view that shows what it says."""

from dataclasses import dataclass
from typing import Literal

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions.fitting import Numbers
from dashboard.text.day_words import MONTHS

Leads = Literal["", "person", "place", "source", "view"]
LEAST = 3  # cases


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence. It may lead somewhere: a name to its own page, a number to the view."""

    text: str
    leads: Leads = ""


@dataclass(frozen=True)
class Finding:
    """A sentence and its number.

    `page` with `filters` shows what it says: `count` rows. Without filters no view shows just that. `query`
    is what the page's address has besides, such as the document and the character where a sentence begins.
    """

    word: str
    parts: tuple[Part, ...]
    count: int
    page: str
    filters: Filters | None
    query: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """Return the sentence as plain text."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Given:
    """What findings are drawn from: the quotes that fit, as `fitting.quotes` has them; documents and days."""

    collection: Collection
    filters: Filters
    said: Numbers
    documents: Numbers

    @property
    def is_all_of_several(self) -> bool:
        """Say whether each of several names has to be there: then one name more, or less, asks otherwise."""
        return self.filters.match == "all" and self.filters.is_several


def many(count: int, noun: str) -> str:
    """Write a count with its noun.

    >>> many(1, "document"), many(1200, "mention")
    ('1 document', '1,200 mentions')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def month(number: int) -> str:
    """Return a month, given as 202204, in words.

    >>> month(202204)
    'April 2022'
    """
    return f"{MONTHS[number % 100 - 1]} {number // 100}"


def day(number: int) -> str:
    """Return a day, given as 20220426, in words.

    >>> day(20220426)
    '26 April 2022'
    """
    return f"{number % 100} {month(number // 100)}"
