"""The chart of the timeline: both axes on one scale of days, lanes and stretches below (small multiples).

The browser gets counts by day and plain text, groups the days itself and says which of them it shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.store.questions.when import When
from dashboard.ui import component, escape
from dashboard.ui.charts import focus
from dashboard.ui.charts.focus import Stretch
from dashboard.ui.colours import Colours
from dashboard.ui.counting import number

KEY = "time_chart"
SPAN = "span"  # its word in the address: "2022-04-01.2022-05-31", or "all"
LONGEST, LONGEST_LABEL = 200, 60  # letters
ROOM = 0.01  # of all days, left free on both sides of them

_component = component.beside(__file__, before=("nodes.js", "time_days.js"))


@dataclass(frozen=True, slots=True)
class Shown:
    """The days that are shown, those where most lies, and all there are; `asked` as the address has it."""

    view: Stretch
    home: Stretch
    ends: Stretch
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes (rows as of `store.lanes.find`), what they are of, and what else is offered."""

    rows: pd.DataFrame
    by: str
    offered: Mapping[str, str]  # the words in the address, and on the screen
    chosen: tuple[str, ...] = ()


def shown(found: When, asked: str, *, period: tuple[date | None, date | None] = (None, None)) -> Shown | None:
    """Return what the chart shows: what is asked for, else the stretch where most lies with the period."""
    if found.ends is None:
        return None
    ends = with_room(*found.ends)
    home = focus.crowd(focus.by_day(found)) or ends
    days = [day for day in period if day]
    if days:
        home = min(home[0], *days), max(home[1], *days)
    home = max(home[0], ends[0]), min(home[1], ends[1])
    home = home if home[0] < home[1] else ends
    view = ends if asked == "all" else span_of(asked) or home
    view = max(view[0], ends[0]), min(view[1], ends[1])
    return Shown(view if view[0] < view[1] else home, home, ends, asked)


def with_room(first: int, last: int) -> Stretch:
    """Return all days with some room around them.

    >>> with_room(738000, 738009)
    (datetime.date(2021, 7, 29), datetime.date(2021, 8, 11))
    """
    room = max(2, round((last - first) * ROOM))
    return date.fromordinal(max(1, first - room)), date.fromordinal(min(date.max.toordinal(), last + room))


def span_of(asked: str) -> Stretch | None:
    """Return the days of an address, or None if they make no sense.

    >>> span_of("2022-04-01.2022-05-31"), span_of("yesterday"), span_of("2022-05-31.2022-04-01")
    ((datetime.date(2022, 4, 1), datetime.date(2022, 5, 31)), None, None)
    """
    try:
        first, last = (date.fromisoformat(day) for day in asked.split("."))
    except ValueError:
        return None
    return (first, last) if first < last else None


def draw(data: dict[str, Any], **on: Any) -> None:
    """Draw the chart; `on` has what is called when the browser says something, by its word."""
    _component(key=KEY, data=data, **{f"on_{word}_change": does for word, does in on.items()})


def drawn(
    found: When, days: Shown, lanes: Lanes, spans: pd.DataFrame, *,
    axis: str, period: tuple[date | None, date | None], colours: Colours,
) -> dict[str, Any]:  # fmt: skip
    """Return what the browser draws; `spans` are rows as of `store.stretches.find`."""
    return {
        "published": [list(row) for row in found.published],
        "happening": [list(row) for row in found.happening],
        "longer": [list(row) for row in found.longer],
        "view": numbers(days.view),
        "home": numbers(days.home),
        "ends": numbers(days.ends),
        "asked": days.asked,
        "axis": axis,
        "period": numbers((period[0], period[1] or days.ends[1])) if period[0] else None,
        "lanes": {
            "rows": lanes_of(lanes),
            "by": lanes.by,
            "offered": dict(lanes.offered),
            "unit": str(lanes.rows.attrs.get("unit", "week")),
            "none": "Nobody’s quotes are on these days.",
        },
        "stretches": [stretch(row) for row in spans.to_dict("records")],
        "label": "Timeline: quotes by the day of their article, dates by the day they mean",
        "colours": {
            name: getattr(colours, name) for name in ("ink", "muted", "line", "paper", "primary", "accent")
        },
    }


def numbers(days: Sequence[date]) -> list[int]:
    """Return days as numbers of the calendar."""
    return [day.toordinal() for day in days]


def lanes_of(lanes: Lanes) -> list[dict[str, Any]]:
    """Return a row for each lane: its periods by their first day, each with how many quotes."""
    found: dict[str, list[list[int]]] = {}
    for name, period, many in lanes.rows[["name", "period", "quotes"]].itertuples(index=False):
        found.setdefault(str(name), []).append([period.toordinal(), int(many)])
    return [
        {
            "name": name_of(name),
            "label": escape.shorten(name, LONGEST_LABEL),
            "total": sum(many for _, many in on),
            "isChosen": name in lanes.chosen,
            "on": on,
        }
        for name, on in found.items()
    ]


def name_of(name: str) -> str:
    """Return a lane's name as the browser sends it back."""
    return name[:LONGEST]


def stretch(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a stretch of time for the browser: a missing end is none."""
    words = str(row["text"]).partition(" · ")[0]
    # “Between 1983 and 2005” is read from “1983” on.
    is_end = words.isdecimal() and row["first"] and row["last"]
    label = f"{row['first'].year} to {row['last'].year}" if is_end else words
    return {
        "label": escape.shorten(label, LONGEST_LABEL),
        "first": row["first"].toordinal() if row["first"] else None,
        "last": row["last"].toordinal() if row["last"] else None,
        "kind": str(row["kind"]),
        "says": stretch_in_words(row),
    }


def stretch_in_words(row: Mapping[Any, Any]) -> list[str]:
    """Return the lines that say what a stretch stands for.

    >>> may = {"text": "May", "first": date(2022, 5, 1), "last": None, "event": "fell"}
    >>> stretch_in_words(may | {"rows": 2, "documents": 1})
    ['May', 'from 2022-05-01 on', '2 dates in 1 document, it dates “fell”']
    """
    first, last, event = row["first"], row["last"], str(row["event"])
    days = f"{first} to {last}" if first and last else f"from {first} on" if first else f"up to {last}"
    dated = f", it dates “{event}”" if event else ""
    there = f"{number(int(row['rows']), 'date')} in {number(int(row['documents']), 'document')}"
    return [str(row["text"]), days, f"{there}{dated}"]


def said(word: str) -> Any:
    """Return what the browser said in this very run."""
    return getattr(st.session_state.get(KEY), word, None)
