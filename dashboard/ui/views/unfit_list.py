"""Corrections that no longer fit: what they were about and what stands there now, side by side."""

import streamlit as st

from dashboard.identity import decisions
from dashboard.records import TextQuoteSelector
from dashboard.store.questions import unfit
from dashboard.store.questions.unfit import Unfit
from dashboard.ui import changing, escape, initials, links, state
from dashboard.ui.counting import number
from dashboard.ui.views import correction_list, decision_clashes

AT_ONCE = 20


def show() -> None:
    """Draw them, if there are any, each with what can be done."""
    found = state.ask(unfit.find)
    if found.waiting:
        st.caption(
            f"{number(found.waiting, 'correction')} wait for documents that are not here; they apply when "
            "these are added."
        )
    if not found.unfit:
        return
    st.subheader(f"{number(len(found.unfit), 'correction')} no longer fit", anchor=False)
    st.text(
        "Their words are not in the text any more, so they change nothing. They stay until you undo them."
    )
    for one in found.unfit[:AT_ONCE]:
        _show_one(one)
    if len(found.unfit) > AT_ONCE:
        st.caption(f"{number(len(found.unfit) - AT_ONCE, 'more')} below in the list of all.")


def _show_one(one: Unfit) -> None:
    made, row = one.decision, decisions.row_of(one.decision.target)
    with st.container(border=True, key=f"unfit_{made.id}"):
        kind = row.kind if row else ""
        st.text(f"{decision_clashes.in_words(made)} · {kind} in {escape.shorten(one.title, 80)}")
        was, now = st.columns(2, gap="large")
        with was:
            st.caption("When it was made")
            st.text(around(one.was) if one.was else "Its text of then is not kept.")
        with now:
            st.caption("Now")
            st.text(around(one.now) if one.now else "Nothing like it is in the text.")
        with st.container(horizontal=True):
            if one.instead:
                st.button(
                    "Apply it to the words of now", key=f"apply_{made.id}", icon=":material/check:",
                    on_click=_apply, args=(one,),
                )  # fmt: skip
            correction_list.offer_change(made)
        if row:
            links.to_reader(row.document, one.title, at=one.now.start if one.now else None)


def around(words: TextQuoteSelector) -> str:
    """Return words between brackets, with those before and after, on one line.

    >>> around(TextQuoteSelector("peace", "We want ", " now."))
    '…We want [peace] now.…'
    """
    return " ".join(f"…{words.prefix}[{words.exact}]{words.suffix}…".split())


def _apply(one: Unfit) -> None:
    """Make the correction again for what stands there now, and take the old one back."""
    changing.make(
        lambda c: c.decide_again(one.decision, one.instead, by=initials.known()), refused="Not applied"
    )
