"""The initials of whoever decides: typed once in a tab, kept for all its pages, beside each decision."""

import streamlit as st

from dashboard.identity.decision_lines import LONGEST_BY

KEPT = "_by"
LABEL = "Your initials"


def known() -> str:
    """Return the initials that were typed in this tab, "" if none were."""
    return str(st.session_state.get(KEPT, ""))


def ask(*, key: str) -> str:
    """Draw the box for the initials, and return them."""
    st.text_input(
        LABEL, known(), key=key, max_chars=LONGEST_BY, placeholder="IK",
        on_change=_keep, args=(key,), help="They stand beside each of your decisions. There are no accounts.",
    )  # fmt: skip
    return known()


def _keep(key: str) -> None:
    st.session_state[KEPT] = "".join(str(st.session_state.get(key, "")).split())
