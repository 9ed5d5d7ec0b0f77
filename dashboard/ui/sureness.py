"""How sure a row is, in words."""

# Least confidence → the word. The last two are under what a list of quotes shows first (filters.SURE_ENOUGH).
WORDS = ((0.9, "sure"), (0.75, "fairly sure"), (0.6, "less sure"), (0.4, "unsure"), (0.0, "very unsure"))


def in_words(confidence: float) -> str:
    """Return the word for a confidence.

    >>> in_words(0.93), in_words(0.6), in_words(0.1)
    ('sure', 'less sure', 'very unsure')
    """
    return next(word for least, word in WORDS if confidence >= least or not least)


def of_quote(confidence: float, *, is_named: bool) -> str:
    """Return how sure a quote is in percent; of one whose speaker has no name, how sure it is as written.

    >>> of_quote(0.93, is_named=True), of_quote(0.93, is_named=False)
    ('93% sure', 'the quote itself 93% sure')
    """
    return f"{'' if is_named else 'the quote itself '}{confidence:.0%} sure"
