"""Each quotation of a draft against the collection: verbatim by this speaker, altered, or not there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from dashboard.checking import alignment, paraphrases, speakers, verdicts, words
from dashboard.checking.alignment import Alignment
from dashboard.checking.asked import Asked
from dashboard.checking.drafted import Drafted
from dashboard.checking.findings import Finding, Source, Words
from dashboard.checking.sources import SourceText, Stream
from dashboard.store.collection import Collection
from dashboard.store.questions import known_names, said_before

LONGEST = (
    1_500  # words of a quotation that are held against nearly the same ones: time grows with their square
)
WINDOW = 3  # words in a row by which a source is looked for
Read = Callable[[int], SourceText | None]


def check(collection: Collection, text: str, drafted: Drafted, read: Read) -> Finding | None:
    """Return what is to be said of a quotation of the draft `text`, None if it has no words.

    `read` gives a document of the collection by its number.
    """
    runs, is_cut = words.runs(text, drafted.pieces)
    if not runs:
        return None
    asked = Asked(drafted, tuple(runs), is_cut, speakers.of(collection, drafted))
    if drafted.is_paraphrase:
        return paraphrases.check(asked, _sources(collection, asked, read))
    found = list(_verbatim(collection, asked, read))
    is_long = len(asked.keys) > LONGEST
    if not is_long and not any(one.colour == "green" for one in found):
        sources = list(_sources(collection, asked, read))
        found += chain.from_iterable(_in(asked, source) for source in sources)
        found += [near for source in sources if (near := _nearly(asked, source, text))]
    best = min(found, key=_rank, default=None)
    return _with_others(best, found) if best else missing(asked, is_long=is_long)


def missing(asked: Asked, *, is_long: bool) -> Finding:
    """Return the finding for a quotation that the collection does not have."""
    says = "Not in the collection: neither word for word nor nearly."
    if is_long:
        says = f"Not word for word in the collection; more than {LONGEST:,} words are not compared further."
    return replace(_finding(asked), colour="red", says=says)


def _verbatim(collection: Collection, asked: Asked, read: Read) -> Iterator[Finding]:
    """Yield what is found in the documents that have all the words side by side."""
    numbers = known_names.numbers(collection, asked.speaker.known)
    rows = said_before.in_quotes(collection, [run.text() for run in asked.runs], speakers=numbers)
    for source in map(read, rows):
        if source is not None:
            yield from _in(asked, source)


def _sources(collection: Collection, asked: Asked, read: Read) -> Iterator[SourceText]:
    """Yield the documents whose words are nearest to the quotation's, nearest first."""
    for size in (WINDOW, 2):
        looked_for = [
            one for run in asked.runs for one in words.windows(run.keys(), min(size, len(run.words)))
        ]
        found = [source for row in said_before.near(collection, looked_for) if (source := read(row))]
        if found:
            yield from found
            return


def _in(asked: Asked, source: SourceText) -> Iterator[Finding]:
    """Yield each place of a document in which the words stand one after another."""
    is_marked = False
    for places in source.spoken.places(asked.runs):
        is_marked = True
        yield _judged(asked, source, source.spoken, places)
    if not is_marked:
        for places in source.every.places(asked.runs):
            yield _unmarked(asked, source, places)
            return


def _judged(asked: Asked, source: SourceText, stream: Stream, places: Sequence[tuple[int, int]]) -> Finding:
    """Return what is said of words that stand in quotation marks in a source."""
    first, last = places[0][0], places[-1][1]
    quote = source.quote(stream, first)
    wrong = list(verdicts.faults(source, stream, places, asked.drafted, asked.runs, is_cut=asked.is_cut))
    other = speakers.fault(asked.speaker, quote)
    # Who says “I never did” and who denies it says the same; of a fragment that isn't so.
    saying = speakers.other_saying(asked.drafted, quote) if asked.drafted.is_fragment else ""
    faults = [one for one in (other, saying, *wrong) if one]
    notes = [*verdicts.notes(asked.runs, is_cut=asked.is_cut, drafted=asked.drafted), speakers.note(quote)]
    said = _finding(asked, source.source(stream, first, last))
    if not faults:
        return replace(
            said,
            colour="green",
            says=f"Word for word, by {asked.speaker.name}.",
            notes=tuple(filter(None, notes)),
        )
    what = "" if wrong else "The words are right. "
    return replace(said, says=what + faults[0], notes=(*faults[1:], *filter(None, notes)))


