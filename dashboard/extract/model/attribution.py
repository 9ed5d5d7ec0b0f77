"""What the model calls an attribution: the character spans of who said it, the cue, and what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; each tuple is in text order, `because` is filled in by the rules that changed it.

    `is_direct` means that the words are given as they were spoken, although they have no quotation marks;
    `told` is whom a passive has for its subject: "Keller | was asked".
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    because: str = ""
    is_direct: bool = False
    told: tuple[Range, ...] = ()


def from_plain(given: Mapping[str, Any], offset: int) -> Attribution:
    """Return an attribution from the pipeline's plain form, moved by `offset` characters."""

    def moved(ranges: Sequence[Sequence[int]]) -> tuple[Range, ...]:
        return tuple(sorted((a + offset, b + offset) for a, b in ranges))

    return Attribution(
        moved(given["source"]), moved(given["cue"]), moved(given["content"]), given["confidence"]
    )
