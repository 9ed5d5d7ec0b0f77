"""A place that somebody gives by hand: where it is and what, as one line of plain text (gazetteer entry).

    56.946,24.10589 LV city 456172 Riga | Riga

That is latitude and longitude (WGS84), country (ISO 3166), kind, GeoNames number, name and region, each of
the middle ones "-" if it isn't known, the region left out then.
"""

import re
from dataclasses import replace

from dashboard.records import Place

VALUE = re.compile(
    r"(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?) ([A-Z]{2}|-) ([a-z]{1,20}|-) (\d{1,10}|-) "
    r"([^\s|](?:[^|]{0,198}[^\s|])?)(?: \| ([^\s|][^|]{0,199}))?",
    re.ASCII,
)
TYPED = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)
SITE = "facility"  # what a position alone is taken for: a point, not a town


def read(value: str) -> Place | None:
    """Return the place that a value says, without a text; None if it is none, or nowhere on the Earth.

    >>> read("56.946,24.106 LV city 456172 Riga").name, read("91,0 - - - Nowhere")
    ('Riga', None)
    """
    match = VALUE.fullmatch(value)
    if match is None:
        return None
    lat, lon = float(match[1]), float(match[2])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    country, kind, number = ("" if part == "-" else part for part in match.groups()[2:5])
    return Place(
        0, 0, "", match[6], lat, lon, country, kind, int(number) if number else None, region=match[7] or ""
    )


def written(place: Place) -> str:
    """Return the value for a place with a position.

    >>> written(Place(0, 4, "Riga", "Riga", 56.946, 24.10589, "LV", "city", 456172))
    '56.946,24.10589 LV city 456172 Riga'
    """
    middle = " ".join(str(part or "-") for part in (place.country, place.kind, place.geonameid))
    name, region = (" ".join(part.replace("|", " ").split()) for part in (place.name, place.region))
    where = f"{_degrees(place.lat)},{_degrees(place.lon)}"
    return f"{where} {middle} {name[:200]}" + (f" | {region[:200]}" if region else "")


def typed(position: str, name: str) -> Place | None:
    """Return the place at a position that somebody types, "56.95, 24.1"; None if it is none.

    >>> typed("56.95, 24.1", "The pier").lon, typed("here", "The pier")
    (24.1, None)
    """
    match = TYPED.fullmatch(position)
    if match is None or not name.strip():
        return None
    given = Place(0, 0, "", name.strip(), float(match[1]), float(match[2]), kind=SITE)
    place = read(written(given))
    return replace(place, name=name.strip()) if place else None


def _degrees(number: float | None) -> str:
    return f"{number or 0.0:.5f}".rstrip("0").rstrip(".")
