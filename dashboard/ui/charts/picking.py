"""A click in a chart filters by what was clicked; a second click on the same thing undoes it."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.ui import filter_panel
from dashboard.ui.charts import plot


def show(figure: go.Figure, *, name: str, filter_key: str, alt: str) -> None:
    """Draw a figure whose points represent values of the filter `filter_key`."""
    key = f"{name}_{st.session_state.get(f'_turn_{name}', 0)}"
    plot.show(figure, key=key, alt=alt, on_select=lambda: pick(name, key, filter_key))


def pick(name: str, key: str, filter_key: str) -> None:
    """Add what was clicked to the filter, or remove it if it is already there."""
    chosen = list(st.session_state.get(filter_key) or [])
    for value in plot.picked_points(key):
        chosen = [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    filter_panel.choose_names(filter_key, chosen)
    # The browser doesn't report a second click on the same point of a chart: each click gets a new chart.
    st.session_state[f"_turn_{name}"] = st.session_state.get(f"_turn_{name}", 0) + 1


def show_period(figure: go.Figure, *, name: str, axis: str, alt: str) -> None:
    """Draw a figure over time; a range drawn over it becomes the period."""
    # Another period is another chart: the browser would keep the old range's outline.
    key = f"{name}_{axis}_{st.session_state.get('when')}"
    plot.show(figure, key=key, alt=alt, on_select=lambda: pick_period(key, axis=axis), mode="box")


def pick_period(key: str, *, axis: str) -> None:
    """Filter by the range that was drawn over a chart."""
    ends = plot.picked_range(key)
    if ends:
        first, last = (pd.Timestamp(end).date() for end in ends)
        filter_panel.set_period(first, last, axis=axis)
