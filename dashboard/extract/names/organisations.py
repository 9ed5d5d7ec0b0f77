"""Organisations recognised by fame, last word or a dateline's brackets, whatever the model called them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.names.mentions import Mentions
from dashboard.extract.places.lists import kept
from dashboard.records import Label, Mention
from dashboard.text import lexicon
from dashboard.text.article import Article
from dashboard.text.intervals import Intervals

AGENCY = re.compile(r"[A-Z][\w .&-]{1,30}")


def with_known(article: Article, mentions: Mentions) -> Mentions:
    """Put in well-known organisations complete where the model has pieces of them or something else."""
    text = article.text
    known = [m for name in _known() if name in text for m in _all(text, name)]
    taken = Intervals(known, of=lambda m: (m.start, m.end))
    left = [
        m
        for m in mentions
        if not any(k.end - k.start >= m.end - m.start for k in taken.overlapping(m.start, m.end))
    ]
    still = Intervals(left, of=lambda m: (m.start, m.end))
    return sorted(
        [*left, *(k for k in known if not still.overlapping(k.start, k.end))], key=lambda m: m.start
    )


def agencies(article: Article, mentions: Mentions) -> Mentions:
    """Make the name in a dateline's brackets an agency, whatever else has it: "GENEVA (Meridian) —"."""
    found = [
        Mention(*line.agency, article.text[slice(*line.agency)], "ORG")
        for line in article.datelines
        if line.agency and AGENCY.fullmatch(article.text, *line.agency)
    ]
    taken = Intervals(found, of=lambda m: (m.start, m.end))
    left = [m for m in mentions if not taken.overlapping(m.start, m.end)]
    return sorted([*left, *found], key=lambda m: m.start)


def by_last_word(article: Article, mentions: Mentions) -> Mentions:
    """Make "El Paso Energy" an organisation, "Varga Prize" not, unless a place has the complete name."""
    return [replace(m, label=label) if (label := _by_last_word(m)) else m for m in mentions]


def _by_last_word(mention: Mention) -> Label | None:
    before, _, last = mention.text.rpartition(" ")
    use = _last_words().get(last) if before else None
    if use == "head" and mention.label in {"GPE", "LOC", "MISC"} and not kept().find(mention.text):
        return "ORG"
    return "MISC" if use == "thing" and mention.label == "ORG" else None


def _all(text: str, name: str) -> Iterable[Mention]:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Mention(found.start(), found.end(), name, "ORG")


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    """Return the known names and the long forms, of three words or more, of acronyms; longest first."""
    long = {name for name in lexicon.words("acronyms", "long") if name.count(" ") > 1}
    known = {row["word"] for row in lexicon.rows("organisations") if row["use"] == "known"}
    return tuple(sorted(long | known, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def _last_words() -> dict[str, str]:
    """Return what the last word of a name shows: the "head" of an organisation, or a "thing"."""
    return {row["word"]: row["use"] for row in lexicon.rows("organisations") if row["use"] != "known"}
