"""A collection that another program adds to, replaces or takes away while its pages are open is noticed."""

import streamlit as st

from dashboard.errors import DatelineError
from dashboard.ui import state

EVERY = "5s"


@st.fragment(run_every=EVERY)
def watch(seen: int | None) -> None:
    """Draw the page anew when the collection is no longer the one that it shows; None: none could be read."""
    if now() != seen:
        st.rerun()


def now() -> int | None:
    """Return the number of the collection's last change, None where it can't be read."""
    try:
        return state.collection().version
    except DatelineError:
        return None
