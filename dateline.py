"""Dateline as a library: who said what, when and where, in English news text.

>>> import dateline
>>> found = dateline.extract("“It rained,” Mayor Ilze Kalnina said on Tuesday.", published="2022-05-04")
>>> [(quote.speaker.name, quote.text) for quote in found.quotes if quote.speaker]
[('Ilze Kalnina', 'It rained')]
>>> [(one.text, one.value) for one in found.dates]
[('Tuesday', '2022-05-03')]

Offsets are Python string indices into the text as given, ends exclusive. What is not known is None.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dashboard import __version__, batch, contract, preprocess
from dashboard.errors import DatelineError, ReadError, UsageError
from dashboard.filters import Filters
from dashboard.records import (
    DateMention,
    Document,
    Extraction,
    Mention,
    Place,
    Problem,
    Quote,
    Role,
    Span,
)
from dashboard.store import collection as store
from dashboard.store.questions import unknown
from dashboard.store.questions.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

__all__ = [
    "Collection",
    "DateMention",
    "DatelineError",
    "Document",
    "Extraction",
    "Filters",
    "Found",
    "Mention",
    "Place",
    "Problem",
    "Quote",
    "Role",
    "Span",
    "Table",
    "__version__",
    "extract",
    "load",
    "pipe",
    "read",
]

Table = Literal["quotes", "people", "timeline", "places", "documents"]
Given = Document | str | Mapping[str, Any]
NO_DOCUMENT = Document("", "")


class Collection(store.Collection):
    """A collection's file, opened by `Collection.open(path)`; `with` closes it."""

    def to_frame(self, table: Table, filters: Filters | None = None) -> "pd.DataFrame":
        """Return a table as its download has it: the rows that the filters leave, the columns of README.

        UsageError for another table, FilterError for a name that the collection doesn't have.
        """
        if table not in TABLES:
            raise UsageError(f"There is no table {table!r}. There are: {', '.join(TABLES)}.")
        unknown.check(self, filters or Filters())
        return TABLES[table](self, filters or Filters())


@dataclass(frozen=True, slots=True)
class Found(Extraction):
    """What one document says, with the document: all of `Extraction`, and the tables of it."""

    document: Document = NO_DOCUMENT

    def to_frame(self, table: Table) -> "pd.DataFrame":
        """Return the rows of this document as a collection of it alone would have them."""
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            with Collection.create(Path(folder) / "one.sqlite") as made:
                made.add(self.document, self)
            with Collection.open(Path(folder) / "one.sqlite") as one:
                return one.to_frame(table)


def extract(text: str, *, published: date | str | None = None, title: str = "", source: str = "") -> Found:
    """Return the names, quotes, dates and places of one text.

    `published` is the day of publication, a date or "2022-04-26": "Tuesday" needs it. ReadError where it is
    neither, or the text is no string; ModelError where the model is missing.
    """
    document = _document({"text": text, "published": published, "title": title, "source": source}, number=1)
    return _found(document, preprocess.extract_document(document))


def pipe(given: Iterable[Given], *, workers: int | None = None) -> Iterator[Found | Problem]:
    """Yield what each document says, in the order of the documents; a Problem in the place of one that fails.

    A document is a Document, a text, or a mapping with `text` and, where known, `id`, `published`, `title`,
    `source` and `url`. `workers` are processes, by default one a core; 1 stays in this process.
    """
    documents = (_document(one, number=number) for number, one in enumerate(given, start=1))
    for document, done in batch.run(preprocess.extract_document, documents, workers=workers):
        yield done if isinstance(done, Problem) else _found(document, done)


def load() -> "Language":
    """Return the spaCy pipeline: `doc.ents`, `token.tag_`, sentences, `doc.spans`, `doc._.attributions`.

    It is the network alone; `extract` adds the rules for quotes, dates, places and who is who.
    """
    from dashboard.extract.model import pipeline

    return pipeline.load()


def read(path: Path | str) -> Iterator[Extraction]:
    """Yield the records of a file as `dateline extract` writes it; ReadError says which line is none."""
    with Path(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield contract.extraction(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise ReadError(
                        f"Line {number} of {path} is not in the form of `dateline extract` ({error}).",
                        cure="Write it with `dateline extract --format jsonl`.",
                    ) from error


def _document(given: Given, *, number: int) -> Document:
    if isinstance(given, Document):
        return given
    row = {"text": given} if isinstance(given, str) else dict(given)
    day = row.get("published")
    if isinstance(day, date):
        row["published"] = day.isoformat()[:10]
    made = contract.document(json.dumps(row), number=number)
    if day and made.published is None:
        raise ReadError(f"{day!r} is no day of publication.", cure='Give a date, or "2022-04-26".')
    return made


def _found(document: Document, extraction: Extraction) -> Found:
    records: dict[str, Any] = {one.name: getattr(extraction, one.name) for one in fields(extraction)}
    return Found(**records, document=document)
