"""A table of rows, of which one can be picked."""

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.ui import state
from dashboard.ui.heading import number

FEW = 12  # rows up to which a table is as high as its rows


def show(
    rows: pd.DataFrame,
    *,
    key: str,
    columns: Mapping[str, Any],
    filters: Filters | None = None,
    pick: bool = True,
    height: int = 460,
) -> pd.Series | None:
    """Draw the named columns of `rows` and return the row that is picked."""
    event: Any = st.dataframe(
        readable(rows),
        key=f"{key}_{fingerprint(rows, filters)}",
        column_order=[name for name in columns if name in rows.columns],
        column_config=dict(columns),
        hide_index=True,
        height="content" if len(rows) <= FEW else height,
        on_select="rerun" if pick else "ignore",
        # A click anywhere in a row picks it, and so do the arrow keys; the boxes of "single-row" are small.
        selection_mode="single-cell",
        lazy=False,
        placeholder="",
        alt=f"Table of {len(rows)} rows with the columns {', '.join(columns)}",
    )
    cells = event.selection.cells if pick else []
    return rows.iloc[cells[0][0]] if cells and cells[0][0] < len(rows) else None


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows for the screen: a speaker without a name stands as written, a moment has no "T"."""
    shown = rows.copy(deep=False)
    if {"speaker", "speaker_text"} <= set(rows.columns):
        shown["speaker"] = rows["speaker"].where(rows["speaker"].notna(), rows["speaker_text"])
    if "when" in rows.columns:
        shown["when"] = rows["when"].astype(str).str.replace("T", " ", regex=False)
    return shown


def cut_note(shown: int, total: int, noun: str) -> None:
    """Say so when the screen holds fewer rows than there are."""
    if shown < total:
        st.caption(f"The first {shown:,} of {number(total, noun)} are shown; the download holds all.")


def fingerprint(rows: pd.DataFrame, filters: Filters | None) -> str:
    """Tell one set of rows from another: a picked row must not stay picked when other rows take its place."""
    asked = f"{state.collection().version} {filters} {len(rows)}"
    return hashlib.sha256(asked.encode()).hexdigest()[:12]
