"""How precise a place is, and how far it reaches."""

import pytest

from dashboard.extract.places.gazetteer import shipped
from dashboard.text import extents
from dashboard.text.lexicon import rows

# Kind, name, number; precision, least and most kilometres that an atlas would let pass.
PLACES = [
    ("country", "Ukraine", 690791, "country", 700, 1400),
    ("country", "Vatican City", 3164670, "country", 1, 2),
    ("region", "Texas", 4736286, "region", 900, 1400),
    ("city", "London", 2643743, "city", 35, 70),
    ("city", "Riga", 456172, "city", 8, 30),
    ("city", "Small", 999, "city", 1, 10),
    ("city", "Camden Town", 3345437, "neighbourhood", 1, 10),
    ("facility", "Kremlin", None, "site", 1, 3),
    ("river", "Danube", None, "area", 2700, 2900),
    ("sea", "Kerch Strait", None, "area", 30, 60),
    ("region", "Crimea", 703883, "region", 250, 350),
    ("demonym", "Ukraine", 690791, "country", 700, 1400),
    ("embedded", "Texas", 4736286, "region", 900, 1400),
]


@pytest.mark.parametrize(("kind", "name", "number", "precision", "least", "most"), PLACES)
def test_a_place_says_what_it_is_and_how_far_it_reaches(
    kind: str, name: str, number: int | None, precision: str, least: int, most: int
) -> None:
    found = extents.of(kind, name, number)
    assert found.precision == precision
    assert found.km is not None
    assert least <= found.km <= most


def test_what_is_not_known_is_not_guessed() -> None:
    assert extents.of("region", "Nowhere", None).km is None
    assert extents.of("lake", "Unknown", None) == extents.Extent("area", None)


def test_every_area_that_is_no_town_building_or_old_country_says_how_far_it_reaches() -> None:
    without = {row["kind"] for row in rows("places-areas") if not row["km"]}
    assert without == {"city", "facility", "country"}


@pytest.mark.slow
def test_every_row_is_one_of_the_precisions_and_is_a_place_of_the_gazetteer() -> None:
    numbers = {shipped().entry(at).geonameid for at in range(len(shipped()))}
    listed = list(rows("places-extents"))
    assert {row["precision"] for row in listed} <= set(extents.PRECISIONS)
    assert [row["geonameid"] for row in listed if int(row["geonameid"]) not in numbers] == []
