"""The map as a picture that stands still: our own base map (Natural Earth, TopoJSON) and the places on it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.export import map_view
from dashboard.export.map_view import View
from dashboard.export.report import charts
from dashboard.export.report.parts import number
from dashboard.export.safe_text import markup

TOPO = Path(__file__).resolve().parents[2] / "static" / "topo"
WIDTH, HEIGHT = 720, 380
LAND, WATER, BORDER = "#f3f0e9", "#e3ecf5", "#c3c9cf"
LOOKS = {
    "land": f'fill="{LAND}" fill-rule="evenodd" stroke="{BORDER}" stroke-width="0.6"',
    "lakes": f'fill="{WATER}"',
    "countries": f'fill="none" stroke="{BORDER}" stroke-width="0.6"',
}
MOST, NAMED = 400, 20  # places that are drawn, and named
SMALLEST, LARGEST = 5.0, 22.0  # pixels across
LETTER, LINE = 6.6, 15.0  # pixels of a letter and a line
FAR = 60.0  # pixels outside the picture behind which nothing of a coast is kept
LONGEST = 26  # letters of a name on the map

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """A closed line as longitudes and latitudes, and from where to where it goes in each."""

    points: tuple[Point, ...]
    lon: Point
    lat: Point


def picture(rows: pd.DataFrame) -> str:
    """Return the map with the columns place, kind, country, lat, lon and mentions; "" if none is placed."""
    placed = rows.assign(lat=pd.to_numeric(rows["lat"]), lon=pd.to_numeric(rows["lon"]))
    placed = placed.dropna(subset=["lat", "lon"]).sort_values("mentions", ascending=False, kind="stable")
    placed = placed.head(MOST)
    if placed.empty:
        return ""
    view = map_view.around(placed, (), width=WIDTH, height=HEIGHT)
    drawn = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{WATER}"/>',
        *_land(view),
        *_places(placed, view),
    ]
    return charts.picture(WIDTH, HEIGHT, f"Map of {number(len(placed), 'place')}.", drawn)


def _land(view: View) -> Iterator[str]:
    """Yield land, lakes and borders, as far as the picture reaches."""
    for layer, path in layers(view).items():
        yield f'<path {LOOKS[layer]} d="{path}"/>'


def layers(view: View) -> dict[str, str]:
    """Return the paths of land, lakes and borders in the picture's pixels, as far as it reaches."""
    scale = "110m" if view.is_world else "50m"
    found = {
        layer: "".join(_path(line, view, by) for line in _lines(scale, layer) for by in (-360.0, 0.0, 360.0))
        for layer in LOOKS
    }
    return {layer: path for layer, path in found.items() if path}


@cache
def _lines(scale: str, layer: str) -> tuple[Line, ...]:
    """Return each closed line of a layer."""
    topology = _topology(scale)
    found = []
    for shape in topology["objects"][layer]["geometries"]:
        polygons = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}.get(shape["type"], [])
        for ring in (ring for polygon in polygons for ring in polygon):
            found.append(_unbroken(point for arc in ring for point in _degrees(topology, arc)))
    return tuple(found)


@cache
def _topology(scale: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TOPO / f"world_{scale}.json").read_text(encoding="utf-8"))
    return found


def _degrees(topology: dict[str, Any], arc: int) -> list[Point]:
    """Return the points of an arc, whose coding as differences is undone; ~arc is the same one backwards."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in topology["arcs"][~arc if arc < 0 else arc]:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points[::-1] if arc < 0 else points


def _unbroken(points: Iterable[Point]) -> Line:
    """Return a line that crosses the 180th meridian as one line: it goes on beyond 180 degrees."""
    found: list[Point] = []
    for lon, lat in points:
        turns = round((found[-1][0] - lon) / 360) if found else 0
        found.append((lon + 360 * turns, lat))
    across, along = [lon for lon, _ in found], [lat for _, lat in found]
    return Line(tuple(found), (min(across), max(across)), (min(along), max(along)))


def _path(line: Line, view: View, by: float) -> str:
    """Return a closed line, turned by some degrees, in half pixels; "" if it is outside the picture."""
    middle = sum(view.lon) / 2
    west, east = middle - 180, middle + 180
    (left, right), (south, north) = line.lon, line.lat
    below, above = (at(view, middle, lat)[1] for lat in (south, north))
    if right + by <= west or left + by >= east or above > HEIGHT or below < 0:
        return ""
    if not view.is_world and (at(view, right + by, 0)[0] < 0 or at(view, left + by, 0)[0] > WIDTH):
        return ""
    points: list[Point] = []
    for lon, lat in line.points:
        x, y = at(view, min(max(lon + by, west), east), lat)
        # What is far outside is moved to the rim: a coast has short steps, so none crosses the picture.
        kept = (_half(min(max(x, -FAR), WIDTH + FAR)), _half(min(max(y, -FAR), HEIGHT + FAR)))
        if not points or points[-1] != kept:
            points.append(kept)
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z" if len(points) > 2 else ""


def _half(pixels: float) -> float:
    return round(pixels * 2) / 2


def at(view: View, lon: float, lat: float) -> Point:
    """Return where a point is in the picture, in pixels from its left and top."""
    x, y = view.at(lon, lat)
    return WIDTH / 2 + x, HEIGHT / 2 - y


def _places(rows: pd.DataFrame, view: View) -> Iterator[str]:
    """Yield the places, the largest first so that none is hidden, then the names that have room."""
    most = max(int(rows["mentions"].max()), 1)
    named: list[tuple[Point, float, str]] = []
    for place, lon, lat, mentions in zip(
        rows["place"], rows["lon"], rows["lat"], rows["mentions"], strict=True
    ):
        spot = at(view, float(lon), float(lat))
        size = SMALLEST + (LARGEST - SMALLEST) * (int(mentions) / most) ** 0.5
        said = f"{place}: {number(int(mentions), 'mention')}"
        yield (
            f'<circle cx="{spot[0]:.1f}" cy="{spot[1]:.1f}" r="{size / 2:.1f}" fill="{charts.RED}" '
            f'fill-opacity="0.68" stroke="#fff"><title>{markup(said)}</title></circle>'
        )
        named.append((spot, size, str(place)))
    boxes: list[Box] = []
    for spot, size, place in named:
        name = place if len(place) <= LONGEST else f"{place[: LONGEST - 1]}…"
        box = _box(name, spot, size)
        if len(boxes) < NAMED and _fits(box, boxes):
            boxes.append(box)
            yield charts.text(spot[0], spot[1] - size / 2 - 3, name, colour=charts.INK)


def _box(name: str, spot: Point, size: float) -> Box:
    """Return what a name above its place covers: left, right, top, bottom."""
    half = len(name) * LETTER / 2
    bottom = spot[1] - size / 2
    return spot[0] - half, spot[0] + half, bottom - LINE, bottom


def _fits(box: Box, others: list[Box]) -> bool:
    """Say whether a name is inside the picture and covers no other."""
    left, right, top, bottom = box
    return (
        left > 0
        and right < WIDTH
        and top > 0
        and not any(
            left < other[1] and other[0] < right and top < other[3] and other[2] < bottom for other in others
        )
    )
