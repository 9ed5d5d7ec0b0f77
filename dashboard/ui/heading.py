"""The top of a page: its title, what is asked for, and how much that is."""

import streamlit as st

from dashboard.filters import Filters
from dashboard.store import counts
from dashboard.ui import escape, state, unknown


def show(title: str, filters: Filters, *, about: str = "") -> counts.Totals:
    """Draw the title and the counts ("412 quotes in 97 documents · by …"), and return the counts."""
    st.title(title, anchor=False)
    totals = state.ask(counts.totals, filters)
    words = [about, f"{number(totals.quotes, 'quote')} in {number(totals.documents, 'document')}"]
    if not filters.is_empty:
        words.append(escape.markdown(filters.describe()))
    st.caption(" · ".join(word for word in words if word))
    unknown.show(filters)
    return totals


def number(count: int, noun: str) -> str:
    """Write a count with its noun.

    >>> number(1, "quote"), number(1412, "quote")
    ('1 quote', '1,412 quotes')
    """
    plural = {"person": "people", "match": "matches"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else plural}"
