"""The corridor: read, extract, link, store."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dashboard import batch, readers
from dashboard.errors import Stopped
from dashboard.readers import sandbox
from dashboard.records import Document, Extraction, Problem
from dashboard.store.collection import Added, Collection, now
from dashboard.text import guards, layout

Progress = Callable[[int, int], None]
Part = Callable[[Document, float], None]
MOST_HELD = 500  # documents that are added in one transaction
LONGEST_HELD = 1.0  # seconds
RECORD = re.compile(r"#\d+$")  # "more.csv#12": the twelfth record of a table


@dataclass(frozen=True)
class AddReport:
    """What one run of adding did."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


@dataclass
class _Run:
    """A run of adding in progress, counted as it goes, so that the figures are right even if it stops."""

    collection: Collection
    progress: Progress | None
    total: int = 0
    begun: str = field(default_factory=now)
    counts: dict[Added, int] = field(default_factory=lambda: {"added": 0, "replaced": 0, "unchanged": 0})
    problems: list[Problem] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    held: list[tuple[Document, Extraction]] = field(default_factory=list)
    held_since: float = 0.0

    def count(self, done: Added) -> None:
        self.counts[done] += 1
        self._tell()

    def take(self, document: Document, found: Extraction) -> None:
        """Keep a document until there are many, or a second has passed, and then add them together."""
        if not self.held:
            self.held_since = time.monotonic()
        self.held.append((document, found))
        if len(self.held) >= MOST_HELD or time.monotonic() - self.held_since >= LONGEST_HELD:
            self.put_away()

    def put_away(self) -> None:
        """Add the documents that are held; they are counted when they are in the file."""
        held, self.held = self.held, []
        for done in self.collection.add_all(
            (replace(document, id=own_id(document, self.collection)), found) for document, found in held
        ):
            self.counts[done] += 1
        self._tell()

    def fail(self, problem: Problem) -> None:
        self.collection.problem(problem)
        self.problems.append(problem)
        self._tell()

    def wait(self) -> None:
        """Report several times a second that nothing new is done while a file is read; may raise Stopped."""
        self._tell()

    def _tell(self) -> None:
        done = sum(self.counts.values()) + len(self.problems)
        if self.progress:
            self.progress(done, max(done, self.total))


def extract_document(document: Document, tell: Callable[[float], None] | None = None) -> Extraction:
    """Return what a document says, with its names joined; `tell` is given the share that is done.

    Text wrapped by hand is read as paragraphs; offsets of what is found are those in the text as given.
    """
    # Imported here, not above: a process that only passes documents to workers needs no spaCy and no model.
    from dashboard.extract import article
    from dashboard.link import confidence, within

    paragraphs = layout.unwrapped(document.text)
    read = replace(document, text=paragraphs.text) if paragraphs else document
    laid_out, found = article.extract(read, tell)
    found = confidence.calibrated(within.join(laid_out, found))
    # Lone surrogates were replaced for reading: the words are still those of the document.
    if paragraphs or guards.clean(document.text) != document.text:
        return layout.as_given(found, document.text, paragraphs)
    return found


def add(
    paths: Iterable[Path],
    collection: Collection,
    *,
    published: date | None = None,
    progress: Progress | None = None,
    part: Part | None = None,
    workers: int | None = None,
    below: Path | None = None,
) -> AddReport:
    """Add files, folders and archives to a collection; what was added before and is unchanged is left alone.

    Each document is in the file before `progress(done, total)` counts it; it is also called while a file is
    read. `part(document, share)` says several times a second how much of a document is done. Either may raise
    Stopped: what was added stays. `published` is the day for documents that have none of their own. Paths are
    recorded relative to `below`, if that is given: an upload is read from a folder that is gone tomorrow.
    """
    begun = time.monotonic()
    given = [Path(path) for path in paths]
    run = _Run(collection, progress)
    try:
        run.total = readers.count(given, waiting=run.wait)
        new = _new(run, given, published, below)
        for document, found in batch.run(extract_document, new, workers=workers, part=part):
            if isinstance(found, Problem):
                run.fail(found)
            else:
                run.take(document, found)
        run.put_away()
        collection.forget_problems(run.files, before=run.begun)
    except (Stopped, KeyboardInterrupt):
        run.put_away()
        raise
    finally:
        sandbox.rest()
        seconds = time.monotonic() - begun
        collection.note_import(
            added=run.counts["added"],
            replaced=run.counts["replaced"],
            unchanged=run.counts["unchanged"],
            problems=len(run.problems),
            seconds=seconds,
        )
    return AddReport(**run.counts, problems=tuple(run.problems), seconds=seconds)


def _new(run: _Run, paths: Iterable[Path], published: date | None, below: Path | None) -> Iterator[Document]:
    """Yield the documents that the collection doesn't have yet; count the others and the problems."""
    for path in paths:
        for item in readers.read(path, published=published, waiting=run.wait):
            if below is not None:
                item = replace(item, path=item.path.removeprefix(f"{below.as_posix()}/"))
            run.files.update(_files_of(item.path))
            if isinstance(item, Problem):
                if not _is_collection(item.path, run.collection):
                    run.fail(item)
            elif run.collection.has(item):
                run.count("unchanged")
            else:
                yield item


def _files_of(path: str) -> Iterator[str]:
    """Yield the file that contains a document or problem, and the archives that contain the file."""
    file = RECORD.sub("", path)
    yield file
    yield from (str(folder) for folder in Path(file).parents if folder.suffix.lower() == readers.ARCHIVE)


def _is_collection(path: str, collection: Collection) -> bool:
    """Say whether a path is the collection's own file, which may be among the articles."""
    names = {f"{collection.path.name}{ending}" for ending in ("", "-wal", "-shm", "-journal")}
    folder = Path(path).absolute().parent
    return Path(path).name in names and folder == collection.path.absolute().parent


def own_id(document: Document, collection: Collection) -> str:
    """Return the document's id, with a number if another file with the same name has it.

    Two folders may each contain a "talks.txt", and two tables may both number their records from 1; a file
    that was changed or moved keeps its id.
    """
    if not document.path:
        return document.id
    wanted, number = document.id, 1
    while (other := collection.path_of(wanted)) is not None and _is_another_file(other, document.path):
        number += 1
        wanted = f"{document.id}~{number}"
    return wanted


def _is_another_file(old: str, new: str) -> bool:
    """Say whether a path leads to an existing file other than the one another path leads to."""
    before, now_given = (_file(RECORD.sub("", path)) for path in (old, new))
    return before is not None and now_given is not None and not before.samefile(now_given)


def _file(path: str) -> Path | None:
    """Return the file at a path, or the archive that the path leads into."""
    try:
        return next((one for one in (Path(path), *Path(path).parents) if one.is_file()), None)
    except (OSError, ValueError):
        return None
