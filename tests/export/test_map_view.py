"""The projection is the one that the browser draws, so that names stand beside their places."""

import pytest

from dashboard.export.map_view import View

# Longitude, latitude → x, y of d3-geo's natural earth projection, for a world of radius 1.
POINTS = [
    ((180.0, 0.0), (2.7354, 0.0)),
    ((0.0, 45.0), (0.0, 0.7931)),
    ((150.0, 60.0), (1.8667, 1.0446)),
    ((180.0, 75.0), (1.9604, 1.2708)),
    ((0.0, 84.0), (0.0, 1.3823)),
]


@pytest.mark.parametrize("point, expected", POINTS)
def test_a_point_is_where_d3_puts_it(point: tuple[float, float], expected: tuple[float, float]) -> None:
    view = View("natural earth", (-180.0, 180.0), (-84.0, 84.0), 54_708, 100_000)
    x, y = view.at(*point)
    assert (x / 10_000, y / 10_000) == pytest.approx(expected, abs=0.0002)
