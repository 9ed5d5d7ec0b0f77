"""From a speaker as written to the name: “She” ← “Kalnina” ← “Mayor Ilze Kalnina” (coreference chain)."""

import re
from collections.abc import Sequence

from dashboard.records import Mention, Quote, Span
from dashboard.store.collection import Collection
from dashboard.store.questions import documents
from dashboard.store.questions.documents import DocumentView

# Between a name and the role behind it: “Ilze Kalnina|, the |mayor of Riga”.
BEHIND = re.compile(r"\s?\(?|,\s(?:(?:the|an?|his|her|its|their)\s)?", re.IGNORECASE)


def of_quote(collection: Collection, document_id: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the chain of the speaker of the quote at [start, end), () if there is no such quote."""
    view = documents.one(collection, document_id)
    for quote in view.quotes.values() if view else ():
        if view and (quote.start, quote.end) == (start, end):
            return of_speaker(collection, view, quote)
    return ()


def of_speaker(collection: Collection, view: DocumentView, quote: Quote) -> tuple[Span, ...]:
    """Return the places in the text that lead from a quote's speaker to the fullest mention of who it is.

    The speaker as written comes first, then the mention before it, then the fullest one with its role.
    Less than two of them tell nothing, so the answer is () then, as it is for a speaker without a name or
    given by hand.
    """
    speaker = quote.speaker
    if speaker is None or not speaker.name or speaker.start == speaker.end:
        return ()
    called = [one for one in view.mentions.values() if (one.label, one.name) == (speaker.label, speaker.name)]
    if not called:
        return ()
    full = _with_role(view, _fullest(called), _roles(collection, view, speaker.name))
    # Of “Kalnina, who is the mayor” the name alone.
    named = next((one for one in called if _overlap(one, speaker)), None)
    first = named or speaker
    links = [Span(first.start, first.end, first.text)]
    near = _nearest(called, speaker)
    if named is None and not _overlap(near, full):
        links.append(Span(near.start, near.end, near.text))
    if not _overlap(full, speaker):
        links.append(full)
    return tuple(links) if len(links) > 1 else ()


def _fullest(called: Sequence[Mention]) -> Mention:
    """Return the first of the longest mentions."""
    return max(called, key=lambda one: (len(one.text.split()), len(one.text), -one.start))


def _nearest(called: Sequence[Mention], speaker: Mention) -> Mention:
    """Return the last mention before the speaker, else the first behind it."""
    before = [one for one in called if one.end <= speaker.start]
    return max(before, key=lambda one: one.end) if before else min(called, key=lambda one: one.start)


def _overlap(one: Span | Mention, other: Span | Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _roles(collection: Collection, view: DocumentView, name: str) -> list[tuple[int, int]]:
    rows = collection.rows(
        """
        SELECT roles.start_char, roles.end_char
        FROM documents CROSS JOIN roles ON roles.document_id = documents.id
        JOIN names ON names.id = roles.name_id JOIN entities ON entities.id = names.entity_id
        WHERE documents.key = ? AND entities.name = ? ORDER BY roles.start_char
        """,
        (view.document.id, name),
    )
    return [(start, end) for start, end in rows]


def _with_role(view: DocumentView, mention: Mention, roles: Sequence[tuple[int, int]]) -> Span:
    """Return a mention with the role directly before or behind it: “Mayor Ilze Kalnina”."""
    text = view.document.text
    start, end = mention.start, mention.end
    for first, last in roles:
        if 0 <= mention.start - last <= 1:
            start = min(start, first)
        elif first >= mention.end and BEHIND.fullmatch(text, mention.end, first):
            end = max(end, last)
    return Span(start, end, text[start:end])
