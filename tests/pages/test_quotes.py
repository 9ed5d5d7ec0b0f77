"""The page Quotes: a list to read or a table, and the quote that its address asks for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import quotes
from dashboard.ui import paging
from dashboard.ui.views import picked_quotes, reading_list
from tests.browser.hostile import EVIL, HOSTILE, NOVAK, OSEI, RIGA, RUNS_CODE
from tests.pages.conftest import Open, drawn, tables
from tests.pages.test_pages import texts
from tests.store import made

pytestmark = pytest.mark.slow


def key_of(path: Path, person: str) -> str:
    """Return the key of a person's newest quote."""
    with Collection.open(path) as collection:
        return str(quotes.find(collection, Filters(people=(person,)))["address"].iloc[0]).rpartition("=")[2]


def card(page: AppTest) -> list[str]:
    """Return what the page's card is headed."""
    return [one.value for one in page.header]


def test_an_address_picks_its_quote(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", quote=key_of(filled, OSEI))
    assert card(page) == [OSEI]
    assert "The filters leave it out" not in texts(page)


def test_an_address_holds_against_the_filters_and_says_so(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", quote=key_of(filled, OSEI), person=[NOVAK])
    assert card(page) == [OSEI]
    assert "The filters leave it out of the list." in texts(page)
    assert f"8 quotes in 8 documents · by {NOVAK}" in texts(page)


@pytest.mark.parametrize("person", ["Nobody", NOVAK])
def test_an_address_holds_where_nothing_fits(open_page: Open, filled: Path, person: str) -> None:
    page = open_page(filled, "quotes", quote=key_of(filled, OSEI), person=[person], q="nothing like this")
    assert card(page) == [OSEI]


@pytest.mark.parametrize("key", ["0" * 16, "nonsense", "![x](http://evil.example/x.png)", "9" * 500])
@pytest.mark.parametrize("query", [{}, {"q": "nothing like this"}])
def test_an_address_of_nothing_says_so_with_the_way_out(
    open_page: Open, filled: Path, key: str, query: dict[str, str]
) -> None:
    page = open_page(filled, "quotes", quote=key, **query)
    assert not page.exception
    assert f"There is no quote {key[:40]} in this collection." in texts(page)
    page.button(key="no_quote").click().run()
    assert "There is no quote" not in texts(page)
    assert "quote" not in page.query_params


def test_an_address_of_a_hidden_quote_says_so(open_page: Open, tmp_path: Path) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    key = key_of(path, "Vladimir Putin")
    with Collection.open(path, readonly=False) as collection:
        collection.decide("hide", str(quotes.at_address(collection, key)["quote_id"].iloc[0]))
    assert f"The quote {key} was hidden by a correction." in texts(open_page(path, "quotes", quote=key))


@pytest.mark.parametrize(
    "query, says",
    [
        ({"sure": "75"}, "13 quotes in 13 documents · at least 75 % sure"),
        ({"sure": "95"}, "No quotes at least 95 % sure"),
        ({"speaker": "unnamed"}, "No quotes by speakers without a name"),
        ({"sure": "very", "speaker": "loud"}, "13 quotes in 13 documents"),
    ],
)
def test_how_sure_and_without_a_name_are_filters_in_words(
    open_page: Open, filled: Path, query: dict[str, str], says: str
) -> None:
    page = open_page(filled, "quotes", **query)
    assert says in texts(page)
    assert page.button_group(key="sure").value == (query.get("sure") if query.get("sure") != "very" else None)


def test_an_empty_view_offers_what_is_less_sure(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", sure="95", q="decision")
    (way,) = (one for one in page.main.button if one.label.startswith("However sure it is"))
    assert way.key is not None
    page.button(key=way.key).click().run()
    assert "13 quotes in 13 documents" in texts(page)


def many(path: Path, count: int) -> Path:
    """Write a collection of so many quotes in one article; every fifth is unsure, every seventh is denied."""
    lines = "\n".join(f"“Answer {number}” said Kruger in Riga on 2022-05-02." for number in range(count))
    document, found = made.article(
        "talks", lines, published=date(2022, 5, 1), names={"Ada Kruger=Kruger": "PERSON", "Riga": "GPE"}
    )
    said = [
        replace(one, confidence=0.5 if at % 5 == 0 else 0.9, saying="denied" if at % 7 == 0 else "said")
        for at, one in enumerate(found.quotes)
    ]
    with Collection.create(path) as collection:
        collection.add(document, replace(found, quotes=tuple(said)))
    return path


def words(page: AppTest) -> list[str]:
    return [one["words"] for one in drawn(page, "quotes")["quotes"]]


def test_the_page_opens_as_a_list_to_read_of_what_is_sure_enough(open_page: Open, tmp_path: Path) -> None:
    page = open_page(many(tmp_path / "many.sqlite", 40), "quotes")
    assert words(page) == [f"“Answer {at}”" for at in range(40) if at % 5][: reading_list.AT_ONCE]
    assert "32 are listed. 8 more are less sure or no statement." in texts(page)
    assert "40 quotes in 1 document" in texts(page)
    page.button(key="show_all").click().run()
    assert words(page) == [f"“Answer {at}”" for at in range(25)]
    assert "8 of the 40 quotes listed are less sure or no statement." in texts(page)


def test_what_a_filter_asks_for_by_name_is_not_left_out(open_page: Open, tmp_path: Path) -> None:
    path = many(tmp_path / "many.sqlite", 10)
    assert words(open_page(path, "quotes", sure="40")) == [f"“Answer {at}”" for at in range(10)]
    assert words(open_page(path, "quotes", saying=["denied"])) == ["“Answer 7”"]


@pytest.mark.parametrize(
    "asked, first",
    [("2.{}", 25), ("1.{}", 0), ("99.{}", 50), ("0.{}", 0), ("2", 0), ("2.ffffff", 0), ("٢.{}", 0), ("x", 0)],
)
def test_a_page_of_the_list_is_in_the_address_and_belongs_to_its_filters(
    open_page: Open, tmp_path: Path, asked: str, first: int
) -> None:
    path = many(tmp_path / "many.sqlite", 60)
    mark = paging.mark(Filters(sure=40).shown_first())
    page = open_page(path, "quotes", sure="40", **{"quotes-page": asked.format(mark)})
    assert words(page) == [f"“Answer {at}”" for at in range(first, min(first + 25, 60))]
    assert drawn(page, "quotes")["first"] == first + 1


def test_a_quote_in_the_list_says_who_where_when_how_sure_and_why(open_page: Open, tmp_path: Path) -> None:
    page = open_page(many(tmp_path / "many.sqlite", 8), "quotes", all="1")
    first, second = drawn(page, "quotes")["quotes"][:2]
    assert (first["sure"], second["sure"]) == ("unsure", "sure")
    assert (first["states"], second["states"]) == (["denied"], [])
    assert second["speaker"] == "Ada Kruger" and second["named"]
    assert (
        second["where"] == [["1 May 2022", ""], ["The Post", "source?name=The+Post"]]
        and second["title"] == "Talks"
    )
    assert (second["places"], second["dates"]) == (["Riga"], ["2022-05-02: 2 May 2022"])
    assert second["why"] == "cue said; 90% sure"
    assert second["text"] == "“Answer 1” (Ada Kruger, “Talks,” The Post, May 1, 2022)"
    assert second["footnote"] == "Ada Kruger, quoted in “Talks,” The Post, May 1, 2022."


def test_what_came_after_an_import_is_asked_for_by_the_address(open_page: Open, tmp_path: Path) -> None:
    path = many(tmp_path / "many.sqlite", 3)
    with Collection.open(path, readonly=False) as collection:
        number = collection.begin_import()
        text = "“It is new” said Ban."
        collection.add(*made.article("new", text, names={"Ban": "PERSON"}), import_id=number + 1)
    page = open_page(path, "quotes", after=str(number))
    assert words(page) == ["“It is new”"]
    assert f"1 quote in 1 document · that came after import {number}" in texts(page)
    page.button(key="clear").click().run()
    assert len(words(page)) == 4 - 1  # one of the three is less sure


def test_what_is_picked_is_offered_as_files_and_to_be_copied(open_page: Open, tmp_path: Path) -> None:
    path = many(tmp_path / "many.sqlite", 8)
    page = open_page(path, "quotes")
    with Collection.open(path) as collection:
        rows = quotes.find(collection, Filters())
        keys = [str(one).rpartition("=")[2] for one in rows["address"]][6:3:-1]
        numbers = quotes.keyed(collection, keys)
        assert numbers == rows["quote_id"].tolist()[6:3:-1]
        assert quotes.keyed(collection, ["0" * 16, keys[1]]) == numbers[1:2]
    page.session_state[picked_quotes.KEPT] = [*keys, "0" * 16]
    page.run()
    assert "4 quotes picked. 1 of them is gone or hidden." in texts(page)
    assert [one.value for one in page.code] == ["Ada Kruger, quoted in “Talks,” The Post, May 1, 2022."]
    page.selectbox(key="picked_style").select("Markdown").run()
    assert [one.value.count("> “Answer") + one.value.count("> Answer") for one in page.code] == [3]
    page.button(key="picked_none").click().run()
    assert "picked." not in texts(page)


def test_facets_count_what_is_listed_and_show_what_is_chosen(open_page: Open, filled: Path) -> None:
    def of(page: AppTest) -> dict[str, list[tuple[str, int, bool]]]:
        return {
            group["title"]: [(one["label"], one["count"], one["chosen"]) for one in group["values"]]
            for group in drawn(page, "groups")["groups"]
        }

    found = of(open_page(filled, "quotes"))
    assert found["Speakers"] == [(NOVAK, 8, False), (OSEI, 4, False), (EVIL, 1, False)]
    assert found["Months"] == [("May 2022", 9, False), ("June 2022", 4, False)]
    assert found["Places in the article"] == [(RIGA, 9, False), ("Accra", 4, False)]
    query = {"person": [NOVAK], "when": ["2022-05-01", "2022-05-31"]}
    found = of(open_page(filled, "quotes", **query))
    assert found["Speakers"] == [(NOVAK, 8, True)]
    assert found["Months"] == [("May 2022", 8, True)]


def test_the_table_is_one_switch_away_and_lists_the_same(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes")
    assert not tables(page)
    page.button_group(key="quotes_view").set_value("table").run()
    assert len(tables(page)[0]) == 13
    assert not drawn(page, "quotes")
    assert page.query_params["view"] == "table"


def test_hostile_words_reach_the_list_as_plain_text(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", person=[EVIL])
    (only,) = drawn(page, "quotes")["quotes"]
    assert only["words"] == f"“Decision 98 stands {RUNS_CODE}”"
    assert (only["speaker"], only["title"]) == (EVIL, HOSTILE)
    assert HOSTILE in only["footnote"] and HOSTILE in only["why"]


def test_a_quote_too_long_for_a_list_says_how_much_is_left(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "long.sqlite"
    with Collection.create(path) as collection:
        collection.add(*made.article("long", f"“{'word' * 2_000}” said nobody."))
    (only,) = drawn(open_page(path, "quotes"), "quotes")["quotes"]
    assert len(only["words"]) == reading_list.LONGEST + len("“…”")
    assert only["cut"] == "4,000 more characters are in the article."


def test_nothing_sure_enough_is_no_empty_page(open_page: Open, tmp_path: Path) -> None:
    path = many(tmp_path / "one.sqlite", 1)
    page = open_page(path, "quotes")
    assert not page.exception
    assert words(page) == []
    assert "0 are listed. 1 more is less sure or no statement." in texts(page)
    page.button(key="show_all").click().run()
    assert words(page) == ["“Answer 0”"]


def repeated(path: Path) -> Path:
    """A collection in which one utterance is in three articles, once shortened."""
    whole = "We will rebuild the old harbour bridge before the winter and nobody will pay for it"
    words = {"first": whole, "second": whole, "third": whole.partition(" and ")[0]}
    with Collection.create(path) as collection:
        for day, (key, said) in enumerate(words.items(), 4):
            text, names = f"“{said}” said Novak.", {"Jana Novak=Novak": "PERSON"}
            given = made.article(key, text, published=date(2022, 5, day), source=f"The {key}", names=names)
            collection.add(*given)
    return path


def test_what_was_said_once_is_listed_once_and_says_where_else_it_is(open_page: Open, tmp_path: Path) -> None:
    path = repeated(tmp_path / "made.sqlite")
    page = open_page(path, "quotes")
    (only,) = drawn(page, "quotes")["quotes"]
    assert (
        only["also"]
        == "Also in 2 other articles, first on 4 May 2022 in The first; longer in The first, The second"
    )
    assert "3 quotes in 3 documents" in texts(page)
    assert "2 quotes are folded: the same utterance as one above. Counts have each." in texts(page)
    page.button(key="list_same").click().run()
    assert len(drawn(page, "quotes")["quotes"]) == 3


def test_the_card_shows_each_version_with_the_words_that_differ(open_page: Open, tmp_path: Path) -> None:
    path = repeated(tmp_path / "made.sqlite")
    with Collection.open(path) as collection:
        key = collection.rows("SELECT key FROM quotes ORDER BY id LIMIT 1")[0][0]
    lines = drawn(open_page(path, "quotes", quote=key), "sentences")["sentences"]
    assert [[part["text"] for part in one if part["head"]] for one in lines] == [[], ["[…]"]]


@pytest.mark.parametrize(
    ("style", "begins"), [("APA", "Writer, A. (2022"), ("BibTeX", "@"), ("Markdown", "> ")]
)
def test_a_single_quote_is_copied_in_any_style(
    open_page: Open, filled: Path, style: str, begins: str
) -> None:
    page = open_page(filled, "quotes", quote=key_of(filled, OSEI))
    names = page.selectbox(key="quote_style").options
    page.selectbox(key="quote_style").select(next(one for one in names if style in one)).run()
    assert page.code[-1].value.startswith(begins)
