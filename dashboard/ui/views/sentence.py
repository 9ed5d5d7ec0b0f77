"""A row in its context: the sentences from its document, and its marks by their position there."""

from dataclasses import replace

from dashboard.records import Quote, Span
from dashboard.store.questions.documents import DocumentView
from dashboard.ui.views.marked_text import Mark

LONGEST_WAY = 400  # characters to a cue or a speaker in another sentence


def cut(view: DocumentView, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Return the sentences with the first mark and all marks near it, with the marks shifted to match."""
    first = marks[0]
    near = [one for one in marks if abs(one.start - first.start) < LONGEST_WAY + first.end - first.start]
    start = min(sentence_at(view, one.start).start for one in near)
    end = max(sentence_at(view, max(one.end - 1, one.start)).end for one in near)
    text = view.document.text[start:end].rstrip()
    moved = [replace(one, start=one.start - start, end=min(one.end - start, len(text))) for one in near]
    # One character for one character: the marks stay where they are.
    return "".join(" " if sign.isspace() else sign for sign in text), moved


def sentence_at(view: DocumentView, at: int) -> Span:
    """Return the sentence that contains a character, or the whole text if none does."""
    for one in view.sentences:
        if one.start <= at < one.end:
            return one
    return Span(0, len(view.document.text), view.document.text)


def quote_marks(quote: Quote) -> list[Mark]:
    """Return the marks of a quote, its speaker and its cue."""
    name = (quote.speaker.name or quote.speaker.text) if quote.speaker else ""
    marks = [Mark("quote", quote.start, quote.end, "quote", name)]
    if quote.speaker:
        marks.append(Mark("speaker", quote.speaker.start, quote.speaker.end, "speaker", name))
    if quote.cue:
        marks.append(Mark("cue", quote.cue.start, quote.cue.end, "cue", "words of saying"))
    # A speaker given by hand occurs nowhere in the text.
    return [one for one in marks if one.start < one.end]
