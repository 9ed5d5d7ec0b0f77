"""What the map's browser part is given, read as rows."""

import json
from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest

from dashboard import resources
from dashboard.ui.charts import news_map
from dashboard.ui.charts.news_map import Picks
from dashboard.ui.colours import LIGHT

COLUMNS = ["place", "country", "kind", "precision", "km", "geonameid", "lat", "lon", "mentions", "documents"]
PLACES = [
    ("Riga", "LV", "city", "city", 15, 456172, 56.9, 24.1, 40, 9),
    ("Latvia", "LV", "country", "country", 350, 458258, 57.0, 25.0, 90, 12),
    ("Baltic Sea", "", "sea", "area", None, None, 58.0, 20.0, 4, 2),
    ("<b>Port</b>", "LV", "facility", "site", 1, None, 57.1, 24.0, 1, 1),
    ("Nowhere", None, "city", "city", 5, None, None, None, 5, 1),
]
TOPO = resources.PACKAGE / "static" / "topo"


def rows(values: Sequence[tuple[object, ...]] = PLACES) -> pd.DataFrame:
    return pd.DataFrame(values, columns=COLUMNS)


def drawn(picks: Picks | None = None, periods: pd.DataFrame | None = None) -> dict[str, object]:
    found = news_map.most_mentioned(rows())
    return news_map.drawn(found, periods, colours=LIGHT, alt="Map", picks=picks or Picks("map"))


def column(found: dict[str, object], name: str) -> dict[str, object]:
    places = found["places"]
    assert isinstance(places, list)
    return {place["name"]: place[name] for place in places}


def test_places_with_a_position_come_by_their_mentions() -> None:
    assert list(column(drawn(), "mentions").items()) == [
        ("Latvia", 90), ("Riga", 40), ("Baltic Sea", 4), ("<b>Port</b>", 1)
    ]  # fmt: skip


def test_what_is_larger_than_a_city_is_an_area() -> None:
    areas = {"Latvia": True, "Riga": False, "Baltic Sea": True, "<b>Port</b>": False}
    assert column(drawn(), "isArea") == areas


def test_a_mark_says_how_large_its_place_is_and_how_often_it_is_mentioned() -> None:
    assert column(drawn(), "size")["Latvia"] == "country, some 350 km"
    assert column(drawn(), "size")["Baltic Sea"] == "area"
    assert column(drawn(), "documents")["<b>Port</b>"] == "1 document"


def test_only_what_the_browser_was_given_is_taken_from_it() -> None:
    assert json.loads(json.dumps(drawn())) == drawn()
    assert news_map.name_of("x" * 900) == news_map.name_of("x" * 901)
    assert len(news_map.name_of("x" * 900)) <= news_map.LONGEST


@pytest.mark.parametrize(
    ("clicked", "before", "after"),
    [
        ("Riga", (), ["Riga"]),
        ("Riga", ("Riga", "Latvia"), ["Latvia"]),
        ("Latvia", ("Riga",), ["Riga", "Latvia"]),
        ("Atlantis", ("Riga",), None),
        ("", ("Riga",), None),
    ],
)
def test_a_click_adds_a_place_and_a_second_takes_it_back(
    monkeypatch: pytest.MonkeyPatch, clicked: str, before: tuple[str, ...], after: list[str] | None
) -> None:
    chosen: list[list[str]] = []
    monkeypatch.setattr(news_map, "said", lambda key, word: clicked)
    news_map.pick(rows(), Picks("map", before, chosen.append))
    assert chosen == ([after] if after is not None else [])


def test_a_chosen_place_is_told_from_the_others() -> None:
    chosen = column(drawn(Picks("map", ("Riga",))), "isChosen")
    assert [name for name, is_chosen in chosen.items() if is_chosen] == ["Riga"]


def test_the_slider_has_each_period_and_every_place_its_mentions_in_it() -> None:
    said = [("Riga", date(2022, 3, 7), 3), ("Riga", date(2022, 3, 21), 1), ("Latvia", date(2022, 3, 7), 2)]
    periods = pd.DataFrame(said, columns=["place", "period", "mentions"])
    periods.attrs["unit"] = "week"
    found = drawn(periods=periods)
    assert found["steps"] == [
        "Published in the week of 7 March 2022", "Published in the week of 21 March 2022"
    ]  # fmt: skip
    assert column(found, "periods") == {
        "Latvia": [0, 2], "Riga": [0, 3, 1, 1], "Baltic Sea": None, "<b>Port</b>": None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "layer", "least", "most_mb"),
    [
        ("world_110m", "countries", 170, 0.2),
        ("world_50m", "countries", 240, 1),
        ("provinces_10m", "provinces", 4500, 4.5),
        ("waters", "lakes", 300, 1),
    ],
)
@pytest.mark.slow
def test_each_file_of_the_base_map_has_its_layer(name: str, layer: str, least: int, most_mb: float) -> None:
    path = TOPO / f"{name}.json"
    topology = json.loads(path.read_text(encoding="utf-8"))
    assert len(topology["objects"][layer]["geometries"]) >= least
    assert path.stat().st_size < most_mb * 1e6


@pytest.mark.slow
def test_crimea_is_drawn_as_part_of_ukraine_from_near_too() -> None:
    topology = json.loads((TOPO / "provinces_10m.json").read_text(encoding="utf-8"))
    shapes = topology["objects"]["provinces"]["geometries"]
    found = {shape["properties"].get("g"): shape["properties"]["c"] for shape in shapes}
    assert (found[703883], found[694422]) == ("UA", "UA")
