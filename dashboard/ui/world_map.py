"""Where it happens: all places with a position, sized by how often they are mentioned."""

import math
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.ui import charts, escape
from dashboard.ui.colours import Colours

# The kinds of the gazetteer → the symbol and the word under which they stand in the legend.
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
    # A people or a government stands where its country does.
    "demonym": "country",
    "metonym": "country",
}
MOST = 400  # SVG bubbles: 1,525 drag at 64 ms a frame, 400 do not
NEAR = (17.0, 6.0)  # degrees of longitude and latitude within which a second label would overlap on a desk
USUAL_LABEL = 8  # letters for which NEAR has room


@dataclass(frozen=True, slots=True)
class Screen:
    """How much fits: height of the map, largest bubble in pixels, number of labels, degrees to a pixel."""

    height: int
    largest: int
    labels: int
    crowding: float


DESK = Screen(height=470, largest=32, labels=14, crowding=1.0)
PHONE = Screen(height=240, largest=16, labels=7, crowding=2.6)


def figure(
    rows: pd.DataFrame, *, colours: Colours, chosen: tuple[str, ...] = (), screen: Screen = DESK
) -> go.Figure:
    """Draw the columns place, kind, lat, lon, mentions, documents; the legend names each kind's symbol."""
    # SQLite gives missing numbers as None: the columns may come as objects.
    placed = rows.assign(lat=pd.to_numeric(rows["lat"]), lon=pd.to_numeric(rows["lon"]))
    placed = placed.dropna(subset=["lat", "lon"])
    placed = placed.sort_values("mentions", ascending=False, kind="stable").head(MOST)
    sizes = bubble_sizes(placed["mentions"], screen)
    drawn = charts.dress(go.Figure(), colours, height=screen.height)
    for kind, (symbol, word) in SYMBOLS.items():
        of_kind = placed[placed["kind"].map(symbol_kind) == kind]
        if len(of_kind):
            one = bubbles(of_kind, sizes=sizes, colours=colours, chosen=chosen)
            drawn.add_trace(one.update(name=word, marker_symbol=symbol))
    drawn.add_trace(labels(placed, sizes=sizes, screen=screen, colours=colours))
    drawn.update_geos(**frame(placed, colours))
    drawn.update_layout(
        dragmode="pan",
        clickmode="event+select",
        showlegend=True,
        legend={"orientation": "h", "y": 0.01, "x": 0.01, "yanchor": "bottom", "itemsizing": "constant",
                "bgcolor": "rgba(0,0,0,0)", "font": {"color": colours.ink, "size": 12}},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )  # fmt: skip
    return drawn


def bubbles(
    rows: pd.DataFrame, *, sizes: pd.Series, colours: Colours, chosen: tuple[str, ...]
) -> go.Scattergeo:
    """Draw the places of one kind."""
    return go.Scattergeo(
        lon=rows["lon"].tolist(),
        lat=rows["lat"].tolist(),
        mode="markers",
        customdata=[[str(place)] for place in rows["place"]],
        marker={
            "size": sizes[rows.index].tolist(),
            "color": [colours.primary if place in chosen else colours.accent for place in rows["place"]],
            "opacity": 0.68,
            "line": {"color": colours.paper, "width": 1},
        },
        hovertext=[
            f"<b>{escape.plotly(str(place))}</b><br>{mentions:,} mentions in {documents:,} documents"
            for place, mentions, documents in zip(
                rows["place"], rows["mentions"], rows["documents"], strict=True
            )
        ],
        hoverinfo="text",
        # The colour says what is chosen; Plotly's own fading would outlast a cleared filter.
        selected={"marker": {"opacity": 0.68}},
        unselected={"marker": {"opacity": 0.68}},
    )


def bubble_sizes(mentions: pd.Series, screen: Screen) -> pd.Series:
    """Return each bubble's diameter in pixels: its area grows with the mentions."""
    most = max(int(mentions.max()) if len(mentions) else 1, 1)
    return 7 + screen.largest * (mentions.astype(float) / most) ** 0.5


