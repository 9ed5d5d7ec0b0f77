"""What is behind a mark in the reader: its row in words, links to all such rows, and its correction."""

import pandas as pd
import streamlit as st

from dashboard.records import DateMention, Mention, Place, Quote
from dashboard.store.questions import drawn, joins
from dashboard.store.questions.documents import DocumentView
from dashboard.text import extents
from dashboard.ui import columns, escape, kinds, links, state, table
from dashboard.ui.views import correction_box, date_words, mark_box, profile_links, selection_box
from dashboard.ui.views.findings import Finding, name_of, says

LABELS = {
    "PERSON": "A person.",
    "ORG": "An organisation.",
    "GPE": "A place.",
    "LOC": "A place.",
    "FAC": "A building or site.",
    "NORP": "A people, a faith or a party.",
    "EVENT": "An event.",
}
ARTICLES = {"direct": "A", "indirect": "An", "mixed": "A"}


def show(finding: Finding, view: DocumentView, *, key: str) -> None:
    """Draw one finding."""
    record = finding.record
    with st.container(border=True):
        st.header(escape.markdown(escape.shorten(headline(record), 80)), anchor=False)
        for line in [*lines(record), *join_lines(finding)]:
            st.text(line)
        show_ways(finding, key=key)
        seen = drawn.of_record(record, view.document)
        made = mark_box.of_row(seen)
        mark_box.show_notes(made)
        with st.container(horizontal=True):
            mark_box.for_row(seen, made, key=key)
        correction_box.for_finding(finding, view.document, key=key)
        selection_box.offer(view, record, key=key)


def headline(record: Mention | Quote | DateMention | Place) -> str:
    """Return what the card is about."""
    return record.text if isinstance(record, DateMention) else says(record)


def lines(record: Mention | Quote | DateMention | Place) -> list[str]:
    """Return what is known about a record, one line each."""
    if isinstance(record, Quote):
        return quote_lines(record)
    if isinstance(record, DateMention):
        return date_lines(record)
    if isinstance(record, Place):
        return place_lines(record)
    written = f"Written “{record.text}”." if record.text != record.name else ""
    return [line for line in (LABELS.get(record.label, "A name."), written) if line]


def join_lines(finding: Finding) -> list[str]:
    """Say why a name, or a quote's speaker, is taken to be the one it is shown under."""
    row = finding.id.partition(":")[2]
    if finding.id.startswith("mention:"):
        join = state.ask(joins.of_mention, row)
    elif isinstance(finding.record, Quote):
        join = state.ask(joins.of_speaker, row)
    else:
        return []
    return [f"Why this name: {join.because}"] if join and join.because else []


def quote_lines(quote: Quote) -> list[str]:
    """Return a quote's kind, speaker as written, cue and reason."""
    speaker = f"Speaker as written: “{quote.speaker.text}”" if quote.speaker else "No speaker was found."
    cue = f", reported with “{quote.cue.text}”" if quote.cue else ""
    became = f": {quote.saying}" if quote.saying != "said" else ""
    return [
        f"{ARTICLES[quote.kind]} {quote.kind} quote{cue}{became}.",
        speaker,
        why(quote.because, quote.confidence),
    ]


def date_lines(date: DateMention) -> list[str]:
    """Return a date's value, days and reason."""
    days = f"{date.first} to {date.last}" if date.first != date.last else f"{date.first}"
    known = f"On the timeline: {days}" if date.first else "Not on the timeline: its day is not known."
    event = f"It dates “{date.event}”." if date.event else ""
    return [
        line
        for line in (
            f"Read as {date_words.in_words(date.value, date.type)}.",
            known,
            event,
            why(date.because, date.confidence),
        )
        if line
    ]


def place_lines(place: Place) -> list[str]:
    """Return a place's position, and the reason, which names the next best place."""
    where = (
        f"{kinds.in_words(place.kind).capitalize()} at {place.lat:.3f}, {place.lon:.3f}"
        if has_position(place)
        else "No position."
    )
    country = f" ({place.country})" if place.country else ""
    size = extents.in_words(extents.of(place.kind, place.name, place.geonameid))
    precise = [f"Precision: {size}."] if has_position(place) else []
    return [where + country, *precise, why(place.because, place.confidence)]


def has_position(place: Place) -> bool:
    """Say whether a place is on the map."""
    return place.lat is not None and place.lon is not None


def why(because: str, confidence: float) -> str:
    """Say why a row is what it is, and how certain that is."""
    sure = f" ({confidence:.0%} sure)" if confidence else ""
    return f"Why: {because}{sure}" if because else f"Why: no reason was kept{sure}"


def show_ways(finding: Finding, *, key: str) -> None:
    """Offer the pages with all rows about the same person or place."""
    name = name_of(finding.record)
    if not name:
        return
    if finding.kind == "place":
        ways: tuple[tuple[str, str, str], ...] = (
            ("map", "place", "On the map"),
            ("documents", "place", "Its documents"),
        )
    else:
        ways = (("quotes", "person", "All quotes"),)
    with st.container(horizontal=True, vertical_alignment="center"):
        if isinstance(finding.record, Place) and has_position(finding.record):
            profile_links.offer("place", name)
        elif finding.kind in ("person", "organisation", "quote"):
            profile_links.offer("person", name)
        for word, filter_key, label in ways:
            links.to_rows(word, label, filter_key=filter_key, name=name, key=key)


def show_list(found: list[Finding], kind: str, word: str) -> None:
    """List the findings of one kind; a picked one is shown in the text."""
    if not found:
        return
    st.markdown(f"**{word}** · {len(found):,}")
    rows = pd.DataFrame(
        [(one.record.text, says(one.record), one.record.start) for one in found],
        columns=["text", "says", "start"],
    )
    table.show(rows, key=f"found_{kind}", columns=columns.found(), row_key="at", height=240)
