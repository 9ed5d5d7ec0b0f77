"""KML 2.2 for Google Earth: a placemark a row, with its days where it has any."""

from collections.abc import Iterator
from typing import BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.safe_text import day, markup, plain

MARK = "<name>Dateline: "
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>'


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each row as a placemark; the columns are its extended data, so that no text is read as HTML."""
    stream.write(f"{HEAD}{MARK}{markup(table)}</name>\n".encode())
    for row in rows.each(blocks):
        stream.write("".join(_placemark(row)).encode("utf-8"))
    stream.write(b"</Document>\n</kml>\n")


def _placemark(row: rows.Row) -> Iterator[str]:
    yield f"<Placemark><name>{markup(row['place'])}</name>"
    if first := day(row.get("first")):
        last = max(day(row.get("last")) or first, first)
        yield f"<TimeSpan><begin>{first.isoformat()}</begin><end>{last.isoformat()}</end></TimeSpan>"
    elif published := day(row.get("published")):
        yield f"<TimeStamp><when>{published.isoformat()}</when></TimeStamp>"
    yield "<ExtendedData>"
    for name, value in row.items():
        if name not in ("lat", "lon") and plain(value):
            yield f'<Data name="{markup(name)}"><value>{markup(value)}</value></Data>'
    yield "</ExtendedData>"
    point = f"{float(row['lon'])!r},{float(row['lat'])!r}"
    yield f"<Point><coordinates>{point}</coordinates></Point></Placemark>\n"
