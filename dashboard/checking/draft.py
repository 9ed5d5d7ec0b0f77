"""A draft held against a collection: everything that is to be said of it, in the order of its text."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from dashboard.checking import drafted, figures, names, quotes, sources, weekdays
from dashboard.checking.findings import Finding, Report
from dashboard.checking.sources import SourceText
from dashboard.records import Document, Extraction
from dashboard.store.collection import Collection
from dashboard.store.questions import said_before

KEPT = 400  # documents of the collection that are read once for all quotations of a draft
MOST_QUOTES = 2_000  # of a draft; a hostile one may have any number


def check(collection: Collection, document: Document, found: Extraction) -> Report:
    """Return what is to be said of a draft, of which `found` was extracted; nothing of it is kept."""
    ordered = sorted(_all(collection, document, found), key=lambda one: (one.start, one.end, one.subject))
    return Report(tuple(ordered), found.language)


def _all(collection: Collection, document: Document, found: Extraction) -> Iterator[Finding]:
    read = _reader(collection)
    quoted = drafted.find(document.text, found)
    for one in quoted[MOST_QUOTES:]:
        says = f"Not checked: only the first {MOST_QUOTES:,} quotations of a draft are."
        yield Finding("quote", one.start, one.end, one.text, "amber", says)
    for one in quoted[:MOST_QUOTES]:
        finding = quotes.check(collection, document.text, one, read)
        if finding is not None:
            yield finding
    yield from names.check(collection, found)
    yield from weekdays.check(document.text, document.published)
    inside = [piece for one in quoted if not one.is_paraphrase for piece in one.pieces]
    yield from figures.check(collection, document.text, found, read, but=inside)


def _reader(collection: Collection) -> Callable[[int], SourceText | None]:
    """Return what reads a document of the collection, each once."""

    @lru_cache(maxsize=KEPT)
    def read(row: int) -> SourceText | None:
        held = said_before.document(collection, row)
        return sources.read(held) if held else None

    return read
