"""The corridor: read, extract, link within the document, store; what fails is a Problem, the rest goes on."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import batch, readers
from dashboard.errors import ModelError
from dashboard.records import Document, Extraction, Problem
from dashboard.store.collection import Collection
from dashboard.text import guards

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class AddReport:
    """What came of adding: numbers of documents, what was wrong, and the seconds it took."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


def extract_document(document: Document) -> Extraction:
    """Return what a document says, with names joined inside it; the same text gives the same result."""
    # The model and its libraries load on the first document, not with the command line.
    from dashboard.extract import article
    from dashboard.link import within

    return _as_given(document, within.join(document, article.extract(document)))


def extract_or_problem(document: Document) -> Extraction | Problem:
    """Return what a document says, or why it could not be found out."""
    try:
        return extract_document(document)
    except ModelError:
        raise  # without the model no document can be read; the run ends here
    # The outer wall around one document: its text is a stranger's.
    except Exception as error:
        return failed(document, error)


def failed(document: Document, error: Exception) -> Problem:
    """Return the row of the imports page for a document that could not be extracted."""
    return Problem(
        document.path or document.id,
        f"Finding names and quotes in it failed ({type(error).__name__}: {str(error)[:300]}).",
        "Leave the document out, or report it with its text; the others were added.",
    )


def add(
    paths: Sequence[Path],
    collection: Collection,
    *,
    published: date | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Add files, folders and archives to a collection; what is in it unchanged is left alone.

    Each document is stored in a transaction of its own: broken off at any moment, nothing that was
    counted is lost, and the same call goes on where it stopped. `progress` is called with (done, total).
    """
    run = Run(collection, total=readers.count(paths) if progress else 0, progress=progress)
    try:
        documents = run.new(_read(paths, published))
        for document, found in batch.each(extract_or_problem, documents, processes=batch.processes()):
            run.keep(document, found)
    finally:
        report = run.finish()
    return report


def _read(paths: Sequence[Path], published: date | None) -> Iterator[Document | Problem]:
    """Yield what the paths hold; two files of one name, given one by one, stay two documents."""
    from_file: dict[str, str] = {}
    for path in paths:
        for item in readers.read(path, published=published):
            if isinstance(item, Document):
                file = item.path.partition("#")[0]
                if from_file.setdefault(item.id, file) != file:
                    item = replace(item, id=item.path)
                    from_file[item.id] = file
            yield item


@dataclass
class Run:
    """One call of `add`: counts, keeps, and notes what was wrong."""

    collection: Collection
    total: int = 0
    progress: Progress | None = None
    started: float = field(default_factory=time.monotonic)
    counts: dict[str, int] = field(
        default_factory=lambda: {"added": 0, "replaced": 0, "same": 0, "failed": 0}
    )
    problems: list[Problem] = field(default_factory=list)

    def new(self, items: Iterator[Document | Problem]) -> Iterator[Document]:
        """Yield the documents that the collection doesn't have in this form."""
        for item in items:
            if isinstance(item, Problem):
                self.note(item)
                continue
            self.forget_problems(item)
            if self.collection.has(item) == "same":
                self.count("same")
            else:
                yield item

    def keep(self, document: Document, found: Extraction | Problem | batch.Killed) -> None:
        """Store what was found in a document."""
        if isinstance(found, batch.Killed):
            found = failed(document, found)
        if isinstance(found, Extraction):
            self.count(self.collection.add(document, found))
        else:
            self.note(found)
            self.count("failed")

    def note(self, problem: Problem) -> None:
        """Keep a problem for the imports page."""
        self.problems.append(problem)
        self.collection.problem(problem)

    def forget_problems(self, document: Document) -> None:
        """Take back what an earlier run said about a document that can be read now."""
        noted = {problem.path for problem in self.problems}
        for path in {document.path, document.path.partition("#")[0]} - noted:
            self.collection.solved(path)

    def count(self, outcome: str) -> None:
        """Count a document, and tell how far the run is."""
        self.counts[outcome] += 1
        done = sum(self.counts.values())
        if self.progress:
            self.progress(done, max(done, self.total))

    def finish(self) -> AddReport:
        """Write the run into the collection, which joins names over its documents anew."""
        report = AddReport(
            added=self.counts["added"],
            replaced=self.counts["replaced"],
            unchanged=self.counts["same"],
            problems=tuple(self.problems),
            seconds=round(time.monotonic() - self.started, 3),
        )
        self.collection.finish(
            added=report.added,
            replaced=report.replaced,
            unchanged=report.unchanged,
            problems=len(report.problems),
            seconds=report.seconds,
        )
        return report


def _as_given(document: Document, extraction: Extraction) -> Extraction:
    """Give each finding the text as the document has it: lone surrogates were replaced for reading."""
    if guards.clean(document.text) == document.text:
        return extraction

    def given(one: Any) -> Any:
        return one and replace(one, text=document.text[one.start : one.end])

    return replace(
        extraction,
        entities=tuple(map(given, extraction.entities)),
        quotes=tuple(
            replace(
                given(quote),
                speaker=given(quote.speaker),
                cue=given(quote.cue),
                addressee=given(quote.addressee),
            )
            for quote in extraction.quotes
        ),
        dates=tuple(map(given, extraction.dates)),
        places=tuple(map(given, extraction.places)),
        sentences=tuple(map(given, extraction.sentences)),
    )
