"""Which part of the world a map shows, on the screen and on paper, and where a place then is (projection)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

# The poles have no news and would cost a third of the height.
WORLD_LAT = (-58.0, 84.0)
WIDEST, HIGHEST = 60.0, 40.0  # degrees that a closer view may span
ALL_AROUND = 250.0  # degrees of longitude from which the whole world is shown
# Degrees of latitude around the chosen place: a country needs more room than a town.
ROOM = {"country": 14.0, "region": 9.0, "continent": 50.0}
USUAL_ROOM = 6.0
LEAST = 9.0  # degrees of latitude that a view of several places spans at least
# Natural Earth's x and y as polynomials of the latitude (Šavrič, Jenny and others 2011), as d3-geo has them
NE_X = (0.8707, -0.131979, -0.013791, 0.003971, -0.001529)
NE_Y = (1.007226, 0.015085, -0.044475, 0.028874, -0.005916)


@dataclass(frozen=True, slots=True)
class View:
    """A projection, with the degrees it shows and the pixels it has for them."""

    projection: str
    lon: tuple[float, float]
    lat: tuple[float, float]
    width: int
    height: int

    @property
    def is_world(self) -> bool:
        """Say whether the map shows the world, or the part of it that has the places."""
        return self.projection == "natural earth"

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the position of a point in pixels, to the right of and above the map's centre."""
        scale = self._scale()
        middle = (sum(self.lon) / 2, sum(self.lat) / 2)
        x, y = self._flat(lon - middle[0], lat)
        _, zero = self._flat(0.0, middle[1])
        return x * scale, (y - zero) * scale

    def _scale(self) -> float:
        """Return the pixels per unit of the projection, so that the map fits its frame in both directions."""
        half = (self.lon[1] - self.lon[0]) / 2
        wide = 2 * self._flat(half, 0.0)[0]
        high = self._flat(0.0, self.lat[1])[1] - self._flat(0.0, self.lat[0])[1]
        return min(self.width / wide, self.height / high)

    def _flat(self, lon: float, lat: float) -> tuple[float, float]:
        east, north = math.radians(lon), math.radians(max(-84.0, min(84.0, lat)))
        if not self.is_world:
            return east, math.log(math.tan(math.pi / 4 + north / 2))
        a, b = north**2, north**4
        x = NE_X[0] + a * (NE_X[1] + a * NE_X[2] + b * b * (NE_X[3] + a * NE_X[4]))
        y = NE_Y[0] + a * (NE_Y[1] + b * (NE_Y[2] + a * NE_Y[3] + b * NE_Y[4]))
        return east * x, north * y


def around(rows: pd.DataFrame, chosen: Sequence[str], *, width: int, height: int) -> View:
    """Return the view of the chosen places, else of all places; a close one if they are near each other."""
    picked = rows[rows["place"].isin(chosen)]
    if len(picked):
        of_country = set(picked.loc[picked["kind"] == "country", "country"]) - {""}
        shown = rows[rows["place"].isin(chosen) | rows["country"].isin(of_country)]
        least = max(ROOM.get(str(kind), USUAL_ROOM) for kind in picked["kind"])
    else:
        shown, least = rows, LEAST
    if not is_regional(shown):
        return far_view(shown, width=width, height=height)
    lat = span(shown["lat"], least=least)
    # Mercator stretches a degree of latitude by 1/cos.
    high = (lat[1] - lat[0]) / math.cos(math.radians(min(abs(sum(lat) / 2), 75)))
    return View("mercator", span(shown["lon"], least=high * width / height), lat, width, height)


def far_view(rows: pd.DataFrame, *, width: int, height: int) -> View:
    """Return the part of the world that has the places, or the whole world if they are everywhere."""
    if rows.empty or rows["lon"].max() - rows["lon"].min() > ALL_AROUND:
        return View("natural earth", (-180.0, 180.0), WORLD_LAT, width, height)
    low, high = span(rows["lat"], least=HIGHEST)
    lat = (max(low, WORLD_LAT[0]), min(high, WORLD_LAT[1]))
    lon = span(rows["lon"], least=(lat[1] - lat[0]) * width / height)
    return View("natural earth", lon if lon[1] - lon[0] < 360 else (-180.0, 180.0), lat, width, height)


def is_regional(rows: pd.DataFrame) -> bool:
    """Say whether all places are so near each other that a closer view shows more."""
    if rows.empty:
        return False
    wide, high = (rows[axis].max() - rows[axis].min() for axis in ("lon", "lat"))
    return bool(wide < WIDEST and high < HIGHEST)


def span(degrees: pd.Series, *, least: float) -> tuple[float, float]:
    """Return a range around all values, at least `least` degrees wide, with a margin."""
    low, high = float(degrees.min()), float(degrees.max())
    room = max((least - (high - low)) / 2, (high - low) * 0.16, 2.0)
    return low - room, high + room
