"""Invented words, unevenly frequent as in the news: what a large collection costs, not what it says."""

import random
from datetime import date

QUOTES = 4  # a document, as in news of about 250 words
DAYS = 2_000
FIRST_DAY = date(2019, 1, 1)
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bren stal mor vik ton".split()


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3)))


def uneven(chance: random.Random, size: int) -> int:
    """Return a number below `size`, small ones far more often (Zipf's law, nearly)."""
    return int(size ** chance.random()) - 1
