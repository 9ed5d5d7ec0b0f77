"""One document as a source: its words, which of them stand in quotation marks, and in whose quote."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dashboard.checking import marked, words
from dashboard.checking.findings import Source
from dashboard.checking.words import Run, Word
from dashboard.records import Quote
from dashboard.store.questions.said_before import Held

BETWEEN = "\0"
MOST_PLACES = 20  # where the first words of a quotation are looked at in one document
AROUND = 240  # characters of a document that are shown before and after
NOBODY = -1


@dataclass(frozen=True)
class Stream:
    """Words of a document in their order; `owners` has for each the number of its quote, or NOBODY."""

    words: Sequence[Word]
    owners: Sequence[int]

    @cached_property
    def keys(self) -> list[str]:
        """Return the words for comparing."""
        return [one.key for one in self.words]

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        starts, at = [], 1
        for key in self.keys:
            starts.append(at)
            at += len(key) + 1
        return BETWEEN + BETWEEN.join(self.keys) + BETWEEN, starts

    def places(self, runs: Sequence[Run]) -> Iterator[list[tuple[int, int]]]:
        """Yield where all runs stand in this order: for each its first word and the one after its last."""
        first = -1
        for _ in range(MOST_PLACES):
            found = self._from(runs, first + 1)
            if found is None:
                return
            yield found
            first = found[0][0]

    def _from(self, runs: Sequence[Run], at: int) -> list[tuple[int, int]] | None:
        joined, starts = self._joined
        found: list[tuple[int, int]] = []
        for run in runs:
            if at >= len(starts):
                return None
            asked = BETWEEN + BETWEEN.join(run.keys()) + BETWEEN
            position = joined.find(asked, starts[at] - 1)
            if position < 0:
                return None
            first = bisect_left(starts, position + 1)
            at = first + len(run.words)
            found.append((first, at))
        return found


@dataclass(frozen=True, eq=False)
class SourceText:
    """A document whose words are compared: all of them, and those in quotation marks."""

    held: Held
    every: Stream = field(repr=False)
    spoken: Stream = field(repr=False)

    def quote(self, stream: Stream, at: int) -> Quote | None:
        """Return the quote that a word is in."""
        return self.held.quotes.get(stream.owners[at])

    def source(self, stream: Stream, first: int, last: int) -> Source:
        """Return the place of the words [first, last) as a source."""
        text, start, end = self.held.text, stream.words[first].start, stream.words[last - 1].end
        while end < len(text) and text[end] in ".!,;:%)]":
            end += 1
        quote = self.quote(stream, first)
        return Source(
            self.held.document_id, self.held.title, self.held.source, self.held.published, start, end,
            text[start:end], text[self._sentence(start) : start][-AROUND:], self._after(end),
            self.held.keys.get(stream.owners[first], ""),
            (quote.speaker.name or "") if quote and quote.speaker else "",
        )  # fmt: skip

    def _sentence(self, at: int) -> int:
        starts = [one.start for one in self.held.sentences]
        before = bisect_right(starts, at)
        return starts[before - 1] if before else max(0, at - AROUND)

    def _after(self, at: int) -> str:
        ends = [one.end for one in self.held.sentences]
        following = bisect_left(ends, at)
        end = ends[following] if following < len(ends) else len(self.held.text)
        return self.held.text[at : min(end, at + AROUND)].rstrip()


def read(held: Held) -> SourceText:
    """Return a document with its words."""
    every = words.of(held.text)
    owners = _owners(held, every)
    in_marks = _marked(held.text, every)
    spoken = sorted(in_marks | _answers(held, owners, in_marks))
    return SourceText(
        held, Stream(every, owners), Stream([every[at] for at in spoken], [owners[at] for at in spoken])
    )


def _marked(text: str, every: Sequence[Word]) -> set[int]:
    """Return which words stand in quotation marks."""
    starts = [word.start for word in every]
    found: set[int] = set()
    for start, end in marked.stretches(text):
        found.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return found


def _answers(held: Held, owners: Sequence[int], in_marks: set[int]) -> set[int]:
    """Return the words of direct speech without any marks, such as the answers of an interview."""
    found: dict[int, set[int]] = defaultdict(set)
    for at, owner in enumerate(owners):
        if owner != NOBODY and held.quotes[owner].kind == "direct":
            found[owner].add(at)
    return {at for own in found.values() if not own & in_marks for at in own}


def _owners(held: Held, every: Sequence[Word]) -> list[int]:
    """Return for each word the number of the innermost quote that it is in."""
    owners = [NOBODY] * len(every)
    starts = [word.start for word in every]
    # The longest first, so that a quote inside another keeps its own words.
    for number, quote in sorted(held.quotes.items(), key=lambda one: one[1].start - one[1].end):
        spans = [(one.start, one.end) for one in quote.pieces] or [(quote.start, quote.end)]
        for start, end in spans:
            for at in range(bisect_left(starts, start), bisect_left(starts, end)):
                owners[at] = number
    return owners


def gaps(stream: Stream, first: int, last: int) -> Iterator[tuple[Word, Word]]:
    """Yield each word of [first, last) with the next one."""
    return pairwise(stream.words[first:last])
