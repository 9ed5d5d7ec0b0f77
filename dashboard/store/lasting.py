"""Answers that take long and that all threads share, until something changes (memoisation)."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from dashboard.store.connections import Connection

MOST = 64  # answers: of the documents that fit, in a million quotes, a megabyte each
Answer = TypeVar("Answer")


class Changing(Protocol):
    """An open collection, as far as answers go out of date with it."""

    @property
    def connection(self) -> Connection:
        """Return this thread's connection."""

    @property
    def version(self) -> int:
        """Return a number that is different after every change."""


class Lasting:
    """The answers of one open collection: each page is drawn by a thread, with a connection, of its own."""

    def __init__(self, collection: Changing) -> None:
        self._collection = collection
        self._lock = threading.Lock()
        self._version = -1
        self._kept: dict[object, Future[Any]] = {}

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
