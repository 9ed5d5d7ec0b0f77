"""The small map of places that a name may mean has land, and each place where it lies."""

import pytest

from dashboard.ui.charts import place_map

PARIS = ("Paris", "city", "FR", 48.85, 2.35)
TEXAS = ("Paris", "city", "US", 33.66, -95.56)
PARYS = ("Parys", "city", "ZA", -26.9, 27.46)


@pytest.mark.parametrize("places", [(PARIS,), (PARIS, TEXAS), (PARIS, TEXAS, PARYS)])
def test_every_place_is_inside_the_picture_and_lies_as_on_earth(places: tuple[place_map.Where, ...]) -> None:
    layers, spots = place_map.drawn(places)
    assert layers["land"].startswith("M")
    assert all(0 < across < 1 and 0 < down < 1 for across, down in spots)
    west_to_east = sorted(range(len(places)), key=lambda at: places[at][4] or 0)
    north_to_south = sorted(range(len(places)), key=lambda at: -(places[at][3] or 0))
    assert west_to_east == sorted(range(len(places)), key=lambda at: spots[at][0])
    assert north_to_south == sorted(range(len(places)), key=lambda at: spots[at][1])
