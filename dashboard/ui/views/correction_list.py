"""The decisions made by hand, newest first, each with a way to undo it or to do it again."""

import streamlit as st

from dashboard.records import Decision
from dashboard.ui import changing, columns, downloads, state, table
from dashboard.ui.views import correction_words


def show() -> None:
    """Draw the list; the picked one can be undone, or done again."""
    made = sorted(state.collection().decisions(), key=lambda decision: decision.id, reverse=True)
    if not made:
        st.text(
            "Nothing was corrected yet. Correct a name on People, a quote on Quotes, any mark in the reader."
        )
        return
    picked = table.show(correction_words.readable(made), key="decisions", columns=columns.decisions())
    if picked is None:
        st.caption("Pick a row to undo its correction, or to do it again.")
    else:
        offer_change(next(one for one in made if one.id == int(picked["id"])))
    downloads.show(
        lambda c: correction_words.as_rows(c.decisions()), state.collection(),
        name="decisions", count=len(made),
    )  # fmt: skip


def offer_change(decision: Decision) -> None:
    """Offer to undo a decision, or to put one that was undone in force again."""
    if decision.undone:
        st.button(
            "Do this correction again", key=f"redo_{decision.id}", icon=":material/redo:",
            on_click=redo, args=(decision,),
        )  # fmt: skip
    else:
        st.button(
            "Undo this correction", key=f"undo_{decision.id}", icon=":material/undo:",
            on_click=undo, args=(decision,),
        )  # fmt: skip


def undo(decision: Decision) -> None:
    """Take a correction back."""
    changing.make(lambda c: c.undo(decision), refused="Not undone")


def redo(decision: Decision) -> None:
    """Put a correction that was taken back in force again."""
    changing.make(lambda c: c.redo(decision), refused="Not done again")
