"""Indirect speech of a draft: only nearly the same words can be told from others (reported speech)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.checking import speakers
from dashboard.checking.asked import Asked
from dashboard.checking.findings import Finding
from dashboard.checking.sources import SourceText, Stream
from dashboard.checking.words import Run, Word

# Reported speech moves these: "I will rebuild our bridge", she would rebuild their bridge.
MOVED = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be",
    "has": "have", "had": "have", "will": "would", "shall": "would", "can": "could", "may": "might",
    "i": "one", "he": "one", "she": "one", "we": "one", "they": "one", "it": "one",
    "me": "oneself", "him": "oneself", "us": "oneself", "them": "oneself",
    "my": "own", "our": "own", "his": "own", "her": "own", "their": "own", "its": "own",
    "this": "that", "these": "those", "that": "", "the": "", "a": "", "an": "",
}  # fmt: skip
LEAST = 4  # words; fewer are the same by chance
UNCHECKED = "A paraphrase: its words are not checked one by one."


def check(asked: Asked, sources: Iterable[SourceText]) -> Finding:
    """Return green if a source has these words in direct or indirect speech by this speaker, else grey."""
    drafted = asked.drafted
    own = [key for key in (moved(key) for key in asked.keys) if key]
    found = Finding(
        "paraphrase", drafted.start, drafted.end, drafted.text, "grey", UNCHECKED,
        speaker=asked.speaker.name or asked.speaker.written,
    )  # fmt: skip
    if len(own) < LEAST:
        return found
    run = Run(tuple(Word(key, 0, 0) for key in own))
    for source in sources:
        stream, kept = _moved(source)
        for places in stream.places([run]):
            first, last = kept[places[0][0]], kept[places[-1][1] - 1] + 1
            quote = source.quote(source.every, first)
            if quote is None:
                continue
            at = source.source(source.every, first, last)
            if other := speakers.fault(asked.speaker, quote) or speakers.other_saying(drafted, quote):
                found = replace(
                    found,
                    colour="amber",
                    says=f"A paraphrase with the words of the source. {other}",
                    source=at,
                )
            else:
                says = f"A paraphrase with nearly the words of the source, by {asked.speaker.name}."
                return replace(found, colour="green", says=says, source=at)
    return found


def moved(key: str) -> str:
    """Return a word as it is in reported speech, "" for one that doesn't matter there.

    >>> moved("will"), moved("our"), moved("the"), moved("not")
    ('would', 'own', '', 'not')
    """
    return MOVED.get(key, key)


@lru_cache(maxsize=32)  # one source is asked by several paraphrases of a draft
def _moved(source: SourceText) -> tuple[Stream, Sequence[int]]:
    stream = source.every
    kept = [at for at, key in enumerate(stream.keys) if moved(key)]
    changed = [Word(moved(stream.keys[at]), stream.words[at].start, stream.words[at].end) for at in kept]
    return Stream(changed, [stream.owners[at] for at in kept]), kept
