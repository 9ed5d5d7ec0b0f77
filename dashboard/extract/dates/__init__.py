"""Dates in text: which expressions of time occur, and what they mean in the calendar."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from dashboard.extract.dates.confidence import confidence_of
from dashboard.extract.dates.find import find_expressions
from dashboard.records import DateMention, Span

__all__ = ["find_dates"]

NO_TAGS: Mapping[int, str] = MappingProxyType({})


def find_dates(
    text: str,
    *,
    published: date | None,
    tags: Mapping[int, str] = NO_TAGS,
    sentences: Sequence[Span] = (),
) -> tuple[DateMention, ...]:
    """Find all expressions of time and resolve them against the day of publication.

    `tags` maps the character start of a word to its Penn Treebank tag; without tags the
    tense of a verb is recognised by its form. Nothing is read from the clock or the locale.

    >>> [d.value for d in find_dates("He left on Tuesday.", published=date(2022, 4, 26))]
    ['2022-04-26']
    """
    found = find_expressions(text, published=published, tags=tags, sentences=sentences)
    mentions = []
    for expression in found:
        start, end = expression.chars
        meaning = expression.meaning
        mentions.append(
            DateMention(
                start=start,
                end=end,
                text=text[start:end],
                type=meaning.type,
                value=meaning.value,
                first=meaning.first,
                last=meaning.last,
                mod=meaning.mod,
                confidence=confidence_of(expression.rule, because=meaning.because),
                because=meaning.because,
                event=expression.event,
            )
        )
    return tuple(mentions)
