"""An article with its layout, worked out once: paragraphs, pairs of marks, datelines, sentences, tags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dashboard.records import Span
from dashboard.text import dateline, headlines, marks
from dashboard.text.dateline import Dateline
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

Range = tuple[int, int]
NO_TAGS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Article:
    """What rules need to know about a text; offsets are Python string indices into `text`, ends exclusive.

    `headlines` are lines; `turns` is where the paragraphs of a conversation begin ("Roe: …").
    `sentences` and `tags` (Penn Treebank, by the first character of each word) come from the model.
    """

    text: str
    published: date | None
    source: str
    author: str
    paragraphs: tuple[Range, ...]
    marked: Intervals[Marked]
    datelines: tuple[Dateline, ...]
    headlines: tuple[Range, ...]
    turns: frozenset[int]
    sentences: tuple[Span, ...]
    tags: Mapping[int, str]


def lay_out(
    text: str,
    *,
    title: str = "",
    published: date | None = None,
    source: str = "",
    author: str = "",
    sentences: Sequence[Span] = (),
    tags: Mapping[int, str] = NO_TAGS,
) -> Article:
    """Return a text with its layout.

    >>> lay_out("RIGA — Rain.").paragraphs
    ((0, 12),)
    """
    paragraphs = tuple(marks.paragraphs(text))
    return Article(
        text=text,
        published=published,
        source=source,
        author=author,
        paragraphs=paragraphs,
        marked=Intervals(
            (pair for start, end in paragraphs for pair in marks.pair(text, start, end)),
            of=lambda pair: (pair.outer_start, pair.outer_end),
        ),
        datelines=tuple(dateline.find(text)),
        headlines=headlines.find(text, paragraphs, title),
        turns=headlines.turns(text, paragraphs),
        sentences=tuple(sentences),
        tags=tags,
    )
