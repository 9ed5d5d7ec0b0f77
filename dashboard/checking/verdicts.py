"""What is wrong with a quotation whose words stand in a source one after another, if anything is."""

import re
from collections.abc import Iterator, Sequence

from dashboard.checking.drafted import Drafted
from dashboard.checking.sources import NOBODY, SourceText, Stream
from dashboard.checking.words import FILLERS, Run, is_negated

BLANK = re.compile(r"\n\s*\n")
GOES_ON = re.compile(r"[,:—–-]\s*[“\"‘«„']*$")
STOP = re.compile(r"[.!?…]")
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|No|vs|Jr|Sr)\.$")
MOST_BRACKETED = 8  # words of the source for which "[…]" may stand
MOST_ASIDE = 14  # words of the reporter between two parts of one statement
MOST_AHEAD = 4  # words in which a negation before a fragment still belongs to it
BESIDE = 3  # words in which one beside a cut does
MOST_SHOWN = 12  # words that a sentence repeats
Places = Sequence[tuple[int, int]]


def faults(
    text: SourceText, stream: Stream, places: Places, drafted: Drafted, runs: Sequence[Run], *, is_cut: bool
) -> Iterator[str]:
    """Yield a sentence for each way in which the draft has less than the source, the worst first."""
    yield from _joins(text, stream, places)
    yield from _left_out(text, stream, places, runs)
    first, last = places[0][0], places[-1][1]
    if drafted.is_fragment:
        yield from _negated(text, stream, first)
        return
    if not (runs[0].cut or runs[0].inserted):
        yield from _begun_later(text, stream, first)
    if not is_cut:
        yield from _ended_earlier(text, stream, last)


def notes(runs: Sequence[Run], *, is_cut: bool, drafted: Drafted) -> Iterator[str]:
    """Yield a sentence on what is marked as left out or put in."""
    if is_cut or any(run.cut for run in runs):
        yield "It is shortened, and marked so."
    if any(run.inserted for run in runs):
        yield "Words in square brackets are the draft’s own, and marked so."


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a sentence ends between two words."""
    between = text[start:end]
    return BLANK.search(between) is not None or any(
        not ABBREVIATED.search(text[max(0, start + stop.end() - 6) : start + stop.end()])
        for stop in STOP.finditer(between)
    )


def _joins(text: SourceText, stream: Stream, places: Places) -> Iterator[str]:
    """Find words of several speakers, or of statements that stand apart, which the draft gives as one."""
    speakers = set()
    for start, end in places:
        for at in range(start, end):
            quote = text.quote(stream, at)
            speakers.add((quote.speaker.name or quote.speaker.text) if quote and quote.speaker else "")
    if len(speakers) > 1:
        named = " and ".join(sorted(one for one in speakers if one)) or "nobody"
        yield f"The source does not give all of it to one speaker: part is said by {named}."
        return
    for start, end in places:
        for at in range(start, end - 1):
            if _is_apart(text, stream, at):
                yield "It joins two statements that stand apart in the source."
                return


def _is_apart(text: SourceText, stream: Stream, at: int) -> bool:
    one, other = stream.words[at], stream.words[at + 1]
    between = text.held.text[one.end : other.start]
    if stream.owners[at] == stream.owners[at + 1] != NOBODY or not any(map(str.isalnum, between)):
        return False
    return len(between.split()) > MOST_ASIDE


def _left_out(text: SourceText, stream: Stream, places: Places, runs: Sequence[Run]) -> Iterator[str]:
    """Find what a marked cut leaves out that must not be left out in silence."""
    for (_, before), (after, _), run in zip(places, places[1:], runs[1:], strict=False):
        left = stream.keys[before:after]
        if run.inserted and not run.cut and len(left) > MOST_BRACKETED:
            words = shown(text, stream, before, after)
            yield f"Square brackets stand for {len(left)} words of the source: “{words}”."
        if is_negated(_of_cut_sentences(text, stream, before, after)):
            yield f"What is left out turns the meaning: “{shown(text, stream, before, after)}”."


def _of_cut_sentences(text: SourceText, stream: Stream, first: int, last: int) -> list[str]:
    """Return the words left out directly beside what is kept of a sentence; of whole sentences none."""
    end, start = first, last
    while end < last and not _ends_between(text, stream, end - 1):
        end += 1
    while start > first and not _ends_between(text, stream, start - 1):
        start -= 1
    return [*stream.keys[first:end][:BESIDE], *stream.keys[start:last][-BESIDE:]]


def _negated(text: SourceText, stream: Stream, first: int) -> Iterator[str]:
    """Find a negation directly before a fragment, in its sentence: “not | a crisis”."""
    start = first
    while start and first - start < MOST_AHEAD and not _ends_between(text, stream, start - 1):
        start -= 1
    if is_negated(stream.keys[start:first]):
        yield f"The source has directly before it: “{shown(text, stream, start, first)}”."


def _begun_later(text: SourceText, stream: Stream, first: int) -> Iterator[str]:
    start = first
    while start and first - start < MOST_SHOWN and not _ends_between(text, stream, start - 1):
        start -= 1
    left = stream.keys[start:first]
    if left and not set(left) <= FILLERS:
        words = shown(text, stream, start, first)
        yield f"It begins later than in the source without a mark: “{words}” is left out."


def _ended_earlier(text: SourceText, stream: Stream, last: int) -> Iterator[str]:
    end = last
    while end < len(stream.words) and end - last < MOST_SHOWN and not _ends_between(text, stream, end - 1):
        end += 1
    if end > last:
        words = shown(text, stream, last, end)
        yield f"It ends earlier than in the source without a mark: “{words}” is left out."


def _ends_between(text: SourceText, stream: Stream, at: int) -> bool:
    """Say whether a sentence, or what one person says, ends behind a word."""
    if at < 0 or at + 1 >= len(stream.words):
        return True
    one, other = stream.words[at], stream.words[at + 1]
    if (one.key == "?" and other.key != "?") or ends_sentence(text.held.text, one.end, other.start):
        return True
    if stream.owners[at] == stream.owners[at + 1]:
        return False
    # “…,” she said, “but not now”: another stretch in marks goes on with the sentence if it begins small and
    # behind a comma; in «adding that “it grows”» it is part of another clause.
    between = text.held.text[one.end : other.start]
    return not (text.held.text[other.start].islower() and GOES_ON.search(between))


def shown(text: SourceText, stream: Stream, first: int, last: int) -> str:
    """Return words of the source as written, the middle of many left out."""
    if last <= first:
        return ""
    if last - first > MOST_SHOWN:
        half = MOST_SHOWN // 2
        return f"{shown(text, stream, first, first + half)} … {shown(text, stream, last - half, last)}"
    return " ".join(text.held.text[stream.words[first].start : stream.words[last - 1].end].split())
