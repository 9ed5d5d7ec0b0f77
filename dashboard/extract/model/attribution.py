"""What the model calls an attribution: character spans of who, the word of saying, and what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; each tuple is in text order, `because` is filled by the rules that touched it.

    `is_direct` says that the words are given as they were said although no marks stand around them.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    because: str = ""
    is_direct: bool = False


def from_plain(given: Mapping[str, Any], offset: int) -> Attribution:
    """Return an attribution of the pipeline's plain form, moved by `offset` characters."""

    def moved(ranges: Sequence[Sequence[int]]) -> tuple[Range, ...]:
        return tuple(sorted((a + offset, b + offset) for a, b in ranges))

    return Attribution(
        moved(given["source"]), moved(given["cue"]), moved(given["content"]), given["confidence"]
    )