def _unmarked(asked: Asked, source: SourceText, places: Sequence[tuple[int, int]]) -> Finding:
    """Return what is said of words that stand in a source, but not in quotation marks."""
    first, last = places[0][0], places[-1][1]
    quote = source.quote(source.every, first)
    says = "These words are in the source without quotation marks: they are the reporter’s."
    if quote is not None and quote.kind == "direct":
        says = "The source has these words with the reporter’s own among them."
    elif quote is not None:
        says = "The source has these words as a paraphrase, not in quotation marks."
    other = speakers.fault(asked.speaker, quote)
    return replace(
        _finding(asked, source.source(source.every, first, last)), says=says, notes=(other,) if other else ()
    )


def _nearly(asked: Asked, source: SourceText, text: str) -> Finding | None:
    """Return what is said of words that are nearly those of a source, in marks if there are such."""
    for stream in (source.spoken, source.every):
        found = alignment.align(asked.keys, stream.keys, stream.owners)
        if found is not None and alignment.differing(found.steps, _honest(asked)):
            return _altered(asked, source, stream, found, text)
    return None


def _altered(asked: Asked, source: SourceText, stream: Stream, found: Alignment, text: str) -> Finding:
    drafted = [word for run in asked.runs for word in run.words]
    quote = source.quote(stream, (found.first + found.last) // 2)
    count = alignment.differing(found.steps, _honest(asked))
    marked = "" if stream is source.spoken else "In the source it is not in quotation marks."
    notes = [speakers.fault(asked.speaker, quote), marked, speakers.note(quote)]
    return replace(
        _finding(asked, source.source(stream, found.first, found.last)),
        says=_difference(found, stream, drafted, source, count, _honest(asked)),
        notes=tuple(filter(None, notes)),
        parts=tuple(_parts(found, stream, drafted, source.held.text, text)),
        differing=count,
    )


def _difference(
    found: Alignment, stream: Stream, drafted: Sequence[words.Word], source: SourceText, count: int,
    honest: frozenset[int],
) -> str:  # fmt: skip
    """Say in a sentence how the draft's words differ from the source's."""
    changed = alignment.changes(found.steps, honest)
    if alignment.is_reordered(found.steps, stream.words, drafted):
        return "The words are in another order than in the source."
    many = f"{count} word{'' if count == 1 else 's'}"
    if all(step[3] == step[4] for step in changed):
        left = verdicts.shown(source, stream, changed[0][1], changed[0][2])
        return f"{many} of the source left out without a mark: “{left}”{' …' if len(changed) > 1 else ''}."
    if all(step[1] == step[2] for step in changed):
        return f"{many} more than in the source."
    return f"{many} {'differs' if count == 1 else 'differ'} from the source."


def _parts(
    found: Alignment, stream: Stream, drafted: Sequence[words.Word], source: str, draft: str
) -> Iterator[Words]:
    """Yield both texts side by side: what both have, what only the draft and what only the source has."""
    for what, s0, s1, d0, d1 in found.steps:
        if what == "equal":
            yield Words("same", " ".join(draft[drafted[d0].start : drafted[d1 - 1].end].split()))
            continue
        if d0 < d1:
            yield Words("draft", " ".join(draft[drafted[d0].start : drafted[d1 - 1].end].split()))
        if s0 < s1:
            yield Words("source", " ".join(source[stream.words[s0].start : stream.words[s1 - 1].end].split()))


def _honest(asked: Asked) -> frozenset[int]:
    """Return at which words of the draft something is marked as left out or put in."""
    at, found = 0, set()
    for run in asked.runs:
        if run.cut or run.inserted:
            found.add(at)
        at += len(run.words)
    return frozenset(found)


def _finding(asked: Asked, source: Source | None = None) -> Finding:
    drafted = asked.drafted
    return Finding(
        "quote", drafted.start, drafted.end, drafted.text, "amber", "", source=source,
        speaker=asked.speaker.name or asked.speaker.written,
    )  # fmt: skip


def _rank(found: Finding) -> tuple[bool, int, int, bool, str, str, int]:
    """Return a sort key: green first, then the fewest different words, then the fewest faults."""
    source = found.source
    day = source.published.isoformat() if source and source.published else ""
    return (
        found.colour != "green", found.differing, len(found.notes), not day, day,
        source.document_id if source else "", source.start if source else 0,
    )  # fmt: skip


def _with_others(best: Finding, found: Sequence[Finding]) -> Finding:
    """Return the best finding with a note if another source gives the same words to somebody else."""
    own = best.source.speaker if best.source else ""
    others = {one.source.speaker for one in found if one.source and not one.differing and one.source.key}
    named = ", ".join(sorted(others - {own, ""}))
    if best.colour != "green" or not named:
        return best
    return replace(best, notes=(*best.notes, f"Another source gives these words to {named}."))
