"""Dateline as a library: who said what, when and where, in English news text.

>>> import dateline
>>> found = dateline.extract("“It rained,” Mayor Ilze Kalnina said on Tuesday.", published="2022-05-04")
>>> [(quote.speaker.name, quote.text) for quote in found.quotes if quote.speaker]
[('Ilze Kalnina', 'It rained')]
>>> [(one.text, one.value) for one in found.dates]
[('Tuesday', '2022-05-03')]

Offsets are Python string indices into the text as given, ends exclusive. Unknown values are None.
"""

import json
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack

from dashboard import __version__, batch, contract, preprocess, readers
from dashboard.asked import Asked, filters_of
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

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

__all__ = [
    "Asked",
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
    "documents",
    "extract",
    "extract_frame",
    "load",
    "pipe",
    "read",
]

Table = Literal[
    "quotes", "people", "speakers", "timeline", "places", "documents", "place_mentions", "events",
    "network", "people_places",
]  # fmt: skip
Given = Document | Problem | str | Mapping[str, Any]
FRAME = ("id", "text", "published", "title", "source", "url", "language")  # columns of a frame of documents
NO_DOCUMENT = Document("", "")


class Collection(store.Collection):
    """A collection's file, for reading; `with` closes it.

    Its tables have the columns and types that data/columns.tsv describes: text as str, whole numbers as
    Int64, other numbers as float64, days as datetime64.
    """

    def __init__(self, path: Path | str, *, readonly: bool = True) -> None:
        super().__init__(Path(path), readonly=readonly)

    def quotes(self, **asked: Unpack[Asked]) -> "pd.DataFrame":
        """Return who said what, as typed columns; raises UsageError for a name that nobody has."""
        return self._typed("quotes", asked)

    def people(self, **asked: Unpack[Asked]) -> "pd.DataFrame":
        """Return who is quoted and named in the documents that fit."""
        return self._typed("people", asked)

    def timeline(self, **asked: Unpack[Asked]) -> "pd.DataFrame":
        """Return the dates that the documents speak of."""
        return self._typed("timeline", asked)

    def places(self, **asked: Unpack[Asked]) -> "pd.DataFrame":
        """Return the places on the map."""
        return self._typed("places", asked)

    def events(self, **asked: Unpack[Asked]) -> "pd.DataFrame":
        """Return what happens where on which days, a row for each report."""
        return self._typed("events", asked)

    def documents(self, **asked: Unpack[Asked]) -> "pd.DataFrame":
        """Return the documents that fit."""
        return self._typed("documents", asked)

    def _typed(self, table: Table, asked: Asked) -> "pd.DataFrame":
        from dashboard.export import column_types

        return column_types.typed(self.to_frame(table, filters_of(asked)), table)

    def to_frame(self, table: Table, filters: Filters | None = None) -> "pd.DataFrame":
        """Return a table as in its download: the rows that the filters leave, with the columns in README.

        Raises UsageError for any other table, FilterError for a name that the collection doesn't have.
        """
        # Imported here, not above: who only extracts doesn't wait for pandas.
        from dashboard.store.questions import unknown
        from dashboard.store.questions.tables import TABLES

        if table not in TABLES:
            raise UsageError(f"There is no table {table!r}. There are: {', '.join(TABLES)}.")
        unknown.check(self, filters or Filters())
        return TABLES[table](self, filters or Filters())


@dataclass(frozen=True, slots=True)
class Found(Extraction):
    """What one document says, with the document itself: all of `Extraction`, and its tables."""

    document: Document = NO_DOCUMENT

    def to_frame(self, table: Table) -> "pd.DataFrame":
        """Return the rows of this document as in a collection of only this document."""
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            with Collection.create(Path(folder) / "one.sqlite") as made:
                made.add(self.document, self)
            with Collection.open(Path(folder) / "one.sqlite") as one:
                return one.to_frame(table)


def extract(text: str, *, published: date | str | None = None, title: str = "", source: str = "") -> Found:
    """Return the names, quotes, dates and places of one text.

    `published` is the day of publication, a date or "2022-04-26": "Tuesday" needs it. In a text that is not
    English nothing is looked for; its `language` says so. Raises ReadError if the day is neither or the text
    isn't a string, ModelError if the model is missing.
    """
    document = _document({"text": text, "published": published, "title": title, "source": source}, number=1)
    return _found(document, preprocess.extract_document(document))


