"""Places mistaken for people or organisations: names in the gazetteer, used where places are named."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.names.mentions import Mentions
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept, lies_in
from dashboard.extract.places.offices import is_division
from dashboard.extract.places.sides import given_names
from dashboard.extract.places.surroundings import PART
from dashboard.records import Mention
from dashboard.text.article import Article

MISTAKEN = frozenset({"PERSON", "ORG"})
# "in Murzuq", "south of Brak": prepositions that are rare before a person's name.
BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|into|through|across|inside|downtown|north of|south of|east of|west of|"
    r"(?:town|city|village|port|region) of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "a shop in Oxford", "near Solon": what is rare before an organisation
IN = re.compile(
    r"\b(?:in|near|outside|(?:north|south|east|west|town|city|village|port) of)\s$", re.IGNORECASE
)
# "DeKalb man arrested", "Torrington firefighters": only a town's name comes before these
AFTER = re.compile(
    r"\s(?:police|firefighters?|detectives|man|woman|men|women|teens?|teenager|residents?|native|"
    r"grand jury|Mayor|Selectm[ae]n|mayor|city council|City Council|school board)\b"
)
# "Herat, western Afghanistan", "Tapachula, Mexico"
COUNTRY_AFTER = re.compile(
    r",\s(?P<part>(?:[a-z]+(?:-[a-z]+)?\s)?)(?P<name>[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)(?!['’]s)"
)
# "Jordan said it would close": no person is "it"
IT = re.compile(r"\s(?:has\s)?\w+\s(?:that\s)?(?:it\s(?:would|will|had|has|plans|wants)|its)\b")
SAINTS = frozenset({"Saint", "St.", "San", "Santa"})
PARTED = re.compile(r"\w[ -]\w")
LEAST = 2_000  # inhabitants of a town that was mistaken for an organisation
LEAST_SHARE = 0.5  # of the mentions of a name must be like this


def as_places(article: Article, mentions: Mentions) -> Mentions:
    """Return the names with such people and organisations as GPE, except parts of a person's full name."""
    placed = {m.text.casefold() for m in mentions if m.label == "GPE"}
    people = {word for m in mentions if m.label == "PERSON" and " " in m.text for word in m.text.split()}
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.label in MISTAKEN and mention.text not in people:
            named[mention.text].append(mention)
    lines = {start: end for line in article.datelines for start, end in line.places}
    towns = {
        name
        for name, found in named.items()
        if name.casefold() in placed or _is_town(article.text, name, found, lines)
    }
    return [replace(m, label="GPE") if m.label in MISTAKEN and m.text in towns else m for m in mentions]


def as_people(article: Article, mentions: Mentions) -> Mentions:
    """Return the names with a place or organisation as a person if only a person has its name in this text.

    "Kalnina says …" isn't a town if the text has Ilze Kalnina and the gazetteer has no such place.
    """
    people = {m.text.split()[-1] for m in mentions if m.label == "PERSON" and " " in m.text}
    bodies = {m.text.split()[0] for m in mentions if m.label == "ORG" and " " in m.text}
    people -= bodies
    wrong = {
        m.text
        for m in mentions
        if m.label in {"GPE", "LOC", "ORG"} and m.text in people and not shipped().find(m.text)
    }
    return [replace(m, label="PERSON") if m.text in wrong else m for m in mentions]


def _is_town(text: str, name: str, found: Sequence[Mention], lines: Mapping[int, int]) -> bool:
    if found[0].label == "ORG" and is_firm(text, name, found):
        return False
    if found[0].label == "ORG" and (
        any(entry.kind == "region" for entry in kept().find(name)) or (" " in name and is_division(name))
    ):
        return True  # "West Bank", "Tamil Nadu"
    if found[0].label == "PERSON" and PARTED.search(name) and is_division(name):
        # "Friuli Venezia Giulia", but neither "Francisco Morazán" nor "Saint George".
        return re.split(r"[ -]", name)[0] not in given_names() | SAINTS
    if is_country(name):
        return name.lower() not in kept().words["doubtful"] or any(_acts_as_state(text, m) for m in found)
    placed = sum(_stands_as_place(text, m, lines) or _has_country(text, m) for m in found)
    if placed < LEAST_SHARE * len(found) or name.lower() in kept().words["common"]:
        return False
    least = LEAST if found[0].label == "ORG" else 0
    return any(entry.population >= least for entry in shipped().find(name)) or bool(kept().find(name))


def is_firm(text: str, name: str, found: Sequence[Mention]) -> bool:
    """Say whether a firm with the name of a place is one: "Amazon hired", but "in the Amazon"."""
    return name in kept().words["brand"] and not any(
        text.endswith((" the ", "The "), 0, one.start) for one in found
    )


def is_country(name: str) -> bool:
    """Say whether a name is a country's."""
    return any(entry.kind == "country" for entry in (*kept().find(name), *shipped().find(name)))


def _stands_as_place(text: str, mention: Mention, lines: Mapping[int, int]) -> bool:
    if mention.end <= lines.get(mention.start, -1) or AFTER.match(text, mention.end):
        return True
    before = text[max(0, mention.start - 20) : mention.start]
    return bool((IN if mention.label == "ORG" else BEFORE).search(before))


def _has_country(text: str, mention: Mention) -> bool:
    """Say whether a town's country or state is written after it."""
    after = COUNTRY_AFTER.match(text, mention.end)
    if not after or (after["part"] and not PART.match(after["part"] + "A")):
        return False
    name = after["name"] if kept().find(after["name"]) else after["name"].split()[0]
    holders = [entry for entry in kept().find(name) if entry.kind in ("country", "region")]
    inner = shipped().find(mention.text) if holders else ()
    return any(lies_in(entry, holder) for holder in holders for entry in inner)


def _acts_as_state(text: str, mention: Mention) -> bool:
    """Say whether a possible person's name is a state here: "Chad's army", "Jordan said it would"."""
    return bool(owns().match(text, mention.end)) or bool(IT.match(text, mention.end))


@lru_cache(maxsize=1)
def owns() -> re.Pattern[str]:
    """Return the pattern of a genitive with what only a state has: "'s army", "'s northern border"."""
    return re.compile(rf"['’]s?\s(?:\w+\s)?(?:{'|'.join(sorted(kept().words['state']))})\b")
