"""What is known while a text is read: the day it was written, the dates named so far and the sentences."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.extract.dates.calendar.periods import ORDER, Period
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.tokens import Tokens
from dashboard.records import DateType, Span

# A date named longer ago than this many sentences no longer anchors "that day".
MEMORY = 6
# A business story is about one quarter for longer. Swept 3-60 on the four fifths; 10 was best.
LONG_MEMORY = 10
KEPT = 12


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means; `period` becomes an anchor for the expressions that follow."""

    type: DateType
    value: str
    first: date | None = None
    last: date | None = None
    mod: str = ""
    because: str = ""
    period: Period | None = None
    # How many tokens of the match are left out of the span at its start and at its end.
    drop: int = 0
    drop_end: int = 0


@dataclass(slots=True)
class Named:
    """A period that the text has named, and in which sentence."""

    period: Period
    sentence: int
    token: int


@dataclass(slots=True)
class State:
    """The state of one reading of one text."""

    tokens: Tokens
    codes: str
    published: date | None
    # How `because` calls the anchor: "the day of publication", "the dateline", …
    anchor: str
    tags: Mapping[int, str]
    breaks: list[int] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    # The quarter that a business story is about is kept when other dates push it out of `named`.
    quarter: Named | None = None
    # Where the text names which country; looked for once, and only if a feast needs it.
    countries: list[tuple[int, str]] | None = None

    def sentence(self, index: int) -> int:
        """Return the number of the sentence that a token is in."""
        return bisect_right(self.breaks, index)

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the first token of a token's sentence and the token after its last."""
        number = self.sentence(index)
        start = self.breaks[number - 1] if number else 0
        return start, self.breaks[number] if number < len(self.breaks) else len(self.tokens)

    def name(self, period: Period, index: int) -> None:
        """Remember a period that the text names."""
        self.named.append(Named(period, self.sentence(index), index))
        if period.unit == "Q":
            self.quarter = self.named[-1]
        if len(self.named) > KEPT:
            self.named.pop(0)

    def last_named(self, index: int, *, unit: str = "", memory: int = MEMORY) -> Period | None:
        """Return the period named last; with `unit`, the last one that is no longer than that unit."""
        for named in reversed(self.named):
            if self.sentence(index) - named.sentence > memory:
                return None
            if not unit or ORDER.index(named.period.unit) <= ORDER.index(unit):
                return named.period
        return None

    def last_quarter(self, index: int) -> Period | None:
        """Return the quarter that a business story is about."""
        if self.quarter and self.sentence(index) - self.quarter.sentence <= LONG_MEMORY:
            return self.quarter.period
        return None

    def since(self) -> str:
        """Name the anchor with its day, for `because`."""
        return f"{self.anchor} {self.published}"


def sentence_breaks(tokens: Tokens, sentences: Sequence[Span]) -> list[int]:
    """Return the tokens at which a new sentence begins, from the given sentences or by full stops."""
    if sentences:
        starts = sorted({span.start for span in sentences})
        return _first_tokens(tokens, starts)
    breaks = []
    for index in range(1, len(tokens)):
        if "BREAK" in tokens.roles[index - 1] or _ends_sentence(tokens, index - 1):
            breaks.append(index)
    return breaks


def _first_tokens(tokens: Tokens, starts: list[int]) -> list[int]:
    breaks, at = [], 0
    for index, start in enumerate(tokens.starts):
        if at < len(starts) and start >= starts[at]:
            while at < len(starts) and start >= starts[at]:
                at += 1
            if index:
                breaks.append(index)
    return breaks


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    if word in ("!", "?"):
        return True
    if word != "." or index == 0 or tokens.touches(index + 1):
        return False
    before = tokens.words[index - 1]
    if (len(before) == 1 and before.isalpha()) or before in lexicon.word_list("ABBREVIATION"):
        return False
    return index + 1 < len(tokens) and not tokens.surface(index + 1)[0].islower()
