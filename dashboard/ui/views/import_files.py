"""The imports, and of the picked one what it made of each file: articles, columns, days."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.reporting import listed
from dashboard.store.questions import brought, imports
from dashboard.ui import columns, downloads, state, table
from dashboard.ui.counting import number
from dashboard.ui.views import removal

FEW = 5  # imports that are all in view; more are scrolled
LIST_HEIGHT = 320  # px
MOST_LEFT = 6  # names of columns that are not used


def show() -> None:
    """List the imports, and draw the report of the picked one, the newest if none is picked."""
    runs = state.ask(imports.runs)
    picked = table.show(
        runs, key="runs", columns=columns.runs(), height=LIST_HEIGHT if len(runs) > FEW else None
    )
    st.caption("Pick an import to see what it made of each file, and to undo it.")
    downloads.show(imports.runs, state.collection(), name="imports", count=len(runs))
    if unnumbered := state.ask(brought.count, 0):
        st.caption(
            f"{number(unnumbered, 'document')} came before imports had numbers. "
            "They can't be undone together; each can be removed on its own page."
        )
    if len(runs):
        show_report(runs.iloc[0] if picked is None else picked)


def show_report(run: pd.Series) -> None:
    """Draw what an import made of each file, and offer to undo it."""
    chosen = int(run["number"])
    st.subheader(f"Import {chosen}", anchor=False)
    rows = state.ask(imports.file_rows, chosen)
    if rows.empty:
        st.text("Nothing was written down about its files.")
    else:
        table.show(
            in_words(rows, is_undone=bool(run["undone"])), key="files", columns=columns.files(), pick=False
        )
    with st.container(horizontal=True):
        removal.offer_import(run)
        if len(rows):
            downloads.show(
                partial(imports.file_rows, import_id=chosen),
                state.collection(),
                name=f"import-{chosen}-files",
                count=len(rows),
            )


def in_words(rows: pd.DataFrame, *, is_undone: bool = False) -> pd.DataFrame:
    """Return the rows of files with their many figures as a few cells of words, so that they fit a screen.

    The problems of an import that is undone are listed no more.
    """
    where = "" if is_undone else ", below"
    became = [_became(row) for _, row in rows.iterrows()]
    used = [_columns(row["used"], row["left"]) for _, row in rows.iterrows()]
    notes = [
        " ".join(
            filter(None, [_sentence(row["lacks"]), row["notes"], _problems(int(row["problems"]), where)])
        )
        for _, row in rows.iterrows()
    ]
    return rows.assign(became=became, columns=used, notes=notes)


def _became(row: pd.Series) -> str:
    parts = [
        (row["replaced"], "replaced"),
        (row["reread"], "read again"),
        (row["unchanged"] - row["elsewhere"], "unchanged"),
        (row["elsewhere"], "here from another file"),
        (row["copies"], "copies" if row["copies"] > 1 else "copy"),
    ]
    return ", ".join(f"{int(count):,} {words}" for count, words in parts if count)


def _columns(used: str, left: str) -> str:
    names = listed(left.split(", "), most=MOST_LEFT) if left else ""
    return " ".join(filter(None, [_sentence(used), _sentence(names and f"not used: {names}")]))


def _problems(count: int, where: str) -> str:
    return f"{number(count, 'problem')}{where}." if count else ""


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""
