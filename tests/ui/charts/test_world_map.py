"""The map's figure, read as a table."""

from collections.abc import Sequence

import pandas as pd
import pytest

from dashboard.ui.charts import map_view, world_map
from dashboard.ui.colours import DARK, LIGHT

COLUMNS = ["place", "country", "kind", "lat", "lon", "mentions", "documents"]
NEAR = [
    ("Riga", "LV", "city", 56.9, 24.1, 40, 9),
    ("Latvia", "LV", "country", 57.0, 25.0, 90, 12),
    ("Baltic Sea", "", "sea", 58.0, 20.0, 4, 2),
    ("<b>Port</b>", "LV", "facility", 57.1, 24.0, 1, 1),
]
FAR = [*NEAR, ("Accra", "GH", "city", 5.6, -0.2, 10, 3)]


SPOT = [
    ("Kyiv", "UA", "capital", 50.45, 30.52, 30, 4),
    ("Podil", "UA", "area", 50.46, 30.52, 2, 1),
    ("<i>", "UA", "facility", 50.45, 30.53, 1, 1),
    ("Lviv", "UA", "city", 49.84, 24.03, 1, 1),
]
VIEWS = [
    # places -> projection, longitudes from .. to
    ([(40.7, -74.0), (51.5, -0.1)], "natural earth", (-140, 80)),
    ([(40.7, -74.0), (51.5, -0.1), (35.7, 139.7)], "natural earth", (-180, 180)),
    ([(-36.8, 174.8), (64.8, -147.7)], "natural earth", (-180, 180)),
    ([(50.4, 30.5), (49.8, 24.0)], "mercator", (10, 45)),
    ([], "natural earth", (-180, 180)),
]


def rows(values: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=COLUMNS)


def test_each_kind_has_its_symbol_and_the_legend_explains_it() -> None:
    bubbles, *others = world_map.figure(rows(NEAR), colours=LIGHT).data
    assert dict(zip((name for (name,) in bubbles.customdata), bubbles.marker.symbol, strict=True)) == {
        "Latvia": "square",
        "Riga": "circle",
        "Baltic Sea": "hexagon",
        "<b>Port</b>": "triangle-up",
    }
    assert {trace.name: trace.marker.symbol for trace in others if trace.name} == {
        "City or town": "circle",
        "Country": "square",
        "Water": "hexagon",
        "Building or site": "triangle-up",
    }


def test_a_small_bubble_is_drawn_over_a_large_one_whatever_their_kinds() -> None:
    sizes = world_map.figure(rows(NEAR), colours=LIGHT).data[0].marker.size
    assert list(sizes) == sorted(sizes, reverse=True)


def test_a_mark_says_what_lies_under_it() -> None:
    said = world_map.figure(rows(SPOT), colours=LIGHT).data[0].hovertext
    hover = dict(zip((row[0] for row in SPOT), said, strict=True))
    assert (
        hover["Kyiv"] == "<b>Kyiv</b><br>30 mentions in 4 documents<br>Also here: Podil (2)<br>&lt;i&gt; (1)"
    )
    assert "Also here: Kyiv (30)" in hover["Podil"]
    assert hover["Lviv"] == "<b>Lviv</b><br>1 mention in 1 document"


def test_more_mentions_are_a_larger_bubble() -> None:
    sizes = world_map.bubble_sizes(pd.Series([90, 40, 1]), world_map.DESK).tolist()
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 7


def test_a_bubble_s_area_grows_with_the_mentions() -> None:
    sizes = world_map.bubble_sizes(pd.Series([100, 25, 4, 0]), world_map.DESK) - 7
    assert (sizes / sizes[0]).tolist() == pytest.approx([1, 0.5, 0.2, 0])


def test_no_mentions_at_all_are_the_smallest_bubbles() -> None:
    assert world_map.bubble_sizes(pd.Series([0, 0]), world_map.DESK).tolist() == [7, 7]


@pytest.mark.parametrize(("others", "more"), [(6, ""), (7, "<br>and 1 more"), (9, "<br>and 3 more")])
def test_a_mark_names_six_others_and_counts_the_rest(others: int, more: str) -> None:
    spot = [(f"Place {n}", "LV", "city", 56.9, 24.1, 90 - n, 1) for n in range(others + 1)]
    first = world_map.figure(rows(spot), colours=LIGHT).data[0].hovertext[0]
    _, here = first.split("<br>Also here: ")
    assert here == "<br>".join(f"Place {n} ({90 - n})" for n in range(1, 7)) + more


def test_a_phone_gets_fewer_labels_and_smaller_bubbles() -> None:
    spread = rows([(f"Place {n}", "", "city", 50.0, -150.0 + 20 * n, 9, 1) for n in range(15)])
    phone, desk = (
        world_map.figure(spread, colours=LIGHT, screen=s) for s in (world_map.PHONE, world_map.DESK)
    )
    assert len(phone.data[-1].text) < len(desk.data[-1].text)
    assert max(phone.data[0].marker.size) < max(desk.data[0].marker.size)


