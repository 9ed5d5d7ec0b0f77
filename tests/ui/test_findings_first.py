"""What stands first on a page: a finding, and the rows of the days where most lies."""

from datetime import date

import pandas as pd

from dashboard.store.counts import Totals
from dashboard.ui import kinds, lead, timeline

TOTALS = Totals(documents=9, quotes=40, quoting=8, speakers=3, people=5, places=4, dates=7)
PEOPLE = pd.DataFrame({"name": ["Ana *Ruiz*", "Bo"], "quotes": [12, 20], "mentions": [30, 20]})
PLACES = pd.DataFrame({"place": ["Riga"], "mentions": [1], "documents": [1]})


def test_a_page_says_who_is_quoted_most() -> None:
    assert lead.of_people(PEOPLE, TOTALS) == "**Bo** is quoted most: 20 of 40 quotes."
    assert r"Ana \*Ruiz\*" in lead.of_people(PEOPLE.head(1), TOTALS)
    assert lead.of_people(PEOPLE.assign(quotes=0), TOTALS) == ""
    assert lead.of_people(PEOPLE.head(0), TOTALS) == ""


def test_a_page_says_which_place_is_mentioned_most() -> None:
    assert lead.of_places(PLACES) == "**Riga** is the place that is mentioned most: 1 mention in 1 document."
    assert lead.of_places(PLACES.head(0)) == ""


def test_days_far_off_come_after_those_where_most_lies() -> None:
    days = [date(2050, 1, 1), date(2022, 5, 2), date(2022, 4, 1), None]
    rows = pd.DataFrame(
        {"first": days, "published": [None, date(2022, 5, 3), date(2022, 5, 9), None]}, dtype=object
    )
    stretch = (date(2022, 1, 1), date(2022, 12, 31))
    assert timeline.nearest_first(rows, "mentioned", stretch).index.tolist() == [1, 2, 3, 0]
    assert timeline.nearest_first(rows, "mentioned", None).index.tolist() == [0, 1, 2, 3]
    assert timeline.nearest_first(rows, "published", stretch).index.tolist() == [2, 1, 0, 3]


def test_a_row_of_the_timeline_says_its_days_once() -> None:
    rows = pd.DataFrame(
        {
            "first": [date(2022, 5, 2), date(2022, 5, 1), None],
            "last": [date(2022, 5, 2), date(2022, 5, 31), None],
            "event": ["met", "", ""],
            "published": [date(2022, 5, 3), None, None],
        },
        dtype=object,
    )
    said = timeline.in_days(rows)
    assert said["days"].tolist() == ["2022-05-02", "2022-05-01 to 2022-05-31", ""]
    assert said["event"].tolist() == ["dates “met”", "", ""]
    assert said["printed"].tolist() == ["published 2022-05-03", "", ""]


def test_kinds_of_places_are_plain_words() -> None:
    assert [kinds.in_words(kind) for kind in ("demonym", "metonym", "sea", "", None)] == [
        "people", "government", "sea", "place", "place",
    ]  # fmt: skip
