"""The dateline before an article's text: places, agency, day, as in "KYIV, April 26, 2022 (Reuters) — "."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.text import marks

Range = tuple[int, int]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?i:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?"
# "April 26", "Tuesday, 26 April 2022", "Apr. 26th, 2022"
DAY = (
    rf"(?:{WEEKDAY},? )?(?:(?P<month{{0}}>{MONTH}) ?(?P<day{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?"
    rf"|(?P<day_{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)? ?(?P<month_{{0}}>{MONTH}))"
    r"(?!\d)(?:,? (?P<year{0}>\d{{4}}))?"
)
# "ST. LOUIS", "Rio de Janeiro", "Xi'an", "WASHINGTON, D.C."
NAME = (
    r"[^\W\da-z_][\w.’'-]{0,30}"
    r"(?: (?:(?:de|del|da|do|dos|di|la|el|al|of|the|upon|on)\b|[^\W\da-z_][\w.’'-]{0,30})){0,3}"
)
# "NEW YORK/LONDON", "SYDNEY and KUALA LUMPUR", "OSLO, Norway", "BULAWAYO, Zimbabwe , "
PLACES = rf"(?P<places>{NAME}(?:(?: ?/ ?| and ){NAME}){{0,3}}(?: ?, (?!{WEEKDAY},? ){NAME}){{0,2}})"
BRACKETS = r"\((?P<brackets>[^()\n]{1,60})\)"
STROKES = r"/ ?(?P<strokes>[^/\n]{1,60}?) ?/"
DASH = r"(?: ?(?:—|–|--) ?| ?- )"
LAYOUTS = tuple(
    re.compile(layout)
    for layout in (
        # CAIRO - 25 July 2022: · CAIRO – 26 July 2022:
        rf"{PLACES} ?(?:—|–|-) {DAY.format('')}: ",
        # KYIV, April 26, 2022 (Reuters) — · GENEVA (Wire), 26 April 2022 – · OSLO, Norway, Apr. 26 /Wire/ --
        rf"{PLACES}(?: ?{BRACKETS.replace('brackets', 'early')})?(?: ?[,.]? {DAY.format('')})?"
        rf"(?:,? ?(?:{BRACKETS}|{STROKES}))?{DASH}",
        # NY / WIRE / May 7, 2024 /
        rf"{PLACES} ?{STROKES} ?{DAY.format('')} ?/ ?",
        # May 2 (Wire) - · 26 April 2022 —
        rf"{DAY.format('')}(?:,? ?(?:{BRACKETS}|{STROKES}))?{DASH}",
        # (Reuters) -
        rf"{BRACKETS}{DASH}",
    )
)
WITHIN_BRACKETS = re.compile(DAY.format(""))
PARTS = re.compile(r" ?/ ?| and ")
# "Ohio recession: Pay cuts, fewer police. MOUNT GILEAD (AP) -- ": a headline precedes it on the line.
HEADLINE_END = re.compile(r"[.?!”\"] ?\s(?=[^\W\da-z_]{2})")
LONGEST = 160  # characters
LONGEST_HEADLINE = 200
LEAST_CAPITALS = 3  # letters
FIRST_LINES = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """What comes before the text of an article: [start, end), including its dash.

    `day` is (year, month, day of the month) as written, with 0 for a missing year. If neither capitals nor
    an agency nor a day show that it is a dateline ("Goose Creek — A man …"), it is not `sure`.
    """

    start: int
    end: int
    places: tuple[Range, ...] = ()
    agency: Range | None = None
    day: tuple[int, int, int] | None = None
    is_sure: bool = True


def find(text: str) -> Iterator[Dateline]:
    """Yield the datelines of a text, at most one per paragraph.

    >>> [text[slice(*one.agency)] for text in ["RIGA, May 3 (Meridian) — Rain."] for one in find(text)]
    ['Meridian']
    """
    for start, end in marks.paragraphs(text):
        if found := at_start(text, start, end):
            yield found


def at_start(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """Return the dateline at the start of a paragraph, or after the headline on the same line."""
    end = len(text) if end is None else end
    start += len(text[start : start + LONGEST]) - len(text[start : start + LONGEST].lstrip())
    if found := _read(text, start, end):
        return found
    for headline in HEADLINE_END.finditer(text, start, min(end, start + LONGEST_HEADLINE)):
        found = _read(text, headline.end(), end)
        if found and _is_in_capitals(text, found.places):
            return found
    return None


def dated(text: str) -> Dateline | None:
    """Return the first dateline with a day, if it is in one of the first lines."""
    for _, (start, end) in zip(range(FIRST_LINES), marks.paragraphs(text), strict=False):
        found = at_start(text, start, end)
        if found and found.day:
            return found
    return None


def _read(text: str, start: int, end: int) -> Dateline | None:
    for layout in LAYOUTS:
        if match := layout.match(text, start, min(end, start + LONGEST)):
            found = _of(text, match)
            # "Holly - a dog": a hyphen is not a dash.
            return found if found.is_sure or not match[0].endswith(" - ") else None
    return None


def _of(text: str, match: re.Match[str]) -> Dateline:
    parts: dict[str, Any] = match.groupdict()
    places = _places(match) if parts.get("places") else ()
    brackets = next((one for one in ("strokes", "brackets", "early") if parts.get(one)), None)
    day = _day(parts)
    agency = match.span(brackets) if brackets else None
    if brackets and (inner := WITHIN_BRACKETS.search(match[brackets])):
        # "(Feb. 25, 2021)" is the day, "(July 31 to August 4)" isn't part of a dateline.
        agency = None
        day = day or (_day(inner.groupdict()) if inner[0] == match[brackets] else None)
    is_sure = bool(day or agency or _is_in_capitals(text, places))
    return Dateline(match.start(), match.end(), places, agency, day, is_sure)


def _places(match: re.Match[str]) -> tuple[Range, ...]:
    """Return the position of each place, including what it is in: "NEW YORK", "LONDON"; "OSLO, Norway"."""
    start, end = match.span("places")
    cuts = [start, *(at for cut in PARTS.finditer(match.string, start, end) for at in cut.span()), end]
    return tuple((a, _trimmed(match.string, a, b)) for a, b in zip(cuts[::2], cuts[1::2], strict=True))


def _trimmed(text: str, start: int, end: int) -> int:
    """Return a place's end without what separates it from the rest: "MOSCOW. April 26", "BERLIN--(Wire)"."""
    name = text[start:end].rstrip("-")
    is_stop = name.endswith(".") and "." not in name[:-1] and "," not in name
    return start + len(name) - is_stop


def _day(parts: dict[str, Any]) -> tuple[int, int, int] | None:
    month, day = parts.get("month") or parts.get("month_"), parts.get("day") or parts.get("day_")
    if not month or not day:
        return None
    return int(parts.get("year") or 0), MONTHS.index(month[:3].lower()) + 1, int(day)


def _is_in_capitals(text: str, places: tuple[Range, ...]) -> bool:
    """Say whether the first place is in capitals: "WASHINGTON", not "Trump"."""
    if not places:
        return False
    name = text[slice(*places[0])].partition(",")[0]
    return name.isupper() and sum(letter.isalpha() for letter in name) >= LEAST_CAPITALS
