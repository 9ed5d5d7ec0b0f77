"""Names that swallowed the verb of their headline (boundary correction): "Glenn Beck | Blasts"."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.names.mentions import Mentions
from dashboard.records import Mention, Quote
from dashboard.text import lexicon
from dashboard.text.article import Article

LABELS = frozenset({"PERSON", "ORG"})


def cut(article: Article, mentions: Mentions) -> Mentions:
    """End names in headlines before their verb: "Gwen Bell Blasts" is Gwen Bell if the text below names her.

    "Bellwether County Says" ends in a verb of saying; bodies have no other: "Humanities Clinics".
    """
    if not article.headlines:
        return mentions
    return [_cut(article, one) for one in mentions]


def without_cues(article: Article, names: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Mention, ...]:
    """Return the names; one in a headline ends before the words of saying that it swallowed."""
    cues = {quote.cue.start for quote in quotes if quote.cue}
    return tuple(_before_cue(article, one, cues) for one in names)


def _before_cue(article: Article, one: Mention, cues: Set[int]) -> Mention:
    at = next((at for at in range(one.start + 1, one.end) if at in cues), None)
    if at is None or not _is_in_headline(article, one):
        return one
    name = article.text[one.start : at].rstrip()
    return replace(one, end=one.start + len(name), text=name)


def _is_in_headline(article: Article, one: Mention) -> bool:
    return any(start <= one.start < end for start, end in article.headlines)


def _cut(article: Article, one: Mention) -> Mention:
    if not _is_in_headline(article, one) or one.label not in LABELS:
        return one
    for rest, word in _ends(one.text):
        is_verb = word.lower() in _saying()
        is_person = one.label == "PERSON" or rest.split(" ")[0] in _given_names()
        if is_verb or (is_person and _is_named_alone(article, one, rest)):
            return Mention(one.start, one.start + len(rest), rest, one.label)
    return one


def _ends(name: str) -> Iterator[tuple[str, str]]:
    """Yield a name of two words or more without its last words, and the word that may be a verb."""
    words = name.split(" ")
    for number in range(len(words) - 1, 1, -1):
        if words[number].endswith("s") and words[number][:-1].isalpha():
            yield " ".join(words[:number]), words[number]


def _is_named_alone(article: Article, one: Mention, rest: str) -> bool:
    """Say whether the text below the headlines has a name, and never with the word that follows here."""
    line = next(end for start, end in article.headlines if start <= one.start < end)
    alone = re.search(rf"\b{re.escape(rest)}\b(?![ -][A-Z])", article.text[line:])
    return alone is not None and one.text not in article.text[line:]


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    """Return the verbs of saying as headlines have them: "says", "warns", but no noun like "calls"."""
    return lexicon.words("cues") & frozenset(
        "says tells warns claims admits denies insists argues vows urges declares".split()
    )


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    """Return the given names that Dateline knows."""
    return lexicon.words("given-names", "name")
