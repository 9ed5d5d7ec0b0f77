"""How sure a row is, in words."""

# Least confidence → the word. The last two are under what a list of quotes shows first (filters.SURE_ENOUGH).
WORDS = ((0.9, "sure"), (0.75, "fairly sure"), (0.6, "less sure"), (0.4, "unsure"), (0.0, "very unsure"))


def in_words(confidence: float) -> str:
    """Return the word for a confidence.

    >>> in_words(0.93), in_words(0.6), in_words(0.1)
    ('sure', 'less sure', 'very unsure')
    """
    return next(word for least, word in WORDS if confidence >= least or not least)
