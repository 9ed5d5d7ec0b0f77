"""The top of a page: its title, the complete question in words, and how much fits."""

from typing import Literal

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import counts
from dashboard.store.questions.counts import Totals
from dashboard.ui import escape, state, unknown
from dashboard.ui.counting import number

Subject = Literal["quotes", "documents", "people", "places", "dates", "events"]


def show(title: str, filters: Filters, *, subject: Subject) -> Totals:
    """Draw the title and the question in words with its counts, and return the counts."""
    st.title(title, anchor=False)
    totals = state.ask(counts.totals, filters)
    st.caption(escape.markdown(in_words(filters, totals, subject)))
    unknown.show(filters)
    return totals


def in_words(filters: Filters, totals: Totals, subject: Subject) -> str:
    """Say what a page shows and how much of it there is.

    >>> asked = Filters(people=("Ban Ki-moon",))
    >>> found = Totals(documents=9, quotes=4, quoting=2, speakers=1, people=3, places=5, dates=7)
    >>> in_words(asked, found, "quotes")
    '4 quotes in 2 documents · by Ban Ki-moon'
    >>> in_words(asked, found, "people")
    '3 people in the 9 documents that name Ban Ki-moon · 4 quotes in 2 documents are by Ban Ki-moon'
    """
    quoted = f"{number(totals.quotes, 'quote')} in {number(totals.quoting, 'document')}"
    if subject == "quotes":
        return " · ".join(part for part in (quoted, filters.describe("quotes")) if part)
    by = Filters(people=filters.people).describe("quotes")
    verb = "is" if totals.quotes == 1 else "are"
    return f"{_own(filters, totals, subject)} · {quoted}" + (f" {verb} {by}" if by else "")


def _own(filters: Filters, totals: Totals, subject: Subject) -> str:
    around = filters.describe("document" if totals.documents == 1 else "documents")
    documents = f"{number(totals.documents, 'document')} {around}".strip()
    if subject == "documents":
        return documents
    if subject == "dates":
        return f"{number(totals.dates, 'date')} {filters.describe('dates')}".strip()
    counted = number(totals.people, "person") if subject == "people" else number(totals.places, "place")
    return f"{counted} in {'the ' if totals.documents > 1 else ''}{documents}"
