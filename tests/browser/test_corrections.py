"""A correction on the screen: whom it joins, what it asks first, and what the pages say of it then."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import people
from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import EVIL, NOVAK, OSEI

DONE = "Corrected. The Corrections page lists it"


def correct(tab: Page, what: str, box: str, name: str) -> None:
    """Open the means to correct and write a name into its box."""
    tab.get_by_role("button", name=what).first.click()
    field = tab.get_by_role("combobox", name=box, exact=True)
    field.click()
    field.press_sequentially(name)
    field.press("Enter")


def names(dashboard: Dashboard) -> list[str]:
    with Collection.open(dashboard.collection) as collection:
        return sorted(people.find(collection, Filters())["name"])


def test_a_merge_takes_the_one_who_is_there_and_makes_no_twin(writable: Dashboard) -> None:
    tab = writable.open("people", **{"people-row": NOVAK})
    correct(tab, "Correct this name", "The same as", "kwame  osei")
    expect(tab.get_by_text(f"into “{OSEI}”")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_role("combobox", name="The same as", exact=True)).to_have_value(OSEI)
    tab.get_by_role("button", name="Merge the two").click()
    expect(tab.get_by_text(DONE)).to_be_visible(timeout=PATIENCE)
    assert names(writable) == sorted([EVIL, OSEI])
    # The page goes on to the next person, and what was open for the last one is not open for that one.
    expect(tab.get_by_role("button", name="Hide: this is no name")).to_be_hidden()
    tab.get_by_role("button", name="Correct this name").first.click()
    shown = tab.locator(".st-key-beside h2").first.inner_text()
    expect(tab.get_by_role("textbox", name="The right name")).to_have_value(shown)


def test_a_new_name_is_asked_about_before_it_is_made(writable: Dashboard) -> None:
    tab = writable.open("people", **{"people-row": NOVAK})
    correct(tab, "Correct this name", "The same as", "Kwami Ossei")
    make = tab.get_by_role("button", name="Make the new name “Kwami Ossei”")
    expect(make).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_role("button", name=f"Take “{OSEI}”")).to_be_visible(timeout=PATIENCE)
    assert names(writable) == sorted([EVIL, NOVAK, OSEI])
    # A part of a name offers those who are there, in the same box.
    tab.get_by_role("combobox", name="The same as", exact=True).fill("ose")
    tab.get_by_role("option", name=OSEI).click()
    expect(tab.get_by_text(f"into “{OSEI}”")).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("button", name="Merge the two").click()
    expect(tab.get_by_text(DONE)).to_be_visible(timeout=PATIENCE)
    assert names(writable) == sorted([EVIL, OSEI])


def test_a_corrected_speaker_is_said_in_row_reason_and_file(writable: Dashboard) -> None:
    tab = writable.open("quotes", person=NOVAK, view="table")
    expect(tab.get_by_role("button", name="Corrected")).to_have_count(0)
    tab.get_by_role("row").nth(1).click()
    expect(tab.locator(".st-key-chosen")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    correct(tab, "Correct this quote", "Said by", OSEI)
    tab.get_by_role("button", name="Give it to this speaker").click()
    expect(tab.get_by_text(DONE)).to_be_visible(timeout=PATIENCE)
    tab = writable.open("quotes", person=OSEI, view="table")
    expect(tab.get_by_text("5 quotes in 5 documents")).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("button", name="Corrected").click()
    expect(tab).to_have_url(re.compile("quotes-sort=corrected"), timeout=PATIENCE)
    settle(tab)
    row = tab.get_by_role("row").nth(1)
    expect(row).to_contain_text("speaker")
    row.click()
    expect(tab).to_have_url(re.compile("[?&]quote="), timeout=PATIENCE)
    settle(tab)
    expect(
        tab.locator(".st-key-chosen").get_by_text("speaker corrected by hand; before that:")
    ).to_be_visible(timeout=PATIENCE)
    with tab.expect_download() as download:
        tab.get_by_role("button", name=re.compile("Download 5 rows as CSV")).click()
    written = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["corrected"] for row in rows] == ["speaker", "", "", "", ""], "in the order of the screen"
    assert rows[0]["because"].startswith("speaker corrected by hand")
