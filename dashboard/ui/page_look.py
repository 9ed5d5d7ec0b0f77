"""The look of every page, and of the pages on which nothing is filtered."""

from pathlib import Path

import streamlit as st

from dashboard.ui import colours

CSS = (Path(__file__).resolve().parent / "look.css").read_text(encoding="utf-8")
# The filters stay, but hidden: if removed, they would forget what was chosen on the previous page.
WITHOUT_FILTERS = '[data-testid="stSidebarUserContent"] { display: none; }'
UNFILTERED = ("Document", "Check a draft", "Imports", "Corrections", "Accuracy")


def show(title: str) -> None:
    """Style the page; filters are visible only where they filter."""
    paint = colours.current()
    names = f":root {{ --paper: {paint.paper}; --muted: {paint.muted}; --primary: {paint.primary}; }}"
    st.html(f"<style>{names}{CSS}{WITHOUT_FILTERS if title in UNFILTERED else ''}</style>")
