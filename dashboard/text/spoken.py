"""What a speaker said of an interrupted quotation, without the reporter's words (discontinuous span)."""

import re
from collections.abc import Sequence

from dashboard.records import Quote, Span

PIECE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
BETWEEN = " … "
OPENING = ("“", '"', "‘", "'", "«", "„")


def words(quote: Quote) -> str:
    """Return what the speaker said: the pieces of a quote, with an ellipsis for the reporter's words.

    >>> from dashboard.records import Span
    >>> said = "We will rebuild,” she said, “all of it"
    >>> words(Quote(5, 43, said, "direct", pieces=(Span(5, 20, said[:15]), Span(33, 43, said[28:]))))
    'We will rebuild … all of it'
    """
    return joined(quote.text, [(one.start - quote.start, one.end - quote.start) for one in quote.pieces])


def joined(text: str, pieces: Sequence[tuple[int, int]]) -> str:
    """Return the pieces of a text as one line; without pieces it is all one.

    Only words between two pieces are told by an ellipsis: between paragraphs are but marks.
    """
    if not pieces:
        return text
    said, last = "", 0
    for start, end in pieces:
        if said:
            said += BETWEEN if any(map(str.isalnum, text[last:start])) else " "
        said += text[start:end]
        last = end
    return said


def in_marks(quote: str, kind: str) -> str:
    """Return a quote as a newspaper prints it: a direct one between its marks.

    >>> in_marks("We will rebuild", "direct"), in_marks("it will be rebuilt", "indirect")
    ('“We will rebuild”', 'it will be rebuilt')
    """
    return f"“{quote}”" if kind == "direct" and not quote.startswith(OPENING) else quote


def written(quote: Quote) -> str:
    """Return the pieces of a quote as they are stored, counted from its start: "0-14 32-45"."""
    return " ".join(f"{one.start - quote.start}-{one.end - quote.start}" for one in quote.pieces)


def read(pieces: str, text: str) -> list[tuple[int, int]]:
    """Return stored pieces of a text, [] if they are not pieces of it in order.

    >>> read("0-3 8-12", "One, two, three"), read("8-12 0-3", "One, two, three"), read("", "One")
    ([(0, 3), (8, 12)], [], [])
    """
    found = [(int(start), int(end)) for start, end in PIECE.findall(pieces)]
    edges = [0, *(at for piece in found for at in piece), len(text)]
    return found if edges == sorted(edges) else []


def spans(pieces: str, text: str, start: int) -> tuple[Span, ...]:
    """Return stored pieces of a quote that starts there as they are in its document."""
    return tuple(Span(start + a, start + b, text[a:b]) for a, b in read(pieces, text))
