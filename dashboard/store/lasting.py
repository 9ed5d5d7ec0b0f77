"""Answers that take long and that all threads share, until something changes (memoisation)."""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dashboard.store.connections import Connection

if TYPE_CHECKING:
    from dashboard.store.held import Columns, Held

MOST = 64  # answers: of the documents that fit, in a million quotes, a megabyte each
Answer = TypeVar("Answer")


class Changing(Protocol):
    """An open collection, as far as answers go out of date with it."""

    path: Path

    @property
    def connection(self) -> Connection:
        """Return this thread's connection."""

    @property
    def version(self) -> int:
        """Return a number that is different after every change."""


class Lasting:
    """The answers of one open collection: each page is drawn by a thread, with a connection, of its own.

    None may depend on what was only marked (`acts.MARKS`), such as dismissed: it lasts while rows are marked.
    """

    def __init__(self, collection: Changing) -> None:
        self._collection = collection
        self._lock = threading.Lock()
        self._version = -1
        self._kept: dict[object, Future[Any]] = {}
        self._held: Held | None = None
        _every.add(self)

    def get(self, asked: object, answer: Callable[[], Answer]) -> Answer:
        """Return an answer, sought once for the same data; who asks meanwhile waits for it."""
        if self._collection.connection.in_transaction:  # what is not committed is this thread's alone
            return answer()
        version = self._collection.version
        with self._lock:
            if version != self._version:
                self._version, self._kept = version, {}
            kept = self._kept
            sought = kept.pop(asked, None)
            found: Future[Answer] = sought or Future()
            kept[asked] = found  # the last that was asked for is the last to go
            while len(kept) > MOST:
                kept.pop(next(iter(kept)))
        if sought is None:
            self._seek(kept, asked, answer, found)
        return found.result()

    def columns(self, kind: str) -> "Columns":
        """Return the columns of a kind of tally, which all who have the file open in this process share."""
        if self._held is None:
            from dashboard.store import held  # brings NumPy: whoever only writes needs none

            self._held = held.of(self._collection.path)
        return self._held.get(self._collection.connection, self._collection.version, kind)

    def outlive(self, path: Path, version: int) -> None:
        """Keep the answers if they are of this file and as old as the change before the one with a number."""
        if self._collection.path != path:
            return
        with self._lock:
            if self._version == version - 1:
                self._version = version
        if self._held is not None:
            self._held.outlive(version)

    def _seek(
        self, kept: dict[object, Future[Any]], asked: object, answer: Callable[[], Answer],
        found: "Future[Answer]",
    ) -> None:  # fmt: skip
        try:
            found.set_result(answer())
        except BaseException as error:
            with self._lock:
                kept.pop(asked, None)
            found.set_exception(error)


_every: "weakref.WeakSet[Lasting]" = weakref.WeakSet()


def outlive(path: Path, version: int) -> None:
    """Keep the answers of all open collections of a file over the change that made it this version."""
    for one in list(_every):
        one.outlive(path, version)
