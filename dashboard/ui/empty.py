"""What stands where there is nothing to show: why, and how to widen."""

import streamlit as st

from dashboard.filters import Filters
from dashboard.ui import escape, filter_panel


def show(noun: str, *, filters: Filters, key: str, why: str = "") -> None:
    """Say that there are no `noun`, why, and offer the way out."""
    with st.container(border=True):
        if filters.is_empty:
            st.markdown(f"**No {noun} in this collection.** {why}".strip())
            st.page_link(
                st.session_state["_pages"]["imports"], label="Add documents", icon=":material/upload_file:"
            )
            return
        st.markdown(f"**No {noun} {escape.markdown(filters.describe())}.** {why}".strip())
        st.markdown(widen(filters))
        st.button("Clear filters", key=f"widen_{key}", on_click=filter_panel.clear, icon=":material/close:")


def widen(filters: Filters) -> str:
    """Name what could be taken away, the narrowest first."""
    ways = (
        (filters.text, "search for fewer words"),
        (
            filters.first or filters.last,
            "take a longer period, or switch between “Published” and “Said to happen”",
        ),
        (filters.people and filters.places, "ask for the people or for the places, not both"),
        (filters.kinds, "allow other kinds of quote"),
        (filters.sayings, "choose more under “What became of it”"),
        (filters.sources, "allow other sources"),
    )
    useful = [way for asked, way in ways if asked] or ["clear the filters"]
    return "To see more: " + "; ".join(useful) + "."
