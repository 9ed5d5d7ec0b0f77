"""What a page says first: one finding in a sentence, before all figures."""

import pandas as pd
import streamlit as st

from dashboard.store.counts import Totals
from dashboard.ui import escape
from dashboard.ui.counting import number


def show(*sentences: str) -> None:
    """Draw the sentences that say something."""
    said = " ".join(sentence for sentence in sentences if sentence)
    if said:
        with st.container(key="lead"):
            st.markdown(said)


def of_people(rows: pd.DataFrame, totals: Totals) -> str:
    """Say who is quoted most."""
    quoted = rows[rows["quotes"] > 0] if len(rows) else rows
    if quoted.empty:
        return ""
    first = quoted.sort_values("quotes", ascending=False, kind="stable").iloc[0]
    share = f"{int(first['quotes']):,} of {number(totals.quotes, 'quote')}"
    return f"**{escape.markdown(str(first['name']))}** is quoted most: {share}."


def of_places(rows: pd.DataFrame) -> str:
    """Say which place is mentioned most."""
    if rows.empty:
        return ""
    first = rows.iloc[0]
    times = f"{number(int(first['mentions']), 'mention')} in {number(int(first['documents']), 'document')}"
    return f"**{escape.markdown(str(first['place']))}** is the place that is mentioned most: {times}."
