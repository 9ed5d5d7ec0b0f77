"""A collection that changes, goes or comes back while its pages are open; what was added taken out again."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import NOVAK, RIGA, article


@pytest.mark.tier2
def test_a_document_added_elsewhere_is_noticed(writable: Dashboard) -> None:
    tab = writable.open("quotes")
    expect(tab.get_by_role("button", name="Download 13 rows as CSV")).to_be_visible(timeout=PATIENCE)
    with Collection.open(writable.collection, readonly=False) as collection:
        collection.add(*article(55, NOVAK, RIGA, date(2022, 5, 20)))
    expect(tab.get_by_role("button", name="Download 14 rows as CSV")).to_be_visible(timeout=PATIENCE)


@pytest.mark.tier2
def test_a_collection_that_goes_and_comes_back_is_said_in_a_sentence(writable: Dashboard) -> None:
    tab = writable.open("quotes")
    away = writable.collection.with_suffix(".away")
    writable.collection.rename(away)
    expect(tab.get_by_text(re.compile("is gone. Put it back"))).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_test_id("stSidebarNav")).to_be_visible()
    assert tab.get_by_test_id("stException").count() == 0
    away.rename(writable.collection)
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible(timeout=PATIENCE)


def test_a_document_is_removed_after_a_question(writable: Dashboard) -> None:
    tab = writable.open("imports")
    tab.get_by_role("row").filter(has_text="Decision 11 announced").click()
    tab.get_by_role("button", name="Remove this document").click()
    expect(tab.get_by_text("13 documents in this collection")).to_be_visible()
    tab.get_by_role("button", name="Remove it", exact=True).click()
    expect(tab.get_by_text("12 documents in this collection")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_text("Removed “Decision 11 announced”")).to_be_visible(timeout=PATIENCE)


@pytest.mark.tier2
def test_clear_filters_keeps_the_focus_and_filters_are_seen_only_where_they_filter(
    writable: Dashboard,
) -> None:
    tab = writable.open("quotes", person=NOVAK)
    clear = tab.get_by_test_id("stSidebar").get_by_role("button", name="Clear filters")
    clear.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    expect(clear).to_be_focused()
    for word in ("imports", "corrections", "accuracy"):
        tab.get_by_test_id("stSidebarNav").get_by_role("link", name=re.compile(word, re.IGNORECASE)).click()
        settle(tab)
        expect(clear).to_be_hidden(timeout=PATIENCE)
