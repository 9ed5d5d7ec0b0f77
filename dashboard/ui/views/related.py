"""Beside a document: the others with the same text, and the texts that it had before."""

import streamlit as st

from dashboard.store.questions import related
from dashboard.store.questions.related import Copy
from dashboard.ui import escape, links, state
from dashboard.ui.counting import number

MOST = 20  # copies with a link


def show(document_id: str) -> None:
    """Draw links to a document's copies, and its earlier texts."""
    copies = state.ask(related.copies, document_id)
    if copies:
        is_copy = any(one.is_first for one in copies)
        words = "A copy of an earlier document" if is_copy else f"{number(len(copies), 'copy')} of it here"
        with st.expander(words, icon=":material/content_copy:", expanded=is_copy):
            for one in copies[:MOST]:
                show_copy(one)
            if len(copies) > MOST:
                st.text(f"And {len(copies) - MOST:,} more.")
    texts = state.ask(related.earlier, document_id)
    if texts:
        with st.expander(number(len(texts), "earlier text"), icon=":material/history:", expanded=False):
            for before in texts:
                day = f", published {before.published}" if before.published else ""
                st.caption(escape.markdown(f"{before.title}{day}; replaced {before.replaced} (UTC)"))
                st.text(before.text)


def in_words(document_id: str) -> list[str]:
    """Say what else there is of a document, for its heading: on a phone the rest is far below the text."""
    copies = state.ask(related.copies, document_id)
    texts = state.ask(related.earlier, document_id)
    return [
        *([_of_copies(copies)] if copies else []),
        *([f"{number(len(texts), 'earlier text')} below"] if texts else []),
    ]


def _of_copies(copies: list[Copy]) -> str:
    first = next((one.title for one in copies if one.is_first), "")
    return f"a copy of “{escape.shorten(first)}”" if first else f"{number(len(copies), 'copy')} of it here"


def show_copy(copy: Copy) -> None:
    """Draw a link to a copy, with its source and day."""
    links.to_reader(copy.document_id, copy.title)
    said = [copy.source, copy.published or "day unknown", "counted where copies count once" * copy.is_first]
    st.caption(" · ".join(escape.markdown(part) for part in said if part))
