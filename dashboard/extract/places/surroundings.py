"""What is written beside a place's name: its class ("province") or the part that is meant ("northern")."""

import re
from dataclasses import dataclass

# "eastern Aleppo", "north-west Syria", "downtown Kyiv"
DIRECTIONS = (
    r"north|south|east|west|central|upper|lower|mid|inner|outer|greater|metropolitan|downtown|upstate|northern|"
    r"southern|eastern|western|north-?\s?eastern|north-?\s?western|south-?\s?eastern|south-?\s?western|north-?\s?east|"
    r"north-?\s?west|south-?\s?east|south-?\s?west|south-?\s?central|rural|old|mainland"
)
PART = re.compile(rf"^(?:(?:{DIRECTIONS})\s+)+(?=[A-Z])", re.IGNORECASE)
PART_BEFORE = re.compile(rf"(?<![\w-])(?P<part>{DIRECTIONS})\s$", re.IGNORECASE)
CLASSES = (
    r"province|region|oblast|state|county|parish|district|governorate|prefecture|voivodeship|canton|municipality|"
    r"city|town|village"
)
CLASS_FOLLOWS = re.compile(rf"\s(?P<one>{CLASSES})\b(?!\s(?:of|council|hall|university))", re.IGNORECASE)
PLURAL_FOLLOWS = re.compile(
    r"\s(?P<one>province|region|oblast|state|parish|district|governorate|prefecture)(?:s|es)\b|\s(?P<county>counties)\b",
    re.IGNORECASE,
)
NATIONS = r"republic|country|nation|kingdom|emirate|sultanate"
# "the province of", "the port city of", "the former Soviet republic of"
CLASS_LEADS = re.compile(rf"\b(?P<one>{CLASSES}|{NATIONS})\sof\s(?:the\s)?$", re.IGNORECASE)
# "Georgia, the former Soviet republic,", "Luxembourg, a province in Belgium",
# not "Georgia, the state capital's"
CLASS_APPOSED = re.compile(
    rf",\s(?:an?|the)\s(?:[\w.-]+\s){{0,3}}?(?P<one>{NATIONS}|state|province|county)"
    r"(?=[,.;:)!?]|$|\s(?:and|at|between|by|had|has|in|is|of|on|that|to|was|where|which|whose|with)\b)"
)
# "Helmand, Farah and Herat provinces"
LISTED = re.compile(r"(?:,\s|,?\s(?:and|or)\s)$")
LOOK = 30  # characters before a name
LINK = 6  # characters between two names of a list: ", and "


@dataclass(frozen=True, slots=True)
class Beside:
    """What is beside a name that starts at `start`; `is_shared` if its class belongs to a whole list."""

    start: int = 0
    division: str = ""
    part: str = ""
    is_shared: bool = False


def beside(text: str, start: int, end: int, following: Beside | None) -> Beside:
    """Return what is written beside the name in text[start:end]; `following` belongs to the next name."""
    before = text[max(0, start - LOOK) : start]
    part = PART_BEFORE.search(before)
    if part and part["part"][0].isupper() and before[: part.start()].strip():
        part = None
    said = part["part"].lower() if part else ""
    if (plural := PLURAL_FOLLOWS.match(text, end)) and LISTED.search(before):
        return Beside(start, "county" if plural["county"] else plural["one"].lower(), said, True)
    if following and following.is_shared and is_list(text[end : following.start]):
        return Beside(start, following.division, said, True)
    one = CLASS_FOLLOWS.match(text, end) or CLASS_LEADS.search(before) or CLASS_APPOSED.match(text, end)
    return Beside(start, one["one"].lower() if one else "", said)


def beside_body(name: str, body: str) -> Beside:
    """Return what a body's name says beside a place's: "New York | State Police"."""
    is_state = f"{name} State " in body or body.startswith("State University of ")
    return Beside(division="state") if is_state else Beside()


def is_list(between: str) -> bool:
    """Say whether two names with this text between them are members of one list."""
    return len(between) <= LINK and bool(LISTED.fullmatch(between))
