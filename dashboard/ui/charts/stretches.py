"""Bars from the first to the last day of what the texts mention; vague and uncertain ones look different."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.ui import escape
from dashboard.ui.charts import plot
from dashboard.ui.charts.timeline_chart import shade
from dashboard.ui.colours import Colours
from dashboard.ui.counting import number

DAY = timedelta(days=1)
DAY_MS = 86_400_000
# The share of the axis for a bar whose other end isn't given, and the smallest share that is visible.
OPEN_SHARE, LEAST_SHARE = 0.06, 0.008
Stretch = tuple[date, date]
Spoken = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of stretch is drawn, and what the legend says about it."""

    says: str
    pattern: str
    opacity: float


LOOKS = {
    "sure": Look("known days", "", 0.9),
    "uncertain": Look("uncertain: a guess, or two readings", ".", 0.55),
    "vague": Look("vague: about then", "/", 0.5),
    "open": Look("one end is unknown: drawn short", "\\", 0.4),
}


def draw(
    rows: pd.DataFrame,
    *,
    within: Stretch,
    colours: Colours,
    picked: tuple[date | None, date | None] = (None, None),
    label: int = 28,
    ticks: int = 8,
) -> go.Figure:
    """Draw a line for each row of `store.stretches.find`, cut to the days `within`."""
    lines = list(enumerate(rows.to_dict("records")))
    figure = go.Figure()
    for kind, look in LOOKS.items():
        chosen = [(line, row) for line, row in lines if row["kind"] == kind]
        if chosen:
            figure.add_trace(_bars(chosen, look, within, colours))
    drawn = plot.dress(figure, colours, height=90 + 26 * len(rows))
    drawn.update_layout(barmode="overlay", dragmode=False, margin={"b": 8}, showlegend=True)
    drawn.update_layout(legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom"})
    days = {"range": list(within), "nticks": ticks, "tickangle": 0}
    drawn.update_xaxes(type="date", showgrid=True, fixedrange=True, **days)
    drawn.update_yaxes(
        range=[len(rows) - 0.5, -0.5],
        tickvals=[line for line, _ in lines],
        ticktext=[
            escape.plotly(escape.shorten(str(row["text"]).partition(" · ")[0], label)) + "  "
            for _, row in lines
        ],
        tickfont={"color": colours.ink},
        showgrid=False,
        fixedrange=True,
    )
    shade(drawn, picked, colours)
    return drawn


def around(rows: pd.DataFrame) -> Stretch:
    """Return the days from the first to the last that any row names."""
    known = [day for name in ("first", "last") for day in rows[name] if isinstance(day, date)]
    first, last = min(known), max(known)
    room = (last - first) * LEAST_SHARE + DAY
    return max(first, date.min + room) - room, min(last, date.max - room) + room


def _bars(chosen: list[tuple[int, Spoken]], look: Look, within: Stretch, colours: Colours) -> go.Bar:
    spans = [_drawn(row, within) for _, row in chosen]
    pattern = {
        "shape": look.pattern,
        "fgcolor": colours.primary,
        "bgcolor": colours.paper,
        "fillmode": "replace",
        "size": 7,
        "solidity": 0.35,
    }
    return go.Bar(
        orientation="h",
        name=look.says,
        # Otherwise each kind gets its own thickness, by the distance between its lines.
        width=0.62,
        y=[line for line, _ in chosen],
        base=[first for first, _ in spans],
        x=[(last - first).days * DAY_MS for first, last in spans],
        marker={
            "color": colours.primary,
            "opacity": look.opacity,
            "cornerradius": 3,
            "line": {"color": colours.primary, "width": 1},
            "pattern": pattern,
        },
        hovertext=[hover(row) for _, row in chosen],
        hoverinfo="text",
    )


def _drawn(row: Spoken, within: Stretch) -> Stretch:
    """Return the days at which a bar starts and ends, the last not included."""
    first, last = row["first"], row["last"]
    whole = within[1] - within[0]
    short, least = whole * OPEN_SHARE, max(whole * LEAST_SHARE, DAY)
    begin = min(max(first or max(last, within[0] + short) - short, within[0]), within[1] - least)
    end = min(max(last, begin) + DAY if last else begin + short, within[1])
    return begin, max(end, begin + least)


def hover(row: Spoken) -> str:
    """Say in words what a bar represents."""
    first, last, event, count = row["first"], row["last"], str(row["event"]), int(row["rows"])
    days = f"{first} to {last}" if first and last else f"from {first} on" if first else f"up to {last}"
    dated = f", it dates “{escape.plotly(event)}”" if event else ""
    there = f"{number(count, 'date')} in {number(int(row['documents']), 'document')}"
    return f"{escape.plotly(str(row['text']))}: {days}<br>{there}{dated}"
