"""The parts of the page Events: what happens where on which day, to read by days or as a table."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import counts
from dashboard.store.questions import events as store
from dashboard.store.questions.counts import Totals
from dashboard.text import day_words
from dashboard.ui import columns, downloads, escape, links, state, table, unknown
from dashboard.ui.counting import number
from dashboard.ui.views import beside, event_list, lead, timeline

PAGE = "events-page"  # its word in the address
NOTE = (
    "An event is what a sentence puts in a place on a day, in a week or in a month; much that is said less "
    "plainly is left out. Reports stand together if place, days and two more words are the same."
)


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows fit, of how many events, in how many documents."""

    rows: int
    events: int
    documents: int


def show_heading(filters: Filters) -> Found:
    """Draw the title and the question in words with its counts, and return them."""
    st.title("Where and when it happened", anchor=False)
    # The first time after each change all dates and places are gone through.
    with st.spinner("Reading what happened where …"):
        rows = state.ask(store.count, filters)
    found = Found(rows, *state.ask(store.count_apart, filters))
    st.caption(escape.markdown(in_words(filters, found)))
    unknown.show(filters)
    return found


def in_words(filters: Filters, found: Found) -> str:
    """Say what is shown and how much of it there is.

    >>> in_words(Filters(places=("Riga",), once=True), Found(rows=9, events=4, documents=7))
    '4 events, 9 reports of them in 7 documents · in Riga, in documents copies counted once'
    """
    each = "it" if found.events == 1 else "them"
    reports = f", {number(found.rows, 'report')} of {each}" if found.rows > found.events else ""
    counted = f"{number(found.events, 'event')}{reports} in {number(found.documents, 'document')}"
    return " · ".join(part for part in (counted, filters.describe("events")) if part)


def totals(filters: Filters) -> Totals:
    """Return what else there is under the filters."""
    return state.ask(counts.totals, filters)


def show_lead(filters: Filters) -> None:
    """Say which event most documents tell of, or which is the latest."""
    rows = state.ask(store.most_told, filters)
    first = rows.iloc[0]
    place, when = (
        escape.markdown(str(first["place"])),
        day_words.days(first["first"], first["last"]),
    )
    if first["reports"] > 1:
        lead.show(f"**{place}, {when}**, is what most documents tell of: {first['reports']:,}.")
    else:
        lead.show(f"The latest event is in **{place}, {when}**.")


def offer_elsewhere(filters: Filters) -> None:
    """Link to the same filters on the map and on the timeline."""
    with st.container(horizontal=True):
        st.page_link(links.page("map"), label="On the map", icon=":material/public:")
        st.page_link(links.page("timeline"), label="On the timeline", icon=":material/timeline:")


def show_list(filters: Filters, found: Found) -> None:
    """Draw a page of events by day, each with its reports that fit: the first ones, or all of them."""
    at = event_list.page(PAGE, filters, found.events)
    skip = (at - 1) * event_list.AT_ONCE
    rows = state.ask(
        store.together, filters, limit=event_list.AT_ONCE, skip=skip, first=event_list.FIRST,
        in_full=event_list.in_full(),
    )  # fmt: skip
    event_list.show(rows, filters, word=PAGE, at=at, count=found.events)
    st.caption(NOTE)
    download(filters, found)


def show_table(filters: Filters, found: Found) -> None:
    """Draw the events as a table that is sorted over all rows, a row for each report."""
    order = table.order("events", columns.events())
    skip, limit = table.part("events", found.rows)
    rows = in_days(state.ask(store.find, filters, order=order, limit=limit, skip=skip))
    list_side, card_side = beside.split()
    with list_side:
        picked = table.show(rows, key="events", columns=columns.events(), whole=found.rows)
        downloads.show(
            lambda c: store.blocks(c, filters, order=order), state.collection(), name="events",
            count=found.rows,
        )  # fmt: skip
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("events",)):
        timeline.show_sentence(beside.shown(picked, rows))


def in_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Add what the table says about each row's days and its day of publication."""
    both = zip(rows["first"], rows["last"], strict=True)
    return rows.assign(
        days=[" to ".join(dict.fromkeys(str(day) for day in pair if day)) for pair in both],
        printed=rows["published"],
        because=[f"{why[:1].upper()}{why[1:]}." for why in rows["because"]],
    )


def download(filters: Filters, found: Found) -> None:
    """Offer all rows as a file."""
    downloads.show(lambda c: store.blocks(c, filters), state.collection(), name="events", count=found.rows)
