"""The decisions made by hand, newest first, each with its undo."""

import pandas as pd
import streamlit as st
from streamlit import column_config

from dashboard.records import Decision
from dashboard.ui import downloads, state, table

ACTS = {"hide": "Hidden", "rename": "Renamed", "merge": "Merged", "respeak": "Given another speaker"}


def show() -> None:
    """Draw the list; the picked one can be undone."""
    decisions = sorted(state.collection().decisions(), key=lambda decision: decision.id, reverse=True)
    if not decisions:
        st.text(
            "Nothing was corrected yet. A name is corrected on the People page, a quote on the Quotes page,"
        )
        st.text("and any mark in the reader.")
        return
    rows = as_rows(decisions)
    picked = table.show(rows, key="decisions", columns=columns())
    if picked is None:
        st.caption("Pick a row to take a correction back.")
    elif picked["state"] == "undone":
        st.caption("This correction was taken back already.")
    else:
        st.button(
            "Undo this correction",
            key="undo",
            icon=":material/undo:",
            on_click=undo,
            args=(int(picked["id"]),),
        )
    downloads.show(
        lambda c: as_rows(list(c.decisions())), state.collection(), name="decisions", count=len(rows)
    )


def as_rows(decisions: list[Decision]) -> pd.DataFrame:
    """Return decisions as a table."""
    columns = ["id", "when", "act", "target", "value", "state"]
    rows = [
        (
            one.id,
            one.when,
            ACTS.get(one.act, one.act),
            one.target,
            one.value,
            "undone" if one.undone else "holds",
        )
        for one in decisions
    ]
    return pd.DataFrame(rows, columns=columns)


def columns() -> dict[str, object]:
    """Return the columns of the list."""
    return {
        "when": column_config.TextColumn("When", width="medium"),
        "act": column_config.TextColumn("What", width="small"),
        "target": column_config.TextColumn("Of", width="large"),
        "value": column_config.TextColumn("To", width="medium"),
        "state": column_config.TextColumn("State", width="small"),
    }


def undo(decision_id: int) -> None:
    """Take a correction back."""
    with state.writing() as collection:
        collection.undo(decision_id)
