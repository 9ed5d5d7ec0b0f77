"""Words in a document, described so that they can be found again: Web Annotation's TextQuoteSelector.

https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from dashboard.records import TextQuoteSelector

AROUND = 40  # characters kept from before and after
LEAST = 12  # characters by which a place is known again


def select(text: str, start: int, end: int, *, document: str = "") -> TextQuoteSelector:
    """Return a selector for the words from `start` to `end` of a text.

    >>> select("We want peace now.", 8, 13).prefix
    'We want '
    """
    before, behind = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return TextQuoteSelector(text[start:end], before, behind, start, document)


def stands_at(selector: TextQuoteSelector, text: str, start: int) -> bool:
    """Say whether the words are at this position in a text, with the same words around them.

    >>> stands_at(select("We want peace now.", 8, 13), "So: We want peace now.", 12)
    True
    """
    before = text[max(start - len(selector.prefix), 0) : start]
    return before == selector.prefix and text.startswith(selector.exact + selector.suffix, start)


def in_common(selector: TextQuoteSelector, text: str, start: int) -> int:
    """Return how many characters before and after words at a position are those of the selector.

    >>> in_common(select("We want peace now.", 8, 13), "They want peace.", 10)
    6
    """
    before, behind = text[max(start - len(selector.prefix), 0) : start], text[start + len(selector.exact) :]
    return _alike(before[::-1], selector.prefix[::-1]) + _alike(behind, selector.suffix)


def places(selector: TextQuoteSelector, text: str) -> list[int]:
    """Return where the words begin in a text, wherever they are.

    >>> places(select("ha", 0, 2), "haha ha")
    [0, 2, 5]
    """
    found, at = [], text.find(selector.exact) if selector.exact else -1
    while at >= 0:
        found.append(at)
        at = text.find(selector.exact, at + 1)
    return found


def nearest(selector: TextQuoteSelector, text: str) -> tuple[int, int] | None:
    """Return where what stood around words is in a text that has the words no more, or None if it isn't.

    That is between what was before them and what was after; where only one of these is left, as many
    characters as the words had.

    >>> text = "We do want quiet now."
    >>> start, end = nearest(select("We do want peace now.", 11, 16), text)
    >>> text[start:end]
    'quiet'
    """
    size = len(selector.exact)
    for kept in (AROUND, AROUND // 2, LEAST):
        before, behind = selector.prefix[-kept:], selector.suffix[:kept]
        first = text.find(before) + len(before) if before and before in text else -1
        last = text.find(behind, max(first, 0)) if behind else -1
        if first >= 0 and first <= last <= first + 2 * size + AROUND:
            return first, last
        if first >= 0 and len(before) >= LEAST:
            return first, min(first + size, len(text))
        if last >= 0 and len(behind) >= LEAST:
            return max(last - size, 0), last
    return None


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
