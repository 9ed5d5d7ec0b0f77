"""Read a collection's events out of its dates and places: what happens where and when (event extraction).

An event is a date with a verb or noun that it dates, and a place that the words put there. Nothing of it is
stored: it follows from dates, places and texts, so that a correction of any of them holds at once.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import events_alike
from dashboard.store.questions.fitting import Numbers
from dashboard.store.writing.places_named import FIGURATIVE
from dashboard.text import dateline, happening
from dashboard.text.happening import Dated, Site

# A row of `every`: which date, document and place, the days, and where all of it stands in the text.
COLUMNS = (
    "date", "document", "place", "first", "last", "published", "start", "end", "place_start", "place_end",
    "sentence_start", "sentence_end", "tie", "sure", "alike",
)  # fmt: skip
AT = {name: number for number, name in enumerate(COLUMNS)}
TIES = ("sentence", "dateline", "paragraph")
LONGEST = 31  # days: what is said to happen in a year or a decade has no day
WIDE = ("country", "region", "county")
NO_SITE = (*FIGURATIVE, "continent", "sea")
NOT_A_DAY = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
LEAST_SURE = 0.5  # of a date and of a place
NEAR = 300  # characters before a date's sentence in which a place may stand, in the same paragraph
APART = 4  # characters between two sentences, at most
LEAD = 2 * dateline.LONGEST + dateline.LONGEST_HEADLINE  # characters: no dateline ends after them
AT_ONCE = 500  # documents
OF_DATE = (
    "document_id, id, first_day, last_day, day, start_char, end_char, event, sentence_start, sentence_end, "
    "confidence"
)
IS_DAY = """hidden = 0 AND first_day > 0 AND last_day >= first_day AND last_day - first_day <= 100
  AND type IN ('DATE', 'TIME') AND value NOT IN (?, ?, ?) AND confidence >= ?"""

Values = tuple[int, ...]


# Named tuples: of many, frozen dataclasses would take as long to make as the rest takes to read.
class Day(NamedTuple):
    """A date of a document that may be an event's."""

    number: int
    first: int
    last: int
    published: int
    dated: Dated
    sentence: tuple[int, int]
    sure: float
    happens: bool


class Spot(NamedTuple):
    """A place of a document that may be an event's."""

    number: int
    site: Site
    sentence: tuple[int, int]
    sure: float


def every(collection: Collection) -> Numbers:
    """Return all events, a row each with COLUMNS; those with the same `alike` report the same event.

    They are read once for the same data.
    """
    return collection.lasting.get("events", lambda: _read(collection))


def _read(collection: Collection) -> Numbers:
    found: list[Values] = []
    terms = events_alike.Terms()
    dates = _dates(collection)
    spots = _spots(collection, dates)
    numbers = sorted(dates.keys() & spots.keys())
    for at in range(0, len(numbers), AT_ONCE):
        block = numbers[at : at + AT_ONCE]
        for document, text in _texts(collection, block):
            rows = list(_of_document(document, text, dates[document], spots[document]))
            found.extend(rows)
            terms.add(text, rows)
    table = np.array(found, dtype=np.int32).reshape(-1, len(COLUMNS) - 1)
    return np.column_stack([table, terms.alike()]).astype(np.int32)


def _dates(collection: Collection) -> dict[int, list[Day]]:
    """Return the dates of each document in which something happens on a day, in their order."""
    # Through an index each row would be looked up one by one, and nearly all are wanted.
    eventful = collection.rows("SELECT DISTINCT document_id FROM dates NOT INDEXED WHERE event <> ''")
    if not eventful:
        return {}
    listed = json.dumps([one for (one,) in eventful])
    asked = f"""
      SELECT {OF_DATE} FROM dates NOT INDEXED WHERE {IS_DAY}
        AND document_id IN (SELECT value FROM json_each(?))
    """
    found: dict[int, list[Day]] = defaultdict(list)
    for document, number, first, last, published, start, end, event, opens, closes, sure in collection.rows(
        asked, (*NOT_A_DAY, LEAST_SURE, listed)
    ):
        dated, happens = Dated(start, end, event), happening.is_event(event)
        found[document].append(Day(number, first, last, published, dated, (opens, closes), sure, happens))
    for dates in found.values():
        dates.sort(key=lambda day: day.dated.start)
    return {number: dates for number, dates in found.items() if any(day.happens for day in dates)}


def _spots(collection: Collection, dates: dict[int, list[Day]]) -> dict[int, list[Spot]]:
    """Return the places of each document near one of the dates, at which something may happen, in order."""
    said = [[document, *span] for document, found in dates.items() for span in _around(found)]
    asked = "SELECT id, country, kind FROM places WHERE hidden = 0 AND lat IS NOT NULL"
    known = {number: (country, kind) for number, country, kind in collection.rows(asked)}
    asked = """
      SELECT document_id, place_id, start_char, end_char, sentence_start, sentence_end, confidence
      FROM json_each(?) AS said CROSS JOIN place_mentions ON document_id = said.value ->> 0
        AND start_char BETWEEN said.value ->> 1 AND said.value ->> 2
      WHERE hidden = 0 AND confidence >= ?
    """
    found: dict[int, list[Spot]] = defaultdict(list)
    for document, number, start, end, opens, closes, sure in collection.rows(
        asked, (json.dumps(said), LEAST_SURE)
    ):
        country, kind = known.get(number, ("", ""))
        if kind and kind not in NO_SITE:
            site = Site(start, end, country, kind in WIDE)
            found[document].append(Spot(number, site, (opens, closes), sure))
    for spots in found.values():
        spots.sort(key=lambda spot: spot.site.start)
    return found


