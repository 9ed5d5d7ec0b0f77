"""The tallies’ columns in memory: one copy for a file and process; a change renews only its blocks."""

import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.store.connections import Connection
from dashboard.store.writing import tallies
from dashboard.store.writing.tallies import NOT_PACKED, Block

Numbers = NDArray[np.int32]
Span = tuple[int, int]  # of rows: the first, and the one after the last
# Bytes of a file's columns; a million quotes have 112 MB. What is beyond is read each time.
MOST = 1 << 30


@dataclass(frozen=True)
class Columns:
    """The rows of a kind, column by column and in the order of their documents or names; read-only."""

    numbers: Numbers  # a row for each column
    spans: dict[Block, Span] = field(repr=False)
    schema: int  # a number that differs after the file was made anew, which numbers its rows anew

    @cached_property
    def starts(self) -> NDArray[np.intp]:
        """Return by a document's or name's number where its rows begin; one more ends the last."""
        many = np.bincount(self.numbers[0]) if self.numbers.size else np.zeros(0, dtype=np.intp)
        return np.concatenate([[0], np.cumsum(many)])

    def of(self, chosen: Numbers) -> Numbers:
        """Return the columns of some documents or names, given in order."""
        chosen = chosen[: np.searchsorted(chosen, len(self.starts) - 1)]
        begins = self.starts[chosen]
        many = self.starts[chosen + 1] - begins
        if many.sum() == self.numbers.shape[1]:
            return self.numbers
        at = np.repeat(begins - (np.cumsum(many) - many), many)
        at += np.arange(len(at))
        return self.numbers.take(at, axis=1)


class Held:
    """The columns of one file, as of the last change that was asked about."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[int, Columns]] = {}

    def get(self, connection: Connection, version: int, kind: str) -> Columns:
        """Return the columns of a kind, of this version of the file or a later one."""
        if connection.in_transaction:  # what is not committed is this thread's alone
            return read(connection, kind)
        with self._lock:
            known, before = self._kept.get(kind, (-1, None))
            if before is not None and known == version:
                return before
            found = read(connection, kind, before)
            others = sum(one.numbers.nbytes for name, (_, one) in self._kept.items() if name != kind)
            if others + found.numbers.nbytes <= MOST:
                self._kept[kind] = version, found
            else:
                self._kept.pop(kind, None)
            return found

    def outlive(self, version: int) -> None:
        """Keep what is as old as the change before the one with a number, which changed no tally."""
        with self._lock:
            self._kept = {
                kind: (version if known == version - 1 else known, columns)
                for kind, (known, columns) in self._kept.items()
            }


def of(path: Path) -> Held:
    """Return what is held of a file, the same for all who have it open in this process."""
    status = path.stat()
    with _lock:
        return _every.setdefault((path.absolute(), status.st_dev, status.st_ino), Held())


def in_memory() -> list[Path]:
    """Return the files whose columns are held."""
    with _lock:
        return [path for path, *_ in _every]


def read(connection: Connection, kind: str, before: Columns | None = None) -> Columns:
    """Return the columns of a kind; blocks that are as they were come out of what was read before."""
    with tallies.at_one_moment(connection):
        (schema,) = connection.execute("PRAGMA schema_version").fetchone()
        if before is not None and before.schema != schema:
            before = None
        blocks = tallies.blocks(connection, kind)
        known = before.spans if before is not None else {}
        packs = {
            block: tallies.pack_of(connection, kind, block)
            for block in blocks
            if block.packing == NOT_PACKED or block not in known
        }
    width = tallies.TALLIES[kind].width
    parts = {block: _in_order(packed, width) for block, packed in packs.items()}
    if before is not None and _is_same(before, blocks, parts):
        return before
    return _put_together(blocks, parts, before, width, schema)


def _in_order(packed: bytes, width: int) -> Numbers:
    """Return a block's columns in the order of their documents or names."""
    found = np.frombuffer(packed, dtype="<i4").reshape(-1, width).T
    is_in_order = bool((found[0, 1:] >= found[0, :-1]).all())
    return found if is_in_order else found[:, np.argsort(found[0], kind="stable")]


def _is_same(before: Columns, blocks: Sequence[Block], parts: dict[Block, Numbers]) -> bool:
    """Say whether nothing is different: what has no tally is read each time."""
    return list(before.spans) == list(blocks) and all(
        np.array_equal(before.numbers[:, slice(*before.spans[block])], part) for block, part in parts.items()
    )


def _put_together(
    blocks: Sequence[Block], parts: dict[Block, Numbers], before: Columns | None, width: int, schema: int
) -> Columns:
    spans: dict[Block, Span] = {}
    pieces: list[Numbers] = []
    at = 0
    for block in blocks:
        if (part := parts.get(block)) is None:
            assert before is not None
            part = before.numbers[:, slice(*before.spans[block])]
        pieces.append(part)
        spans[block] = at, at + part.shape[1]
        at += part.shape[1]
    found = np.empty((width, at), dtype=np.int32)
    for (begin, end), part in zip(spans.values(), pieces, strict=True):
        found[:, begin:end] = part
    found.setflags(write=False)
    return Columns(found, spans, schema)


_lock = threading.Lock()
_every: "weakref.WeakValueDictionary[tuple[Path, int, int], Held]" = weakref.WeakValueDictionary()
