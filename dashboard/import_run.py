"""An import in progress: what is done, of how much, counted as it goes."""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from dashboard import reporting
from dashboard.errors import Stopped
from dashboard.readers import ARCHIVE
from dashboard.records import Document, Extraction, FileReport, Problem
from dashboard.store.collection import Added, Collection, now
from dashboard.store.writing import imports
from dashboard.text import language

Progress = Callable[[int, int], None]
RECORD = reporting.RECORD
# Documents that are added in one transaction. 2,000 cost 8 % less processor time (storing.py, 10,000
# documents of an open world), but a kill then loses the work of up to four times as many.
MOST_HELD = 500
LONGEST_HELD = 1.0  # seconds

Place = Callable[[str], str | None]  # which file a path leads to, None if it isn't there


@dataclass(frozen=True)
class AddReport:
    """What one run of adding did.

    `replaced` were there with another text, `reread` with the same one, read by another Dateline. `copies`
    are those of these files that have the text of another document, as in the reports of the files;
    `became_copies` are documents that were here before and are copies of these now.
    """

    added: int = 0
    replaced: int = 0
    reread: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    import_id: int = 0
    not_english: int = 0
    copies: int = 0
    became_copies: int = 0
    files: tuple[FileReport, ...] = ()


def place_of(path: str) -> str | None:
    """Return the number that the disk gives to the file at a path, or to the archive that it leads into."""
    try:
        path = RECORD.sub("", path)
        file = next((one for one in (Path(path), *Path(path).parents) if one.is_file()), None)
        about = file.stat() if file else None
    except (OSError, ValueError):
        return None
    return f"{about.st_dev}:{about.st_ino}" if about else None


def complete(run: "Run", found: Iterable[tuple[Document, Extraction | Problem]]) -> AddReport:
    """Put documents and what was found in them into the collection, and note the run as an import.

    If it is stopped, what was found by then is put away and noted too.
    """
    begun = time.monotonic()
    try:
        for document, one in found:
            run.settle(document, one)
        run.put_away()
        run.finish()
        run.collection.forget_problems(run.files, before=run.begun)
    except (Stopped, KeyboardInterrupt):
        run.put_away()
        raise
    finally:
        report = _noted(run, time.monotonic() - begun)
    return report


def _noted(run: "Run", seconds: float) -> AddReport:
    """Record what a run did, even one that was stopped, and return its report."""
    run.tally.note_copies(imports.copies(run.collection.connection, run.import_id))
    files = run.tally.files()
    run.collection.note_import(
        run.import_id,
        counts=run.counts,
        problems=len(run.problems),
        seconds=seconds,
        files=reporting.summed(files),
    )
    copies = sum(one.copies for one in files)
    more = run.collection.copies() - run.copies + run.unchanged_copies
    return AddReport(
        **{one: run.counts[one] for one in get_args(Added)},
        problems=tuple(run.problems),
        seconds=seconds,
        import_id=run.import_id,
        not_english=run.others,
        copies=copies,
        became_copies=max(more - copies, 0),
        files=files,
    )


@dataclass
class Run:
    """A run of adding in progress, counted as it goes, so that the figures are right even if it stops."""

    collection: Collection
    progress: Progress | None
    import_id: int = 0
    total: int = 0
    size: int = 0  # of all files, in bytes, if the total is told by them
    before: int = 0  # of it, read before the path in hand
    read: int = 0  # of it
    done: int = 0  # of it, with its documents in the collection
    pending: deque[int] = field(default_factory=deque)  # how much was read when each document was
    begun: str = field(default_factory=now)
    counts: Counter[Added] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    tally: reporting.Tally = field(default_factory=reporting.Tally)
    others: int = 0  # that are not English
    copies: int = 0  # in the collection, before
    unchanged_copies: int = 0  # of the documents that were here
    held: list[tuple[Document, Extraction]] = field(default_factory=list)
    held_since: float = 0.0
    place: Place = place_of

    def read_from(self, path: str) -> None:
        """Note that the file at a path, and the archives that it is in, were read."""
        self.files.update(_files_of(path))

    def settle(self, document: Document, found: Extraction | Problem) -> None:
        """Take what was found in a document, or count the problem that it met."""
        if isinstance(found, Problem):
            self.fail(found)
        else:
            self.take(replace(document, language=found.language), found)

    def count(self, document: Document, done: Added) -> None:
        """Count what became of a document."""
        self._note(document, done)
        self._tell()

    def _note(self, document: Document, done: Added) -> None:
        self.counts[done] += 1
        code, is_elsewhere, is_copy = document.language, False, False
        if done == "unchanged":
            path, code, is_copy = self.collection.stored(document)
            is_elsewhere = RECORD.sub("", path) != RECORD.sub("", document.path)
        is_other = language.is_other(code)
        self.others += is_other
        self.unchanged_copies += is_copy
        self.tally.settle(document, done, is_elsewhere=is_elsewhere, is_other=is_other, is_copy=is_copy)

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
        named = (
            (replace(one, id=own_id(one, self.collection, place=self.place)), found) for one, found in held
        )
        for (document, _), done in zip(
            held, self.collection.add_all(named, import_id=self.import_id), strict=True
        ):
            self._note(document, done)
        self._tell()

    def fail(self, problem: Problem) -> None:
        """Count a problem, and record it."""
        self.collection.problem(problem, import_id=self.import_id)
        self.problems.append(problem)
        self.tally.fail(problem)
        self._tell()

    def wait(self) -> None:
        """Report several times a second that nothing new is done while a file is read; may raise Stopped."""
        self._tell()

    def reached(self, read: int) -> None:
        """Note how many bytes of the path in hand are read."""
        self.read = self.before + read
        if not self.pending:
            self.done = self.read

    def finish(self) -> None:
        """Tell the total as it is."""
        if self.size:
            self.done = self.size
            self._tell()

    def _tell(self) -> None:
        done = self.counts.total() + len(self.problems)
        if self.size and self.done:
            self.total = round(done * self.size / min(self.done, self.size))
        if self.progress:
            self.progress(done, max(done, self.total))


def _files_of(path: str) -> Iterator[str]:
    """Yield the file that contains a document or problem, and the archives that contain the file."""
    file = RECORD.sub("", path)
    yield file
    yield from (str(folder) for folder in Path(file).parents if folder.suffix.lower() == ARCHIVE)


def own_id(document: Document, collection: Collection, *, place: Place = place_of) -> str:
    """Return the document's id, with a number if another file with the same name has it.

    Two folders may each contain a "talks.txt", and two tables may both number their records from 1; a file
    that was changed or moved keeps its id. `place` says where a path leads.
    """
    if not document.path:
        return document.id
    wanted, number = document.id, 1
    while (other := collection.path_of(wanted)) is not None and _are_two(place(other), place(document.path)):
        number += 1
        wanted = f"{document.id}~{number}"
    return wanted


def _are_two(one: str | None, other: str | None) -> bool:
    """Say whether two paths led to different files that are both there."""
    return one is not None and other is not None and one != other
