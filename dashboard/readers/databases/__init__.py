"""Bundles of news databases: which database a text is from, and the articles in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dashboard.readers.databases import factiva, nexis, proquest
from dashboard.readers.databases.blocks import Block, of_paragraphs
from dashboard.records import Document, Problem

Splitter = Callable[[Sequence[Block]], Iterator[Document | Problem]]
# Each database with the rule by which the beginning of a text shows that it is from there.
DATABASES: tuple[tuple[Callable[[str], bool], Splitter], ...] = (
    (nexis.is_it, nexis.articles),
    (factiva.is_it, factiva.articles),
    (proquest.is_it, proquest.articles),
)
LOOKED_AT = 1 << 16  # characters
# JSON, a web page or a PDF may contain a bundle; it is read by its own reader.
OTHER = re.compile(r"\s*(?:[{\[<]|%PDF)")
# A mail's text is encoded; its own reader decodes it.
MAIL = re.compile(r"^(?:MIME-Version|Received|Message-ID): ", re.IGNORECASE | re.MULTILINE)
HEADER = 8_192  # characters


def splitter(text: str) -> Splitter | None:
    """Return what tells the articles of a text apart, or None if it is from no database we know."""
    if OTHER.match(text) or MAIL.search(text[:HEADER]):
        return None
    beginning = text[:LOOKED_AT].replace("\r\n", "\n").replace("\r", "\n")
    return next((split for is_it, split in DATABASES if is_it(beginning)), None)


def begins(lines: Iterable[str]) -> bool:
    """Say whether the lines of a printed page show that an article of a bundle begins on it."""
    return any(nexis.NUMBER.match(line) or nexis.COUNTED.match(line) for line in lines)


def articles(paragraphs: Sequence[str]) -> Iterator[Document | Problem] | None:
    """Return the articles in the paragraphs of a Word, RTF or PDF file, or None if it is no bundle.

    Raise ReadError, when the first is asked for, if it is a bundle whose articles can't be told apart.
    """
    beginning, length = [], 0
    for paragraph in paragraphs:
        beginning.append(paragraph)
        length += len(paragraph) + 1
        if length > LOOKED_AT:
            break
    split = splitter("\n".join(beginning))
    return split(of_paragraphs(paragraphs)) if split else None
