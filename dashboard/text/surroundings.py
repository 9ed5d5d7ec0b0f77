"""Which stretch of a text surrounds a quote: its paragraph and the sentence before (discourse context)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dashboard.text import layout, marks

Range = tuple[int, int]
# Characters before and after a quote: a text without paragraphs is one, however long it is.
MOST = 1_000


def of(text: str, sentences: Sequence[Range], quotes: Sequence[Range]) -> list[Range]:
    """Return what surrounds each quote, given by its span; sentences come in order.

    It is the paragraph, and the sentence before the quote's own where that stands in the paragraph before:
    news has paragraphs of one sentence. Time grows with text, sentences and quotes alone.

    >>> text = "Ozols built it.\\n“He lies,” she said. Rain fell.\\nIt was May."
    >>> start, end = of(text, [(0, 15), (16, 36), (37, 47), (48, 59)], [(17, 24)])[0]
    >>> text[start:end]
    'Ozols built it.\\n“He lies,” she said. Rain fell.'
    """
    paragraphs = _paragraphs(text) if quotes else []
    return [_around(text, sentences, paragraphs, start, end) for start, end in quotes]


def _paragraphs(text: str) -> list[Range]:
    """Return the paragraphs of a text as given, whose lines may be wrapped by hand."""
    wrapped = layout.unwrapped(text)
    if wrapped is None:
        return list(marks.paragraphs(text))
    return [wrapped.span(start, end) for start, end in marks.paragraphs(wrapped.text)]


def _around(
    text: str, sentences: Sequence[Range], paragraphs: Sequence[Range], start: int, end: int
) -> Range:
    first, last = _of_paragraphs(paragraphs, start, end)
    own = bisect_right(sentences, start, key=lambda one: one[0]) - 1
    if own >= 0:
        first = min(first, sentences[max(own - 1, 0)][0])
        last = max(last, sentences[own][1])
    return _whole_words(text, max(first, start - MOST), min(last, end + MOST), (first, last))


def _of_paragraphs(paragraphs: Sequence[Range], start: int, end: int) -> Range:
    """Return where the paragraphs of a span begin and end."""
    first = bisect_right(paragraphs, start, key=lambda one: one[0]) - 1
    last = max(bisect_left(paragraphs, end, key=lambda one: one[0]) - 1, first)
    if first < 0:
        return start, end
    return min(paragraphs[first][0], start), max(paragraphs[last][1], end)


def _whole_words(text: str, start: int, end: int, whole: Range) -> Range:
    """Return a stretch without the halves of words at its ends, where it was cut."""
    if start > whole[0]:
        start = text.find(" ", start, start + MOST) + 1 or start
    if end < whole[1]:
        end = max(text.rfind(" ", end - MOST, end), end - MOST)
    return start, end
