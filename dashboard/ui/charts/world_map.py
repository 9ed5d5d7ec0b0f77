"""Where things happen: all places with a position, sized by how often they are mentioned."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.text import extents
from dashboard.text.extents import Extent
from dashboard.ui import escape
from dashboard.ui.charts import map_view, plot
from dashboard.ui.charts.map_view import View
from dashboard.ui.colours import Colours
from dashboard.ui.counting import number

# The gazetteer's kinds → their symbol and their word in the legend.
SYMBOLS = {
    "country": ("square", "Country"),
    "region": ("diamond", "Region"),
    "city": ("circle", "City or town"),
    "water": ("hexagon", "Water"),
    "facility": ("triangle-up", "Building or site"),
    "other": ("pentagon", "Other"),
}
# The gazetteer's other kinds, and those of its hand-kept lists.
KINDS = {
    "county": "region",
    "continent": "region",
    "state": "region",
    "area": "region",
    "capital": "city",
    "river": "water",
    "sea": "water",
    "ocean": "water",
    "lake": "water",
    "strait": "water",
    "building": "facility",
    "site": "facility",
    # A people, a government or a body is drawn where its country is.
    "demonym": "country",
    "metonym": "country",
    "embedded": "country",
}
MOST = 400  # SVG bubbles: 1,525 are slow to drag, at 64 ms per frame, 400 are not
LONGEST_LABEL = 22  # letters
MOST_HERE = 6  # names of other places in a place's hover text
LETTER, LINE, GAP = 6.6, 15.0, 2.0  # pixels: a letter of 12 px on average, a line, the space around a label

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Screen:
    """How much fits: the map's usual width and its height, largest bubble, number of labels, legend."""

    width: int
    height: int
    largest: int
    labels: int
    legend: int


DESK = Screen(width=980, height=480, largest=30, labels=24, legend=34)
PHONE = Screen(width=330, height=200, largest=16, labels=7, legend=70)


def figure(
    rows: pd.DataFrame, *, colours: Colours, chosen: tuple[str, ...] = (), screen: Screen = DESK
) -> go.Figure:
    """Draw the columns place, kind, lat, lon, mentions, documents; the legend names each kind's symbol."""
    # SQLite gives missing numbers as None: the columns may come as objects.
    placed = rows.assign(lat=pd.to_numeric(rows["lat"]), lon=pd.to_numeric(rows["lon"]))
    placed = placed.dropna(subset=["lat", "lon"])
    placed = placed.sort_values("mentions", ascending=False, kind="stable").head(MOST)
    sizes = bubble_sizes(placed["mentions"], screen)
    drawn = plot.dress(go.Figure(), colours, height=screen.height + screen.legend)
    view = map_view.around(placed, chosen, width=screen.width, height=screen.height)
    # One trace, largest first: no small bubble is hidden under a large one of another kind.
    drawn.add_trace(bubbles(placed, sizes=sizes, view=view, colours=colours, chosen=chosen))
    for kind in dict.fromkeys(placed["kind"].map(symbol_kind)):
        drawn.add_trace(legend_of(kind, colours))
    drawn.add_trace(labels(placed, sizes=sizes, view=view, screen=screen, colours=colours))
    drawn.update_geos(**frame(view, colours))
    drawn.update_layout(
        # The reader's zoom is kept until another view is asked for.
        uirevision=f"{view.lon} {view.lat}",
        dragmode="pan",
        clickmode="event+select",
        showlegend=True,
        legend={"orientation": "h", "y": 0, "x": 0.01, "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False,
                "bgcolor": "rgba(0,0,0,0)", "font": {"color": colours.ink, "size": 12}},
        margin={"l": 0, "r": 0, "t": 0, "b": screen.legend},
    )  # fmt: skip
    return drawn


def bubbles(
    rows: pd.DataFrame, *, sizes: pd.Series, view: View, colours: Colours, chosen: tuple[str, ...]
) -> go.Scattergeo:
    """Draw the places; each says what else is under it."""
    return go.Scattergeo(
        lon=rows["lon"].tolist(),
        lat=rows["lat"].tolist(),
        mode="markers",
        customdata=[[str(place)] for place in rows["place"]],
        marker={
            "size": sizes[rows.index].tolist(),
            "symbol": [SYMBOLS[symbol_kind(kind)][0] for kind in rows["kind"]],
            "color": [colours.primary if place in chosen else colours.accent for place in rows["place"]],
            "opacity": 0.68,
            "line": {"color": colours.paper, "width": 1},
        },
        hovertext=hovers(rows, sizes=sizes, view=view),
        hoverinfo="text",
        showlegend=False,
        # The colour shows what is chosen; Plotly's own fading would outlast a cleared filter.
        selected={"marker": {"opacity": 0.68}},
        unselected={"marker": {"opacity": 0.68}},
    )


