"""What stands first on a page: a finding, and the rows of the days where most lies."""

from datetime import date

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.questions.counts import Totals
from dashboard.ui import kinds
from dashboard.ui.views import lead, timeline

ANY = Filters()
TOTALS = Totals(documents=9, quotes=40, quoting=8, speakers=3, people=5, places=4, dates=7)
PEOPLE = pd.DataFrame({"name": ["Ana *Ruiz*", "Bo"], "quotes": [12, 20], "mentions": [30, 20]})
PLACES = pd.DataFrame({"place": ["Riga"], "mentions": [1], "documents": [1]})


def test_a_page_says_who_is_quoted_most() -> None:
    assert lead.of_people(PEOPLE, TOTALS, ANY) == "**Bo** is quoted most: 20 of 40 quotes."
    assert r"Ana \*Ruiz\*" in lead.of_people(PEOPLE.head(1), TOTALS, ANY)
    assert lead.of_people(PEOPLE.assign(quotes=0), TOTALS, ANY) == ""
    assert lead.of_people(PEOPLE.head(0), TOTALS, ANY) == ""


def test_where_somebody_is_chosen_others_are_not_counted_among_their_quotes() -> None:
    chosen = Filters(people=("Ana *Ruiz*",))
    assert lead.of_people(PEOPLE, TOTALS, chosen) == "**Bo** is quoted most: 20 times."


def test_a_page_says_which_place_is_mentioned_most() -> None:
    assert lead.of_places(PLACES) == "**Riga** is the place that is mentioned most: 1 mention in 1 document."
    assert lead.of_places(PLACES.head(0)) == ""


WEEKS = pd.DataFrame(
    {
        "period": [date(2022, 4, 18), date(2022, 4, 25), date(2022, 5, 2)],
        "quotes": [3, 9, 9],
        "dates": [20, 1, 1],
    }
)
WEEKS.attrs["unit"] = "week"


def test_a_page_says_when_the_most_was() -> None:
    said = "The busiest week is that of **25 Apr 2022**: 9 of 21 quotes."
    assert lead.of_peak(WEEKS, "published") == said
    said = "Of single days, those in **the week of 18 Apr 2022** are named most: 20 of 22 dates."
    assert lead.of_peak(WEEKS[["period", "dates"]], "mentioned") == said
    days = WEEKS.copy()
    days.attrs["unit"] = "day"
    assert lead.of_peak(days, "published").startswith("The busiest day is **25 Apr 2022**")
    assert lead.of_peak(WEEKS.head(1), "published") == lead.of_peak(WEEKS.assign(quotes=0), "published") == ""


def test_a_page_says_how_many_quotes_have_no_named_speaker() -> None:
    assert lead.of_unnamed(1) == "1 quote is by speakers without a name."
    assert lead.of_unnamed(1200) == "1,200 quotes are by speakers without a name."
    assert lead.of_unnamed(0) == ""


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
    assert [kinds.in_words(kind) for kind in ("demonym", "metonym", "embedded", "sea", "", None)] == [
        "people", "government", "part of a name", "sea", "place", "place",
    ]  # fmt: skip
