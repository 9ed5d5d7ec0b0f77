"""The map of the news: places as marks, areas as outlines, from shipped files only (cartography).

The browser gets plain text for each place and builds text nodes; land, borders and waters come from our
own server.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.text import extents
from dashboard.text.extents import Extent
from dashboard.ui import address, component, escape
from dashboard.ui.charts import plot
from dashboard.ui.colours import Colours
from dashboard.ui.counting import number

FRAME = "frame"  # its word in the address: latitude, longitude, how often the world was doubled
MOST = 1000  # marks that the browser sorts at each frame; the table has the others
LONGEST, LONGEST_LABEL = 200, 26  # letters
POINTS = ("city", "neighbourhood", "site")

_component = component.beside(__file__, before=("nodes.js",))


@dataclass(frozen=True, slots=True)
class Picks:
    """What a click on a place does: the key of the component, the filter's values, what takes others."""

    key: str
    chosen: tuple[str, ...] = ()
    choose: Any = None


@st.fragment
def show(
    rows: pd.DataFrame, periods: pd.DataFrame | None, *, colours: Colours, alt: str, picks: Picks
) -> None:
    """Draw the rows' places (columns place, precision, km, lat, lon, mentions, documents), redrawn alone."""
    if said(picks.key, "choice"):
        st.rerun()  # the filter changes every part of the page: what is here now need not be drawn again
    placed = most_mentioned(rows)
    _component(
        key=picks.key,
        data=drawn(placed, periods, colours=colours, alt=alt, picks=picks) | {FRAME: address.given(FRAME)},
        on_choice_change=lambda: pick(placed, picks),
        on_frame_change=lambda: keep_frame(picks.key),
    )


def most_mentioned(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the places that are drawn: those that have a position, most mentioned first."""
    # SQLite gives missing numbers as None: the columns may come as objects.
    placed = rows.assign(lat=pd.to_numeric(rows["lat"]), lon=pd.to_numeric(rows["lon"]))
    placed = placed.dropna(subset=["lat", "lon"])
    return placed.sort_values("mentions", ascending=False, kind="stable").head(MOST)


def drawn(
    rows: pd.DataFrame, periods: pd.DataFrame | None, *, colours: Colours, alt: str, picks: Picks
) -> dict[str, Any]:
    """Return what the browser draws; with `periods` (place, period, mentions) it has a slider of time."""
    steps, said = spread(periods) if periods is not None else ([], {})
    unit = str(periods.attrs.get("unit", "week")) if periods is not None else ""
    return {
        "places": [drawn_place(row, said, picks) for row in rows.to_dict("records")],
        "steps": [period_in_words(day, unit) for day in pd.to_datetime(steps)],
        "all": "All days of publication",
        "label": alt,
        "canPick": picks.choose is not None,
        "font": plot.FONT,
        "colours": {
            name: getattr(colours, name)
            for name in ("ink", "muted", "paper", "primary", "accent", "land", "water", "border")
        },
    }


def period_in_words(day: pd.Timestamp, unit: str) -> str:
    """Write a period out: "Published in the week of 25 April 2022"."""
    # Not by "%-d", which only some systems have.
    month = f"{day:%B %Y}"
    if unit == "month":
        return f"Published in {month}"
    return f"Published {'in the week of' if unit == 'week' else 'on'} {day.day} {month}"


def spread(periods: pd.DataFrame) -> tuple[list[Any], dict[str, list[int]]]:
    """Return the periods, and for each place the number of each that mentions it with how often."""
    which, steps = pd.factorize(periods["period"], sort=True)
    found: dict[str, list[int]] = {}
    for place, step, mentions in zip(
        periods["place"].tolist(), which.tolist(), periods["mentions"].tolist(), strict=True
    ):
        found.setdefault(str(place), []).extend((step, mentions))
    return list(steps), found


def drawn_place(row: dict[Any, Any], periods: dict[str, list[int]], picks: Picks) -> dict[str, Any]:
    """Return a place for the browser: whether it is an area, how far it reaches, what is said of it."""
    place, precision = str(row["place"]), str(row["precision"])
    geonameid = row.get("geonameid")
    return {
        "name": name_of(place),
        "label": escape.shorten(place, LONGEST_LABEL),
        "size": size_in_words(precision, row["km"]),
        "precision": precision,
        "isArea": precision not in POINTS,
        # A region of a roll-up is a division, even where its number isn't known.
        "isDivision": bool(row.get("is_division", False)),
        "km": None if pd.isna(row["km"]) else int(row["km"]),
        "number": None if geonameid is None or pd.isna(geonameid) else int(geonameid),
        "country": str(row.get("country") or ""),
        "lat": float(row["lat"]),
        "lon": float(row["lon"]),
        "mentions": int(row["mentions"]),
        "documents": number(int(row["documents"]), "document"),
        "isChosen": place in picks.chosen,
        "periods": periods.get(place),
    }


def name_of(place: str) -> str:
    """Return a place's name as the browser sends it back."""
    return place[:LONGEST]


def said(key: str, word: str) -> str:
    """Return what the browser said in this very run."""
    answer: Any = getattr(st.session_state.get(key), word, None)
    return answer if isinstance(answer, str) else ""


def pick(rows: pd.DataFrame, picks: Picks) -> None:
    """Add the place that was clicked to the filter, or take it back if it is there."""
    names = {name_of(str(place)): str(place) for place in rows["place"]}
    place = names.get(said(picks.key, "choice"))
    if place is None or picks.choose is None:
        return
    chosen = list(picks.chosen)
    picks.choose([other for other in chosen if other != place] if place in chosen else [*chosen, place])


def keep_frame(key: str) -> None:
    """Keep what the map shows in the address; a map that fits its places needs no words there."""
    address.put({FRAME: said(key, "frame")})


def size_in_words(precision: object, km: Any) -> str:
    """Return how precise a place is, from the cells of its row: "country, some 880 km"."""
    return extents.in_words(Extent(str(precision), None if pd.isna(km) else int(km)))
