"""Who said what: quotes with kind, speaker and cue, from the model's attributions and safe rules."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes import (
    around,
    by_line,
    clauses,
    contents,
    cues,
    cuts,
    ends,
    parting,
    rules,
    sayings,
    subjects,
)
from dashboard.records import Mention, Quote, Span
from dashboard.text.article import Article
from dashboard.text.dateline import Dateline
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

# Between two pieces of one quotation; if they are farther apart, the second is a separate quotation.
LONGEST_INTERRUPTION = 400
# An indirect content without a verb of saying ("wants …", "polls show …") needs more confidence than this,
# and a named source. Swept 0-0.8 on PolNeAR dev: e2e F1 of all is flat up to 0.7 and falls above it.
SURE_WITHOUT_SAYING = 0.7
# "expects heavy rain", "mentioned it": not a statement. Costs 0.4 points of e2e F1 of all on PolNeAR dev,
# whose annotators counted them; someone reading a table of quotes would not.
FRAGMENT = 2
LONGEST_NAME = 4  # words
# After the last word of a turn there is nothing but marks in its paragraph.
TURN_END = re.compile(r"[ .!?”\"’]*+(?:\n|\Z)")
POINTING = frozenset("it this that these those which who what he she they him her them me us".split())


def find_quotes(article: Article, attributions: Iterable[Attribution]) -> tuple[Quote, ...]:
    """Return the quotes of an article in order; speakers are as written, names come from the links."""
    text, tags, sentences, marked = article.text, article.tags, article.sentences, article.marked
    turns = rules.transcript(text, article.paragraphs)
    spoken = Intervals(turns, of=lambda turn: turn.content[0])
    found = [one for one in attributions if one.content and not _spoken(one, spoken)] + turns
    found = by_line.parted(article, found)
    found = [_snapped(text, one, marked) for one in found if clauses.is_statement(text, one, tags)]
    found = clauses.trimmed(text, found, tags)
    found = parting.part(text, found, marked, tags)
    found = subjects.mend(text, found, sentences, tags)
    found = around.mend(text, found, marked, tags)
    found = clauses.part_claims(text, found)
    found = clauses.whole_sentences(text, found, sentences, tags)
    found = clauses.inherit_subjects(text, found, sentences, tags)
    found = rules.continue_paragraphs(text, found, marked.items)
    found += rules.unclaimed(text, found, marked.items)
    found = parting.signed(text, found, marked)
    found = rules.beside(text, found, marked)
    found = subjects.nearest(text, found, marked)
    found = ends.mend(text, found, marked, tags)
    found = cuts.mend(text, found, marked, tags)
    lines = Intervals(article.datelines, of=lambda line: (line.start, line.end))
    found = [_behind_dateline(one, lines) for one in found if _is_backed(one, marked)]
    quotes = (_quote(article, one) for one in found if one.content and not by_line.is_own(article, one))
    return tuple(sorted(filter(_is_reported, quotes), key=lambda q: (q.start, q.end)))


def _is_reported(quote: Quote) -> bool:
    """Say whether a quote reports speech or, without a verb of saying, certainly what someone thinks."""
    words = quote.text.lower().split()
    if quote.kind != "indirect" or not words:
        return bool(words)
    if len(words) == 1 and words[0] in POINTING:
        return False
    if _is_name(quote):
        return False
    cue = quote.cue.text.lower().split() if quote.cue else []
    if any(word.strip(",.:") in cues.saying() for word in cue):
        return True
    return quote.speaker is not None and len(words) > FRAGMENT and quote.confidence >= SURE_WITHOUT_SAYING


def _is_name(quote: Quote) -> bool:
    """Say whether only a name is reported: "called Laura Conti", but not a headline in capitals."""
    is_headline = quote.cue is None or not quote.cue.text.islower()
    words = quote.text.split()
    return not is_headline and len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def _spoken(one: Attribution, turns: Intervals[Attribution]) -> bool:
    return any(turns.overlapping(a, b) for a, b in one.content)


def _snapped(text: str, one: Attribution, marked: Intervals[Marked]) -> Attribution:
    pieces = contents.snap(_near(_worded(text, one.content), one.cue), marked)
    # A widened content must not swallow its own speaker or cue; if it would, the model's pieces stay.
    if any(a < e and s < b for a, b in pieces for s, e in (*one.source, *one.cue)):
        pieces = one.content
    return replace(one, content=pieces)


def _worded(text: str, pieces: Sequence[Range]) -> Sequence[Range]:
    """Return the pieces that have a letter or digit: an emoji before a quotation isn't part of it."""
    return [p for p in pieces if any(c.isalnum() for c in text[slice(*p)])] or pieces


