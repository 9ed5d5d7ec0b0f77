"""Charts on the Accuracy page: points for Dateline and others on one scale, and reliability."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.ui import escape
from dashboard.ui.charts import plot
from dashboard.ui.colours import Colours


@dataclass(frozen=True, slots=True)
class Line:
    """One measured figure in percent, and those of others if they are known."""

    name: str
    f1: float | None
    precision: float | None
    recall: float | None
    gold: int
    human: float | None
    best: float | None
    best_name: str
    floor: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """How often rows of a given confidence are right: (confidence, right, count) for each bin."""

    name: str
    bins: tuple[tuple[float, float, int], ...]
    error: float
    count: int


def compare(lines: Sequence[Line], colours: Colours, *, is_narrow: bool = False) -> go.Figure:
    """Draw a row for each figure: Dateline, the human annotators, the best other tool."""
    figure = go.Figure()
    kinds = (
        ("Best other tool", "best", "x-thin", colours.muted),
        ("Human annotators", "human", "diamond-open", colours.accent),
        ("Dateline", "f1", "circle", colours.primary),
    )
    for name, field, symbol, colour in kinds:
        found = [(at, line, getattr(line, field)) for at, line in enumerate(lines)]
        found = [one for one in found if one[2] is not None]
        if found:
            figure.add_trace(
                go.Scatter(
                    x=[value for _, _, value in found],
                    y=[at for at, _, _ in found],
                    mode="markers",
                    name=name,
                    marker={
                        "symbol": symbol,
                        "size": 12,
                        "color": colour,
                        "line": {"width": 2, "color": colour},
                    },
                    hovertext=[f"{_who(name, line)}: {value:.1f}" for _, line, value in found],
                    hoverinfo="text",
                )
            )
    drawn = plot.dress(figure, colours, height=84 + 34 * len(lines))
    drawn.update_layout(
        dragmode=False,
        showlegend=len(drawn.data) > 1,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "reversed"},
        margin={"t": 36},
    )
    drawn.update_xaxes(range=[-2, 102], tickvals=[0, 20, 40, 60, 80, 100], fixedrange=True)
    drawn.update_yaxes(
        range=[len(lines) - 0.5, -0.5],
        tickvals=list(range(len(lines))),
        ticktext=[_label(line.name, is_narrow) + "  " for line in lines],
        tickfont={"color": colours.ink},
        fixedrange=True,
    )
    return drawn


def _who(name: str, line: Line) -> str:
    return f"{name} ({escape.plotly(line.best_name)})" if name == "Best other tool" else name


def _label(name: str, is_narrow: bool) -> str:
    """Return a name for the axis, split into two lines on a phone."""
    middle = name.rfind(" ", 0, 20) if is_narrow and len(name) > 20 else -1
    return f"{name[:middle]}<br>{name[middle + 1 :]}" if middle > 0 else name


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
