"""The page Compare: what the address, the filters and the boxes choose, and what is said of both."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest

from tests.browser.hostile import EVIL, NOVAK, OSEI
from tests.pages.conftest import Open
from tests.pages.test_pages import texts

pytestmark = pytest.mark.slow


def lines(page: Any) -> list[list[dict[str, str]]]:
    """Return all sentences with links."""
    said = [json.loads(part.proto.json) for part in page.get("bidi_component") if part.proto.json]
    return [line for one in said for line in one.get("sentences", [])]


def sides(page: Any) -> list[str]:
    """Return the heads of both sides."""
    return [one.value.replace("\\", "") for one in page.header]


def test_the_two_who_are_quoted_most_are_compared_at_first(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare")
    assert sides(page) == [NOVAK, OSEI]


def test_two_who_are_chosen_as_filters_are_those_that_are_compared(open_page: Open, filled: Path) -> None:
    assert sides(open_page(filled, "compare", person=[OSEI, NOVAK])) == [OSEI, NOVAK]


def test_the_address_names_both_in_any_spelling(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare", compare="person", left="kwame osei", right="JANA NOVAK")
    assert sides(page) == [OSEI, NOVAK]


def test_an_unknown_name_is_said_and_another_takes_its_place(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare", compare="person", left="Kwami Osei", right=NOVAK)
    assert f"Nothing here is called “Kwami Osei”. Did you mean {OSEI}?" in texts(page)
    assert sides(page)[1] == NOVAK


def test_two_months_say_what_changed_with_the_earlier_one_first(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare", compare="period")
    first, second, changed = sides(page)
    assert (first, second, changed) == ("May 2022", "June 2022", "What changed")


def test_a_hostile_name_is_a_text(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare", compare="source", left=EVIL)
    assert not page.exception
    assert "<img" not in "".join(one.value for one in page.markdown)


def test_each_quote_and_count_leads_to_its_rows(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare", compare="person", left=OSEI, right=NOVAK)
    told = [one for one in lines(page) if one[-1]["text"].startswith("All ") and "quotes" in one[-1]["text"]]
    assert [one[-1]["text"] for one in told] == ["All 4 quotes", "All 8 quotes"]
    assert [unquote_plus(one[-1]["href"]) for one in told] == [
        f"quotes?person={OSEI}",
        f"quotes?person={NOVAK}",
    ]


def test_another_kind_forgets_the_names(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "compare", compare="person", left=OSEI, right=NOVAK)
    page.main.button_group[0].set_value("source").run()
    assert page.query_params["compare"] == "source"
    assert "left" not in page.query_params
