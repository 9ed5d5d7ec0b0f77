"""Documents that were added can be removed again, each after a confirmation."""

import streamlit as st

from dashboard.errors import DatelineError
from dashboard.records import Seen
from dashboard.store.questions import documents, drawn
from dashboard.ui import columns, escape, state, table

NEWEST = 50  # documents offered here; each can be removed from its own page


def show() -> None:
    """List the documents added last; the picked one can be removed."""
    rows = state.ask(documents.newest, limit=NEWEST)
    if rows.empty:
        st.text("Nothing has been added yet.")
        return
    picked = table.show(rows, key="added", columns=columns.added(), height=320)
    if picked is None:
        more = f" The newest {NEWEST} are listed; any other is removed from its own page."
        st.caption(f"Pick a document to remove it.{more if len(rows) == NEWEST else ''}")
    else:
        offer(str(picked["document_id"]), str(picked["title"] or picked["document_id"]))


def offer(document_id: str, title: str) -> None:
    """Offer to remove a document, asking for confirmation first."""
    seen = state.ask(drawn.of_document, document_id)
    own = seen.shown[:8]  # a click that arrives late must not hit the next document
    with st.popover("Remove this document", icon=":material/delete:", key=f"remove_{own}"):
        st.markdown(
            f"Remove “{escape.markdown(escape.shorten(title))}” with all that was found in it? "
            "The file that it came from stays where it is; added again, the document is back."
        )
        st.button("Remove it", key=f"remove_now_{own}", type="primary", on_click=remove, args=(seen, title))


def remove(document: Seen, title: str) -> None:
    """Remove a document from the collection."""
    try:
        with state.writing() as collection:
            collection.remove(document)
    except DatelineError as error:
        st.session_state["_message"] = f"Not removed: {error}"
        return
    table.unpick("added")
    st.session_state["_message"] = f"Removed “{escape.shorten(title)}”."
