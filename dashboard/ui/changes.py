"""Notice when another program adds to, replaces or removes a collection while its pages are open."""

import streamlit as st

from dashboard.errors import DatelineError
from dashboard.ui import state

EVERY = "5s"


@st.fragment(run_every=EVERY)
def watch(seen: int | None) -> None:
    """Redraw the page when the collection is no longer the one it shows; None: none could be read."""
    if now() != seen:
        st.rerun()


def now() -> int | None:
    """Return the number of the collection's last change, or None if it can't be read."""
    try:
        return state.collection().version
    except DatelineError:
        return None
