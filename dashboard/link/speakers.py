"""The name inside a speaker's phrase: "Ana Ruiz, the mayor's aide" is Ana Ruiz, "Ruiz's aide" isn't Ruiz."""

import re

from dashboard.link import roles
from dashboard.records import Mention
from dashboard.text.intervals import Intervals

PEOPLE_AND_BODIES = ("PERSON", "ORG", "GPE")
# A name after one of these is whom the speaker speaks for or about: "a spokesman for …", "a friend of …".
BELONGING = re.compile(
    r"\b(?:of|for|to|with|from|by|in|at|on|about|against|near|under|over|than|like|behind)\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
# What may follow a name that is the speaker's own: the end, a comma, brackets, "who …", "of …".
OWN_END = re.compile(r"\s*(?:$|[,(–—;:]|(?:who|whose|and|of|in|from|at|said|told|has|had|himself|herself)\b)")
# "Secretary of State | Lena Brandt", "Envoy for Syria | …": the words of an office before the name of its
# holder, in capitals; not "Spokesman for President | …", of which the last word is an office itself.
OFFICE = re.compile(
    r"(?:^|\s)(?P<head>[\w.-]+)\s(?:of|for|to)\s(?:the\s)?(?P<field>(?:[A-Z][\w.’'-]*,?\s|and\s|of\s|the\s|&\s)+)$"
)
POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
HEAD_END = re.compile(r",|\s(?:of|in|at|for|from|on|with|by|to|who|which|that|whose|and)\b|\s?['’]s?$")


def named(text: str, speaker: Mention, entities: Intervals[Mention]) -> Mention | None:
    """Return the entity that a speaker's phrase names, or None if it only describes or points."""
    inside = entities.overlapping(speaker.start, speaker.end)
    for label in PEOPLE_AND_BODIES:
        for mention in inside:
            if mention.label == label and _is_own(text, speaker, mention):
                return mention
    return None


def _is_own(text: str, speaker: Mention, mention: Mention) -> bool:
    before = text[speaker.start : max(speaker.start, mention.start)]
    after = text[min(mention.end, speaker.end) : speaker.end]
    if BELONGING.search(before) and not (mention.label == "PERSON" and _is_office(before)):
        return False
    possessive = POSSESSIVE.match(after)
    if possessive:
        return not after[possessive.end() :].strip(" ,")
    if mention.label != "PERSON" and before.strip(" ").lower() not in {"", "the"}:
        # "Ukraine's Foreign Ministry", "a Justice Department official": the last words decide.
        return not after.strip(" ,") and bool(re.search(r"(?:^|\s|[’']s\s)$", before))
    return bool(OWN_END.match(after))


def _is_office(before: str) -> bool:
    """Say whether the words before a name are an office: "Secretary of State", "Chief of Police"."""
    office = OFFICE.search(before)
    if office is None or office["head"].lower() not in roles.words()["head"]:
        return False
    last = office["field"].split()[-1].lower()
    return last not in {"and", "of", "the", "&", *roles.words()["head"], *roles.words()["courtesy"]}


def head(text: str, speaker: Mention) -> tuple[int, int]:
    """Return the span of the head word of a phrase without a name: the pronoun, the noun."""
    cut = HEAD_END.search(text, speaker.start, speaker.end)
    end = cut.start() if cut and cut.start() > speaker.start else speaker.end
    space = text.rfind(" ", speaker.start, end)
    return (space + 1 if space >= 0 else speaker.start), end
