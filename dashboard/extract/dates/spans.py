"""One expression of time while it is being read: its tokens, its rule, its meaning."""

from dataclasses import dataclass

from dashboard.extract.dates.context.state import Meaning


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `start` to `end` (exclusive) and what they mean."""

    rule: str
    start: int
    end: int
    meaning: Meaning
    # Where it stands in the text, as character offsets.
    chars: tuple[int, int] = (0, 0)
    # The verb that it dates, as written.
    event: str = ""
