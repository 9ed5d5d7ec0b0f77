"""Downloads: exactly the filtered rows, all of them, written when the button is pressed."""

from collections.abc import Callable
from io import BytesIO

import pandas as pd
import streamlit as st

from dashboard.export import EXPORTS
from dashboard.store.collection import Collection

Rows = Callable[[Collection], pd.DataFrame]
MIME = {"csv": "text/csv", "jsonl": "application/x-ndjson"}


def show(rows: Rows, collection: Collection, *, name: str, count: int) -> None:
    """Offer all rows as CSV; `rows` runs outside the page's thread, so it may not call Streamlit."""
    st.download_button(
        f"Download {count:,} {'row' if count == 1 else 'rows'} as CSV",
        data=lambda: write(rows(collection), "csv"),
        file_name=f"{name}.csv",
        mime=MIME["csv"],
        key=f"download_{name}",
        on_click="ignore",
        icon=":material/download:",
        disabled=count == 0,
    )


def write(rows: pd.DataFrame, form: str) -> bytes:
    """Return rows in one of the export formats."""
    stream = BytesIO()
    EXPORTS[form](rows, stream)
    return stream.getvalue()
