"""Who speaks in a conversation: two people in turn, a paragraph each, some without a verb of saying."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.link.scene import Scene
from dashboard.records import Mention, Quote

# After two speakers in turn a bare paragraph is usually the first one's again: a guess, and marked as one.
TURN_CONFIDENCE = 0.6
QUESTION = "?"


def fill(text: str, quotes: Sequence[Quote], scene: Scene) -> tuple[Quote, ...]:
    """Give a paragraph that is a quotation without a speaker to whoever spoke two paragraphs before."""
    done: list[Quote] = []
    spoke: dict[int, Mention | None] = {}
    for whole in quotes:
        for quote in _parted(text, whole, scene, spoke):
            number = scene.paragraph(quote.start)
            if quote.speaker is None and quote.kind == "direct" and scene.is_all_marked(number):
                quote = _in_turn(quote, spoke.get(number - 2), spoke.get(number - 1))
            known = quote.speaker if quote.speaker and quote.speaker.name else None
            # A paragraph with two speakers is not a turn in a conversation.
            same = number not in spoke or _name(spoke[number]) == _name(known)
            spoke[number] = known if same else None
            done.append(quote)
    return tuple(done)


def _parted(text: str, quote: Quote, scene: Scene, spoke: dict[int, Mention | None]) -> Iterator[Quote]:
    """Split a quote that includes the other person's answer: the paragraphs after it are bare and closed.

    Only in a conversation: somebody else spoke in the paragraph before, and one of the paragraphs asks.
    """
    first, last = scene.paragraph(quote.start), scene.paragraph(quote.end - 1)
    other = spoke.get(first - 1)
    bare = list(range(first + 1, last + 1))
    is_talk = other is not None and quote.speaker is not None and _name(other) != quote.speaker.name
    closed = all(scene.is_all_marked(n) and scene.closes(n - 1) for n in bare)
    if (
        not bare
        or not is_talk
        or not closed
        or QUESTION not in _ends(text, scene, range(first - 1, last + 1))
    ):
        yield quote
        return
    end = scene.last_marked(first).end
    yield replace(quote, end=end, text=text[quote.start : end])
    for number in bare:
        m = scene.last_marked(number)
        yield replace(quote, start=m.start, end=m.end, text=text[m.start : m.end], speaker=None, cue=None)


def _ends(text: str, scene: Scene, numbers: Sequence[int]) -> set[str]:
    return {text[scene.last_marked(n).end - 1] for n in numbers if scene.has_marked(n)}


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention else None


def _in_turn(quote: Quote, first: Mention | None, second: Mention | None) -> Quote:
    if first is None or second is None or first.name == second.name:
        return quote
    because = f"{first.name} and {second.name} speak in turn, a paragraph each"
    return replace(quote, speaker=first, because=because, confidence=TURN_CONFIDENCE)
