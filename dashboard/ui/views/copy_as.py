"""Quotes as they are cited, in any style, to be copied."""

from collections.abc import Sequence

import streamlit as st

from dashboard.export import citation
from dashboard.export.cited import Cited
from dashboard.store.questions import evidence
from dashboard.ui import state


def show(numbers: Sequence[int], *, key: str) -> None:
    """Offer quotes, by their numbers, as footnotes, references, BibTeX, Markdown, HTML or links."""
    with st.popover("Copy as", icon=":material/format_quote:", key=f"{key}_copies"):
        style = st.selectbox("As", list(citation.STYLES), key=f"{key}_style", filter_mode=None)
        # A block of code is plain text, with a button that copies it.
        st.code(cited(numbers, style), language=None, wrap_lines=True)


def cited(numbers: Sequence[int], style: str) -> str:
    """Return each quote as it is cited in a style; what two of them share stands there once."""
    rows = state.ask(evidence.numbered, tuple(numbers)).to_dict("records")
    written = (citation.STYLES[style](Cited.of(row)) for row in rows)
    return "\n".join(one for one in dict.fromkeys(written) if one)
