"""What a report is made of: plain records that each form sets in its own way."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.export.cited import Cited


@dataclass(frozen=True)
class Bar:
    """One row of a chart: what is counted and how often; `day` is where a period begins."""

    label: str
    count: int
    day: date | None = None


@dataclass(frozen=True)
class Bars:
    """A chart: its title, what one is of ("document", "quote"), and its rows in order."""

    title: str
    noun: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """Return the largest count."""
        return max((one.count for one in self.bars), default=0)


@dataclass(frozen=True)
class Said:
    """A quote as it is printed: with its marks, the speaker's role, and what a reader must know of it."""

    cited: Cited
    words: str
    speaker: str
    role: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """One view of a collection, to be read anywhere.

    `question` is what was asked in words, `quotes_note` which of the quotes are printed; `places` has the
    columns place, kind, country, lat, lon and mentions.
    """

    title: str
    question: str
    findings: tuple[str, ...]
    counts: tuple[Bar, ...]
    over_time: Bars
    rankings: tuple[Bars, ...]
    places: pd.DataFrame
    quotes: tuple[Said, ...]
    quotes_note: str
    method: tuple[str, ...]

    @property
    def sources(self) -> tuple[Cited, ...]:
        """Return the articles that the printed quotes are from, each once, in the order of the quotes."""
        return tuple({said.cited.document_id: said.cited for said in self.quotes}.values())

    @property
    def numbered(self) -> tuple[tuple[int, Said], ...]:
        """Return the printed quotes, each with the number of its source."""
        numbers = {one.document_id: number for number, one in enumerate(self.sources, 1)}
        return tuple((numbers[said.cited.document_id], said) for said in self.quotes)


def number(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> number(1, "quote"), number(1200, "quote")
    ('1 quote', '1,200 quotes')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
