"""What an import made of each file: kind, articles, columns used and left, days."""

from functools import partial

import streamlit as st

from dashboard.store.questions import imports
from dashboard.ui import columns, downloads, state, table
from dashboard.ui.counting import number


def show() -> None:
    """Draw the files of an import, the newest if no other is chosen."""
    runs = state.ask(imports.newest_runs)
    if not runs:
        st.text("Nothing has been added yet.")
        return
    words = {
        one: f"{when.replace('T', ' ')} UTC, {number(documents, 'article')}" for one, when, documents in runs
    }
    # After the next import the box is another one, which shows that.
    chosen = st.selectbox(
        "Import",
        list(words),
        format_func=lambda one: words.get(one, ""),
        key=f"import_files_{runs[0][0]}",
        width=420,
    )
    rows = state.ask(imports.file_rows, chosen)
    table.show(rows, key="files", columns=columns.files(), pick=False)
    downloads.show(
        partial(imports.file_rows, import_id=chosen),
        state.collection(),
        name=f"import-{chosen}-files",
        count=len(rows),
    )
