"""A click in a chart filters by what was clicked; a click on the same thing again takes it back."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.ui import charts, filter_panel


def show(figure: go.Figure, *, name: str, filter_key: str, alt: str) -> None:
    """Draw a figure whose points stand for values of the filter `filter_key`."""
    key = f"{name}_{turn(name, filter_key)}"
    if key not in st.session_state:
        st.session_state[f"_picked_{name}"] = []
    charts.show(figure, key=key, alt=alt, on_select=lambda: pick(name, key, filter_key))


def turn(name: str, filter_key: str) -> int:
    """Return how often the chart was begun anew.

    It is when what was picked in it is no longer chosen: the browser keeps the picks of a chart for good.
    """
    chosen = st.session_state.get(filter_key) or []
    turns: int = st.session_state.setdefault(f"_turn_{name}", 0)
    if any(value not in chosen for value in st.session_state.get(f"_picked_{name}", [])):
        turns += 1
        st.session_state[f"_turn_{name}"] = turns
    return turns


def pick(name: str, key: str, filter_key: str) -> None:
    """Take over what was picked: what is new is toggled, what is no longer picked is no longer chosen."""
    before = st.session_state.get(f"_picked_{name}", [])
    now = charts.picked_points(key)
    chosen = list(st.session_state.get(filter_key) or [])
    chosen = [value for value in chosen if value not in before or value in now]
    for value in now:
        if value not in before:
            chosen = [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    st.session_state[f"_picked_{name}"] = now
    filter_panel.choose_names(filter_key, chosen)


def show_period(figure: go.Figure, *, name: str, axis: str, alt: str) -> None:
    """Draw a figure over time; a range drawn over it becomes the period."""
    # Another period is another chart: the browser would keep the old range's outline.
    key = f"{name}_{axis}_{st.session_state.get('when')}"
    charts.show(figure, key=key, alt=alt, on_select=lambda: pick_period(key, axis=axis), modes=("box",))


def pick_period(key: str, *, axis: str) -> None:
    """Filter by the range that was drawn over a chart."""
    ends = charts.picked_range(key)
    if ends:
        first, last = (pd.Timestamp(end).date() for end in ends)
        filter_panel.set_period(first, last, axis=axis)
