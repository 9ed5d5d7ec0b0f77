"""A sign of life from a long file: that a piece of it was read, and how far it is read."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import IO

_listeners: list[Callable[[], None]] = []


class _Place:
    """How far the file in hand is read: the open file that tells it, and the stretch that it covers."""

    file: IO[bytes] | None = None
    size = 0
    low, high = 0.0, 1.0


_place = _Place()


def tell() -> None:
    """Say that a piece of a file was read: to be called between pieces if results take long."""
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Have a function called at each sign of life."""
    _listeners.append(listener)


def follow(file: IO[bytes]) -> None:
    """Have an open file tell by its position how far it is read; the last that was named counts."""
    _place.file, _place.size = file, os.fstat(file.fileno()).st_size


def begin(low: float = 0.0, high: float = 1.0) -> None:
    """Begin a file, or a part of one: an archive's entry covers a stretch of the archive, 0.2 to 0.3."""
    _place.file, _place.low, _place.high = None, low, high


def share() -> float:
    """Return how much of the file in hand is read, as far as it is known: 0 to 1."""
    position = 0
    # A file that is closed has no position any more.
    with suppress(ValueError, OSError):
        position = _place.file.tell() if _place.file else 0
    within = min(position / _place.size, 1.0) if _place.size else 0.0
    return _place.low + (_place.high - _place.low) * within
