"""An import in progress: what is done, of how much, counted as it goes."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard import reporting
from dashboard.records import Document, Problem
from dashboard.store.collection import Added, Collection, now
from dashboard.text import language

Progress = Callable[[int, int], None]
RECORD = reporting.RECORD


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

    def count(self, document: Document, done: Added) -> None:
        """Count what became of a document."""
        self.counts[done] += 1
        is_elsewhere = done == "unchanged" and not self._is_from(document)
        is_other = language.is_other(document.language)
        self.tally.settle(document, done, is_elsewhere=is_elsewhere, is_other=is_other)
        self._tell()

    def _is_from(self, document: Document) -> bool:
        """Say whether the collection has a document from the same file."""
        return RECORD.sub("", self.collection.path_with(document)) == RECORD.sub("", document.path)

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
