"""What was found in a document, in the form the reader needs: one finding per row of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.records import DateMention, Mention, Place, Quote
from dashboard.store.questions.documents import DocumentView
from dashboard.ui.views import date_words
from dashboard.ui.views.marked_text import Mark

Record = Mention | Quote | DateMention | Place

# Kind of mark → its word above the text, which has the colour of the mark.
KINDS = {
    "person": ":blue[■] People",
    "organisation": ":orange[■] Organisations",
    "place": ":green[■] Places",
    "date": ":violet[■] Dates",
    "quote": "“ Quotes",
    "other": ":gray[■] Other names",
}
LABELS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the collection and its position in the text; `id` is "quote:12", "date:3" …"""

    id: str
    kind: str
    record: Record


def findings(view: DocumentView) -> list[Finding]:
    """Return everything that was found in a document."""
    found = [Finding(f"quote:{row}", "quote", record) for row, record in view.quotes.items()]
    found += [Finding(f"date:{row}", "date", record) for row, record in view.dates.items()]
    found += [Finding(f"place:{row}", "place", record) for row, record in view.places.items()]
    placed = {(record.start, record.end) for record in view.places.values()}
    for row, record in view.mentions.items():
        # A place is stored twice, as a name and with its position: one mark is enough.
        if (record.start, record.end) not in placed:
            found.append(Finding(f"mention:{row}", LABELS.get(record.label, "other"), record))
    return found


def marks(found: Iterable[Finding], kinds: Iterable[str]) -> list[Mark]:
    """Return the marks for findings of some kinds; a quote includes those of its cue and speaker."""
    wanted = set(kinds)
    drawn = []
    for finding in found:
        if finding.kind not in wanted:
            continue
        record = finding.record
        drawn.append(Mark(finding.id, record.start, record.end, finding.kind, says(record)))
        if isinstance(record, Quote):
            drawn += around(finding.id, record)
    return drawn


def around(row: str, quote: Quote) -> list[Mark]:
    """Mark a quote's cue, and its speaker if that isn't a name (a name has its own mark)."""
    drawn = []
    if quote.cue:
        drawn.append(Mark(f"{row}:cue", quote.cue.start, quote.cue.end, "cue", "words of saying"))
    if quote.speaker and not quote.speaker.label:
        speaker = quote.speaker
        drawn.append(Mark(f"{row}:speaker", speaker.start, speaker.end, "speaker", speaker.name or ""))
    return drawn


def says(record: Record) -> str:
    """Return what a record adds to the words in the text."""
    if isinstance(record, Quote):
        return (record.speaker.name or record.speaker.text) if record.speaker else "Unknown speaker"
    if isinstance(record, DateMention):
        return date_words.in_words(record.value, record.type)
    return record.name or record.text


def name_of(record: Record) -> str:
    """Return the name by which a record's person or place is filtered, or "" if there is none."""
    if isinstance(record, Quote):
        return (record.speaker.name or "") if record.speaker else ""
    return "" if isinstance(record, DateMention) else record.name or record.text
