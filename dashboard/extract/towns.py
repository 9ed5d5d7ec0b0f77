"""Towns that the model took for people: a lone name of the gazetteer that stands where places stand."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept
from dashboard.records import Mention

# "in Murzuq", "south of Brak": prepositions that rarely stand before a person's name.
BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|into|through|across|inside|downtown|north of|south of|east of|west of|"
    r"(?:town|city|village|port|region) of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "SZEGED — The river …", "LONDON, Ontario — …", at the beginning of a paragraph
DATELINE = re.compile(r"(?:,[^\n—–]{1,40}|\s\([^\n)]{1,30}\))?\s(?:—|–|--)\s")
LEAST_SHARE = 0.5  # of the mentions of a name must stand so


def as_places(text: str, entities: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names with such people as GPE; a part of a person's full name stays a person."""
    people = {word for m in entities if m.label == "PERSON" and " " in m.text for word in m.text.split()}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in entities:
        if mention.label == "PERSON" and mention.text not in people:
            mentions[mention.text].append(mention)
    towns = {name for name, found in mentions.items() if _is_town(text, name, found)}
    return tuple(replace(m, label="GPE") if m.label == "PERSON" and m.text in towns else m for m in entities)


def _is_town(text: str, name: str, found: Sequence[Mention]) -> bool:
    placed = sum(_stands_as_place(text, mention) for mention in found)
    return placed >= LEAST_SHARE * len(found) and bool(shipped().find(name) or kept().find(name))


def _stands_as_place(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 20) : mention.start]
    begins = mention.start == 0 or text[mention.start - 1] == "\n"
    return bool(BEFORE.search(before) or (begins and DATELINE.match(text, mention.end)))