def hovers(rows: pd.DataFrame, *, sizes: pd.Series, view: View) -> list[str]:
    """Say for each place how often it is mentioned, and which others its bubble overlaps."""
    at = [view.at(float(lon), float(lat)) for lon, lat in zip(rows["lon"], rows["lat"], strict=True)]
    names = [escape.plotly(escape.shorten(str(place), LONGEST_LABEL * 2)) for place in rows["place"]]
    sizes_said = sizes_in_words(rows)
    mentions, reach = rows["mentions"].tolist(), [size / 2 for size in sizes[rows.index]]
    said = []
    for one, name in enumerate(names):
        near = [
            f"{names[other]} ({mentions[other]:,})"
            for other in range(len(names))
            if other != one and math.dist(at[one], at[other]) < max(reach[one], reach[other])
        ]
        count = (
            f"{number(mentions[one], 'mention')} in {number(int(rows['documents'].iloc[one]), 'document')}"
        )
        more = f"<br>and {len(near) - MOST_HERE:,} more" if len(near) > MOST_HERE else ""
        here = f"<br>Also here: {'<br>'.join(near[:MOST_HERE])}{more}" if near else ""
        said.append(f"<b>{name}</b>{sizes_said[one]}<br>{count}{here}")
    return said


def sizes_in_words(rows: pd.DataFrame) -> list[str]:
    """Return how precise each mark is, "country, some 880 km"; groups of places have no such words."""
    if "precision" not in rows:
        return [""] * len(rows)
    return [
        f"<br>{size_in_words(precision, km).capitalize()}"
        for precision, km in zip(rows["precision"], rows["km"], strict=True)
    ]


def size_in_words(precision: object, km: Any) -> str:
    """Return how precise a place is, from the cells of its row: "country, some 880 km"."""
    return extents.in_words(Extent(str(precision), None if pd.isna(km) else int(km)))


def legend_of(kind: str, colours: Colours) -> go.Scattergeo:
    """Return an empty trace that explains a symbol."""
    symbol, word = SYMBOLS[kind]
    return go.Scattergeo(
        lon=[None], lat=[None], mode="markers", name=word, customdata=[],
        marker={"symbol": symbol, "color": colours.accent, "size": 10, "opacity": 0.68},
    )  # fmt: skip


def bubble_sizes(mentions: pd.Series, screen: Screen) -> pd.Series:
    """Return each bubble's diameter in pixels; its area grows with the mentions."""
    most = max(int(mentions.max()) if len(mentions) else 1, 1)
    return 7 + screen.largest * (mentions.astype(float) / most) ** 0.5


def labels(
    rows: pd.DataFrame, *, sizes: pd.Series, view: View, screen: Screen, colours: Colours
) -> go.Scattergeo:
    """Name the most mentioned places, leaving out those whose label would overlap another's."""
    kept: list[tuple[float, float, str, float]] = []
    boxes: list[Box] = []
    for place, lon, lat, size in zip(rows["place"], rows["lon"], rows["lat"], sizes, strict=True):
        name = escape.shorten(str(place), LONGEST_LABEL)
        box = box_of(name, view.at(float(lon), float(lat)), float(size))
        if not any(overlap(box, other) for other in boxes):
            boxes.append(box)
            kept.append((float(lon), float(lat), str(place), float(size)))
        if len(kept) == screen.labels:
            break
    return go.Scattergeo(
        lon=[x for x, _, _, _ in kept],
        lat=[y for _, y, _, _ in kept],
        text=[escape.plotly(escape.shorten(name, LONGEST_LABEL)) for _, _, name, _ in kept],
        # Invisible markers as large as the bubbles keep the labels clear of them and can also be clicked.
        mode="markers+text",
        marker={"size": [size for _, _, _, size in kept], "opacity": 0},
        customdata=[[name] for _, _, name, _ in kept],
        textposition="top center",
        selected={"marker": {"opacity": 0}, "textfont": {"color": colours.ink}},
        unselected={"marker": {"opacity": 0}, "textfont": {"color": colours.ink}},
        textfont={"size": 12, "color": colours.ink, "family": plot.FONT},
        hoverinfo="skip",
        showlegend=False,
    )


def box_of(name: str, at: tuple[float, float], size: float) -> Box:
    """Return the rectangle in pixels that a label above its bubble covers: left, right, below, above."""
    half = len(name) * LETTER / 2 + GAP
    below = at[1] + size / 2
    return at[0] - half, at[0] + half, below - GAP, below + LINE + GAP


def overlap(one: Box, other: Box) -> bool:
    """Say whether two rectangles share a pixel."""
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def frame(view: View, colours: Colours) -> dict[str, object]:
    """Say which part of the world is shown and in which colours."""
    looks: dict[str, object] = {
        "showland": True, "landcolor": colours.land, "showocean": True, "oceancolor": colours.water,
        "showlakes": True, "lakecolor": colours.water, "showcountries": True, "countrycolor": colours.border,
        "countrywidth": 0.6, "coastlinecolor": colours.border, "coastlinewidth": 0.6, "showframe": False,
        "bgcolor": "rgba(0,0,0,0)", "projection_type": view.projection, "lataxis_range": list(view.lat),
    }  # fmt: skip
    if view.lon == (-180.0, 180.0):
        return {**looks, "resolution": 110}
    near = {"resolution": 110 if view.is_world else 50, "lonaxis_range": list(view.lon)}
    return looks | near | ({"projection_rotation_lon": sum(view.lon) / 2} if view.is_world else {})


def symbol_kind(kind: object) -> str:
    """Return the legend's kind for a gazetteer's kind."""
    word = str(kind).lower()
    return word if word in SYMBOLS else KINDS.get(word, "other")
