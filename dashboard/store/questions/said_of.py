"""What is said about somebody or somewhere, and what is said by speakers without a name."""

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import about, where
from dashboard.store.questions.concordance import Kind
from dashboard.store.questions.where import Where

NONE = ("SELECT NULL WHERE 0", ())


def fits(collection: Collection, name: str, filters: Filters, *, kind: Kind = "person") -> Where:
    """Return the conditions for quotes about somebody or somewhere, as the filter "about" means it."""
    rows = where.names(collection, name) if kind == "person" else where.places(collection, name)
    parts = about.numbers(*((rows, []) if kind == "person" else ([], rows))) or [NONE]
    asked = " UNION ALL ".join(query for query, _ in parts)
    found = where.own(collection, filters)
    found = found.and_(f"quotes.id IN ({asked})", *(one for _, values in parts for one in values))
    there = where.documents(collection, filters, key="documents.id", day="documents.day")
    return found.and_(f"quotes.document_id IN (SELECT id FROM documents WHERE {there})", *there.values)


def unnamed(collection: Collection, written: str, filters: Filters) -> Where:
    """Return the conditions for quotes by a speaker without a name, as the text calls them ("officials").

    Capital letters make no difference; "" means that nobody was found.
    """
    there = where.documents(collection, filters, key="documents.id", day="documents.day")
    found = where.own(collection, filters).and_(where.NO_NAME)
    found = found.and_("coalesce(casefold(quotes.speaker_text), '') = ?", written.casefold())
    return found.and_(f"quotes.document_id IN (SELECT id FROM documents WHERE {there})", *there.values)
