"""What a draft quotes: the quotations found in it, and whatever else stands in quotation marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.checking import marked
from dashboard.checking.marked import Stretch
from dashboard.filters import STATEMENTS
from dashboard.records import Extraction, Mention, Quote

LEAST = 4  # words in marks that are checked though nobody was found who says them; fewer may be a title


@dataclass(frozen=True, slots=True)
class Drafted:
    """One quotation of a draft; `pieces` are its own words, without the reporter's.

    `is_fragment` is true of words in marks inside the reporter's sentence, which need not be a sentence.
    """

    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    speaker: Mention | None = None
    saying: str = "said"
    is_paraphrase: bool = False
    is_fragment: bool = False


def find(text: str, found: Extraction) -> list[Drafted]:
    """Return all quotations of a draft in their order."""
    stretches = marked.stretches(text)
    quoted = [one for quote in found.quotes for one in _of_quote(text, quote, stretches)]
    taken = [piece for one in quoted if not one.is_paraphrase for piece in one.pieces]
    quoted += (
        Drafted(first, last, text[first:last], ((first, last),), is_fragment=True)
        for first, last in stretches
        if len(text[first:last].split()) >= LEAST
        and not any(start < last and first < end for start, end in taken)
    )
    # What was read twice is checked once.
    return sorted({(one.start, one.end): one for one in reversed(quoted)}.values(), key=lambda one: one.start)


def _of_quote(text: str, quote: Quote, stretches: list[Stretch]) -> Iterator[Drafted]:
    """Yield a direct quote as one, of a mixed one what is in marks, and of an indirect one its clause."""
    inside = [(start, end) for start, end in stretches if quote.start <= start and end <= quote.end]
    if quote.kind == "direct":
        pieces = tuple((one.start, one.end) for one in quote.pieces) or ((quote.start, quote.end),)
        yield Drafted(quote.start, quote.end, quote.text, pieces, quote.speaker, quote.saying)
    elif inside:
        for start, end in inside:
            fragment = text[start:end], ((start, end),)
            yield Drafted(start, end, *fragment, quote.speaker, quote.saying, is_fragment=True)
    elif quote.saying in STATEMENTS:
        whole = quote.text, ((quote.start, quote.end),)
        yield Drafted(quote.start, quote.end, *whole, quote.speaker, quote.saying, is_paraphrase=True)
