"""Buildings and plants of the hand-kept list: their complete name, and when they are meant as a place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extract.names.mentions import Mentions
from dashboard.extract.places.folding import fold
from dashboard.extract.places.lists import kept
from dashboard.records import Label, Mention
from dashboard.text.article import Article

# "a White House spokesman", "no comment from the White House", "Wall Street rallied": its occupants
OF_THE_BODY = re.compile(
    r"(?:['’]s)? (?:spokes\w+|officials?|aides?|advis[eo]rs?|staff|sources?|lawyers?|counsel|request|"
    r"response|statement|order|plan|proposal|decision|denial|(?:has |had )?(?:said|says|denied|denies|"
    r"announced|declined|expects|expected|hopes|hoped|fears|feared|wants|wanted|"
    r"rose|fell|gained|lost|rallied|enjoyed))\b"
)
FROM_THE_BODY = re.compile(
    r"\b(?:comments?|statements?|responses?|reactions?|requests?|replies|reply|answers?|letters?|word|orders?|"
    r"pressure|criticism|support|approval|guidance|denials?) from (?:the )?$"
)
MORE_WORDS = re.compile(r"(?:[ -][\w’'-]+){1,3}")
LOCATIVE = re.compile(r"\b(?:in|at|inside|near|outside|around|from|to|into) (?:the )?$", re.IGNORECASE)


def whole(article: Article, mentions: Mentions) -> Mentions:
    """Return the names with listed facilities completed ("Azovstal | plant"), FAC if a place is meant.

    "in the Kremlin" is a place, "the Kremlin said" an organisation; both are on the list of places.
    """
    text = article.text
    done: list[Mention] = []
    for mention in mentions:
        if done and mention.start < done[-1].end:
            continue
        end = _end(text, mention) if mention.label in {"LOC", "FAC", "ORG", "GPE", "MISC"} else mention.end
        mention = replace(mention, end=end, text=text[mention.start : end])
        if is_facility(mention.text):
            mention = replace(mention, label=_label(text, mention))
        done.append(mention)
    return done


def _label(text: str, mention: Mention) -> Label:
    """Return what a listed facility refers to: itself, or the organisation that has its seat there."""
    before = text[max(0, mention.start - 32) : mention.start]
    is_seat = mention.text in kept().words["seat"]
    if is_seat and (OF_THE_BODY.match(text, mention.end) or FROM_THE_BODY.search(before)):
        return "ORG"
    return "FAC" if mention.label != "ORG" or LOCATIVE.search(before) else "ORG"


def as_places(entities: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names for the search for places: an organisation called by its seat may be that seat."""
    return tuple(replace(m, label="FAC") if m.label == "ORG" and is_facility(m.text) else m for m in entities)


def is_facility(name: str) -> bool:
    """Say whether a name is one of the listed facilities and seats of power."""
    return any(entry.kind == "facility" for entry in kept().listed.get(fold(name), ()))


def _end(text: str, mention: Mention) -> int:
    """Return the end of the longest listed facility that begins with the mention."""
    more = MORE_WORDS.match(text, mention.end)
    ends = [mention.end + step.end() for step in re.finditer(r"[ -][^ -]+", more[0])] if more else []
    return next((end for end in reversed(ends) if is_facility(text[mention.start : end])), mention.end)
