"""A stretch of text that somebody selected by hand, as whole words."""

import re

LONGEST = 100  # characters of a word
WORD = re.compile(r"\w+(?:['’]\w+)*")  # "don’t" is one, "Chi-chi" two


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words begin and end of which a stretch has a part, without space around them.

    A hand that drags begins and ends a letter too early or too late. What is no word stays as it is.

    >>> text = "She said the mayor’s office."
    >>> [text[slice(*around(text, *at))] for at in ((5, 11), (14, 20), (3, 9), (8, 9))]
    ['said the', 'mayor’s', 'said', '']
    """
    before, after = _word_at(text, start), _word_at(text, end)
    first, last = before[0] if before else start, after[1] if after else end
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    return first, max(first, first + len(words.strip()))


def _word_at(text: str, place: int) -> tuple[int, int] | None:
    """Return the word that a place is inside of: it has letters of the word on both sides."""
    found = (one.span() for one in WORD.finditer(text, _space_before(text, place), place + LONGEST))
    return next((one for one in found if one[0] < place < one[1]), None)


def _space_before(text: str, place: int) -> int:
    far = max(place - LONGEST, 0)
    return next((at + 1 for at in range(place - 1, far - 1, -1) if text[at].isspace()), far)
