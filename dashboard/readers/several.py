"""A word processor's file of several articles: each begins at a heading with its byline or day below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.readers import databases, head_lines, one_article
from dashboard.readers.flow import Flow
from dashboard.records import Account, Item
from dashboard.text import dateline

LOOKED_AT = 6  # paragraphs below a heading
LEAST_PROSE = 60  # characters of a paragraph that is no line of a head
MANY = 3  # headings that may be articles of their own


def read(paragraphs: Sequence[str], *, flow: Flow, properties: Mapping[str, str]) -> Iterator[Item]:
    """Yield the article of a file, or each of several, and an Account that says how they were told apart.

    Raise ReadError if there is no text.
    """
    told = one_article.properties(properties)
    headings = [at for at in flow.headings if at < len(paragraphs)]
    sections = [
        (at, end) for at, end in pairwise([*headings, len(paragraphs)]) if _has_prose(paragraphs, at, end)
    ]
    starts = [at for at, end in sections if _is_article(paragraphs[at + 1 : min(end, at + 1 + LOOKED_AT)])]
    is_bundle = databases.articles(paragraphs) is not None
    if len(starts) < 2 or is_bundle:
        yield from one_article.read(paragraphs, heading=flow.heading, **told)
        if len(sections) >= MANY and not is_bundle:
            yield Account(notes=(_undivided(len(sections)),))
        return
    for number, (at, end) in enumerate(pairwise([*starts, len(paragraphs)]), start=1):
        for item in one_article.read(paragraphs[at:end], heading=paragraphs[at]):
            yield replace(item, path=f"#{number}")
    yield Account(notes=tuple(_divided(len(starts), above=starts[0], others=len(sections) - len(starts))))


def _has_prose(paragraphs: Sequence[str], at: int, end: int) -> bool:
    return any(len(one) >= LEAST_PROSE for one in paragraphs[at + 1 : end])


def _is_article(below: Sequence[str]) -> bool:
    """Say whether the paragraphs below a heading begin with a byline, a day, or a dateline with its day."""
    values, rest = one_article.labelled(below)
    if {"author", "byline", "published", "date", "source"} & values.keys():
        return True
    author, day, _ = head_lines.find(line for one in rest for line in one.split("\n"))
    return bool(author or day) or dateline.dated("\n\n".join(rest)) is not None


def _undivided(number: int) -> str:
    return (
        f"This file has {number} parts with a heading and was read as one article. If they are articles of"
        " their own, give each its day or byline on a line below the heading."
    )


def _divided(number: int, *, above: int, others: int) -> Iterator[str]:
    yield f"{number} articles were told apart by their headings, with a byline or day below each."
    if above:
        what = (
            "The paragraph above the first is"
            if above == 1
            else f"The {above} paragraphs above the first are"
        )
        yield f"{what} left out."
    if others:
        has = "One heading has" if others == 1 else f"{others} headings have"
        yield f"{has} neither, and what is below belongs to the article before."
