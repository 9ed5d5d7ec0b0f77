"""The page Events: a list by days with all reports of each event, and the same as a table."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from dashboard.ui.views import event_list
from tests.pages.conftest import Open, drawn, tables
from tests.pages.test_pages import texts
from tests.store.questions.test_events import ARTICLES, article

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of seven articles with seven reports of five events."""
    path = tmp_path_factory.mktemp("told") / "told.sqlite"
    with Collection.create(path) as collection:
        for key, source, day, text in ARTICLES:
            collection.add(*article(key, text, date(2022, 5, day), source))
    return path


def test_events_stand_by_day_with_their_reports_and_links(open_page: Open, told: Path) -> None:
    page = open_page(told, "events")
    assert "4 events, 6 reports of them in 6 documents" in texts(page)
    assert "**Riga, 3 May 2022**, is what most documents tell of: 2." in texts(page)
    days = drawn(page, "days")["days"]
    assert [one["day"] for one in days] == ["1 June 2022", "3 May 2022", "2 April 2022"]
    first, second = days[1]["events"]
    assert (first["place"], first["many"], second["many"]) == ("Riga", "2 reports", "")
    assert days[1]["href"] == "timeline?when=2022-05-03&when=2022-05-03&axis=mentioned"
    report = first["reports"][1]
    assert report["parts"][1:4] == [["Riga", "place"], [" on ", ""], ["2022-05-03", "date"]]
    assert report["href"] == "document?doc=echo&at=56"
    assert days[0]["events"][0]["reports"][0]["speaker"] == "Ben Osei"


def test_of_many_reports_the_first_are_sent_and_all_where_the_address_asks(
    open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "many.sqlite"
    with Collection.create(path) as collection:
        for at in range(9):
            text = f"The harbour bridge opened in Riga on 2022-05-03, says report {at}."
            collection.add(*article(f"report-{at}", text, date(2022, 5, 4 + at)))
    (event,) = drawn(open_page(path, "events"), "days")["days"][0]["events"]
    assert (len(event["reports"]), event["more"], event["many"]) == (4, 5, "9 reports")
    asked = {event_list.IN_FULL: f"nothing.{event['event']}"}
    (event,) = drawn(open_page(path, "events", **asked), "days")["days"][0]["events"]
    assert (len(event["reports"]), event["more"], event["many"]) == (9, 0, "9 reports")


def test_a_filter_and_its_words_hold_for_the_events(open_page: Open, told: Path) -> None:
    page = open_page(told, "events", place=["Riga"], q="harbour")
    assert "1 event, 2 reports of it in 2 documents · in Riga, with the words “harbour”" in texts(page)


def test_the_table_is_sorted_on_the_server_and_opens_the_sentence(open_page: Open, told: Path) -> None:
    page = open_page(told, "events", view="table", **{"events-sort": "place"})
    (rows,) = tables(page)
    assert rows["place"].tolist() == ["Accra", "Paris", "Paris", "Riga", "Riga", "Riga"]
    assert rows["reports"].tolist() == [1, 2, 2, 2, 2, 1]


def test_where_nothing_happened_the_page_says_how_to_widen(open_page: Open, told: Path) -> None:
    page = open_page(told, "events", place=["Riga"], when=["1999-01-01", "1999-12-31"])
    assert not page.exception
    assert "At any time\\: 2 events" in [button.label for button in page.main.button]
