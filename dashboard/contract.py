"""The output contract: a line of JSON in, a line of JSON out; benchmarks and other tools rely on it."""

import json
from datetime import date
from typing import Any

from dashboard.errors import ReadError
from dashboard.records import DateMention, Document, Extraction, Mention, Place, Quote, Role, Span
from dashboard.text import extents

Row = dict[str, Any]


def document(line: str, *, number: int = 1) -> Document:
    """Return the document in a line; without an id it is named after its number.

    >>> document('{"id": "a", "text": "Rain.", "published": "2022-04-26"}').published
    datetime.date(2022, 4, 26)
    """
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise ReadError(f"Line {number} is not JSON: {why}.", cure="Write one JSON object a line.") from error
    if not isinstance(given, dict):
        raise ReadError(f"Line {number} is not a JSON object.", cure='Write {"id": "…", "text": "…"}.')
    if not isinstance(given.get("text"), str):
        raise ReadError(f"Line {number} has no text.", cure='Give the article as "text", a string.')
    published = _day(given.get("published"))
    return Document(
        id=name(given, number=number),
        text=given["text"],
        title=_words(given.get("title")),
        published=published,
        published_from="field" if published else "unknown",
        source=_words(given.get("source")),
        url=_words(given.get("url")),
        language=_words(given.get("language")),
    )


def name(given: Row, *, number: int) -> str:
    """Return the id of a line's object, else the line's number."""
    own = given.get("id")
    return str(number) if own is None or own == "" or isinstance(own, (dict, list)) else str(own)


def row(extraction: Extraction) -> Row:
    """Return what was found in a document, in the contract's form; `language` only if it is not English."""
    other = {"language": extraction.language} if extraction.language not in ("", "en") else {}
    return {
        "id": extraction.document_id,
        **other,
        "entities": [_span(one) | {"label": one.label, "name": one.name} for one in extraction.entities],
        "quotes": [_quote(one) for one in extraction.quotes],
        "dates": [_date(one) for one in extraction.dates],
        "places": [_place(one) for one in extraction.places],
        "roles": [_span(one) | {"name": one.name} for one in extraction.roles],
    }


def extraction(row: Row) -> Extraction:
    """Return the records in a document's row; raise KeyError, TypeError or ValueError if it isn't one.

    >>> extraction({"id": "a", "entities": [{"start": 0, "end": 4, "text": "Riga"}]}).entities[0].end
    4
    """
    return Extraction(
        document_id=str(row["id"]),
        entities=tuple(_mention(one) for one in row.get("entities", ())),
        quotes=tuple(_read_quote(one) for one in row.get("quotes", ())),
        dates=tuple(_read_date(one) for one in row.get("dates", ())),
        places=tuple(_read_place(one) for one in row.get("places", ())),
        roles=tuple(Role(*_ends(one), name=one["name"]) for one in row.get("roles", ())),
        language=str(row.get("language") or ""),
    )


def _read_quote(one: Row) -> Quote:
    return Quote(
        *_ends(one),
        kind=one["kind"],
        speaker=_mention(one["speaker"]) if one.get("speaker") else None,
        cue=Span(*_ends(one["cue"])) if one.get("cue") else None,
        addressee=_mention(one["addressee"]) if one.get("addressee") else None,
        confidence=float(one.get("confidence", 0.0)),
        because=one.get("because", ""),
        saying=one.get("saying", "said"),
        pieces=_pieces(one),
    )


def _pieces(one: Row) -> tuple[Span, ...]:
    """Return the pieces of an interrupted quotation, () if it is in one piece."""
    start, _, text = _ends(one)
    pieces = [(int(first), int(last)) for first, last in one.get("pieces") or ()]
    if len(pieces) < 2:
        return ()
    return tuple(Span(first, last, text[first - start : last - start]) for first, last in pieces)


def _read_date(one: Row) -> DateMention:
    return DateMention(
        *_ends(one),
        type=one["type"],
        value=one["value"],
        first=_day(one.get("first")),
        last=_day(one.get("last")),
        mod=one.get("mod", ""),
        event=one.get("event", ""),
        confidence=float(one.get("confidence", 0.0)),
        because=one.get("because", ""),
    )


def _read_place(one: Row) -> Place:
    return Place(
        *_ends(one),
        name=one["name"],
        lat=one.get("lat"),
        lon=one.get("lon"),
        country=one.get("country") or "",
        kind=_words(one.get("kind")),
        geonameid=one.get("geonameid"),
        confidence=float(one.get("confidence", 0.0)),
        because=one.get("because", ""),
        runner_up=one.get("runner_up", ""),
        region=one.get("region", ""),
    )


def _ends(one: Row) -> tuple[int, int, str]:
    return int(one["start"]), int(one["end"]), str(one["text"])


def _mention(one: Row) -> Mention:
    return Mention(*_ends(one), one.get("label", ""), one.get("name"))


def published(given: object) -> date | None:
    """Return a day of publication given as a date or as text, None for none.

    Raises ReadError if it isn't a day.

    >>> published("2022-04-26T10:00Z"), published(None)
    (datetime.date(2022, 4, 26), None)
    """
    if given is None or given == "":
        return None
    found = _day(str(given))
    if found is None:
        raise ReadError(f"{given!r} is no day of publication.", cure='Give a date, or "2022-04-26".')
    return found


def refusal(line: str, error: Exception) -> Row:
    """Return the answer to a line that can't be read: its id, if it has one, and the reason."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    own = given.get("id") if isinstance(given, dict) else None
    return {"id": own if isinstance(own, (str, int, float)) else None, "error": str(error)}


def _span(one: Span | Mention | Quote | DateMention | Place | Role) -> Row:
    return {"start": one.start, "end": one.end, "text": one.text}


def _quote(quote: Quote) -> Row:
    return _span(quote) | {
        "kind": quote.kind,
        "saying": quote.saying,
        "pieces": [[one.start, one.end] for one in quote.pieces] or [[quote.start, quote.end]],
        "speaker": _person(quote.speaker),
        "cue": _span(quote.cue) if quote.cue else None,
        "addressee": _person(quote.addressee),
        "confidence": quote.confidence,
        "because": quote.because,
    }


def _person(mention: Mention | None) -> Row | None:
    if mention is None:
        return None
    return _span(mention) | {"label": mention.label, "name": mention.name or None}


def _date(mention: DateMention) -> Row:
    return _span(mention) | {
        "type": mention.type,
        "value": mention.value,
        "first": mention.first.isoformat() if mention.first else None,
        "last": mention.last.isoformat() if mention.last else None,
        "mod": mention.mod,
        "event": mention.event,
        "confidence": mention.confidence,
        "because": mention.because,
    }


def _place(place: Place) -> Row:
    size = extents.of(place.kind, place.name, place.geonameid)
    is_found = place.lat is not None
    return _span(place) | {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "region": place.region,
        "kind": place.kind,
        "geonameid": place.geonameid,
        "precision": size.precision if is_found else None,
        "km": size.km if is_found else None,
        "confidence": place.confidence,
        "because": place.because,
        "runner_up": place.runner_up,
    }


def _day(value: object) -> date | None:
    """Return the day in "2022-04-26" or "2022-04-26T10:00Z"; anything else is unknown, not guessed."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