def test_a_click_names_the_place_as_it_is_and_the_hover_escapes_it() -> None:
    trace = world_map.figure(rows(NEAR), colours=LIGHT).data[0]
    assert trace.customdata[-1][0] == "<b>Port</b>"
    assert "<b>&lt;b&gt;Port&lt;/b&gt;</b>" in trace.hovertext[-1]


@pytest.mark.parametrize(
    "values, projection", [(NEAR, "mercator"), (NEAR[:1], "mercator"), (FAR, "natural earth")]
)
def test_places_of_one_region_are_seen_from_close(values: list[tuple[object, ...]], projection: str) -> None:
    far = [*values, ("Lima", "PE", "city", -12.0, -77.0, 1, 1)] if projection != "mercator" else values
    assert world_map.figure(rows(far), colours=LIGHT).layout.geo.projection.type == projection


@pytest.mark.parametrize(("points", "projection", "within"), VIEWS)
def test_the_map_fits_what_it_shows(
    points: list[tuple[float, float]], projection: str, within: tuple[float, float]
) -> None:
    placed = rows([(f"Place {n}", "", "city", lat, lon, 2, 1) for n, (lat, lon) in enumerate(points)])
    view = map_view.around(placed, (), width=980, height=480)
    assert view.projection == projection
    assert within[0] <= view.lon[0] and view.lon[1] <= within[1]
    for lat, lon in points:
        x, y = view.at(lon, lat)
        assert abs(x) <= 490 and abs(y) <= 240


def test_a_place_without_a_position_is_left_out() -> None:
    drawn = world_map.figure(rows([*NEAR, ("Nowhere", None, "city", None, None, 5, 1)]), colours=LIGHT)
    assert "Nowhere" not in [name for trace in drawn.data for (name,) in trace.customdata]


def test_a_chosen_place_has_another_colour() -> None:
    drawn = world_map.figure(rows(NEAR), colours=DARK, chosen=("Riga",))
    colours = dict(
        zip((name for (name,) in drawn.data[0].customdata), drawn.data[0].marker.color, strict=True)
    )
    assert [name for name, colour in colours.items() if colour == DARK.primary] == ["Riga"]


def test_labels_do_not_lie_on_one_another() -> None:
    crowd = [(f"Place {n}", "LV", "city", 56.9 + n / 100, 24.1, 40 - n, 1) for n in range(20)]
    drawn = world_map.figure(
        rows([*crowd, FAR[-1], ("Lima", "PE", "city", -12.0, -77.0, 1, 1)]), colours=LIGHT
    )
    assert list(drawn.data[-1].text) == ["Place 0", "Accra", "Lima"]


BOX = (0.0, 10.0, 0.0, 5.0)  # left, right, below, above


@pytest.mark.parametrize(
    ("other", "is_shared"),
    [
        (BOX, True),
        ((9, 20, 4, 9), True),
        ((-9, 1, -4, 1), True),
        ((2, 3, 1, 2), True),
        # side by side, over, under
        ((10, 20, 0, 5), False),
        ((-10, 0, 0, 5), False),
        ((0, 10, 5, 9), False),
        ((0, 10, -9, 0), False),
        # apart in one direction only
        ((12, 20, 2, 3), False),
        ((2, 3, 7, 9), False),
    ],
)
def test_two_labels_lie_on_one_another_where_they_share_a_pixel(
    other: world_map.Box, is_shared: bool
) -> None:
    assert world_map.overlap(BOX, other) == is_shared
    assert world_map.overlap(other, BOX) == is_shared


def test_a_label_stands_over_the_middle_of_its_bubble_with_room_around() -> None:
    left, right, below, above = world_map.box_of("Riga", (100.0, 50.0), 20.0)
    assert (left + right) / 2 == 100
    assert right - left == pytest.approx(4 * world_map.LETTER + 2 * world_map.GAP)
    assert below == 60 - world_map.GAP
    assert above - below == world_map.LINE + 2 * world_map.GAP


def test_the_map_shows_land_water_and_borders() -> None:
    geo = world_map.figure(rows(FAR), colours=LIGHT).layout.geo
    assert [geo.showland, geo.showocean, geo.showlakes, geo.showcountries] == [True] * 4
    assert not geo.showframe
    assert geo.landcolor != geo.oceancolor


LIMA = ("Lima", "PE", "city", -12.0, -77.0, 1, 1)
AUCKLAND = ("Auckland", "NZ", "city", -36.8, 174.8, 1, 1)


@pytest.mark.parametrize(
    ("values", "middle", "is_part", "resolution"),
    [([*FAR, LIMA, AUCKLAND], None, False, 110), ([*FAR, LIMA], -26.0, True, 110), (NEAR, None, True, 50)],
)
def test_the_whole_world_is_seen_from_its_middle_and_a_part_from_the_part_s(
    values: list[tuple[object, ...]], middle: float | None, is_part: bool, resolution: int
) -> None:
    geo = world_map.figure(rows(values), colours=LIGHT).layout.geo
    assert (geo.lonaxis.range is not None) == is_part
    assert geo.projection.rotation.lon == (middle and pytest.approx(middle, abs=1))
    assert geo.resolution == resolution


def test_no_place_is_an_empty_map() -> None:
    assert [len(trace.lon) for trace in world_map.figure(rows([]), colours=LIGHT).data] == [0, 0]
