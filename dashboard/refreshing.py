"""Read a collection again with this version of Dateline, in place, from its own texts and kept answers."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dashboard import batch
from dashboard.batch import Part
from dashboard.errors import Stopped
from dashboard.extract.model import kept
from dashboard.import_run import LONGEST_HELD, MOST_HELD, Progress
from dashboard.preprocess import extract_document
from dashboard.records import Document, Extraction, Problem, Remembered
from dashboard.store import rereading
from dashboard.store.collection import Collection
from dashboard.store.rereading import Change, Difference
from dashboard.text import language

TOGETHER = 50  # documents that are taken from the collection at once


@dataclass(frozen=True)
class Refreshed:
    """What one run of refreshing did.

    Of the documents that were `read`, `changed` say something else now: `differences` tells how many quotes,
    names, dates and places, and other rows may differ. The rest were not touched. `recalled` were read from
    kept answers; of those that the network read, `forgotten` had none and `unusable` had another network's,
    another text's or damaged ones; in `not_english` nothing was looked for.
    """

    read: int = 0
    changed: int = 0
    differences: dict[str, Difference] = field(default_factory=dict)
    recalled: int = 0
    forgotten: int = 0
    unusable: int = 0
    not_english: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


def refresh(
    collection: Collection,
    *,
    every: bool = False,
    answers: bool = True,
    progress: Progress | None = None,
    part: Part | None = None,
    workers: int | None = None,
) -> Refreshed:
    """Read the documents again that another version read, or every one, and say what that changed.

    Imports, earlier texts and corrections stay, and corrections are applied to what is found now. It may be
    stopped or killed at any time: what was read again by then is in the file, and the next run goes on.
    Without `answers` the network reads everything, and no answers are kept. `progress(done, total)` counts
    documents, `part` is told how much of a long one is done; both may raise Stopped.
    """
    begun = time.monotonic()
    if every:
        rereading.ask_for_all(collection)
    if not answers:
        rereading.drop_answers(collection)
    run = _Run(collection, answers, progress, rereading.count(collection))
    try:
        for document, found in batch.run(extract_document, run.waiting(), workers=workers, part=part):
            run.settle(document, found)
    except (Stopped, KeyboardInterrupt):
        run.put_away()
        raise
    run.put_away()
    if answers and not run.problems:
        rereading.drop_answers(collection, but=kept.model())
    return run.report(time.monotonic() - begun)


@dataclass
class _Run:
    """A run of refreshing in progress."""

    collection: Collection
    answers: bool
    progress: Progress | None
    total: int
    held: list[tuple[Document, Extraction]] = field(default_factory=list)
    held_since: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    change: Change = field(default_factory=Change)  # of all that was put into the collection
    problems: list[Problem] = field(default_factory=list)

    def waiting(self) -> Iterator[Document]:
        """Yield the documents that are to be read."""
        last = 0
        while rows := rereading.waiting(self.collection, after=last, most=TOGETHER):
            yield from (document for _, document in rows)
            last = rows[-1][0]

    def settle(self, document: Document, found: Extraction | Problem) -> None:
        """Take what was found in a document; one that met a problem stays as it was."""
        if isinstance(found, Problem):
            self.problems.append(found)
            self._tell()
            return
        self.counts[_how(document, found)] += 1
        if not self.held:
            self.held_since = time.monotonic()
        self.held.append(
            (
                replace(document, language=found.language),
                found if self.answers else replace(found, answers=b""),
            )
        )
        if len(self.held) >= MOST_HELD or time.monotonic() - self.held_since >= LONGEST_HELD:
            self.put_away()

    def put_away(self) -> None:
        """Put what is held into the collection; it is counted when it is in the file."""
        held, self.held = self.held, []
        for change in rereading.put(self.collection, held):
            self.counts["done"] += 1
            if change is not None:
                self.counts["read"] += 1
                self.counts["changed"] += change.is_any
                self.change = rereading.together(self.change, change)
        self._tell()

    def report(self, seconds: float) -> Refreshed:
        """Return what was done."""
        return Refreshed(
            read=self.counts["read"],
            changed=self.counts["changed"],
            differences=dict(self.change.rows),
            recalled=self.counts["recalled"],
            forgotten=self.counts["forgotten"],
            unusable=self.counts["unusable"],
            not_english=self.counts["not English"],
            problems=tuple(self.problems),
            seconds=seconds,
        )

    def _tell(self) -> None:
        done = self.counts["done"] + len(self.problems)
        if self.progress:
            self.progress(done, max(done, self.total))


def _how(document: Document, found: Extraction) -> str:
    """Return how a document was read."""
    if language.is_other(found.language):
        return "not English"
    answers = document.answers if isinstance(document, Remembered) else b""
    if not answers:
        return "forgotten"
    return "recalled" if answers == found.answers else "unusable"
