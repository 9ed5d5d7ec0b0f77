"""Say when a link asks for a name that the collection doesn't have, and offer the nearest names."""

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import unknown
from dashboard.store.questions.unknown import Unknown
from dashboard.ui import ask_box, escape, filter_panel, state

SAYS = {
    "person": "This collection lists nobody as “{}”.",
    "place": "No place on the map of this collection is listed as “{}”.",
    "source": "No document in this collection is from “{}”.",
}
LONGEST = 120


def show(filters: Filters) -> None:
    """Draw what is asked for but missing, with buttons for what may be meant, if the ask box doesn't."""
    told = {one.words for one in st.session_state.get(ask_box.UNCLEAR, [])}
    missing = [one for one in state.ask(unknown.find, filters) if one.name not in told]
    for number, one in enumerate(missing):
        with st.container(border=True):
            st.text(SAYS[one.key].format(escape.shorten(one.name, LONGEST)))
            if one.nearest:
                st.caption("Did you mean:")
                with st.container(horizontal=True):
                    for place, name in enumerate(one.nearest):
                        offer(one, name, key=f"nearest_{number}_{place}")


def offer(asked: Unknown, name: str, *, key: str) -> None:
    """Draw a button that replaces the unknown name by another."""
    st.button(escape.markdown(name), key=key, on_click=replace_name, args=(asked.key, asked.name, name))


def replace_name(key: str, asked: str, name: str) -> None:
    """Replace one name by another in a filter; who is not found may be whom documents are to mention."""
    if key == "person" and asked in (st.session_state.get("mentions") or []):
        key = "mentions"
    others = [one for one in st.session_state.get(key) or [] if one not in (asked, name)]
    filter_panel.choose_names(key, [*others, name])
