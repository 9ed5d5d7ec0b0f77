"""What a page shows of a row or a name, kept with the button that corrects it (a text quote selector)."""

from dataclasses import replace

from dashboard.records import DateMention, Document, Mention, Place, Quote, Seen, SeenKind
from dashboard.store.collection import Collection

AROUND = 40  # characters kept from before and behind


def of_record(record: Quote | Mention | DateMention | Place, document: Document) -> Seen:
    """Return a row of the reader as it is drawn."""
    if isinstance(record, Quote):
        kind: SeenKind = "quote"
        shown = (record.speaker.name or "") if record.speaker else ""
    elif isinstance(record, DateMention):
        kind, shown = "date", record.value
    else:
        kind = "place" if isinstance(record, Place) else "mention"
        shown = record.name or record.text
        if isinstance(record, Place) and record.country:
            shown = f"{shown}, {record.country}"
    seen = Seen(kind, record.text, shown, document.id, start=record.start)
    return with_surroundings(seen, document.text)


def with_surroundings(seen: Seen, text: str, *, sentence: str = "") -> Seen:
    """Return a row with the words around it: those of its document, else those of its sentence."""
    start = seen.start
    if text[start : start + len(seen.exact)] != seen.exact:
        text, start = sentence, max(sentence.find(seen.exact), 0)
    end = start + len(seen.exact)
    return replace(seen, prefix=text[max(start - AROUND, 0) : start], suffix=text[end : end + AROUND])


def of_name(collection: Collection, name: str) -> Seen:
    """Return for whom a shown name stands; of those called alike people come before organisations."""
    rows = collection.rows(
        "SELECT plain, label FROM entities WHERE name = ? ORDER BY hidden, label = 'PERSON' DESC, label",
        (name,),
    )
    plain, label = rows[0] if rows else (name, "")
    return Seen("name", plain, name, label=label)


def of_document(collection: Collection, document_key: str) -> Seen:
    """Return a document as it is drawn."""
    rows = collection.rows("SELECT title, sha256 FROM documents WHERE key = ?", (document_key,))
    title, content = rows[0] if rows else ("", "")
    return Seen("document", title, content, document_key)
