"""The quote that the address asks for: shown whatever the filters say; if it is gone, the page says so."""

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import quotes
from dashboard.ui import address, links, state

KEY = "quote"  # its word in the address
LONGEST = 40  # characters of what is no key


def find() -> pd.Series | None:
    """Return the quote in ?quote=…, or None if none is asked for or it is gone."""
    key = given()
    rows = state.ask(quotes.at_address, key) if key else None
    return rows.iloc[0] if rows is not None and len(rows) else None


def say(asked: pd.Series | None, filters: Filters) -> None:
    """Say so if the quote that is asked for is not here, or if the filters would leave it out."""
    key = given()
    if not key:
        return
    if asked is None:
        with st.container(border=True, key="gone"):
            st.text(gone(key, is_hidden=state.ask(quotes.is_hidden, key)))
            st.page_link(links.page("corrections"), label="See the corrections", icon=":material/edit_note:")
            st.button("Show the other quotes", key="no_quote", on_click=forget, icon=":material/close:")
    elif not state.ask(quotes.fits, filters, key):
        st.caption("The quote you asked for is shown beside the list. The filters leave it out of the list.")


def gone(key: str, *, is_hidden: bool) -> str:
    """Say why there is no quote at an address.

    >>> gone("0123456789abcdef", is_hidden=True)
    'The quote 0123456789abcdef was hidden by a correction.'
    """
    if is_hidden:
        return f"The quote {key} was hidden by a correction."
    return (
        f"There is no quote {key} in this collection. Its words may have been changed, its document removed, "
        "or the address is from another collection."
    )


def given() -> str:
    """Return the key in the address, or "" if there is none."""
    return address.given(KEY)[:LONGEST]


def forget() -> None:
    """Remove the quote from the address."""
    address.put({KEY: ""})
