"""The initials of whoever decides: typed once in a browser, kept there, beside each decision."""

from urllib.parse import unquote

import streamlit as st

from dashboard.identity.decision_lines import LONGEST_BY
from dashboard.text import guards
from dashboard.ui import component

KEPT = "_by"
COOKIE = "dateline_by"
LABEL = "Your initials"

_component = component.beside(__file__, "<span hidden></span>")


def known() -> str:
    """Return the initials that were typed in this tab, or in this browser before; "" if none were."""
    if KEPT not in st.session_state:
        kept = st.context.cookies.get(COOKIE)
        st.session_state[KEPT] = as_initials(unquote(kept)) if isinstance(kept, str) else ""
    return str(st.session_state[KEPT])


def as_initials(typed: str) -> str:
    """Return what was typed, or stands in a cookie, as initials: short and without spaces.

    >>> as_initials(" I K "), as_initials("x" * 5_000)
    ('IK', 'xxxxxxxxxxxx')
    """
    return "".join(guards.clean(typed).split())[:LONGEST_BY]


def ask(*, key: str) -> str:
    """Draw the box for the initials, and return them."""
    st.text_input(
        LABEL, known(), key=key, max_chars=LONGEST_BY, placeholder="IK",
        on_change=_keep, args=(key,),
        help="They stand beside each of your decisions, and are kept in this browser. There are no accounts.",
    )  # fmt: skip
    _component(key=f"{key}_kept", data={"by": known(), "name": COOKIE})
    return known()


def _keep(key: str) -> None:
    st.session_state[KEPT] = as_initials(str(st.session_state.get(key, "")))
