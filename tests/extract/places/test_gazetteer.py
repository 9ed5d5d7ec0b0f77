"""The gazetteer finds a name however it is written, and stays small and quick."""

from functools import lru_cache
from pathlib import Path
from time import perf_counter

import pytest

from dashboard import resources
from dashboard.errors import ModelError
from dashboard.extract.places.candidates import kilometres
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry, Gazetteer, shipped
from dashboard.extract.places.lists import kept
from dashboard.text.lexicon import rows

# Two ways to write one name.
SAME = [
    ("Saint-Étienne", "ST. ETIENNE"),
    ("Xi'an", "Xi’an"),
    ("São Paulo", "Sao Paulo"),
    ("Łódź", "Lodz"),
    ("Port-au-Prince", "Port au Prince"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_is_the_same_with_and_without_marks(one: str, other: str) -> None:
    assert fold(one) == fold(other)


# Name as asked for, GeoNames's number of one of those found.
KNOWN = [
    ("Kyiv", 703448),
    ("KIEV", 703448),
    ("Texas", 4736286),
    ("Ivory Coast", 2287781),
    ("Mariupol", 701822),
]


@pytest.mark.parametrize(("name", "geonameid"), KNOWN)
def test_a_name_is_found(name: str, geonameid: int) -> None:
    assert geonameid in {entry.geonameid for entry in shipped().find(name)}


def test_an_unknown_name_is_not_found() -> None:
    assert shipped().find("Xqzzvill") == ()
    assert shipped().find("") == ()


@pytest.mark.slow
def test_every_two_hundredth_name_is_found_again_with_its_places() -> None:
    gazetteer = shipped()
    for at, (name, owners) in enumerate(gazetteer.names()):
        if at % 200 == 0:
            assert {gazetteer.entry(owner) for owner in owners} <= set(gazetteer.find(name)), name


def test_the_gazetteer_is_small_and_opens_at_once() -> None:
    folder = resources.data("gazetteer")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 15_000_000
    start = perf_counter()
    Gazetteer(folder)
    assert perf_counter() - start < 2.0  # 0.06 s on a quiet machine


def test_a_missing_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Install"):
        Gazetteer(tmp_path)


def test_every_row_of_the_lists_is_whole() -> None:
    for row in rows("places-areas"):
        known = ("GeoNames", "map, by hand", "general knowledge, rounded")
        assert row["source"] in known or row["source"].startswith(("middle of ", "airportsdata, ")), row
        assert abs(float(row["lat"])) <= 90, row
        assert abs(float(row["lon"])) <= 180, row
    codes = set(shipped().divisions()) | {"GB.ENG", "GB.SCT", "GB.WLS", "GB.NIR"}
    for name in ("places-countries", "places-states"):
        assert {row["code"] for row in rows(name)} <= codes


def test_a_row_made_of_towns_lies_between_them() -> None:
    for row in rows("places-areas"):
        if row["source"].startswith("middle of "):
            at = Entry("", "", float(row["lat"]), float(row["lon"]))
            for town in row["source"].removeprefix("middle of ").split(", "):
                assert min(kilometres(at, entry) for entry in shipped().find(town)) < 800, (row, town)


def test_a_building_at_the_middle_of_its_town_is_there_in_its_country() -> None:
    wrong = [
        row["name"]
        for row in rows("places-areas")
        if row["kind"] == "facility" and row["source"].startswith("middle of ")
        for at in [Entry("", "", float(row["lat"]), float(row["lon"]))]
        if not any(
            entry.country == row["country"] and kilometres(at, entry) < 2
            for entry in shipped().find(row["source"].removeprefix("middle of "))
        )
    ]
    assert wrong == []


@pytest.mark.slow
def test_an_airport_of_the_list_is_near_an_airport_of_the_gazetteer_or_a_large_town() -> None:
    """The points are those of airportsdata: a wrong code would lie in another country."""
    wrong = [
        row["name"]
        for row in rows("places-areas")
        if row["source"].startswith("airportsdata, ")
        for at in [Entry("", "", float(row["lat"]), float(row["lon"]))]
        if not any(entry.country == row["country"] and kilometres(at, entry) < 90 for entry in large_towns())
    ]
    assert wrong == []


@lru_cache(maxsize=1)
def large_towns() -> tuple[Entry, ...]:
    """Return the towns that an airport of the list may serve."""
    return tuple(shipped().populous(9_000))


def test_there_are_six_hundred_sites_with_a_source_each() -> None:
    sites = [row for row in rows("places-areas") if row["kind"] == "facility" and row["source"]]
    assert len(sites) > 700


def test_every_spelling_of_the_list_has_a_place_in_its_country() -> None:
    for row in rows("places-spellings"):
        assert row["country"] in {entry.country for entry in kept().find(row["spelling"])}, row


def test_every_demonym_of_the_list_has_a_place() -> None:
    for row in rows("places-demonyms"):
        assert kept().find_demonym(row["word"]), row
