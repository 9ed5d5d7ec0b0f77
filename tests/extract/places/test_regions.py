"""The division that each capital, seat and large city is counted under, held against a second source."""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from dashboard.extract.places.candidates import bare_class, kilometres
from dashboard.extract.places.gazetteer import Entry, shipped
from dashboard.extract.places.lists import kept, more_regions, region_of
from dashboard.text.folding import fold

NEAR_KM = 40  # the sources' points of one city lie as far apart
SAME_KM = 4  # names of which the more populous is meant


@dataclass(frozen=True)
class Row:
    """A city of the second source, and its division there."""

    country: str
    city: str
    lat: float
    lon: float
    what: str
    division: str
    ours: str


@lru_cache
def rows() -> tuple[Row, ...]:
    """Return the cities of the second source."""
    with (Path(__file__).parent / "regions.tsv").open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        return tuple(
            Row(
                row["country"], row["city"], float(row["lat"]), float(row["lon"]), row["what"],
                row["division"], row["ours"],
            )
            for row in csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)
        )  # fmt: skip


def found(row: Row) -> Entry | None:
    """Return the gazetteer's city of this name at this place."""
    here = Entry("", "city", row.lat, row.lon)
    near = [
        (kilometres(entry, here), entry)
        for entry in shipped().find(row.city)
        if entry.country == row.country and entry.kind == "city" and kilometres(entry, here) < NEAR_KM
    ]
    # Two Kansas Cities lie side by side: there, the nearer.
    key = (lambda one: one[0]) if row.country == "US" else rank
    return min(near, key=key)[1] if near else None


def rank(one: tuple[float, Entry]) -> tuple[bool, int]:
    """Return the order of cities that bear a name: those at the place first, then the more populous."""
    return one[0] > SAME_KM, -one[1].population


def plain(name: str) -> str:
    """Return a division's name as both sources may write it."""
    return fold(bare_class(name)).replace("-", " ").translate({ord(mark): None for mark in "'’‘`"})


@pytest.mark.parametrize("what", ["capital", "seat", "city"])
def test_a_city_is_counted_under_the_division_of_a_second_source(what: str) -> None:
    wrong = [
        f"{row.country} {row.city}: {region} for {row.ours or row.division}"
        for row in rows()
        if row.what == what
        and (entry := found(row))
        and plain(region := region_of(entry)) != plain(row.ours or row.division)
    ]
    assert wrong == []


def test_nearly_all_cities_of_the_second_source_are_found() -> None:
    missing = [row.city for row in rows() if found(row) is None]
    assert len(missing) <= len(rows()) / 100


def test_there_are_all_that_were_asked_for() -> None:
    count = Counter(row.what for row in rows())
    assert count["capital"] > 200
    assert count["seat"] > 2_400
    assert count["city"] > 450


def test_washington_is_two_divisions_and_paris_is_not_in_aude() -> None:
    divisions = {(row.city, row.country): region_of(entry) for row in rows() if (entry := found(row))}
    assert divisions["Seattle", "US"] == "Washington"
    assert divisions["Washington", "US"] == "District of Columbia"
    assert divisions["Paris", "FR"] == "Île-de-France"


# Sites of the list, and the division that an atlas has them in.
SITES = [
    ("White House", "District of Columbia"),
    ("Pentagon", "Virginia"),
    ("Heathrow", "England"),
    ("Eiffel Tower", "Île-de-France"),
    ("Wrigley Field", "Illinois"),
    ("Zaporizhzhia Nuclear Power Plant", "Zaporizhzhia"),
    ("Taj Mahal", "Uttar Pradesh"),
    ("Pearson airport", "Ontario"),
]


@pytest.mark.parametrize(("name", "division"), SITES)
def test_a_site_of_the_list_is_counted_under_its_division(name: str, division: str) -> None:
    assert region_of(kept().find(name)[0]) == division


def test_no_two_divisions_of_a_country_have_one_name() -> None:
    """They would be one row of the map by region."""
    named = shipped().region_names | more_regions()
    codes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, name in named.items():
        codes[code[:2], name].append(code)
    inhabited = {entry.admin for entry in shipped().populous(20_000) if entry.kind == "city"}
    doubled = {key: sorted(inhabited & set(one)) for key, one in codes.items()}
    assert {key: one for key, one in doubled.items() if len(one) > 1} == {}
