"""The map's figure, read as a table."""

import pandas as pd
import pytest

from dashboard.ui import world_map
from dashboard.ui.colours import DARK, LIGHT

COLUMNS = ["place", "country", "kind", "lat", "lon", "mentions", "documents"]
NEAR = [
    ("Riga", "LV", "city", 56.9, 24.1, 40, 9),
    ("Latvia", "LV", "country", 57.0, 25.0, 90, 12),
    ("Baltic Sea", "", "sea", 58.0, 20.0, 4, 2),
    ("<b>Port</b>", "LV", "facility", 57.1, 24.0, 1, 1),
]
FAR = [*NEAR, ("Accra", "GH", "city", 5.6, -0.2, 10, 3)]


def rows(values: list[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=COLUMNS)


def test_each_kind_has_its_symbol() -> None:
    drawn = world_map.figure(rows(NEAR), colours=LIGHT)
    assert {trace.name: trace.marker.symbol for trace in drawn.data if trace.name} == {
        "City or town": "circle",
        "Country": "square",
        "Water": "hexagon",
        "Building or site": "triangle-up",
    }


def test_more_mentions_are_a_larger_bubble() -> None:
    sizes = world_map.bubble_sizes(pd.Series([90, 40, 1]), world_map.DESK).tolist()
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 7


def test_a_phone_gets_fewer_labels_and_smaller_bubbles() -> None:
    spread = rows([(f"Place {n}", "", "city", 50.0, -150.0 + 20 * n, 9, 1) for n in range(15)])
    phone, desk = (
        world_map.figure(spread, colours=LIGHT, screen=s) for s in (world_map.PHONE, world_map.DESK)
    )
    assert len(phone.data[-1].text) < len(desk.data[-1].text)
    assert max(phone.data[0].marker.size) < max(desk.data[0].marker.size)


def test_a_click_names_the_place_as_it_is_and_the_hover_escapes_it() -> None:
    trace = next(t for t in world_map.figure(rows(NEAR), colours=LIGHT).data if t.name == "Building or site")
    assert trace.customdata[0][0] == "<b>Port</b>"
    assert "<b>&lt;b&gt;Port&lt;/b&gt;</b>" in trace.hovertext[0]


@pytest.mark.parametrize(
    "values, projection", [(NEAR, "mercator"), (NEAR[:1], "mercator"), (FAR, "natural earth")]
)
def test_places_of_one_region_are_seen_from_close(values: list[tuple[object, ...]], projection: str) -> None:
    far = [*values, ("Lima", "PE", "city", -12.0, -77.0, 1, 1)] if projection != "mercator" else values
    assert world_map.figure(rows(far), colours=LIGHT).layout.geo.projection.type == projection


def test_a_place_without_a_position_is_left_out() -> None:
    drawn = world_map.figure(rows([*NEAR, ("Nowhere", None, "city", None, None, 5, 1)]), colours=LIGHT)
    assert "Nowhere" not in [name for trace in drawn.data for (name,) in trace.customdata]


def test_a_chosen_place_has_another_colour() -> None:
    drawn = world_map.figure(rows(NEAR), colours=DARK, chosen=("Riga",))
    cities = next(trace for trace in drawn.data if trace.name == "City or town")
    assert cities.marker.color == (DARK.primary,)


def test_labels_do_not_lie_on_one_another() -> None:
    crowd = [(f"Place {n}", "LV", "city", 56.9 + n / 100, 24.1, 40 - n, 1) for n in range(20)]
    drawn = world_map.figure(
        rows([*crowd, FAR[-1], ("Lima", "PE", "city", -12.0, -77.0, 1, 1)]), colours=LIGHT
    )
    assert list(drawn.data[-1].text) == ["Place 0", "Accra", "Lima"]


def test_no_place_is_an_empty_map() -> None:
    assert len(world_map.figure(rows([]), colours=LIGHT).data) == 1
