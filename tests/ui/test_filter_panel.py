"""The filters as the widgets hold them: read, set, corrected; and the days that the calendar offers."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.store.questions.counts import Choices
from dashboard.ui import filter_panel
from tests.store import made

MAY_2, MAY_30 = date(2022, 5, 2), date(2022, 5, 30)
RIGA, NOVAK = "Riga", "Jana Novak"

# What the widgets hold, and what is asked for by it
WIDGETS: list[tuple[dict[str, Any], Filters]] = [
    ({}, Filters()),
    ({"q": " the river  "}, Filters(text="the river")),
    ({"q": None}, Filters()),
    ({"when": ()}, Filters()),
    ({"when": None}, Filters()),
    ({"when": (MAY_2,)}, Filters(first=MAY_2)),
    ({"when": (MAY_2, MAY_30)}, Filters(first=MAY_2, last=MAY_30)),
    ({"person": [NOVAK], "place": [RIGA]}, Filters(people=(NOVAK,), places=(RIGA,))),
    ({"source": ["The Post"], "kind": ["direct"]}, Filters(sources=("The Post",), kinds=("direct",))),
    ({"saying": ["denied"], "axis": "mentioned"}, Filters(sayings=("denied",), axis="mentioned")),
    ({"axis": None}, Filters(axis="published")),
    ({"match": "all"}, Filters(match="all")),
    ({"match": "any"}, Filters(match="any")),
    ({"match": None}, Filters(match="any")),
    (
        {"about": [RIGA, "the river"], "mentions": [NOVAK]},
        Filters(about=(RIGA, "the river"), mentioned=(NOVAK,)),
    ),
]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the widgets hold."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", held)
    return held


@pytest.mark.parametrize(("widgets", "filters"), WIDGETS)
def test_the_widgets_say_what_is_asked_for(
    kept: dict[str, Any], widgets: dict[str, Any], filters: Filters
) -> None:
    kept.update(widgets)
    assert filter_panel.from_widgets() == filters


@pytest.mark.parametrize("filters", [filters for _, filters in WIDGETS])
def test_filters_that_are_set_at_once_are_asked_for_as_they_are(
    kept: dict[str, Any], filters: Filters
) -> None:
    kept.update(q="rain", when=(MAY_2,), person=["Ana Bell"], axis="mentioned", match="all")
    filter_panel.ask_for(filters)
    assert filter_panel.from_widgets() == filters


def test_a_period_without_a_first_day_is_set_from_the_earliest_on(kept: dict[str, Any]) -> None:
    filter_panel.ask_for(Filters(last=MAY_30))
    assert kept["when"] == (filter_panel.EARLIEST, MAY_30)


def test_nothing_is_asked_for_once_the_filters_are_cleared(kept: dict[str, Any]) -> None:
    filter_panel.ask_for(Filters(people=(NOVAK,), first=MAY_2, text="rain", axis="mentioned", match="all"))
    filter_panel.clear()
    assert filter_panel.from_widgets() == Filters()


# An act of correction, its name and value, who is chosen, who is then
FOLLOWED = [
    ("rename", NOVAK, "Jana Nováková", ["Ana Bell", NOVAK], ["Ana Bell", "Jana Nováková"]),
    ("merge", "Novak", NOVAK, ["Novak"], [NOVAK]),
    ("merge", "Novak", NOVAK, ["Novak", NOVAK], [NOVAK]),
    ("hide", NOVAK, "", [NOVAK, "Ana Bell"], ["Ana Bell"]),
    ("rename", NOVAK, "Jana Nováková", ["Ana Bell"], ["Ana Bell"]),
    ("rename", NOVAK, "Jana Nováková", None, None),
    ("relabel", NOVAK, "ORG", [NOVAK], [NOVAK]),
    ("split", NOVAK, "Novak", [NOVAK], [NOVAK]),
]


@pytest.mark.parametrize("key", ["person", "place"])
@pytest.mark.parametrize(("act", "name", "value", "before", "after"), FOLLOWED)
def test_a_chosen_name_follows_its_correction(
    kept: dict[str, Any],
    key: str,
    act: str,
    name: str,
    value: str,
    before: list[str] | None,
    after: list[str] | None,
) -> None:
    kept[key] = before
    filter_panel.follow(act, name, value)
    assert kept[key] == after


@pytest.mark.parametrize(
    ("before", "after"), [(None, [RIGA]), ([], [RIGA]), (["Paris"], ["Paris", RIGA]), ([RIGA], [RIGA])]
)
def test_a_name_is_added_once(kept: dict[str, Any], before: list[str] | None, after: list[str]) -> None:
    kept["place"] = before
    filter_panel.add_name("place", RIGA)
    assert kept["place"] == after


def test_a_picked_period_comes_with_what_its_days_mean(kept: dict[str, Any]) -> None:
    filter_panel.set_period(MAY_2, MAY_30, axis="mentioned")
    assert filter_panel.from_widgets() == Filters(first=MAY_2, last=MAY_30, axis="mentioned")


DAYS = Choices([], MAY_2, date(2022, 6, 3), date(1850, 7, 14), date(2024, 2, 3))
AGES = Choices([], None, None, date(1, 1, 1), date(9999, 12, 31))
# What the collection has, what the days mean, the period in the address and in the widget, what is offered
OFFERED: list[tuple[Choices, Any, list[str], tuple[date, ...], tuple[date, date]]] = [
    (DAYS, "published", [], (), (date(2022, 5, 1), date(2022, 6, 30))),
    (DAYS, "mentioned", [], (), (date(1850, 7, 1), date(2024, 2, 29))),
    (DAYS, "published", ["2021-12-24"], (), (date(2021, 12, 1), date(2022, 6, 30))),
    (DAYS, "published", ["2022-05-02", "2023-02-01"], (), (date(2022, 5, 1), date(2023, 2, 28))),
    (DAYS, "published", [], (date(1999, 1, 31), MAY_2), (date(1999, 1, 1), date(2022, 6, 30))),
    (AGES, "mentioned", [], (), (date(1000, 1, 1), date(2200, 12, 31))),
    (AGES, "published", [], (), (date(1900, 1, 1), date(2200, 12, 31))),
    (AGES, "published", [], (MAY_2,), (date(2022, 5, 1), date(2022, 5, 31))),
]


@pytest.mark.parametrize(("known", "axis", "asked", "picked", "offered"), OFFERED)
def test_the_calendar_offers_whole_months_around_all_days(
    kept: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    known: Choices,
    axis: Any,
    asked: list[str],
    picked: tuple[date, ...],
    offered: tuple[date, date],
) -> None:
    monkeypatch.setattr(st, "query_params", SimpleNamespace(get_all=lambda key: asked))
    kept["when"] = picked
    assert filter_panel.bounds(known, axis) == offered


def panel() -> None:
    """Draw the filters that need no collection."""
    from dashboard.store.questions.counts import Choices
    from dashboard.ui import filter_panel

    filter_panel.choose_sources(["The Post"], is_known=False)
    filter_panel.show_period(Choices([], None, None, None, None))
    filter_panel.choose_match()


def drawn(**query: str | list[str]) -> AppTest:
    """Return the filters as an address draws them."""
    page = AppTest.from_function(panel)
    for key, value in query.items():
        page.query_params[key] = value
    return page.run()


@pytest.mark.slow
def test_a_source_that_is_not_there_stays_chosen() -> None:
    sources = drawn(source=["The Echo"]).multiselect(key="source")
    assert sources.value == ["The Echo"]
    assert sources.options == ["The Post", "The Echo"]


# What an address says of the days, and what they mean
AXES: list[tuple[dict[str, str | list[str]], str]] = [
    ({}, "published"),
    ({"axis": "mentioned"}, "mentioned"),
    ({"by": "published"}, "published"),
    ({"by": "Published"}, "published"),
    ({"by": "mentioned"}, "mentioned"),
    ({"by": "mentioned", "axis": "published"}, "published"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("query", "axis"), AXES)
def test_an_address_says_what_the_days_mean(query: dict[str, str | list[str]], axis: str) -> None:
    page = drawn(**query)
    assert page.segmented_control(key="axis").value == axis
    assert "by" not in page.query_params


def boxes() -> None:
    """Draw all filters of a collection."""
    from dashboard.store.questions.counts import Choices
    from dashboard.ui import filter_panel

    filter_panel.show(Choices(["The Post"], None, None, None, None))


@pytest.mark.slow
def test_names_that_are_chosen_can_only_be_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(made.collection(tmp_path / "made.sqlite")))
    page = AppTest.from_function(boxes)
    page.query_params["person"] = ["Vladimir Putin", "Nobody"]
    people = page.run().multiselect(key="person")
    assert not page.exception
    assert people.value == people.options == ["Vladimir Putin", "Nobody"]
    assert not people.proto.select_all
    assert page.multiselect(key="place").options == []
