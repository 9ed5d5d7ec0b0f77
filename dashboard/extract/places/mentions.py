"""Which words of a text name a place: the given names, and names that are certain from the lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.extract.places.bodies import place_in
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.hyphenated import attached, pairs
from dashboard.extract.places.lists import kept
from dashboard.extract.places.nicknames import find as nicknames
from dashboard.extract.places.not_places import is_class, is_college, is_other
from dashboard.extract.places.offices import before_office, is_of_state
from dashboard.extract.places.repeats import again
from dashboard.extract.places.sides import is_side, with_compass
from dashboard.extract.places.surroundings import Beside, beside, beside_body
from dashboard.records import Mention
from dashboard.text.intervals import Intervals

PLACES = ("GPE", "LOC", "FAC")
# A city that everybody knows is recognised without the model.
WELL_KNOWN = 200_000
LONGEST_NAME = 5  # words
# "Azovstal", "St.", "Xi'an", "U.S."
NAME_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
LOCATIVE = re.compile(
    r"\b(?:in|at|from|to|near|of|outside|inside|around|across|through|into|toward|towards|via|leave|left|visit\w*)"
    r"(?:\s+(?:the|downtown|central|northern|southern|eastern|western|north|south|east|west))?\s+$",
    re.IGNORECASE,
)
# "Marburg virus": then Marburg alone is the illness too
VIRUS = re.compile(r" (?:[a-z]+ )?(?:virus|fever|disease)\b")
# "Frankfurt (Oder)"
RIVER_AFTER = re.compile(r" \((?P<name>[A-Z][^\W\d_]+)\)")
# "Kyiv's", "the Netherlands'", or nothing
GENITIVE = re.compile(r"(?:['’]s?)?$")
# "MANSFIELD, Texas", "Athens, Ga."
STATE_AFTER = re.compile(r",\s((?:[A-Z]\.\s?){2,3}|[A-Z]{2}\b|[A-Z][a-z]{1,5}\.|W\.\s?Va\.)")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A piece of the text that names a place, and how it does so: by its name, its people or a part."""

    start: int
    end: int
    text: str
    label: str
    name: str
    is_demonym: bool = False
    body: str = ""  # the public body whose name it is part of
    division: str = ""  # "province", where the text says so beside it
    part: str = ""  # "northern", where the text says so before it


def toponyms(text: str, entities: Sequence[Mention]) -> list[Toponym]:
    """Return the mentions that name a place, in text order."""
    people = {word for one in entities if one.label == "PERSON" for word in ends(one.text)}
    called = [Toponym(*span, text[slice(*span)], "GPE", name) for span, name in nicknames(text)]
    halves = list(pairs(text, entities))
    ends_of_halves = dict(halves)
    given = [
        found
        for at, one in enumerate(entities)
        if ends_of_halves.get(one.start, one.end) >= one.end  # not "Lagos-Abuja" in whole
        and (
            found := toponym(text, one, people) or side(text, one, entities[max(0, at - 1) : at + 2], people)
        )
    ]
    nicked: Intervals[Toponym] = Intervals(called, of=span_of)
    given = [*(one for one in given if not nicked.overlapping(one.start, one.end)), *called]
    names = frozenset(one.name for one in given if one.label == "GPE" and not one.is_demonym) - people
    covered: Intervals[Toponym] = Intervals(given, of=span_of)
    bodies = {one.start: one for one in entities if one.label == "ORG"}
    repeated = [
        Toponym(start, end, text[start:end], "GPE", text[start:end],
                body=bodies[start].text if start in bodies else "")
        for start, end in (
            *again(text, names, entities), *attached(text, entities), *halves, *before_office(text)
        )
        if not covered.overlapping(start, end)
    ]  # fmt: skip
    taken = sorted([*((m.start, m.end) for m in entities), *(span_of(one) for one in repeated)])
    more = [*repeated, *sure_names(text, taken, people)]
    named = [*given, *more]
    ill = {one.name for one in named if VIRUS.match(text, one.end)}
    study = {one.name for one in named if is_college(text, one.start, one.end)}
    kept_ones = (
        one
        for one in named
        if not is_other(text, one.start, one.end, is_demonym=one.is_demonym)
        and (one.name not in study or STATE_AFTER.match(text, one.end))
        and (one.name not in ill or LOCATIVE.search(text, max(0, one.start - 30), one.start))
    )
    return with_surroundings(text, sorted(kept_ones, key=lambda found: (found.start, found.end)))


