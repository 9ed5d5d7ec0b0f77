"""The other figures, read as tables, and what a pick in them means."""

from datetime import date

import pandas as pd
import pytest
import streamlit as st

from dashboard.ui.charts import plot, ranking_chart, timeline_chart
from dashboard.ui.colours import DARK, LIGHT, Colours

WEEKS = pd.DataFrame(
    {"period": pd.to_datetime(["2022-04-25", "2022-05-02", "2022-05-09"]), "quotes": [4, 9, 1]}
)
WEEKS.attrs["unit"] = "week"


def test_a_bar_stands_for_each_period() -> None:
    drawn = timeline_chart.density(WEEKS, counts=["quotes"], colours=LIGHT)
    assert list(drawn.data[0].y) == [4, 9, 1]
    assert drawn.data[0].hovertext[0] == "week of 25 Apr 2022: 4 quotes"
    assert drawn.data[0].hovertext[2] == "week of 9 May 2022: 1 quote"


def test_two_counts_stand_side_by_side_and_are_named() -> None:
    rows = WEEKS.assign(dates=[1, 0, 7])
    rows.attrs = WEEKS.attrs
    drawn = timeline_chart.density(rows, counts=["quotes", "dates"], colours=LIGHT)
    assert [(bars.name, list(bars.y)) for bars in drawn.data] == [("Quotes", [4, 9, 1]), ("Dates", [1, 0, 7])]
    first, second = drawn.data
    assert second.offset == first.offset + first.width
    assert drawn.layout.showlegend


def test_the_chosen_period_is_marked() -> None:
    drawn = timeline_chart.density(
        WEEKS, counts=["quotes"], colours=LIGHT, picked=(date(2022, 5, 3), date(2022, 5, 8))
    )
    assert list(drawn.data[0].marker.color) == [LIGHT.primary, LIGHT.accent, LIGHT.primary]
    assert len(drawn.layout.shapes) == 1


@pytest.mark.parametrize("rows", [WEEKS, WEEKS.head(1), WEEKS.head(0)])
def test_any_number_of_periods_can_be_drawn(rows: pd.DataFrame) -> None:
    assert timeline_chart.density(rows, counts=["quotes"], colours=LIGHT).data


def test_bars_of_names_are_two_even_where_they_are_shortened_alike() -> None:
    long = "The Right Honourable Somebody of Somewhere "
    rows = pd.DataFrame({"name": [long + "One", long + "Two"], "quotes": [2, 1]})
    drawn = ranking_chart.figure(rows, name="name", count="quotes", colours=LIGHT)
    assert list(drawn.data[0].y) == [0, 1]
    assert [name for (name,) in drawn.data[0].customdata] == [long + "One", long + "Two"]


POINTS = {"points": [{"customdata": ["Riga"]}, {"customdata": ["Riga"]}, {"customdata": "Accra"}, {"x": 1}]}


@pytest.mark.parametrize(
    "selection, names",
    [({}, []), (POINTS, ["Riga", "Accra"]), ({"points": [{"customdata": []}, {"customdata": [None]}]}, [])],
)
def test_picked_points_name_what_they_stand_for(
    monkeypatch: pytest.MonkeyPatch, selection: dict[str, object], names: list[str]
) -> None:
    monkeypatch.setattr(st, "session_state", {"map": {"selection": selection}})
    assert plot.picked_points("map") == names


@pytest.mark.parametrize(
    "box, ends",
    [
        ([], None),
        ([{"x": ["2022-05-09 12:00", "2022-05-02"]}], ("2022-05-02", "2022-05-09 12:00")),
        ([{"x": ["2022-05-02"]}], None),
        ([{}], None),
    ],
)
def test_a_picked_range_has_two_ends_in_order(
    monkeypatch: pytest.MonkeyPatch, box: list[dict[str, list[str]]], ends: tuple[str, str] | None
) -> None:
    monkeypatch.setattr(st, "session_state", {"bars": {"selection": {"box": box}}})
    assert plot.picked_range("bars") == ends


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    first, second = sorted((light(one), light(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("text", ["ink", "muted"])
def test_text_can_be_read(colours: Colours, text: str) -> None:
    assert contrast(getattr(colours, text), colours.paper) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("shape", ["primary", "accent"])
def test_shapes_can_be_seen(colours: Colours, shape: str) -> None:
    assert contrast(getattr(colours, shape), colours.paper) >= 3


@pytest.mark.parametrize(("most", "step"), [(1, 1), (4, 1), (5, None), (900, None)])
def test_the_axis_that_counts_has_whole_steps(most: int, step: int | None) -> None:
    rows = WEEKS.assign(quotes=most)
    rows.attrs = WEEKS.attrs
    assert timeline_chart.density(rows, counts=["quotes"], colours=LIGHT).layout.yaxis.dtick == step
