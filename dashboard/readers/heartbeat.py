"""A sign of life from a long file, so that whoever waits can distinguish it from one that hangs."""

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def tell() -> None:
    """Say that a piece of a file was read: to be called between pieces if results take long."""
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Have a function called at each sign of life."""
    _listeners.append(listener)
