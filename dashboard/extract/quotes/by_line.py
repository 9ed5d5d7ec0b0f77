"""Quotes by the lines they are in (segmentation): headlines, a column's title, turns of a conversation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution
from dashboard.text import headlines
from dashboard.text.article import Article, Range

NAME = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+")
NAME_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")


def headline(article: Article, one: Attribution) -> Range | None:
    """Return the headline in which a content begins, if there is one."""
    at = one.content[0][0]
    return next((line for line in article.headlines if line[0] <= at < line[1]), None)


def parted(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions; what goes on below a headline or in another's turn is a quote of its own."""
    parts = [part for one in found for part in _below(article, one)]
    return [part for one in parts for part in _turns(article, one)]


def _below(article: Article, one: Attribution) -> Iterator[Attribution]:
    line = headline(article, one)
    below = tuple(piece for piece in one.content if line and piece[0] >= line[1])
    opens = below and line and not article.text[line[1] : below[0][0]].strip()
    if not opens or not article.marked.at(below[0][0]):
        yield one
        return
    yield replace(one, content=one.content[: -len(below)])
    yield replace(one, cue=(), content=below)


def _turns(article: Article, one: Attribution) -> Iterator[Attribution]:
    """Yield the words of each speaker: "What now? | Roe: | We wait." are a question and an answer."""
    first, last = one.content[0][0], one.content[-1][1]
    turn = min((at for at in article.turns if first < at < last), default=None)
    label = None if turn is None else headlines.TURN.match(article.text, turn, last)
    if turn is None or label is None:
        yield one
        return
    yield replace(one, content=tuple(_before(article.text, one.content, turn)))
    colon = label.end("label")
    after = tuple((max(a, label.end()), b) for a, b in one.content if b > label.end())
    yield from _turns(
        article,
        replace(one, source=(label.span("label"),), cue=((colon, colon + 1),), content=after, because=""),
    )


def _before(text: str, pieces: Sequence[Range], at: int) -> Iterator[Range]:
    for start, end in pieces:
        if start < at:
            yield start, start + len(text[start : min(end, at)].rstrip())


def is_own(article: Article, one: Attribution) -> bool:
    """Say whether a headline is a column's own, "Ann Roe: The Last of Us": nobody below is called so."""
    line = headline(article, one)
    if line is None or len(one.source) != 1 or article.marked.overlapping(*one.content[0]):
        return False
    label = article.text[slice(*one.source[0])]
    is_label = article.text[one.source[0][1] : one.content[0][0]].strip() == ":"
    if not is_label or NAME.fullmatch(label) is None:
        return False
    below = article.text[line[1] :]
    return not any(re.search(rf"\b{re.escape(word)}\b", below) for word in NAME_WORD.findall(label))
