"""Look-up in stretches of text that do not overlap: no rule may take quadratic time in the document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Intervals(Generic[T]):
    """Items by the stretch [start, end) that each covers; the stretches don't overlap."""

    def __init__(self, items: Iterable[T], *, of: Callable[[T], tuple[int, int]]) -> None:
        ordered = sorted(items, key=of)
        self.items = ordered
        self.starts = [of(item)[0] for item in ordered]
        self.ends = [of(item)[1] for item in ordered]

    def overlapping(self, start: int, end: int) -> list[T]:
        """Return the items that share a character with [start, end), in text order."""
        return self.items[bisect_right(self.ends, start) : bisect_left(self.starts, end)]

    def at(self, character: int) -> T | None:
        """Return the item that covers a character."""
        found = self.overlapping(character, character + 1)
        return found[0] if found else None
