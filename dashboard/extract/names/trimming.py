"""Trim what isn't part of a name off what the network found, and join the pieces of one name."""

import re
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.names.mentions import Mentions
from dashboard.extract.places.lists import kept
from dashboard.records import Mention
from dashboard.text import lexicon
from dashboard.text.article import Article

LEADING = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
# What a name may not end in: a possessive, a mark.
TRAILING = re.compile(r"(?:['’]s?|[\s,.;:–—-])$")
HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.? (?=[A-Z])")
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "h e"})
# "H E Jamal Al Bader", "H.E. Jamal Al Bader"
EXCELLENCY = re.compile(r"H\.? ?E\.? (?=[A-Z][a-z])")
# "Ban | Ki-moon", but not "Kim | Jong Un": only the hyphen is certain.
GIVEN_BEHIND = re.compile(r" (?P<given>[A-Z][a-z]+-[a-z]{2,})(?!\w)")
INITIALS = re.compile(r"(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|St)\.$")


def trimmed(article: Article, mentions: Mentions) -> Mentions:
    """Cut off articles, titles, possessives and marks; drop what then has no letter left."""
    return [done for one in mentions if (done := _trimmed(article.text, one)) is not None]


def _trimmed(text: str, mention: Mention) -> Mention | None:
    """Return the mention without article, title, possessive or marks, or None if no letter is left."""
    start, end, label = mention.start, mention.end, mention.label
    leading = LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    while (trailing := TRAILING.search(text[start:end])) and not INITIALS.search(text[start:end]):
        end -= len(trailing[0])
    while start < end and not text[start].isalnum():
        start += 1
    if HONORIFIC.match(text, start, end):
        label = "PERSON"
    if label == "PERSON":
        start = _behind_titles(text, start, end)
        end = _with_given_behind(text, start, end)
    if label == "ORG":
        end = _before_titles(text, start, end)
    if not any(character.isalpha() for character in text[start:end]):
        return None
    if text[start:end].rstrip(".").lower() in HONORIFICS:
        return None
    if label == "NORP" and text[start:end].islower():
        return None  # "french toast", "a catholic taste": no name of a people
    return Mention(start, end, text[start:end], label)


def _behind_titles(text: str, start: int, end: int) -> int:
    excellency = EXCELLENCY.match(text, start, end)
    start = excellency.end() if excellency else start
    while " " in text[start:end]:
        first, rest = text[start:end].split(" ", 1)
        if first.rstrip(".").lower() not in titles():
            break
        start = end - len(rest)
    return start


def _with_given_behind(text: str, start: int, end: int) -> int:
    """Return the end of a person's name whose given name follows the family name: "Ban Ki-moon"."""
    given = GIVEN_BEHIND.match(text, end)
    if given is None or " " in text[start:end]:
        return end
    words = (given["given"], given["given"].split("-")[0])
    return end if any(word.lower() in titles() for word in words) else given.end()


def _before_titles(text: str, start: int, end: int) -> int:
    while " " in text[start:end]:
        rest, last = text[start:end].rsplit(" ", 1)
        if last.lower() not in titles():
            break
        end = start + len(rest)
    return end


def joined(article: Article, mentions: Mentions) -> Mentions:
    """Join pieces of a person's, people's or event's name with only a space between, within a sentence."""
    text, starts = article.text, {sentence.start for sentence in article.sentences}
    done: list[Mention] = []
    for mention in mentions:
        last = done[-1] if done else None
        beside = last and text[last.end : mention.start] == " " and mention.start not in starts
        if last and beside and mention.label == last.label and not _are_two(last, mention):
            done[-1] = replace(last, end=mention.end, text=text[last.start : mention.end])
        else:
            done.append(mention)
    return done


def _are_two(last: Mention, mention: Mention) -> bool:
    """Say whether two adjacent mentions are two names; organisations and places always are here."""
    if last.label == "NORP":  # "Sri | Lankan" is one people, "Sunni | Arab" are two
        return not kept().find_demonym(f"{last.text} {mention.text}")
    if last.label == "PERSON":
        in_full = " " in last.text and " " in mention.text
        return in_full or f"{mention.text} ".startswith(f"{last.text} ")
    return last.label != "EVENT"


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return the titles and roles, in lower case, that occur beside a name but aren't part of it."""
    return lexicon.words("titles", "title")
