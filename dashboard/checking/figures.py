"""The figures of a draft against those that stand near the same words in the collection."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dashboard.checking import numerals, words
from dashboard.checking.findings import Finding, Source
from dashboard.checking.numerals import Figure
from dashboard.checking.sources import SourceText
from dashboard.checking.words import SMALL, Word
from dashboard.records import Extraction, Span
from dashboard.store.collection import Collection
from dashboard.store.questions import said_before

AROUND = 3  # words near a figure that a source must have in the same sentence
WITHIN = 24  # words between the first and the last of them
MOST_SOURCES = 8
MOST = 60  # figures of a draft
LEAST = 4  # letters of a word that tells something
Read = Callable[[int], SourceText | None]


def check(
    collection: Collection, text: str, found: Extraction, read: Read, *, but: Sequence[tuple[int, int]] = ()
) -> Iterator[Finding]:
    """Yield the figures of the draft that the collection has near the same words; others say nothing.

    Dates are none, and neither are those inside `but`, such as quotations, which are checked word by word.
    """
    left = [*but, *((one.start, one.end) for one in found.dates)]
    asked = [
        one
        for one in numerals.find(text)
        if not any(start < one.end and one.start < end for start, end in left)
    ]
    for figure in asked[:MOST]:
        near = _near(text, figure, found.sentences)
        if len(near) == AROUND:
            yield from _compared(collection, text, figure, near, read)


def _near(text: str, figure: Figure, sentences: Sequence[Span]) -> list[str]:
    """Return the telling words of a figure's sentence that stand nearest to it."""
    sentence = _sentence(sentences, figure.start)
    start, end = (sentence.start, sentence.end) if sentence else (figure.start - 120, figure.end + 120)
    own = [word for word in words.of(text, max(0, start), min(len(text), end)) if _tells(word, figure)]
    own.sort(key=lambda word: (min(abs(word.start - figure.end), abs(figure.start - word.end)), word.start))
    return list(dict.fromkeys(word.key for word in own))[:AROUND]


def _tells(word: Word, figure: Figure) -> bool:
    is_inside = figure.start < word.end and word.start < figure.end
    return not (
        is_inside
        or word.key in SMALL
        or len(word.key) < LEAST
        or word.key.isdigit()
        or word.key == figure.unit
    )


def _compared(
    collection: Collection, text: str, figure: Figure, near: Sequence[str], read: Read
) -> Iterator[Finding]:
    rows = said_before.together(collection, near, within=WITHIN, limit=MOST_SOURCES)
    theirs = [pair for row in rows if (source := read(row)) for pair in _in(source, figure.unit, set(near))]
    if not theirs:
        return
    found = Finding("figure", figure.start, figure.end, text[figure.start : figure.end], "green", "")
    same = [at for other, at in theirs if other.value == figure.value]
    if same:
        yield replace(found, says="The collection has the same figure with these words.", source=same[0])
        return
    values = list(dict.fromkeys(f"{numerals.written(other.value)}" for other, _ in theirs))
    has = f"The collection has {' and '.join(values[:3])} with the same words ({', '.join(near)})."
    yield replace(found, colour="amber", says=has, source=theirs[0][1])


def _in(source: SourceText, unit: str, near: set[str]) -> Iterator[tuple[Figure, Source]]:
    """Yield the figures of the same unit in sentences with all these words."""
    held = source.held
    for sentence in held.sentences:
        if near <= {word.key for word in words.of(held.text, sentence.start, sentence.end)}:
            for figure in numerals.find(held.text, sentence.start, sentence.end):
                if figure.unit == unit:
                    shown = held.text[sentence.start : sentence.end].rstrip()
                    yield (
                        figure,
                        Source(
                            held.document_id, held.title, held.source, held.published, sentence.start,
                            sentence.start + len(shown), shown,
                        ),
                    )  # fmt: skip


def _sentence(sentences: Sequence[Span], at: int) -> Span | None:
    before = bisect_right([one.start for one in sentences], at) - 1
    return sentences[before] if before >= 0 and at < sentences[before].end else None
