"""Downloads: exactly the filtered rows, all of them, written when the button is pressed."""

from collections.abc import Callable
from io import BytesIO

import pandas as pd
import streamlit as st

from dashboard import export, exporting
from dashboard.export.form import Blocks
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.ui import state

Rows = Callable[[Collection], pd.DataFrame | Blocks]
LARGE = 100_000  # rows; the browser gets a file out of the server's memory
OTHERS = [form for form in export.EXPORTS if form != "csv"]


def show(rows: Rows, collection: Collection, *, name: str, count: int, table: str = "") -> None:
    """Offer all rows as CSV, and other forms beside it.

    `table` is the table of `tables.TABLES` whose columns the rows have, by default the one called `name`.
    `rows` runs outside the page's thread, so it may not call Streamlit.
    """
    with st.container(horizontal=True, key=f"downloads_{name}"):
        st.download_button(
            f"Download {count:,} {'row' if count == 1 else 'rows'} as CSV",
            data=lambda: write(rows(collection), "csv", table=table or name),
            file_name=f"{name}.csv",
            mime=export.EXPORTS["csv"].mime,
            key=f"download_{name}",
            on_click="ignore",
            icon=":material/download:",
            disabled=count == 0,
        )
        if count:
            offer_others(rows, collection, name=name, table=table or name)
    if count > LARGE:
        st.caption(
            "A file of so many rows is put together in memory first. On the command line, "
            "`dateline export` writes it as it reads."
        )


def offer_others(rows: Rows, collection: Collection, *, name: str, table: str) -> None:
    """Offer the other forms that fit the table, behind one button."""
    filters = state.filters()
    with st.popover("Other forms", icon=":material/file_export:", key=f"forms_{name}"):
        fitting = [form for form in OTHERS if export.EXPORTS[form].fits(table)]
        form = st.selectbox(
            "Form",
            fitting,
            format_func=lambda one: export.EXPORTS[one].title,
            key=f"form_{name}",
            filter_mode=None,
        )
        chosen = export.EXPORTS[form]
        st.caption(f"For {chosen.readers}.")
        st.download_button(
            f"Download as {chosen.title}",
            data=lambda: other(rows, collection, filters, form=form, table=table),
            file_name=f"{name}.{chosen.ending}",
            mime=chosen.mime,
            key=f"download_{name}_other",
            on_click="ignore",
            icon=":material/download:",
        )


def other(rows: Rows, collection: Collection, filters: Filters, *, form: str, table: str) -> bytes:
    """Return the rows in a form; a network or texts for training are asked for by the filters."""
    asked = export.question(form, table)
    if asked == table:
        return write(rows(collection), form, table=table)
    stream = BytesIO()
    exporting.write(collection, table, filters, stream, form=export.EXPORTS[form])
    return stream.getvalue()


def write(rows: pd.DataFrame | Blocks, form: str, *, table: str = "") -> bytes:
    """Return rows in one of the export forms; those in blocks are asked for while they are written."""
    stream = BytesIO()
    blocks = [rows] if isinstance(rows, pd.DataFrame) else rows
    export.write(form, blocks, stream, table=table)
    return stream.getvalue()
