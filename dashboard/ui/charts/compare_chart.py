"""Two sides over time, one above the other on one scale of days and one of counts."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.ui import escape
from dashboard.ui.charts import plot, timeline_chart
from dashboard.ui.colours import Colours
from dashboard.ui.counting import number

HEIGHT = 260
FEW = 4  # quotes of which each is a step
LONGEST = 40  # letters of a name


def figure(rows: pd.DataFrame, names: tuple[str, str], *, colours: Colours, ticks: int) -> go.Figure:
    """Draw the quotes of two sides over time (columns period, left, right; attrs["unit"])."""
    unit = str(rows.attrs.get("unit", "week"))
    periods = pd.to_datetime(rows["period"])
    drawn = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.16)
    for at, (column, name) in enumerate(zip(("left", "right"), names, strict=True)):
        drawn.add_trace(
            go.Bar(
                x=periods,
                y=rows[column].tolist(),
                width=timeline_chart.WIDTHS[unit] * 0.86,
                offset=0,
                marker={"color": (colours.primary, colours.accent)[at], "cornerradius": 2},
                hovertext=[
                    f"{escape.plotly(name)}, {timeline_chart.in_words(day, unit)}: {number(count, 'quote')}"
                    for day, count in zip(periods, rows[column], strict=True)
                ],
                hoverinfo="text",
            ),
            row=at + 1,
            col=1,
        )
    plot.dress(drawn, colours, height=HEIGHT)
    most = int(rows[["left", "right"]].to_numpy().max(initial=1))
    drawn.update_xaxes(
        type="date",
        showgrid=False,
        **timeline_chart.time_ticks(periods, ticks),
        **timeline_chart.room(periods, unit),
    )
    steps = {"dtick": 1} if most < FEW else {"nticks": 4}  # integers only
    drawn.update_yaxes(range=[0, most * 1.08], tickformat=",d", fixedrange=True, **steps)
    drawn.update_layout(dragmode=False, margin={"t": 24})
    for at, name in enumerate(names):
        drawn.add_annotation(
            text=escape.plotly(escape.shorten(name, LONGEST)),
            font={"color": (colours.primary, colours.accent)[at], "size": 14},
            x=0,
            xref="paper",
            xanchor="left",
            y=(1.0, 0.42)[at],
            yref="paper",
            yanchor="bottom",
            showarrow=False,
        )
    return drawn
