"""Links from one page to another; the filters travel along in the address."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import Filters
from dashboard.ui import escape, filter_panel, state

CHOSEN = "_link"


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the navigation by its word, what its address has besides, and the filters to set there.

    Without filters those that are chosen stay.
    """

    page: str
    query: tuple[tuple[str, str], ...] = ()
    filters: Filters | None = None

    @property
    def href(self) -> str:
        """Return the address, for a new tab or a copy."""
        filters = state.filters() if self.filters is None else self.filters
        of = {state.CHOSEN: chosen} if (chosen := state.chosen()) else {}
        asked = filters.to_query() | dict(self.query) | of
        return f"{self.page}?{urlencode(asked, doseq=True)}" if asked else self.page


def keep_pages(pages: dict[str, Any]) -> None:
    """Remember the navigation's pages, by their word."""
    st.session_state["_pages"] = pages


def page(word: str) -> Any:
    """Return one of the navigation's pages by its word, such as "quotes"."""
    return st.session_state["_pages"][word]


def to_reader(document_id: str, title: str, *, at: int | None = None) -> None:
    """Draw a link to a document, opened at the character `at`."""
    asked = {"doc": document_id} | ({"at": str(at)} if at is not None else {})
    label = f"Read in “{escape.markdown(escape.shorten(title, 44))}”"
    st.page_link(page("document"), label=label, icon=":material/article:", query_params=asked)


def open_reader(document_id: str, *, at: int | None = None) -> None:
    """Go straight to a document."""
    asked = {"doc": document_id} | ({"at": str(at)} if at is not None else {})
    go("document", asked)


def go(word: str, asked: dict[str, str] | None = None) -> None:
    """Go straight to a page; without a query of its own Streamlit would refuse to drop the filters' query."""
    st.switch_page(page(word), query_params=asked or {})


def open_link(link: Link) -> None:
    """Go to where a link leads; its filters have to be set before, in a callback."""
    go(link.page, dict(link.query))


def choose(link: Link | None) -> None:
    """Set the filters of a link that was clicked, in a callback, and go there when the page is drawn."""
    if link is None:
        return
    if link.filters is not None:
        filter_panel.ask_for(link.filters)
    st.session_state[CHOSEN] = link


def follow_chosen() -> None:
    """Go where a link leads that was clicked: under its filters what it stood in may be there no more."""
    link = st.session_state.pop(CHOSEN, None)
    if isinstance(link, Link):
        open_link(link)


def to_rows(word: str, label: str, *, filter_key: str, name: str, key: str) -> None:
    """Draw a button to a page that then shows only one name; a link could not set a filter."""
    asked = st.button(
        label, key=f"{key}_{word}", type="tertiary", icon=":material/arrow_forward:",
        on_click=filter_panel.choose_names, args=(filter_key, [name]),
    )  # fmt: skip
    if asked:
        go(word)