def extract_frame(frame: "pd.DataFrame") -> "dict[str, pd.DataFrame]":
    """Return the names, quotes, dates and places of a frame of documents, as frames.

    `frame` has the column `text` and, if known, `id`, `published` ("2022-04-26"), `title`, `source`, `url`
    and `language`; a document without an id has its number in the frame. The frames are `documents`,
    `entities`, `quotes`, `dates`, `places`, `sentences`, `references` and `roles`, those of a shard
    (data/shards.md), and `problems` for documents that failed. They have the same columns each time, even
    without rows. The work is done in this process: Spark and Ray call this on each of theirs. Raises
    ReadError for a text that isn't a string or a day that isn't one, ModelError if the model is missing.
    """
    from dashboard.shards import form, frames

    used = frame[[name for name in FRAME if name in frame.columns]].astype(object)
    given = used.where(used.notna(), None).to_dict("records")
    waiting = (_document(one, number=number) for number, one in enumerate(given, start=1))
    rows = []
    for document, found in batch.run(preprocess.extract_document, waiting, workers=1):
        language = found.language if isinstance(found, Extraction) else document.language
        rows.append(form.row(replace(document, language=language), found))
    return frames.in_pandas(rows)


def documents(path: Path | str, *, published: date | None = None) -> Iterator[Document | Problem]:
    """Yield what `dateline add` reads from a file, folder or archive, with a Problem for what can't be read.

    `published` is the day for documents that have none of their own.
    """
    yield from readers.read(Path(path), published=published)


def pipe(given: Iterable[Given], *, workers: int | None = None) -> Iterator[Found | Problem]:
    """Yield what each document says, in order, with a Problem in the place of one that fails.

    A document is a Document, a text, or a mapping with `text` and, if known, `id`, `published`, `title`,
    `source`, `url` and `language` ("en": the text is not asked which); a Problem, which `documents` may
    yield, is passed on. `workers` are processes, by default one per core; 1 means this process.
    """
    # Problems wait here, with the number of documents before them.
    waiting: deque[tuple[int, Problem]] = deque()
    read = batch.run(preprocess.extract_document, _readable(given, waiting), workers=workers)
    for done, (document, result) in enumerate(read):
        while waiting and waiting[0][0] <= done:
            yield waiting.popleft()[1]
        yield result if isinstance(result, Problem) else _found(document, result)
    yield from (problem for _, problem in waiting)


def _readable(given: Iterable[Given], waiting: deque[tuple[int, Problem]]) -> Iterator[Document]:
    count = 0
    for number, one in enumerate(given, start=1):
        if isinstance(one, Problem):
            waiting.append((count, one))
        else:
            count += 1
            yield _document(one, number=number)


def load() -> "Language":
    """Return a new spaCy pipeline that finds what `extract` finds: the network, and the rules after it.

    It adds to a document `doc.ents`, `token.tag_`, sentences, `doc.spans["quotes"]`, `["dates"]` and
    `["places"]` with `span._.speaker`, `span._.quote`, `span._.date` and `span._.place`, and `doc._.found`;
    from the network alone come `doc.spans["sources"]`, `["cues"]`, `["contents"]`, `doc._.attributions` and
    `doc._.antecedents`. Give the day of publication as `doc._.published`, or in the context of `pipe`:

    >>> import dateline
    >>> nlp = dateline.load()
    >>> given = [("“It rained,” Mayor Ilze Kalnina said on Tuesday.", {"published": "2022-05-04"})]
    >>> (doc, _), = nlp.pipe(given, as_tuples=True)
    >>> [(span.text, span._.speaker) for span in doc.spans["quotes"]]
    [('It rained', 'Ilze Kalnina')]
    >>> [(span.text, span._.date["value"]) for span in doc.spans["dates"]]
    [('Tuesday', '2022-05-03')]

    Lines wrapped by hand are read as they are, whereas `extract` joins them into paragraphs. The pipeline is
    saved, pickled and combined with other components like any of spaCy's. Raises ModelError if the model is
    missing.
    """
    from dashboard import component
    from dashboard.extract.model import pipeline

    nlp = pipeline.make()
    nlp.add_pipe(component.NAME)
    return nlp


def read(path: Path | str) -> Iterator[Extraction]:
    """Yield the records in a file written by `dateline extract`; ReadError says which line isn't one."""
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


def _document(given: Document | str | Mapping[str, Any], *, number: int) -> Document:
    if isinstance(given, Document):
        return given
    row: dict[str, Any] = {"text": given} if isinstance(given, str) else dict(given)
    day = contract.published(row.get("published"))
    row["published"] = day.isoformat() if day else None
    return contract.document(json.dumps(row), number=number)


def _found(document: Document, extraction: Extraction) -> Found:
    records: dict[str, Any] = {one.name: getattr(extraction, one.name) for one in fields(extraction)}
    return Found(**records, document=replace(document, language=extraction.language))
