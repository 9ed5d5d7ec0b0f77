"""The curves on the Accuracy page: how often rows of each confidence are right (reliability)."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.ui.charts import plot
from dashboard.ui.colours import Colours


@dataclass(frozen=True, slots=True)
class Curve:
    """How often rows of a given confidence are right: (confidence, right, count) for each bin."""

    name: str
    bins: tuple[tuple[float, float, int], ...]
    error: float
    count: int


def reliability(curves: Sequence[Curve], colours: Colours) -> go.Figure:
    """Draw the share that is right against the confidence, and the line on which both are equal."""
    figure = go.Figure(
        go.Scatter(
            x=[0, 100], y=[0, 100], mode="lines", hoverinfo="skip", showlegend=False,
            line={"dash": "dash", "color": colours.muted, "width": 1},
        )
    )  # fmt: skip
    styles = ((colours.primary, "circle"), (colours.accent, "diamond"), (colours.muted, "square"))
    for curve, (colour, symbol) in zip(curves, styles, strict=False):
        most = max((count for _, _, count in curve.bins), default=1)
        figure.add_trace(
            go.Scatter(
                x=[100 * said for said, _, _ in curve.bins],
                y=[100 * right for _, right, _ in curve.bins],
                mode="lines+markers",
                name=curve.name,
                line={"color": colour, "width": 1.5},
                marker={
                    "color": colour,
                    "symbol": symbol,
                    "size": [6 + 12 * (count / most) ** 0.5 for _, _, count in curve.bins],
                },
                hovertext=[
                    f"{curve.name} that are {said:.0%} sure: {right:.0%} right, of {count:,}"
                    for said, right, count in curve.bins
                ],
                hoverinfo="text",
            )
        )
    drawn = plot.dress(figure, colours, height=380)
    drawn.update_layout(
        dragmode=False,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        margin={"t": 36},
    )
    drawn.update_xaxes(range=[-2, 102], title="how sure a row says it is, in %", fixedrange=True)
    drawn.update_yaxes(range=[-2, 102], title="how many are right, in %", fixedrange=True)
    return drawn