def _near(pieces: Sequence[Range], cue: Sequence[Range]) -> tuple[Range, ...]:
    """Return the run of pieces without a long gap that has the most text."""
    runs: list[list[Range]] = [[pieces[0]]]
    for piece in pieces[1:]:
        if piece[0] - runs[-1][-1][1] <= LONGEST_INTERRUPTION:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return tuple(max(runs, key=lambda run: sum(b - a for a, b in run)))


def _behind_dateline(one: Attribution, lines: Intervals[Dateline]) -> Attribution:
    """Return the attribution without any dateline in its content: "KYIV, April 26 — | Rain fell"."""
    line = next((line for a, b in one.content for line in lines.overlapping(a, b) if line.is_sure), None)
    if line is None:
        return one
    return replace(one, content=tuple((max(a, line.end), b) for a, b in one.content if b > line.end))


def _is_backed(one: Attribution, marked: Intervals[Marked]) -> bool:
    """Say whether something besides the content indicates a quotation: a source, a cue or marks."""
    if one.source or one.cue:
        return True
    return any(marked.overlapping(a, b) for a, b in one.content)


def _quote(article: Article, one: Attribution) -> Quote:
    text, marked = article.text, article.marked
    is_turn = one.is_direct or _is_turn(article, one)
    kind = "direct" if is_turn else contents.kind_of(text, one.content, marked)
    start, end = contents.bounds(text, one.content, kind)
    cue = _cue(text, one.cue, start)
    notes = cues.notes(text, cue, is_headline=by_line.headline(article, one) is not None)
    speaker = _speaker(text, one, cue)
    pieces = contents.said(text, one.content, (start, end), kind, marked)
    return Quote(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        speaker=speaker,
        cue=cue,
        addressee=_outside(_told(text, one) or cues.addressee(text, cue), start, end),
        confidence=round(one.confidence, 3),
        because="; ".join([one.because or _because(one, cue), *notes]),
        saying=sayings.of(text, cue, (start, end), kind=kind, tags=article.tags, speaker=speaker),
        pieces=tuple(Span(first, last, text[first:last]) for first, last in pieces),
    )


def _is_turn(article: Article, one: Attribution) -> bool:
    """Say whether a content is a turn of an interview, to the end of its paragraph: "Ledger: How …"."""
    if len(one.source) != 1 or len(one.content) != 1 or one.content[0][0] < one.source[0][1]:
        return False
    text, start, (name_end, (begin, end)) = article.text, one.source[0][0], (one.source[0][1], one.content[0])
    is_turn = start in article.turns and by_line.headline(article, one) is None
    return is_turn and text[name_end:begin].strip() == ":" and TURN_END.match(text, end) is not None


def _cue(text: str, cue: Sequence[Range], near: int) -> Span | None:
    if not cue:
        return None
    # "has | repeatedly | said": one span from the first piece to the last, if they are close together.
    start, end = cue[0]
    for a, b in cue[1:]:
        if a - end <= 30:
            end = b
    return Span(start, end, text[start:end])


def _speaker(text: str, one: Attribution, cue: Span | None) -> Mention | None:
    if not one.source:
        return None
    at = cue.start if cue else one.content[0][0]
    start, end = min(one.source, key=lambda r: (min(abs(r[0] - at), abs(r[1] - at)), r))
    while start < end and text[start] in ' ,“"':
        start += 1
    while end > start and text[end - 1] in " ,:":
        end -= 1
    return Mention(start, end, text[start:end], "") if end > start else None


def _told(text: str, one: Attribution) -> Mention | None:
    """Return whom a passive tells something: "Keller | was asked whether …"."""
    return next((Mention(a, b, text[a:b], "") for a, b in one.told), None)


def _outside(addressee: Mention | None, start: int, end: int) -> Mention | None:
    """Keep an addressee who is not inside what is said: "told that …" names nobody."""
    return None if addressee and addressee.start < end and start < addressee.end else addressee


def _because(one: Attribution, cue: Span | None) -> str:
    if not one.source:
        return f"the cue “{cue.text}”; no speaker named" if cue else "quotation marks; no speaker named"
    return f"the cue “{cue.text}” beside the speaker" if cue else "the speaker beside the quotation"
