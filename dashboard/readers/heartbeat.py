"""A sign of life from a long file, so that whoever waits can tell one that is long from one that hangs."""

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def tell() -> None:
    """Say that a piece of a file was read: where nothing comes back for long, between two pieces."""
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Have a function called at each sign of life."""
    _listeners.append(listener)
