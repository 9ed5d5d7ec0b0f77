"""Bars beside names: who or what occurs most often."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.ui import escape
from dashboard.ui.charts import plot
from dashboard.ui.colours import Colours
from dashboard.ui.counting import counted


def figure(
    rows: pd.DataFrame, *, name: str, count: str, colours: Colours, chosen: tuple[str, ...] = ()
) -> go.Figure:
    """Draw the column `count` as bars labelled by the column `name`, the first row on top."""
    names = [str(value) for value in rows[name]]
    fill = [colours.accent if value in chosen else colours.primary for value in names]
    bars = go.Bar(
        x=rows[count].tolist(),
        # The names are positions on the axis: two that are shortened to the same text must stay two bars.
        y=list(range(len(names))),
        orientation="h",
        customdata=[[value] for value in names],
        marker={"color": fill, "cornerradius": 3},
        # The first bar's label says what all the bars count.
        text=[f"{value:,}" if at else counted(value, count) for at, value in enumerate(rows[count])],
        textposition="auto",
        insidetextanchor="end",
        textangle=0,
        outsidetextfont={"color": colours.muted},
        insidetextfont={"color": colours.paper},
        hovertext=[
            f"{escape.plotly(escape.shorten(value))}: {counted(total, count)}"
            for value, total in zip(names, rows[count], strict=True)
        ],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    drawn = plot.dress(go.Figure(bars), colours, height=40 + 32 * max(len(names), 1))
    drawn.update_layout(dragmode=False, bargap=0.22, clickmode="event+select")
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(
        autorange="reversed",
        tickvals=list(range(len(names))),
        ticktext=[escape.plotly(escape.shorten(value, 24)) + "  " for value in names],
        showgrid=False,
        tickfont={"color": colours.ink},
    )
    return drawn