def _around(dates: Sequence[Day]) -> list[list[int]]:
    """Return the parts of a text in which the places of dates may stand, none of which overlap."""
    found: list[list[int]] = []
    for opens, closes in sorted({day.sentence for day in dates if day.happens}):
        if found and opens - NEAR <= found[-1][1]:
            found[-1][1] = max(found[-1][1], closes)
        else:
            found.append([opens - NEAR, closes])
    return found


def _texts(collection: Collection, numbers: Sequence[int]) -> list[tuple[int, str]]:
    marks = ", ".join("?" * len(numbers))
    asked = (
        f"SELECT document_id, text FROM document_texts WHERE document_id IN ({marks}) ORDER BY document_id"
    )
    return collection.rows(asked, tuple(numbers))


def _of_document(document: int, text: str, dates: list[Day], spots: list[Spot]) -> Iterator[Values]:
    """Yield the events of a document: each date with the places that go with it."""
    by_sentence: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        by_sentence[spot.sentence].append(spot)
    beside: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for day in dates:
        beside[day.sentence].append((day.dated.start, day.dated.end))
    lead = _Lead(text, spots)
    for at, day in enumerate(dates):
        if not day.happens:
            continue
        first = _begins(text, dates, at)
        if first != day.last and not days.within(first, day.last, LONGEST):
            continue
        tie, there = _tied(text, day, by_sentence, beside[day.sentence], lead)
        for spot in there:
            sure = round(min(day.sure, spot.sure) * 1000)
            yield (
                day.number, document, spot.number, first, day.last, day.published, day.dated.start,
                day.dated.end, spot.site.start, spot.site.end, *day.sentence, TIES.index(tie), sure,
            )  # fmt: skip


def _begins(text: str, dates: Sequence[Day], at: int) -> int:
    """Return the first day of a date, or of the one before it if both are a range: "October 18-21"."""
    day = dates[at]
    before = dates[at - 1] if at else None
    is_range = before is not None and text[before.dated.end : day.dated.start].strip() in ("-", "–", "to")
    return before.first if is_range and before and before.first <= day.first else day.first


def _tied(
    text: str,
    day: Day,
    by_sentence: dict[tuple[int, int], list[Spot]],
    dates: list[tuple[int, int]],
    lead: "_Lead",
) -> tuple[str, list[Spot]]:
    """Return by what a date has its places, and the places."""
    own = by_sentence.get(day.sentence, [])
    named = [spot for spot in own if not lead.has(spot)]
    if named:
        found = happening.sites(text, day.sentence, day.dated, dates, [spot.site for spot in named])
        return "sentence", [spot for spot in named if spot.site in found]
    if happening.is_said(day.dated.event) or day.first != day.last:
        return "sentence", []
    if not happening.is_on_a_day(text, day.sentence[0], day.dated):
        return "sentence", []
    if lead.opens(day.sentence):
        return "dateline", lead.spots
    return "paragraph", _before(text, day, by_sentence)


def _before(text: str, day: Day, by_sentence: dict[tuple[int, int], list[Spot]]) -> list[Spot]:
    """Return the one place at which something is in the sentence before, in the same paragraph."""
    start = day.sentence[0]
    close = [one for one in by_sentence if one[1] <= start < one[1] + APART]
    sentence = next((one for one in close if not text[one[1] : start].strip()), None)
    if sentence is None or "\n" in text[len(text[: sentence[1]].rstrip()) : start]:
        return []
    there = [spot for spot in by_sentence[sentence] if not spot.site.is_wide]
    if len({spot.number for spot in there}) > 1:
        return []
    return [spot for spot in there if happening.stands_there(text, sentence[0], spot.site)][:1]


class _Lead:
    """A document's first paragraph, which its dateline says the place of."""

    def __init__(self, text: str, spots: Sequence[Spot]) -> None:
        self._text, self._spots = text, spots

    @cached_property
    def _end(self) -> int:
        text = self._text
        found = dateline.at_start(text, 0, text.find("\n") if "\n" in text else len(text))
        return found.end if found and found.is_sure and len(found.places) == 1 else 0

    @property
    def spots(self) -> list[Spot]:
        """Return the place that the dateline names."""
        return [spot for spot in self._spots if spot.site.end <= self._end and not spot.site.is_wide][:1]

    def has(self, spot: Spot) -> bool:
        """Say whether a place stands in the dateline."""
        return spot.site.end <= LEAD and spot.site.end <= self._end

    def opens(self, sentence: tuple[int, int]) -> bool:
        """Say whether a sentence is the one that the dateline stands before."""
        return sentence[0] <= LEAD and sentence[0] <= self._end < sentence[1]
