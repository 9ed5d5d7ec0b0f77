"""The decisions made by hand, newest first, each with an undo button."""

import pandas as pd
import streamlit as st

from dashboard.errors import DatelineError
from dashboard.identity import decisions
from dashboard.identity.acts import FORMS
from dashboard.records import Decision
from dashboard.store.questions import corrected
from dashboard.ui import columns, downloads, escape, state, table

ACTS = {act: form.word for act, form in FORMS.items()}


def show() -> None:
    """Draw the list; the picked one can be undone."""
    made = sorted(state.collection().decisions(), key=lambda decision: decision.id, reverse=True)
    if not made:
        st.text(
            "Nothing was corrected yet. Correct a name on People, a quote on Quotes, any mark in the reader."
        )
        return
    rows = as_rows(made)
    readable = rows.assign(
        when=rows["when"].str.slice(0, 16).str.replace("T", " "),
        target=rows["target"].map(in_words),
        value=[of_value(one) for one in made],
    )
    picked = table.show(readable, key="decisions", columns=columns.decisions())
    if picked is None:
        st.caption("Pick a row to undo its correction.")
    elif picked["state"] == "undone":
        st.caption("This correction has already been undone.")
    else:
        st.button(
            "Undo this correction",
            key=f"undo_{picked['id']}",
            icon=":material/undo:",
            on_click=undo,
            args=(next(one for one in made if one.id == int(picked["id"])),),
        )
    downloads.show(
        lambda c: as_rows(list(c.decisions())), state.collection(), name="decisions", count=len(rows)
    )


def as_rows(made: list[Decision]) -> pd.DataFrame:
    """Return decisions as a table."""
    columns = ["id", "when", "act", "target", "value", "state"]
    rows = [
        (
            one.id,
            one.when,
            ACTS.get(one.act, one.act),
            one.target,
            one.value,
            "undone" if one.undone else "in force",
        )
        for one in made
    ]
    return pd.DataFrame(rows, columns=columns)


def of_value(decision: Decision) -> str:
    """Say what a correction gives to its target; a note stands as it was written."""
    if FORMS[decision.act].about == "marks":
        return escape.shorten(decision.value, 120)
    value = in_words(decision.value)
    return f"not {value}" if decision.act == "split" else value


def in_words(target: str) -> str:
    """Say what a correction is about: a name without its label, a row by its words and document."""
    row = decisions.row_of(target)
    if row is None:
        return (
            target.rpartition(":")[2] if target.startswith("PLACE:") else target.partition(":")[2] or target
        )
    found = state.ask(corrected.words, target)
    if found is None:
        return f"{row.kind} in {row.document} (not here any more)"
    title, words = found
    if words is None:
        return f"{row.kind} in {title} (its words are not there any more)"
    return f"{row.kind} “{escape.shorten(words, 60)}” in {title}"


def undo(decision: Decision) -> None:
    """Take a correction back."""
    try:
        with state.writing() as collection:
            collection.undo(decision)
    except DatelineError as error:
        st.session_state["_message"] = f"Not undone: {error}"
