"""Turn the rows of one document back into records, with names as the collection has them."""

from typing import Any

from dashboard.records import DateMention, Mention, Place, Quote, Span
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.writing import rulings
from dashboard.text import spoken


def mentions(collection: Collection, document: int) -> dict[str, Mention]:
    """Return the names of a document by document, start and end."""
    rows = collection.rows(
        """
        SELECT start_char, end_char, text, entities.label, entities.name
        FROM mentions JOIN names ON names.id = name_id JOIN entities ON entities.id = entity_id
        WHERE document_id = ? AND mentions.hidden = 0 AND entities.hidden = 0 ORDER BY start_char, end_char
        """,
        (document,),
    )
    return {f"{document}-{row[0]}-{row[1]}": Mention(*row) for row in rows}


def quotes(collection: Collection, document: int) -> dict[int, Quote]:
    """Return the quotes of a document by their number."""
    rows = collection.rows(
        """
        SELECT quotes.id, start_char, end_char, quote, kind, entities.name, entities.label,
          speaker_start, speaker_end, speaker_text, speaker_label, cue_start, cue_end, cue,
          addressee_start, addressee_end, addressee_text, addressee_label, addressee_name, confidence,
          because, saying, CASE WHEN speaker_id IS NOT read_speaker_id THEN 'speaker'
          WHEN names.corrected THEN 'name' END, pieces
        FROM quotes LEFT JOIN names ON names.id = speaker_id
        LEFT JOIN entities ON entities.id = entity_id AND entities.hidden = 0
        WHERE document_id = ? AND quotes.hidden = 0 ORDER BY start_char
        """,
        (document,),
    )
    return {
        number: _quote(*parts, rulings.reason(because, by_hand), saying, str(pieces))
        for number, *parts, because, saying, by_hand, pieces in rows
    }


def _quote(start: int, end: int, text: str, kind: Any, name: str | None, label: Any, *rest: Any) -> Quote:
    speaker, cue, addressee, (confidence, because, saying, pieces) = (
        rest[:4],
        rest[4:7],
        rest[7:12],
        rest[12:],
    )
    said_by = None
    if speaker[0] is not None:
        said_by = Mention(speaker[0], speaker[1], speaker[2], label or speaker[3], name)
    elif name or speaker[2]:
        # A speaker given by hand, named or not: no words of the text are pointed at.
        said_by = Mention(start, start, speaker[2] or "", label, name)
    return Quote(
        start=start,
        end=end,
        text=text,
        kind=kind,
        speaker=said_by,
        cue=Span(*cue) if cue[0] is not None else None,
        addressee=Mention(*addressee) if addressee[0] is not None else None,
        confidence=confidence,
        because=because,
        saying=saying,
        pieces=spoken.spans(pieces, text, start),
    )


def dates(collection: Collection, document: int) -> dict[int, DateMention]:
    """Return the dates of a document by their number."""
    rows = collection.rows(
        """
        SELECT id, start_char, end_char, text, type, value, first_day, last_day, modifier, confidence,
          because, event
        FROM dates WHERE document_id = ? AND hidden = 0 ORDER BY start_char
        """,
        (document,),
    )
    return {row[0]: _date(*row[1:]) for row in rows}


def _date(
    start: int, end: int, text: str, of_type: Any, value: str, first: int, last: int, *rest: Any
) -> DateMention:
    return DateMention(start, end, text, of_type, value, days.day(first), days.day(last), *rest)


def places(collection: Collection, document: int) -> dict[str, Place]:
    """Return the places of a document by document, start and end, including those not on the map."""
    rows = collection.rows(
        """
        SELECT start_char, end_char, text, place, lat, lon, country, kind, geonameid, confidence, because,
          runner_up, region
        FROM place_mentions JOIN places ON places.id = place_id
        WHERE document_id = ? AND place_mentions.hidden = 0 AND places.hidden = 0 ORDER BY start_char
        """,
        (document,),
    )
    return {f"{document}-{row[0]}-{row[1]}": Place(*row) for row in rows}


def sentences(collection: Collection, document: int, text: str) -> tuple[Span, ...]:
    """Return the sentences of a document."""
    rows = collection.rows(
        "SELECT start_char, end_char FROM sentences WHERE document_id = ? ORDER BY start_char", (document,)
    )
    return tuple(Span(start, end, text[start:end]) for start, end in rows)
