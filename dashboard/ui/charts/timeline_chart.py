"""How much was said when: bars over time."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.ui.charts import plot
from dashboard.ui.colours import Colours, faded
from dashboard.ui.counting import counted

DAY_MS = 86_400_000
MOST_STEPS = 5  # on the axis with the counts
FEWEST = 9  # periods side by side: a single bar would fill the whole chart
WIDTHS = {"day": DAY_MS, "week": 7 * DAY_MS, "month": 30 * DAY_MS, "year": 365 * DAY_MS}
FORMATS = {"day": "%-d %b %Y", "week": "week of %-d %b %Y", "month": "%B %Y", "year": "%Y"}


def density(
    rows: pd.DataFrame,
    *,
    counts: Sequence[str],
    colours: Colours,
    picked: tuple[date | None, date | None] = (None, None),
    height: int = 240,
    ticks: int = 8,
) -> go.Figure:
    """Draw bars for each period of `rows`, side by side for each of the columns `counts`.

    A column's name is what it counts; attrs["unit"] names the length of a period.
    """
    periods = pd.to_datetime(rows["period"])
    unit = str(rows.attrs.get("unit", "week"))
    bars = [
        _bars(rows, name, (at, len(counts)), colours=colours, picked=picked) for at, name in enumerate(counts)
    ]
    drawn = plot.dress(go.Figure(bars), colours, height=height)
    drawn.update_layout(dragmode="select", selectdirection="h")
    if len(counts) > 1:
        legend = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom"}
        drawn.update_layout(showlegend=True, legend=legend)
    drawn.update_xaxes(type="date", showgrid=False, **time_ticks(periods, ticks), **room(periods, unit))
    # Integers only: half of one would be written as the number above it.
    most = rows[list(counts)].to_numpy().max(initial=0)
    steps = {"dtick": 1} if most < MOST_STEPS else {"nticks": MOST_STEPS}
    title = {"text": " and ".join(counts), "standoff": 8}
    drawn.update_yaxes(rangemode="tozero", tickformat=",d", fixedrange=True, title=title, **steps)
    shade(drawn, picked, colours)
    return drawn


def _bars(
    rows: pd.DataFrame,
    name: str,
    place: tuple[int, int],
    *,
    colours: Colours,
    picked: tuple[date | None, date | None],
) -> go.Bar:
    """Draw the bars of one column, at its position among the bars side by side."""
    at, among = place
    unit = str(rows.attrs.get("unit", "week"))
    periods = pd.to_datetime(rows["period"])
    width = WIDTHS.get(unit, WIDTHS["week"]) * 0.86 / among
    shown = str if at == 0 else faded
    return go.Bar(
        name=name.capitalize(),
        x=periods,
        y=rows[name].tolist(),
        width=width,
        # A bar begins at its first day; centred bars would spill into the week before.
        offset=at * width,
        marker={
            # Not by opacity: the legend would show both in one colour.
            "color": [shown(colour(day, picked, unit, colours)) for day in periods],
            "cornerradius": 2,
        },
        hovertext=[
            f"{in_words(day, unit)}: {counted(total, name)}"
            for day, total in zip(periods, rows[name], strict=True)
        ],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def in_words(day: pd.Timestamp, unit: str) -> str:
    """Write a period out: "week of 25 Apr 2022"."""
    return str(day.strftime(FORMATS.get(unit, FORMATS["week"])))


def colour(day: pd.Timestamp, picked: tuple[date | None, date | None], unit: str, colours: Colours) -> str:
    """Return a bar's colour, which is different if it touches the chosen period."""
    first, last = picked
    end = day + pd.Timedelta(milliseconds=WIDTHS.get(unit, WIDTHS["week"]))
    touches = first and last and day <= pd.Timestamp(last) and end > pd.Timestamp(first)
    return colours.accent if touches else colours.primary


def shade(figure: go.Figure, picked: tuple[date | None, date | None], colours: Colours) -> None:
    """Mark the chosen period."""
    first, last = picked
    if first and last:
        end = pd.Timestamp(last) + pd.Timedelta(days=1)
        figure.add_vrect(
            x0=pd.Timestamp(first),
            x1=end,
            fillcolor=colours.accent,
            opacity=0.14,
            line_width=0,
            layer="below",
        )


def room(periods: pd.Series, unit: str) -> dict[str, object]:
    """Leave room on both sides of a few bars."""
    width = pd.Timedelta(milliseconds=WIDTHS.get(unit, WIDTHS["week"]))
    missing = FEWEST - ((periods.max() - periods.min()) / width + 1)
    if not missing > 0:
        return {}
    return {"range": [periods.min() - missing / 2 * width, periods.max() + (1 + missing / 2) * width]}


# The day before the month, as everywhere here; Plotly would write "Sep 10".
TICKS = [
    {"dtickrange": [None, 28 * DAY_MS], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M6"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def time_ticks(periods: pd.Series, most: int) -> dict[str, object]:
    """Write whole days under a short span (Plotly would write hours), else leave the ticks to Plotly."""
    days = (periods.max() - periods.min()).days if len(periods) else 0
    return (
        {"dtick": DAY_MS, "tickformat": "%-d %b\n%Y", "tickangle": 0}
        if days < 8
        else {"nticks": most, "tickangle": 0, "tickformatstops": TICKS}
    )
