"""What a page shows of a row or a name, stored with the button that corrects it."""

from dashboard.records import DateMention, Document, Mention, Place, Quote, Seen, SeenKind, TextQuoteSelector
from dashboard.store.collection import Collection
from dashboard.text.selector import select


def of_record(record: Quote | Mention | DateMention | Place, document: Document) -> Seen:
    """Return a row of the reader as it is shown."""
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
    return Seen(kind, select(document.text, record.start, record.end, document=document.id), shown)


def words(exact: str, start: int, text: str, *, document: str = "", sentence: str = "") -> TextQuoteSelector:
    """Return words with their context: in the text of their document, else only in their sentence."""
    if text[start : start + len(exact)] == exact:
        return select(text, start, start + len(exact), document=document)
    around = select(sentence, (begin := max(sentence.find(exact), 0)), begin + len(exact))
    return TextQuoteSelector(exact, around.prefix, around.suffix, start, document)


def of_name(collection: Collection, name: str) -> Seen:
    """Return whom a shown name stands for; of several with one name, people come before organisations."""
    rows = collection.rows(
        "SELECT plain, label FROM entities WHERE name = ? ORDER BY hidden, label = 'PERSON' DESC, label",
        (name,),
    )
    plain, label = rows[0] if rows else (name, "")
    return Seen("name", TextQuoteSelector(plain), name, label)


def of_document(collection: Collection, document_key: str) -> Seen:
    """Return a document as it is shown."""
    rows = collection.rows("SELECT title, sha256 FROM documents WHERE key = ?", (document_key,))
    title, content = rows[0] if rows else ("", "")
    return Seen("document", TextQuoteSelector(title, document=document_key), content)