def labels(rows: pd.DataFrame, *, sizes: pd.Series, screen: Screen, colours: Colours) -> go.Scattergeo:
    """Name the most mentioned places, and leave out those whose label would lie on another's."""
    kept: list[tuple[float, float, str, float]] = []
    closeness = scale(rows) * screen.crowding
    height = NEAR[1] * closeness
    for place, lon, lat, size in zip(rows["place"], rows["lon"], rows["lat"], sizes, strict=True):
        if all(
            abs(lon - x) >= NEAR[0] * closeness * _wide(str(place), other) or abs(lat - y) >= height
            for x, y, other, _ in kept
        ):
            kept.append((float(lon), float(lat), str(place), float(size)))
        if len(kept) == screen.labels:
            break
    return go.Scattergeo(
        lon=[x for x, _, _, _ in kept],
        lat=[y for _, y, _, _ in kept],
        text=[escape.plotly(escape.shorten(name, 22)) for _, _, name, _ in kept],
        # Unseen markers as large as the bubbles keep the labels clear of them, and can be clicked too.
        mode="markers+text",
        marker={"size": [size for _, _, _, size in kept], "opacity": 0},
        customdata=[[name] for _, _, name, _ in kept],
        textposition="top center",
        selected={"marker": {"opacity": 0}, "textfont": {"color": colours.ink}},
        unselected={"marker": {"opacity": 0}, "textfont": {"color": colours.ink}},
        textfont={"size": 12, "color": colours.ink, "family": charts.FONT},
        hoverinfo="skip",
        showlegend=False,
    )


def _wide(one: str, other: str) -> float:
    """Return how much room two labels side by side need, against two of usual length."""
    return max(1.0, (min(len(one), 22) + min(len(other), 22)) / 2 / USUAL_LABEL)


def frame(rows: pd.DataFrame, colours: Colours) -> dict[str, object]:
    """Say what part of the world is shown and in which colours."""
    looks: dict[str, object] = {
        "showland": True, "landcolor": colours.land, "showocean": True, "oceancolor": colours.water,
        "showlakes": True, "lakecolor": colours.water, "showcountries": True, "countrycolor": colours.border,
        "countrywidth": 0.6, "coastlinecolor": colours.border, "coastlinewidth": 0.6, "showframe": False,
        "bgcolor": "rgba(0,0,0,0)",
    }  # fmt: skip
    if is_regional(rows):
        lon, lat = closer_view(rows)
        return {
            **looks,
            "resolution": 50,
            "projection_type": "mercator",
            "lonaxis_range": lon,
            "lataxis_range": lat,
        }
    # The poles carry no news and would cost a third of the height.
    return {**looks, "resolution": 110, "projection_type": "natural earth", "lataxis_range": [-58, 84]}


def is_regional(rows: pd.DataFrame) -> bool:
    """Say whether all places lie within some 60 degrees, so that a closer view shows more."""
    if rows.empty:
        return False
    wide, high = (rows[axis].max() - rows[axis].min() for axis in ("lon", "lat"))
    return bool(wide < 60 and high < 40)


def scale(rows: pd.DataFrame) -> float:
    """Return how much closer than the whole world the view is, for the distance of labels."""
    if not is_regional(rows):
        return 1.0
    (west, east), _ = closer_view(rows)
    return (east - west) / 360


def closer_view(rows: pd.DataFrame) -> tuple[list[float], list[float]]:
    """Return ranges of longitude and latitude that hold all places in a frame twice as wide as high."""
    lat = span(rows["lat"], least=9)
    # Mercator stretches a degree of latitude by 1/cos.
    high = (lat[1] - lat[0]) / math.cos(math.radians(min(abs(sum(lat) / 2), 75)))
    return span(rows["lon"], least=1.95 * high), lat


def span(degrees: pd.Series, *, least: float) -> list[float]:
    """Return a range around all values, at least `least` degrees wide, with room at the rim."""
    low, high = float(degrees.min()), float(degrees.max())
    room = max((least - (high - low)) / 2, (high - low) * 0.16, 2.0)
    return [low - room, high + room]


def symbol_kind(kind: object) -> str:
    """Return the legend's kind for a gazetteer's kind."""
    word = str(kind).lower()
    return word if word in SYMBOLS else KINDS.get(word, "other")
