"""Which of several open collections the pages show: chosen in the sidebar, and in the address."""

import streamlit as st

from dashboard.ui import filter_panel, state

# What was looked at last: another collection may have something else of this name.
KEPT = ("_doc", "_person", "_place", "_source")


def show() -> None:
    """Offer the collections, if there are several."""
    known = list(state.collections())
    if len(known) > 1:
        st.sidebar.selectbox(
            "Collection", known, key=state.CHOSEN, filter_mode=None, bind="query-params", on_change=begin_anew
        )


def begin_anew() -> None:
    """Forget what was asked of another collection: its names are not those of this one."""
    filter_panel.clear()
    for key in KEPT:
        st.session_state.pop(key, None)
