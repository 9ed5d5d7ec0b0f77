"""The parts of the Accuracy page: what was measured, read from data/accuracy.json and data/peers.json."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import resources
from dashboard.ui.charts import accuracy_chart, accuracy_points, plot
from dashboard.ui.charts.accuracy_chart import Curve
from dashboard.ui.charts.accuracy_points import Line
from dashboard.ui.colours import Colours

INTRODUCTION = """
Every figure compares what Dateline found in a text with what people marked in it. **Precision** says how
much of what was found is right, **recall** how much of what is there was found. **F1** is their harmonic
mean: high only where both are high, 100 at best.

The texts are development texts: rules and settings were tuned while looking at them, so **texts that nobody
has seen will score somewhat lower**. People don't agree in everything either: the figure for human
annotators says how well they match one another on the same text.
"""
# What is drawn as a curve, and what it is called; the others are in the table of the accuracy document.
CURVES = {"quotes": "Quotes", "dates": "Dates", "places": "Places"}


@dataclass(frozen=True, slots=True)
class Board:
    """One comparison: its lines, what they were measured on, and where the others' figures come from."""

    title: str
    unit: str
    measured_on: str
    others_on: str
    source: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything the page shows."""

    boards: tuple[Board, ...]
    reliability: tuple[Curve, ...]
    wrong: tuple[str, ...]


@st.cache_data(show_spinner=False)
def read() -> Measured:
    """Return the measured figures, those of other tools, and what is known to go wrong."""
    own, peers = (
        json.loads(resources.data(name).read_text(encoding="utf-8"))
        for name in ("accuracy.json", "peers.json")
    )
    boards = [_board(board, own["figures"], own.get("floors", {})) for board in peers["boards"]]
    return Measured(
        boards=tuple(board for board in boards if board.lines),
        reliability=tuple(_curves(own["reliability"])),
        wrong=tuple(peers["wrong"]),
    )


def _board(given: Mapping[str, Any], figures: Mapping[str, Any], floors: Mapping[str, float]) -> Board:
    lines = []
    for row in given["rows"]:
        corpus, measure = row["ours"]
        ours = figures.get(corpus, {}).get(measure)
        if ours is not None:
            peers = row["peers"]
            best = max(peers, key=lambda name: peers[name], default="")
            lines.append(
                Line(
                    name=row["name"], f1=_percent(ours["f1"]), precision=_percent(ours.get("p")),
                    recall=_percent(ours.get("r")), gold=ours["gold"], human=row["human"],
                    best=peers.get(best), best_name=best, floor=_percent(floors.get(f"{corpus}: {measure}")),
                )
            )  # fmt: skip
    fields = {name: given[name] for name in ("title", "unit", "measured_on", "others_on", "source")}
    return Board(**fields, lines=tuple(lines))


def _curves(reliability: Mapping[str, Any]) -> list[Curve]:
    found: dict[str, Curve] = {}
    for tables in reliability.values():
        for kind, table in tables.items():
            if kind in CURVES and kind not in found:
                bins = tuple((one["confidence"], one["right"], one["count"]) for one in table["bins"])
                found[kind] = Curve(CURVES[kind], bins, table["ece"], table["count"])
    return [found[kind] for kind in CURVES if kind in found]


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def show_introduction() -> None:
    """Say what the figures mean, for people who see such figures for the first time."""
    st.markdown(INTRODUCTION)


def show_board(board: Board, colours: Colours) -> None:
    """Draw a comparison, and below it the figures behind the points."""
    others = f"; the others on {board.others_on}" if board.others_on else ""
    st.caption(f"{board.unit}, on {board.measured_on}{others}")
    alt = f"Points: {board.title}, Dateline beside others"
    st.html(accuracy_points.drawn(board.lines, colours, alt=alt))
    with st.expander("The figures, and where they are from"):
        _show_table(board.lines)
        if board.source:
            st.caption(board.source)


def _show_table(lines: Sequence[Line]) -> None:
    """Show the figures as a plain table, which costs the browser nothing while it is folded."""
    columns = {
        "f1": "F1", "precision": "Precision", "recall": "Recall", "human": "Human", "best": "Best other",
        "best_name": "which is", "floor": "Floor", "gold": "In the texts",
    }  # fmt: skip
    rows = pd.DataFrame(
        {called: [_cell(getattr(line, name)) for line in lines] for name, called in columns.items()},
        index=[line.name for line in lines],
    )
    st.table(rows[[called for called in rows if rows[called].ne("").any()]])
    st.caption(
        "Where there is no precision and recall, F1 is the share of right ones. Human: how well annotators "
        "match one another. Floor: no change to Dateline may fall below it."
    )


def _cell(value: float | int | str | None) -> str:
    if isinstance(value, float):
        return f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else value or ""


def show_reliability(curves: Sequence[Curve], colours: Colours) -> None:
    """Draw how often rows of each confidence are right, against that confidence."""
    if not curves:
        st.text("Not measured yet.")
        return
    st.markdown(
        "Quotes, dates and places say how sure they are. On the dashed line, of ten rows that are 70 % sure, "
        "seven are right. Above it Dateline is too modest, below it too sure. Larger points are more rows."
    )
    plot.show(
        accuracy_chart.reliability(curves, colours),
        key="reliability",
        alt="Curves: share that is right by confidence, for quotes, dates and places",
    )
    off = "; ".join(f"{one.name.lower()} {one.error:.3f} ({one.count:,} rows)" for one in curves)
    st.caption(f"Mean distance from the line (expected calibration error): {off}")


def show_wrong(lines: Sequence[str]) -> None:
    """List what is known to go wrong."""
    st.markdown("\n".join(f"- {line}" for line in lines))
