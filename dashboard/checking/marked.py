"""Which stretches of a text stand in quotation marks, also where its lines were wrapped by hand."""

from dashboard.text import layout, marks

Stretch = tuple[int, int]


def stretches(text: str) -> list[Stretch]:
    """Return the start and end of what stands between marks, in order.

    >>> stretches("He said “no”.")
    [(9, 11)]
    """
    paragraphs = layout.unwrapped(text)
    if paragraphs is None:
        return _of(text)
    return [paragraphs.span(start, end) for start, end in _of(paragraphs.text) if start < end]


def _of(text: str) -> list[Stretch]:
    return [
        (one.start, one.end) for start, end in marks.paragraphs(text) for one in marks.pair(text, start, end)
    ]
