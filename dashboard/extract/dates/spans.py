"""An expression of time while it is being read: its tokens, its rule and its meaning."""

from dataclasses import dataclass

from dashboard.extract.dates.context.state import Meaning


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `start` to `end` (exclusive) and what they mean."""

    rule: str
    start: int
    end: int
    meaning: Meaning
    # Its position in the text, in character offsets.
    chars: tuple[int, int] = (0, 0)
    # What it dates: a verb with its subject and object, as written.
    event: str = ""
