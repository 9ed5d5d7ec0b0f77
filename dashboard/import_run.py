"""An import in progress: what is done, of how much, counted as it goes."""

import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard import reporting
from dashboard.records import Document, Extraction, Problem
from dashboard.store.collection import Added, Collection, now
from dashboard.text import language

Progress = Callable[[int, int], None]
RECORD = reporting.RECORD
MOST_HELD = 500  # documents that are added in one transaction
LONGEST_HELD = 1.0  # seconds


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
        named = ((replace(one, id=own_id(one, self.collection)), found) for one, found in held)
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
