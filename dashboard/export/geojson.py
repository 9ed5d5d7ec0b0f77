"""GeoJSON (RFC 7946) for QGIS, ArcGIS, Leaflet and Datawrapper: a point a row, with all its columns."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.json_lines import plain

MARK = '{"type": "FeatureCollection", "generator": "Dateline", "features": ['


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each row as a point; the other columns are its properties."""
    rows.write_list(stream, MARK, _features(blocks), "]}")


def _features(blocks: Blocks) -> Iterator[dict[str, Any]]:
    for row in rows.each(blocks):
        point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
        about = {name: plain(value) for name, value in row.items() if name not in ("lat", "lon")}
        yield {"type": "Feature", "geometry": point, "properties": about}
