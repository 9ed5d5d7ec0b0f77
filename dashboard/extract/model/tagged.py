"""What the network says of a text (part-of-speech tags, attributions): all that the rules start from."""

from dataclasses import dataclass, field

from dashboard.extract.model.attribution import Attribution
from dashboard.records import Label, Reference, Span


@dataclass(slots=True)
class Tagged:
    """What the network found in a text; all offsets are in characters of the whole text."""

    names: list[tuple[int, int, Label]] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)
    said: list[Attribution] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
