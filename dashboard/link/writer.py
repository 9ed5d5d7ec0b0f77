"""“I” outside quotation marks is the article's author, where the document names one (coreference)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.records import Quote
from dashboard.text.article import Article

FIRST = frozenset({"i", "me", "my"})
UNKNOWN = "is the writer, who is not named"
# One person's name, as "Dinesh D’Souza"; not "AP", "A. Roe and B. Ruiz", "Breitbart News".
NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:(?!and )[a-z]{2,3} )?[A-Z][\w.’'-]*){1,3}")
NO_PERSON = re.compile(
    r"\b(?:News|Press|Staff|Agency|Agencies|Desk|Editors?|Editorial|Team|Correspondent|Reporters?|Reuters|Times|Post|And)\b"
)


def fill(article: Article, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes; what the article's writer says of himself has his name, if it is one person's."""
    author = article.author.strip()
    if NAME.fullmatch(author) is None or NO_PERSON.search(author):
        return tuple(quotes)
    return tuple(_named(article, quote, author) for quote in quotes)


def _named(article: Article, quote: Quote, author: str) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.name or speaker.text.lower() not in FIRST:
        return quote
    if article.marked.at(speaker.start) is not None:
        return quote  # somebody else's “I”
    because = quote.because.replace(UNKNOWN, f"is the article's author, {author}")
    return replace(quote, speaker=replace(speaker, name=author, label="PERSON"), because=because)
