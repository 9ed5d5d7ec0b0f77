"""Which quotes are asked for beside the filters: one speaker's, those about a name, those of the nameless."""

from dataclasses import dataclass

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import about, calling, fitting, where
from dashboard.store.questions.concordance import Kind
from dashboard.store.questions.masks import Numbers, among, only
from dashboard.store.questions.where import Where

NONE = ("SELECT NULL WHERE 0", ())


@dataclass(frozen=True)
class Said:
    """Quotes in the documents that fit; at most one of the others is given.

    `by` is a speaker, whoever else the filters ask for. `about` is somebody or somewhere, as the filter
    "about" means it. `called` is how the texts call a speaker without a name, in any letters; "" is nobody.
    """

    filters: Filters
    by: str | None = None
    about: tuple[str, Kind] | None = None
    called: str | None = None


def numbers(collection: Collection, said: Said) -> Numbers:
    """Return document, number and speaker's name (0: none) of the quotes, in the order of documents."""
    if said.about is None and said.called is None:
        return fitting.quotes(collection, said.filters, by=said.by)
    return fitting.kept(collection, said, lambda: _numbers(collection, said))


def _numbers(collection: Collection, said: Said) -> Numbers:
    chosen = fitting.documents(collection, said.filters)
    found = fitting.own_quotes(collection, said.filters, chosen)
    if said.called is not None:
        return only(found, calling.read(collection).are(found, said.called))
    name, kind = said.about or ("", "person")
    asked, values = _about(collection, name, kind)
    key = ("said about", name, kind)
    return only(found, among(found[:, 1], fitting.kept(
        collection, key, lambda: fitting.numbers(collection, asked, values)
    )))  # fmt: skip


def conditions(collection: Collection, said: Said) -> Where:
    """Return the same as conditions for rows of the table `quotes`."""
    if said.about is None and said.called is None:
        return where.quotes(collection, said.filters, by=said.by)
    found = where.own(collection, said.filters)
    if said.called is not None:
        found = found.and_(where.NO_NAME)
        found = found.and_("coalesce(casefold(quotes.speaker_text), '') = ?", said.called.casefold())
    else:
        asked, values = _about(collection, *(said.about or ("", "person")))
        found = found.and_(f"quotes.id IN ({asked})", *values)
    there = where.documents(collection, said.filters, key="documents.id", day="documents.day")
    return found.and_(f"quotes.document_id IN (SELECT id FROM documents WHERE {there})", *there.values)


def _about(collection: Collection, name: str, kind: Kind) -> where.Query:
    rows = where.names(collection, name) if kind == "person" else where.places(collection, name)
    parts = about.numbers(*((rows, []) if kind == "person" else ([], rows))) or [NONE]
    return " UNION ALL ".join(asked for asked, _ in parts), tuple(one for _, some in parts for one in some)
