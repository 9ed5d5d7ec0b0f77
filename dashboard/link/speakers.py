"""The name inside a speaker's phrase: "Ana Ruiz, the mayor's aide" is Ana Ruiz, "Ruiz's aide" isn't Ruiz."""

import re
from collections.abc import Sequence
from dataclasses import replace

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
OWN_END = re.compile(
    r"\s*(?:$|[,(–—;:]|(?:who|whose|and|of|in|from|at|on|to|said|told|has|had|himself|herself|yesterday|today|"
    r"tonight|earlier|[A-Z][a-z]+day)\b)"
)
# "the Milenio | newspaper": what sort of body it is, behind its name.
SORT = re.compile(
    r"\s(?:(?:news|TV|television|radio)\s)?(?:newspaper|daily|weekly|magazine|website|portal|channel|station|network|"
    r"broadcaster|agency|TV|television|radio|group|company|firm|party|team|club|union)[\s,]*"
)
# "the polling firm | ForwardKeys", "the Lebanese | Al-Mayadeen | TV station": a body by its sort alone.
CAPITALS = r"[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,3}"
NEWS_SORTS = r"newspaper|daily|weekly|magazine|website|portal|channel|station|broadcaster|agency"
BY_SORT = (
    re.compile(
        rf"(?:(?:[Tt]he|[Aa]n?)\s)?(?:[\w’'.-]+\s){{0,4}}?(?:{NEWS_SORTS}|firm|company|group|airline|bank|charity|"
        rf"institute|startup|think tank|watchdog|NGO)\s(?P<name>{CAPITALS})"
    ),
    re.compile(rf"[Tt]he\s(?P<name>{CAPITALS})\s(?:(?:news|TV|television|radio)\s)?(?:{NEWS_SORTS})"),
)
# "The UN | agency" is one of its agencies, not the UN.
WHOLES = frozenset("UN U.N. EU E.U. US U.S. UK U.K. AU".split())
# "Secretary of State | Lena Brandt", "Envoy for Syria | …": the words of an office before the name of its
# holder, in capitals; not "Spokesman for President | …", of which the last word is an office itself.
OFFICE = re.compile(
    r"(?:^|\s)(?P<head>[\w.-]+)\s(?:of|for|to)\s(?:the\s)?(?P<field>(?:[A-Z][\w.’'-]*,?\s|and\s|of\s|the\s|&\s)+)$"
)
# "minister of intelligence | Esmail Khatib": offices whose field may be in small letters; what "the head of
# rival | …" is needs the list of roles.
GOVERNING = re.compile(
    r"(?:^|\s)(?i:minister|(?:under)?secretary|director|head|chief|commissioner|envoy|ambassador|superintendent|"
    r"inspector|professor)\s(?:of|for)\s(?P<field>"
    r"(?:(?!(?:against|from|by|in|at|on|with|over|about|her|his|their|its)\s)[a-z&][\w’'-]*,?\s){1,6})$"
)
NO_FIELD = frozenset("a an and & of the his her their its our my to for with rival candidate victim".split())
# "the Office for National Statistics | (ONS)"
BRACKETS = re.compile(r"\s?\([^()\n]{1,40}\)")
RELATIVE = re.compile(r",\s(?:which|who|whose|where)\s")
POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
HEAD_END = re.compile(r",|\s(?:of|in|at|for|from|on|with|by|to|who|which|that|whose|and)\b|\s?['’]s?$")


def named(text: str, speaker: Mention, entities: Intervals[Mention]) -> Mention | None:
    """Return the entity that a speaker's phrase names, or None if it only describes or points.

    A house that speaks ("The Doha Fire Station has announced …") is a body there.
    """
    inside = entities.overlapping(speaker.start, speaker.end)
    for label in PEOPLE_AND_BODIES:
        for mention in inside:
            if mention.label == label and _is_own(text, speaker, mention, inside):
                return mention
    whole = {
        speaker.text,
        speaker.text.partition(" ")[2] if speaker.text[:4].lower() == "the " else speaker.text,
    }
    house = next((one for one in inside if one.label == "FAC" and one.text in whole), None)
    return replace(house, label="ORG") if house else _by_sort(speaker, inside)


def _by_sort(speaker: Mention, inside: Sequence[Mention]) -> Mention | None:
    """Return the body whose name nothing but its sort tells: "the polling firm | ForwardKeys"."""
    found = next(filter(None, (pattern.fullmatch(speaker.text) for pattern in BY_SORT)), None)
    if found is None:
        return None
    start, end = (speaker.start + at for at in found.span("name"))
    over = [one for one in inside if one.start < end and start < one.end]
    people = next((one for one in over if one.label == "NORP" and one.start == start), None)
    if people and people.end + 1 < end:
        start, over = (
            people.end + 1,
            [one for one in over if one is not people],
        )  # "the Lebanese | Al-Mayadeen"
    name = speaker.text[start - speaker.start : end - speaker.start]
    if name in WHOLES or any(one.label in ("PERSON", "GPE", "NORP") for one in over):
        return None
    return Mention(start, end, name, "ORG", name)


def _is_own(text: str, speaker: Mention, mention: Mention, inside: Sequence[Mention]) -> bool:
    before = text[speaker.start : max(speaker.start, mention.start)]
    if RELATIVE.search(before):
        return False  # "the office, which oversees the agency Mossad"
    after = text[min(mention.end, speaker.end) : speaker.end]
    belongs = BELONGING.search(before)
    if belongs:
        # "Freedom Under Law’s Judge | Roe": the preposition is part of a name.
        at = speaker.start + belongs.start()
        is_in_name = any(one.start < at < one.end for one in inside)
        if mention.label != "PERSON" or not (is_in_name or _is_office(before)):
            return False
    possessive = POSSESSIVE.match(after)
    if possessive:
        return not after[possessive.end() :].strip(" ,")
    if mention.label != "PERSON" and before.strip(" ").lower() not in {"", "the"}:
        # "Ukraine's Foreign Ministry", "a Justice Department official": the last words decide.
        after = BRACKETS.sub("", after)
        return (not after.strip(" ,") or SORT.fullmatch(after) is not None) and bool(
            re.search(r"(?:^|\s|[’']s\s)$", before)
        )
    is_sort = mention.label != "PERSON" and SORT.fullmatch(after) is not None
    if is_sort and mention.text in WHOLES:
        return False
    return is_sort or bool(OWN_END.match(after))


def _is_office(before: str) -> bool:
    """Say whether the words before a name are an office: "Secretary of State", "Chief of Police"."""
    office = OFFICE.search(before)
    if office is None or office["head"].lower() not in roles.words()["head"]:
        office = GOVERNING.search(before)
    if office is None:
        return False
    last = office["field"].split()[-1].lower()
    return last not in {*NO_FIELD, *roles.words()["head"], *roles.words()["courtesy"]}


def head(text: str, speaker: Mention) -> tuple[int, int]:
    """Return the span of the head word of a phrase without a name: the pronoun, the noun."""
    cut = HEAD_END.search(text, speaker.start, speaker.end)
    end = cut.start() if cut and cut.start() > speaker.start else speaker.end
    space = text.rfind(" ", speaker.start, end)
    return (space + 1 if space >= 0 else speaker.start), end
