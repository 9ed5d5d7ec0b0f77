"""What is told about a draft: each finding with its words, a colour, the reason and the source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Colour = Literal["green", "amber", "red", "grey"]
Subject = Literal["quote", "paraphrase", "name", "role", "weekday", "figure"]
COLOURS: tuple[Colour, ...] = ("grey", "green", "amber", "red")  # from the best to the worst
SIGNS: dict[Colour, str] = {"green": "✓", "amber": "≠", "red": "✗", "grey": "–"}
Same = Literal["same", "draft", "source"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that both have ("same"), or that only the draft or only the source has."""

    of: Same
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the collection it is said: `key` is the quote's lasting one, "" if the place is no quote.

    `text` has the words, `before` and `after` what surrounds them in the document.
    """

    document_id: str
    title: str
    source: str
    published: date | None
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    key: str = ""
    speaker: str = ""

    @property
    def address(self) -> str:
        """Return where the dashboard shows it, "" if that is a place in a document."""
        return f"quotes?quote={self.key}" if self.key else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said about the draft's text[start:end]; `says` is one sentence, `notes` are further ones.

    `differing` counts the words that differ from the source, and `parts` has both texts, aligned.
    """

    subject: Subject
    start: int
    end: int
    text: str
    colour: Colour
    says: str
    notes: tuple[str, ...] = ()
    source: Source | None = None
    parts: tuple[Words, ...] = ()
    differing: int = 0
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found about a draft, in the order of its text.

    `language` is the draft's, "" if it can't be told; in one that is not English only what stands in marks
    is checked.
    """

    findings: tuple[Finding, ...] = ()
    language: str = ""

    @property
    def worst(self) -> Colour:
        """Return the worst colour; grey, which was not checked, counts for nothing."""
        return max((one.colour for one in self.findings), key=COLOURS.index, default="green")

    def of(self, *subjects: Subject) -> Iterator[Finding]:
        """Yield the findings about these subjects."""
        return (one for one in self.findings if one.subject in subjects)

    def counts(self, *subjects: Subject) -> Counter[Colour]:
        """Return how many findings about these subjects there are of each colour."""
        return Counter(one.colour for one in self.of(*subjects))
