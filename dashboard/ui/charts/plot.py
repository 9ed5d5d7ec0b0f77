"""What all charts have in common: their look, how they are drawn, and what was picked in them."""

from typing import Any, Literal

import plotly.graph_objects as go
import streamlit as st

from dashboard.ui.colours import Colours

FONT = "'Source Sans', 'Source Sans 3', sans-serif"


def dress(figure: go.Figure, colours: Colours, *, height: int) -> go.Figure:
    """Give a figure the look of the page: no frame, thin lines, our font."""
    figure.update_layout(
        height=height,
        template="none",
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": colours.muted},
        hoverlabel={
            "bgcolor": colours.paper,
            "bordercolor": colours.line,
            "font": {"color": colours.ink, "family": FONT},
            "align": "left",
        },
        showlegend=False,
        bargap=0.12,
        # Zoom and pan survive a rerun.
        uirevision="kept",
    )
    figure.update_xaxes(gridcolor=colours.line, zeroline=False, automargin=True)
    figure.update_yaxes(gridcolor=colours.line, zeroline=False, automargin=True)
    return figure


def show(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    on_select: Any = "ignore",
    mode: Literal["points", "box"] = "points",
) -> None:
    """Draw a figure; with `on_select` points or ranges can be picked."""
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        theme=None,
        on_select=on_select,
        selection_mode=mode,
        config={
            "displaylogo": False,
            "displayModeBar": False,
            "scrollZoom": False,
            "showTips": False,
        },
    )


def picked_points(key: str) -> list[str]:
    """Return what the picked points of a chart represent (the first field of their customdata)."""
    found: list[str] = []
    for point in selection(key).get("points", []):
        custom = point.get("customdata")
        value = custom[0] if isinstance(custom, list | tuple) and custom else custom
        if isinstance(value, str) and value not in found:
            found.append(value)
    return found


def picked_range(key: str) -> tuple[str, str] | None:
    """Return the two ends of the range drawn over a chart's time axis."""
    boxes = selection(key).get("box", [])
    ends = boxes[0].get("x", []) if boxes else []
    return (str(min(ends)), str(max(ends))) if len(ends) == 2 else None


def selection(key: str) -> dict[str, Any]:
    """Return the selection of a chart as Streamlit stores it."""
    state: Any = st.session_state.get(key) or {}
    return dict(state.get("selection") or {})


def ticks() -> int:
    """Return how many dates fit under a time axis; 0 means as many as its width allows."""
    return 4 if is_phone() else 0


def label_room() -> int:
    """Return how many letters fit beside a line of a chart."""
    return 14 if is_phone() else 28


def is_phone() -> bool:
    """Say whether the browser calls itself mobile: what fits on a desktop would be too crowded there."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
