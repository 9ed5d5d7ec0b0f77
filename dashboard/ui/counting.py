"""A count with its noun in the singular or plural."""

PLURALS = {"person": "people", "match": "matches", "country": "countries", "copy": "copies"}


def number(count: int, noun: str) -> str:
    """Write a count with its noun.

    >>> number(1, "quote"), number(1412, "quote"), number(2, "country")
    ('1 quote', '1,412 quotes', '2 countries')
    """
    return f"{count:,} {noun if count == 1 else PLURALS.get(noun, f'{noun}s')}"


def counted(count: int, nouns: str) -> str:
    """Write a count with the noun of a column.

    >>> counted(1, "people"), counted(1, "quotes"), counted(2, "quotes")
    ('1 person', '1 quote', '2 quotes')
    """
    singular = {plural: noun for noun, plural in PLURALS.items()}.get(nouns, nouns.removesuffix("s"))
    return number(count, singular)
