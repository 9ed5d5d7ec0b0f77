"""What stands around a quote: its speaker's role in its document, the places and days in its sentences."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.store.collection import Collection
from dashboard.store.writing.places_named import FIGURATIVE

IN_SENTENCE = "{0}.start_char >= quotes.sentence_start AND {0}.start_char < quotes.sentence_end"
GIVEN = "quotes.id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class When:
    """A date as written, with its TIMEX3 value and type."""

    text: str
    value: str
    type: str


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one quote; places are named as shown, each once, and so are dates."""

    role: str = ""
    places: tuple[str, ...] = ()
    dates: tuple[When, ...] = ()


def of(collection: Collection, quotes: Sequence[int]) -> dict[int, Around]:
    """Return what stands around each quote, by its number; time grows with the quotes asked for."""
    given = json.dumps([int(one) for one in quotes])
    held, named, dated = _roles(collection, given), _places(collection, given), _dates(collection, given)
    return {
        int(one): Around(
            held.get(one, ""), tuple(dict.fromkeys(named[one])), tuple(dict.fromkeys(dated[one]))
        )
        for one in quotes
    }


def _roles(collection: Collection, given: str) -> dict[int, str]:
    """Return the role that the document gives the speaker: the last before the quote, else the first."""
    rows = collection.rows(
        f"""
        SELECT quotes.id, roles.role, roles.start_char < quotes.end_char
        FROM quotes CROSS JOIN names AS own ON own.id = quotes.speaker_id
        CROSS JOIN entities ON entities.id = own.entity_id AND entities.hidden = 0
        CROSS JOIN roles ON roles.document_id = quotes.document_id
        CROSS JOIN names AS other ON other.id = roles.name_id AND other.entity_id = own.entity_id
        WHERE {GIVEN} ORDER BY quotes.id, roles.start_char
        """,
        (given,),
    )
    found: dict[int, str] = {}
    for quote, role, is_before in rows:
        if is_before or quote not in found:
            found[quote] = role
    return found


def _places(collection: Collection, given: str) -> dict[int, list[str]]:
    """Return the places on the map that are named in each quote's sentences, in their order."""
    figurative = ", ".join(f"'{kind}'" for kind in FIGURATIVE)
    rows = collection.rows(
        f"""
        SELECT quotes.id, places.place
        FROM quotes CROSS JOIN place_mentions AS named ON named.document_id = quotes.document_id
          AND {IN_SENTENCE.format("named")} AND named.hidden = 0
        CROSS JOIN places ON places.id = named.place_id AND places.hidden = 0 AND places.lat IS NOT NULL
          AND places.kind NOT IN ({figurative})
        WHERE {GIVEN} ORDER BY quotes.id, named.start_char
        """,
        (given,),
    )
    found: dict[int, list[str]] = defaultdict(list)
    for quote, place in rows:
        found[quote].append(place)
    return found


def _dates(collection: Collection, given: str) -> dict[int, list[When]]:
    """Return the dates in each quote's sentences, in their order."""
    rows = collection.rows(
        f"""
        SELECT quotes.id, dates.text, dates.value, dates.type
        FROM quotes CROSS JOIN dates ON dates.document_id = quotes.document_id
          AND {IN_SENTENCE.format("dates")} AND dates.hidden = 0
        WHERE {GIVEN} ORDER BY quotes.id, dates.start_char
        """,
        (given,),
    )
    found: dict[int, list[When]] = defaultdict(list)
    for quote, *when in rows:
        found[quote].append(When(*when))
    return found
