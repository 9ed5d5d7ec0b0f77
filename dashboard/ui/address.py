"""Choices are stored in the address: a copy of it, a reload and the back button show the same."""

import streamlit as st

from dashboard.ui import component, escape, page_look, state

_component = component.beside(__file__, "<span hidden></span>")


def keep_steps(title: str) -> None:
    """Name the browser's tab, and make each choice in a widget a step in its history."""
    _component(key="address", data={"title": title})


def tab_title(page: str) -> str:
    """Return the title of the browser's tab: what is asked for, the page and the program."""
    asked = "" if page in page_look.UNFILTERED else state.filters().describe("quotes")
    return " · ".join(part for part in (asked and escape.shorten(asked, 60), page, "Dateline") if part)


def given(key: str) -> str:
    """Return what the address says about a choice, or "" if it says nothing."""
    return str(st.query_params.get(key, ""))


def put(chosen: dict[str, str]) -> None:
    """Write choices into the address as one step; an empty one is removed."""
    # Only what changes: parameters bound to a filter may not be written here, even unchanged.
    new = {key: value for key, value in chosen.items() if value and value != given(key)}
    if new:
        st.query_params.update(new)
    for key, value in chosen.items():
        if not value and key in st.query_params:
            del st.query_params[key]
