"""What the timeline's browser part is given: the days it shows, lanes and stretches."""

import json
from datetime import date

import pandas as pd
import pytest

from dashboard.store.questions.when import When
from dashboard.ui.charts import time_chart
from dashboard.ui.charts.time_chart import Lanes, Shown
from dashboard.ui.colours import LIGHT

MAY = date(2022, 5, 1).toordinal()
CROWDED = When(tuple((MAY + day, 5) for day in range(20)), ((date(1776, 7, 4).toordinal(), 1, 0),), (), 0, 0)
ROWS = pd.DataFrame(
    [
        ("Jana Novak", date(2022, 5, 2), 3),
        ("<b>" + "x" * 300, date(2022, 5, 2), 1),
        ("Jana Novak", date(2022, 5, 9), 2),
    ],
    columns=["name", "period", "quotes"],
)
SPAN = {"text": "May · then", "kind": "sure", "rows": 2, "documents": 1, "event": ""}


def shown(asked: str = "", **period: tuple[date | None, date | None]) -> Shown:
    found = time_chart.shown(CROWDED, asked, **period)
    assert found is not None
    return found


def test_it_opens_where_most_lies_and_not_on_all_that_was_ever_named() -> None:
    days = shown()
    assert date(2022, 2, 1) < days.view[0] < date(2022, 5, 1) < days.view[1] < date(2022, 7, 1)
    assert days.ends[0] < date(1776, 7, 4)
    assert shown("all").view == days.ends


@pytest.mark.parametrize(
    "asked", ["", "yesterday", "2022-05-02", "2022-05-09.2022-05-02", "2300-01-01.2300-02-01", "1.2.3", "٣.٤"]
)
def test_an_address_that_makes_no_sense_shows_where_most_lies(asked: str) -> None:
    assert shown(asked).view == shown().home


def test_the_address_says_which_days_are_shown() -> None:
    assert shown("2022-05-02.2022-05-09").view == (date(2022, 5, 2), date(2022, 5, 9))
    assert shown("0001-01-01.2022-05-09").view == (shown().ends[0], date(2022, 5, 9))


def test_a_chosen_period_is_among_the_days_that_it_opens_on() -> None:
    days = shown(period=(date(2021, 1, 1), date(2021, 1, 31)))
    assert days.view[0] == date(2021, 1, 1)
    assert days.view[1] > date(2022, 5, 20)


@pytest.mark.parametrize("day", [1, date.max.toordinal()])
def test_the_first_and_last_day_of_the_calendar_can_be_shown(day: int) -> None:
    days = time_chart.shown(When(((day, 1),), (), (), 0, 0), "")
    assert days is not None
    assert days.view[0] < days.view[1]


def test_without_any_day_there_is_nothing_to_show() -> None:
    assert time_chart.shown(When((), (), (), 3, 4), "") is None


def test_a_lane_has_its_periods_and_whether_it_is_chosen() -> None:
    lanes = time_chart.lanes_of(Lanes(ROWS, "person", {}, ("Jana Novak",)))
    assert [(one["isChosen"], one["total"], len(one["on"])) for one in lanes] == [(True, 5, 2), (False, 1, 1)]
    assert lanes[1]["name"] == time_chart.name_of("<b>" + "x" * 300)
    assert len(lanes[1]["label"]) < 70


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("May · then", date(2022, 5, 1), None, "May"),
        ("1983", date(1983, 1, 1), date(2005, 12, 31), "1983 to 2005"),
        ("1983", date(1983, 1, 1), None, "1983"),
        ("up to <b>May", None, date(2022, 5, 1), "up to <b>May"),
    ],
)
def test_a_stretch_says_its_days(text: str, first: date | None, last: date | None, label: str) -> None:
    drawn = time_chart.stretch(SPAN | {"text": text, "first": first, "last": last})
    assert drawn["label"] == label
    assert (drawn["first"] is None, drawn["last"] is None) == (first is None, last is None)


def test_all_of_it_can_be_sent() -> None:
    spans = pd.DataFrame([SPAN | {"first": date(2022, 5, 1), "last": None}], dtype=object)
    drawn = time_chart.drawn(
        CROWDED, shown(), Lanes(ROWS, "person", {"person": "person"}), spans,
        axis="published", period=(date(2022, 5, 1), None), colours=LIGHT,
    )  # fmt: skip
    assert json.loads(json.dumps(drawn)) == drawn
    assert drawn["period"] == [MAY, drawn["ends"][1]]