def span_of(one: Toponym) -> tuple[int, int]:
    """Return where a name occurs."""
    return one.start, one.end


def with_surroundings(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """Return the names with what is written beside them: "northern Mali", "Helmand and Farah provinces"."""
    known: list[Toponym] = []
    following: Beside | None = None
    for one in reversed(found):
        in_body = one.is_demonym or one.body
        said = beside_body(one.text, one.body) if in_body else beside(text, one.start, one.end, following)
        is_state = said.part == "upstate" or is_of_state(text, one.start, one.end)
        if is_state and not said.division and not one.is_demonym:
            said = replace(said, division="state")
        following = replace(said, start=one.start)
        known.append(replace(one, division=said.division, part=said.part))
    return known[::-1]


def side(text: str, mention: Mention, beside: Sequence[Mention], people: set[str]) -> Toponym | None:
    """Return a capital that the model took for a body or a person, as a place name."""
    if mention.label not in ("ORG", "PERSON") or not is_side(text, mention, beside, people):
        return None
    return Toponym(mention.start, mention.end, mention.text, "GPE", bare(mention.text))


def ends(name: str) -> tuple[str, ...]:
    """Return the first and last word of a person's name of several words."""
    words = name.split()
    return (words[0], words[-1]) if len(words) > 1 else ()


def toponym(text: str, mention: Mention, people: set[str]) -> Toponym | None:
    """Return the mention as a place name, or None if it names something else."""
    name = bare(mention.text)
    if name.replace(".", "") in kept().words["union"] and mention.label != "NORP":
        return Toponym(mention.start, mention.end, mention.text, "GPE", "Europe", body=mention.text)
    if mention.label == "NORP":
        start = with_compass(text, mention.start, name)
        name = text[start : mention.start] + name
        whole = text[start : mention.start] + mention.text
        return Toponym(start, mention.end, whole, "NORP", name, True) if is_people(name) else None
    is_place = mention.label in PLACES or (
        mention.label in ("PERSON", "ORG") and has_container(text, mention)
    )
    if mention.label == "ORG" and not is_place:
        return of_body(mention)
    if not is_place or is_class(name) or looks_like_person(text, mention, people):
        return None
    river = RIVER_AFTER.match(text, mention.end)
    if river and shipped().find(f"{name} {river['name']}"):
        name = f"{name} {river['name']}"
    is_demonym = not kept().find(name) and is_people(name) and not shipped().find(name)
    return Toponym(mention.start, mention.end, mention.text, mention.label, name, is_demonym)


def of_body(mention: Mention) -> Toponym | None:
    """Return the place in the name of a public body, if there is one."""
    span = place_in(mention)
    if span is None:
        return None
    found = mention.text[span[0] - mention.start : span[1] - mention.start]
    body = mention.text if found != mention.text else ""
    name = bare(found)
    if is_class(name):
        return None
    is_demonym = not kept().find(name) and is_people(name)
    return Toponym(*span, found, "GPE", name, is_demonym, body)


def has_container(text: str, mention: Mention) -> bool:
    """Say whether a state's abbreviation follows: then even "Jackson" is a town, whatever the model says."""
    container = STATE_AFTER.match(text, mention.end)
    if not container or len(mention.text.split()) > 3:
        return False
    states = kept().exact.get(container[1]) or kept().postal.get(container[1], [])
    held = shipped().find(bare(mention.text))
    return any(entry.admin == state.admin != "" for state in states for entry in held)


def is_people(name: str) -> bool:
    """Say whether a word is the name of a people or the adjective of a place."""
    return bool(kept().find_demonym(name))


def bare(name: str) -> str:
    """Return a name without its article and genitive.

    >>> bare("the Kremlin's")
    'Kremlin'
    """
    name = re.sub(r"^(?:the|The|THE)\s+", "", " ".join(name.split()))
    return GENITIVE.sub("", name)


def looks_like_person(text: str, mention: Mention, people: set[str]) -> bool:
    """Say whether a name belongs to a person named in full elsewhere: "Michael Jordan … Jordan scored"."""
    if mention.text not in people:
        return False
    before, after = text[max(mention.start - 30, 0) : mention.start], text[mention.end : mention.end + 2]
    return not LOCATIVE.search(before) and not re.match(r",\s?", after)


def sure_names(text: str, taken: Sequence[tuple[int, int]], people: set[str]) -> Iterator[Toponym]:
    """Yield the names outside the given ones that can hardly mean anything but a place."""
    words = [found.span() for found in NAME_WORD.finditer(text)]
    gap, at = 0, 0
    while at < len(words):
        start = words[at][0]
        if not text[start].isupper():
            at += 1
            continue
        while gap < len(taken) and taken[gap][1] <= start:
            gap += 1
        limit = taken[gap][0] if gap < len(taken) else len(text)
        end = longest(text, words[at : at + LONGEST_NAME], limit)
        if end is None or not stands_alone(text, start, end) or text[start:end] in people:
            at += 1
            continue
        found = text[start:end]
        yield Toponym(start, end, found, "LOC", bare(found))
        while at < len(words) and words[at][0] < end:
            at += 1


def longest(text: str, words: Sequence[tuple[int, int]], limit: int) -> int | None:
    """Return the end of the longest well-known name that begins with the first word."""
    start = words[0][0]
    if not may_begin(text[start : words[0][1]]):
        return None
    names, _ = well_known()
    for _, end in reversed(words):
        for stop in (end, start + len(GENITIVE.sub("", text[start:end].rstrip(".")))):
            if stop <= limit and is_well_known(text[start:stop], names):
                return stop
    return None


@lru_cache(maxsize=1 << 14)
def may_begin(word: str) -> bool:
    """Say whether a word is the first of a well-known name."""
    first = GENITIVE.sub("", word)
    return first in kept().exact or fold(first).split(" ")[0] in well_known()[1]


def is_well_known(name: str, names: frozenset[str]) -> bool:
    """Say whether a name is on the lists as written: abbreviations need their dots and capitals."""
    if "\n\n" in name or "." in name[:-1] or name.isupper():
        # "Ga." and "Miss." need the model; "U.S." and "UAE" can mean nothing else.
        return any(entry.kind == "country" for entry in kept().exact.get(name, ()))
    return fold(name) in names and name[-1] != "."


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a name isn't part of a longer one: "Paris Hilton", "New Delhi Television"."""
    after = re.match(
        r"[ \t]+[A-Z][a-z]+|[ \t]+(?:agreements?|accords?|treaty|protocols?)\b|[-’'](?!s\b)\w",
        text[end : end + 40],
    )
    before = re.search(r"(\S+)[ \t]+$", text[max(start - 30, 0) : start])
    is_led = bool(
        before and before[1][:1].isupper() and before[1][-1:].isalpha() and before[1] not in LEADING
    )
    return not after and not is_led


# Words capitalised at the start of a sentence that are not part of the name after them.
LEADING = frozenset(
    "The In At From To Near Of And But For With When While As On Since After Before Both Outside".split()
)


@lru_cache(maxsize=1)
def well_known() -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded names that are certain to be places, and their first words."""
    names = {
        fold(entry.name) for entry in shipped().populous(WELL_KNOWN) if entry.kind in ("city", "country")
    }
    names |= set(kept().listed)
    names -= kept().words["doubtful"] | {fold(name) for name in kept().words["brand"]}
    names = {name for name in names if len(name) > 3}
    return frozenset(names), frozenset(name.split(" ")[0] for name in names)
