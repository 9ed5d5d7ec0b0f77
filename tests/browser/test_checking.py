"""A draft is pasted: each quotation gets its mark, its note and its source, and nothing of it is kept."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Dashboard
from tests.browser.hostile import OSEI, RUNS_CODE

STANDS = "Decision 9 stands"


def test_a_pasted_draft_is_marked_and_linked_and_forgotten(dashboard: Dashboard) -> None:
    before = dashboard.collection.read_bytes()
    tab = dashboard.open("check")
    said = f"“{STANDS},” {OSEI} said on Monday, 3 May 2022."
    draft = f"{said}\n\n{RUNS_CODE}\n\n“{RUNS_CODE} says nobody,” {OSEI} said.\n"
    tab.get_by_label("Paste its text").fill(draft)
    tab.get_by_role("button", name="Check", exact=True).click()
    expect(tab.locator(".note.amber").first).to_contain_text("is a Tuesday, not a Monday", timeout=PATIENCE)
    expect(tab.locator("mark.green").first).to_have_text(STANDS)
    expect(tab.locator(".text").nth(1)).to_have_text(RUNS_CODE)
    expect(tab.locator(".draft img")).to_have_count(0)
    assert not tab.evaluate("Boolean(window.isHacked)")
    note = tab.locator(".note.green")
    expect(note).to_contain_text(f"Word for word, by {OSEI}.")
    with dashboard.context.expect_page() as opened:
        note.get_by_role("link", name="See the quote").click()
    expect(opened.value).to_have_url(re.compile(r"/quotes\?quote=[0-9a-f]{16}"), timeout=PATIENCE)
    expect(opened.value.locator(".st-key-chosen .mark.quote")).to_have_text(STANDS, timeout=PATIENCE)
    assert dashboard.collection.read_bytes() == before
    assert dashboard.open("check").get_by_label("Paste its text").input_value() == ""
