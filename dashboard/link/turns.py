"""Quotes without a speaker in a conversation: two people speak in turn, a paragraph each."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.link.scene import Scene
from dashboard.records import Mention, Quote

# Two speakers in turn before it make a bare paragraph the first one's again, mostly: a guess, said so.
TURN_CONFIDENCE = 0.6


def fill(text: str, quotes: Sequence[Quote], scene: Scene) -> tuple[Quote, ...]:
    """Give a paragraph that is one quotation without a speaker to the one who spoke two paragraphs before."""
    done: list[Quote] = []
    spoke: dict[int, Mention | None] = {}
    for quote in quotes:
        number = scene.paragraph(quote.start)
        if quote.speaker is None and quote.kind == "direct" and scene.is_all_marked(number):
            quote = _in_turn(quote, spoke.get(number - 2), spoke.get(number - 1))
        known = quote.speaker if quote.speaker and quote.speaker.name else None
        # A paragraph in which two speak is no turn of a conversation.
        same = number not in spoke or _name(spoke[number]) == _name(known)
        spoke[number] = known if same else None
        done.append(quote)
    return tuple(done)


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention else None


def _in_turn(quote: Quote, first: Mention | None, second: Mention | None) -> Quote:
    if first is None or second is None or first.name == second.name:
        return quote
    because = f"{first.name} and {second.name} speak in turn, a paragraph each"
    return replace(quote, speaker=first, because=because, confidence=TURN_CONFIDENCE)
