"""The look of every page, and of the pages on which nothing is filtered."""

from pathlib import Path

import streamlit as st

from dashboard.ui import colours, state

CSS = (Path(__file__).resolve().parent / "look.css").read_text(encoding="utf-8")
# The filters stay, but hidden: if removed, they would forget what was chosen on the previous page.
WITHOUT_FILTERS = '[data-testid="stSidebarUserContent"] { display: none; }'
WITH_CHIPS = ":root { --ask-high: 5.8rem; }"  # the ask box with what is asked for below it (access/room.css)
UNFILTERED = ("Document", "Check a draft", "Imports", "Corrections", "Accuracy")


def show(title: str) -> None:
    """Style the page; filters are visible only where they filter."""
    paint = colours.current()
    names = f":root {{ --paper: {paint.paper}; --muted: {paint.muted}; --primary: {paint.primary}; }}"
    is_filtered = title not in UNFILTERED
    own = (WITH_CHIPS if state.filters() else "") if is_filtered else WITHOUT_FILTERS
    st.html(f"<style>{names}{CSS}{own}</style>")
