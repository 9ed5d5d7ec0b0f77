"""Turn a document into rows, and remove its rows; always inside the caller's transaction."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from dashboard.identity.compare import block
from dashboard.records import Document, Extraction, Mention, Place, Quote, Role, Span
from dashboard.store import days
from dashboard.store.connections import Connection
from dashboard.store.writing import (
    answers,
    corrections,
    likenesses,
    naming,
    places_named,
    quote_keys,
    rollups,
    searching,
)
from dashboard.text import guards, spoken, surroundings
from dashboard.text.folding import tidy

Found = TypeVar("Found", Span, Mention, Place, Role)
plain = guards.clean
# The tables with the rows of each document.
FOUND_IN = (
    "mentions", "place_mentions", "roles", "quotes", "dates", "sentences", "answers", "document_texts",
    "read_rows", "given_rows",
)  # fmt: skip
COLUMNS = (
    "key, title, source, author, url, path, published, published_from, day, words, sha256, version, "
    "section, page, extent, language, import_id, replaces"
)


def write(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    *,
    version: str,
    import_id: int = 0,
    replaces: int = 0,
) -> int:
    """Add a document with everything found in it, and return its row; `replaces` is its earlier text.

    Its names are joined at the end of the transaction (naming.settle).
    """
    document_id = _write_document(connection, document, version, import_id, replaces)
    day = days.number(document.published)
    sentences = _distinct(extraction.sentences)
    _many(connection, "sentences", 3, ((document_id, one.start, one.end) for one in sentences))
    mentions = _distinct(extraction.entities)
    names = naming.find_or_add(connection, _names(mentions, extraction.quotes))
    acronyms = _write_forms(connection, mentions, names)
    _write_mentions(connection, mentions, names, day, document_id)
    _write_roles(connection, extraction, names, document_id, sentences)
    _write_quotes(connection, document, extraction, names, document_id, sentences)
    _write_dates(connection, extraction, day, document_id, sentences)
    _write_places(connection, extraction.places, day, document_id, sentences)
    answers.keep(connection, document_id, extraction.answers)
    given = corrections.apply_to_rows(connection, document_id, document.id)
    connection.to_join |= acronyms | naming.split_blocks(connection, names.values())
    rollups.add(connection, [document_id])
    naming.prune(connection, given)
    likenesses.add(connection, document_id, plain(document.text))
    return document_id


def remove(connection: Connection, document_id: int) -> None:
    """Remove a document with all its rows, and the names that nothing else uses.

    The names that are left are joined again at the end of the transaction (naming.settle).
    """
    used = rollups.used(connection, [document_id])
    connection.to_join |= naming.blocks(connection, used)
    places = places_named.used(connection, document_id)
    rollups.subtract(connection, [document_id])
    searching.remove(connection, document_id)
    likenesses.remove(connection, document_id)
    _remove_forms(connection, document_id)
    quotes = "SELECT id FROM quotes WHERE document_id = ?"
    connection.execute(f"DELETE FROM quote_dates WHERE quote_id IN ({quotes})", (document_id,))
    for table in FOUND_IN:
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    naming.prune(connection, used)
    places_named.prune(connection, places)


def _write_document(
    connection: Connection, document: Document, version: str, import_id: int, replaces: int
) -> int:
    row = (
        *(plain(document.id), plain(document.title)),
        tidy(plain(document.source)),
        plain(document.author),
        plain(document.url),
        plain(document.path),
        document.published.isoformat() if document.published else None,
        document.published_from,
        days.number(document.published),
        len(document.text.split()),
        document.sha256,
        version,
        plain(document.section),
        plain(document.page),
        document.extent,
        document.language,
        import_id,
        replaces,
    )
    cursor = connection.execute(f"INSERT INTO documents ({COLUMNS}) VALUES ({_marks(len(row))})", row)
    document_id = int(cursor.lastrowid or 0)
    text = (document_id, plain(document.title), plain(document.text))
    connection.execute("INSERT INTO document_texts VALUES (?, ?, ?)", text)
    searching.add_document(connection, *text)
    return document_id


def called(mention: Mention) -> str:
    """Return the name of a mention as it is stored and shown."""
    return tidy(plain(mention.name or mention.text))


def _names(mentions: Iterable[Mention], quotes: Iterable[Quote]) -> set[naming.Labelled]:
    """Return the label and canonical name of everyone mentioned or quoted."""
    known = {called(one): one.label for one in mentions}
    names = {(one.label, called(one)) for one in mentions}
    return names | {speaker for quote in quotes if (speaker := _speaker(quote, known))}


def _speaker(quote: Quote, known: Mapping[str, str]) -> naming.Labelled | None:
    if quote.speaker is None or not quote.speaker.name:
        return None
    name = tidy(plain(quote.speaker.name))
    # A resolved pronoun may have no label: its name has one elsewhere in the document.
    return (quote.speaker.label or known.get(name) or "PERSON", name)


def _write_forms(connection: Connection, mentions: Iterable[Mention], names: naming.Ids) -> set[str]:
    """Count the ways names are written; return the blocks of the acronyms that organisations gained."""
    forms = Counter((names[one.label, called(one)], plain(one.text)) for one in mentions)
    short = {
        (names[one.label, called(one)], plain(one.text))
        for one in mentions
        if one.label == "ORG" and " " not in one.text and one.name not in (None, one.text)
    }
    asked = "SELECT 1 FROM forms WHERE name_id = ? AND text = ?"
    new = {text for name, text in short if not connection.execute(asked, (name, text)).fetchone()}
    connection.executemany(
        "INSERT INTO forms VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        ((*form, count) for form, count in sorted(forms.items())),
    )
    return {block("ORG", text) for text in new}


def _remove_forms(connection: Connection, document_id: int) -> None:
    rows = connection.execute(
        "SELECT count(*), name_id, text FROM mentions WHERE document_id = ? GROUP BY name_id, text",
        (document_id,),
    ).fetchall()
    connection.executemany("UPDATE forms SET mentions = mentions - ? WHERE name_id = ? AND text = ?", rows)
    gone = ((name, text) for _, name, text in rows)
    connection.executemany("DELETE FROM forms WHERE name_id = ? AND text = ? AND mentions <= 0", gone)


def _write_mentions(
    connection: Connection, mentions: Iterable[Mention], names: naming.Ids, day: int, document_id: int
) -> None:
    rows = (
        (
            *(names[one.label, called(one)], day, document_id, one.start, one.end),
            *(plain(one.text), 0, None),
        )
        for one in mentions
    )
    _many(connection, "mentions", 8, rows)


def _write_roles(
    connection: Connection,
    extraction: Extraction,
    names: naming.Ids,
    document_id: int,
    sentences: tuple[Span, ...],
) -> None:
    rows = (
        (by, document_id, one.start, one.end, *_around(one.start, one.end, sentences), plain(one.text), None)
        for one in _distinct(extraction.roles)
        if (by := names.get(("PERSON", tidy(plain(one.name))))) is not None
    )
    _many(connection, "roles", 8, rows)


def _write_quotes(
    connection: Connection,
    document: Document,
    extraction: Extraction,
    names: naming.Ids,
    document_id: int,
    sentences: tuple[Span, ...],
) -> None:
    known = {called(one): one.label for one in extraction.entities}
    day = days.number(document.published)
    said = [(one.start, plain(one.text)) for one in extraction.quotes]
    text = plain(document.text)
    keys = quote_keys.of(plain(document.id), text, said)
    around = surroundings.of(text, _ranges(sentences), _ranges(extraction.quotes))
    for quote, key, stretch in zip(extraction.quotes, keys, around, strict=True):
        speaker = _speaker(quote, known)
        by = names[speaker] if speaker else None
        row = (
            *(None, document_id, day, quote.start, quote.end, quote.kind, by, by, quote.confidence, 0),
            *_around(quote.start, quote.end, sentences),
            *_written(quote.speaker, with_name=False),
            *((plain(quote.cue.text), quote.cue.start, quote.cue.end) if quote.cue else (None, None, None)),
            *_written(quote.addressee, with_name=True),
            *(plain(quote.because), plain(quote.text), quote.saying, key, spoken.written(quote), *stretch),
        )
        cursor = connection.execute(f"INSERT INTO quotes VALUES ({_marks(len(row))})", row)
        searching.add_quote(connection, int(cursor.lastrowid or 0), plain(quote.text), text[slice(*stretch)])


def _written(mention: Mention | None, *, with_name: bool) -> tuple[object, ...]:
    """Return a mention as columns: text, label, its name if `with_name`, start, end."""
    if mention is None:
        return (None,) * (5 if with_name else 4)
    name = (mention.name and tidy(plain(mention.name)),) if with_name else ()
    return (plain(mention.text), mention.label, *name, mention.start, mention.end)


def _write_dates(
    connection: Connection,
    extraction: Extraction,
    day: int,
    document_id: int,
    sentences: tuple[Span, ...],
) -> None:
    rows = (
        (
            *(None, document_id, day, one.start, one.end),
            *(days.number(one.first) or None, days.number(one.last) or None, 0),
            *_around(one.start, one.end, sentences),
            *(one.type, plain(one.value), one.mod, one.confidence, plain(one.because), plain(one.text)),
            plain(one.event),
        )
        for one in extraction.dates
    )
    _many(connection, "dates", 17, rows)


def _write_places(
    connection: Connection,
    places: Iterable[Place],
    day: int,
    document_id: int,
    sentences: tuple[Span, ...],
) -> None:
    rows = (
        (
            *(places_named.find_or_add(connection, one), day, document_id, one.start, one.end, 0),
            *_around(one.start, one.end, sentences),
            *(one.confidence, plain(one.because), plain(one.runner_up), plain(one.text)),
        )
        for one in _distinct(places)
    )
    _many(connection, "place_mentions", 12, rows)


def _distinct(rows: Iterable[Found]) -> tuple[Found, ...]:
    """Return the rows in text order, without those whose span an earlier row has."""
    first: dict[tuple[int, int], Found] = {}
    for one in rows:
        first.setdefault((one.start, one.end), one)
    return tuple(first[span] for span in sorted(first))


def _ranges(found: Iterable[Span | Quote]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in found]


def _around(start: int, end: int, sentences: Sequence[Span]) -> tuple[int, int]:
    """Return where the sentences around a row begin and end, or the row's own span if there are none."""
    first = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start) - 1
    if first < 0 or sentences[first].end <= start:
        return start, end
    return sentences[first].start, max(end, sentences[max(last, first)].end)


def _many(connection: Connection, table: str, columns: int, rows: Iterable[tuple[object, ...]]) -> None:
    connection.executemany(f"INSERT INTO {table} VALUES ({_marks(columns)})", rows)


def _marks(columns: int) -> str:
    return ", ".join("?" * columns)
