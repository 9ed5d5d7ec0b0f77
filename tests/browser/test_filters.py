"""What is asked for holds everywhere: on the map, from page to page, and in an address that is sent."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import ACCRA, NOVAK, OSEI


def test_a_filter_travels_across_pages(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person=NOVAK)
    expect(tab.get_by_text("8 quotes in 8 documents").first).to_be_visible(timeout=PATIENCE)
    for title in ("Timeline", "Map", "People", "Documents", "Overview"):
        # Until the sidebar shows it, a click on the menu loses it from the address: Streamlit's doing.
        expect(tab.get_by_test_id("stSidebar").get_by_text(NOVAK).first).to_be_visible(timeout=PATIENCE)
        tab.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        settle(tab)
        expect(tab.get_by_text("8 quotes in 8 documents").first).to_be_visible(timeout=PATIENCE)
        expect(tab).to_have_url(re.compile("person=Jana"), timeout=PATIENCE)


def test_a_copied_address_shows_the_same(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person=OSEI, place=ACCRA, kind="direct")
    expect(tab.get_by_text("4 quotes in 4 documents")).to_be_visible(timeout=PATIENCE)
    copy = dashboard.context.new_page()
    copy.goto(tab.url)
    expect(copy.get_by_text("4 quotes in 4 documents")).to_be_visible(timeout=PATIENCE)


def test_a_chosen_person_gets_into_the_address(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes")
    box = tab.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("People"))
    box.fill("Osei")
    tab.get_by_role("option", name=OSEI).click()
    expect(tab).to_have_url(re.compile("person=Kwame"), timeout=PATIENCE)
    expect(tab.get_by_text("4 quotes in 4 documents")).to_be_visible(timeout=PATIENCE)


@pytest.mark.tier2
def test_enter_takes_the_one_who_is_meant(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes")
    box = tab.get_by_test_id("stSidebar").get_by_role("combobox", name="People", exact=True)
    box.press_sequentially("o")  # in Novak, too
    # At once, before the list has come: the server knows who is meant.
    box.press("Enter")
    expect(tab).to_have_url(re.compile(r"person=Kwame\+Osei$"), timeout=PATIENCE)
    expect(tab.get_by_text("4 quotes in 4 documents")).to_be_visible(timeout=PATIENCE)


def test_a_name_that_nobody_has_is_said_so_and_near_ones_are_offered(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes")
    sidebar = tab.get_by_test_id("stSidebar")
    box = sidebar.get_by_role("combobox", name="People", exact=True)
    box.fill("Kwami Ossei")
    note = sidebar.get_by_text("Nobody here is called “Kwami Ossei”.")
    expect(note).to_be_visible(timeout=PATIENCE)
    box.press("Enter")  # takes nobody, and takes nothing away
    tab.wait_for_timeout(1_000)
    expect(note).to_be_visible()
    sidebar.get_by_role("option", name=OSEI).click()
    expect(tab.get_by_text("4 quotes in 4 documents")).to_be_visible(timeout=PATIENCE)
    expect(box).to_have_value("")
    expect(note).to_be_hidden()


@pytest.mark.tier2
def test_the_switch_of_time_is_one(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    tab.locator(".axes").get_by_role("button", name="said to happen").click()
    expect(tab).to_have_url(re.compile("axis=mentioned"), timeout=PATIENCE)
    switch = tab.get_by_test_id("stSidebar").get_by_role("radio", name="mentioned", exact=True)
    expect(switch).to_be_checked(timeout=PATIENCE)


def test_nonsense_in_an_address_is_dropped(dashboard: Dashboard) -> None:
    tab = dashboard.open(
        "quotes", when=["yesterday", "9999-99-99"], axis="sideways", kind="loud", saying="sung"
    )
    assert tab.locator("[data-testid=stException]").count() == 0
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible(timeout=PATIENCE)


def test_an_unknown_name_in_an_address_is_told_and_a_near_one_offered(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person="Kwami Osei")
    expect(tab.get_by_text("lists nobody as “Kwami Osei”")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_text("0 quotes in 0 documents")).to_be_visible(timeout=PATIENCE)
    expect(tab).to_have_url(re.compile("person=Kwami"), timeout=PATIENCE)
    tab.get_by_role("button", name=OSEI, exact=True).click()
    expect(tab.get_by_text("4 quotes in 4 documents")).to_be_visible(timeout=PATIENCE)
    expect(tab).to_have_url(re.compile("person=Kwame"), timeout=PATIENCE)


@pytest.mark.tier2
def test_what_became_of_a_quote_gets_into_the_address(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", saying=["denied", "not said"])
    expect(tab.get_by_text("only what is denied or not said").first).to_be_visible(timeout=PATIENCE)
    tab.get_by_test_id("stSidebar").get_by_text("said", exact=True).click()
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible(timeout=PATIENCE)
    expect(tab).to_have_url(re.compile("saying=said"), timeout=PATIENCE)


@pytest.mark.tier2
def test_it_fits_on_a_phone(dashboard: Dashboard) -> None:
    tab = dashboard.open("overview")
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.wait_for_timeout(1_000)
    assert tab.evaluate("document.scrollingElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("between", "key"),
    [
        ("Tab", "Enter"),
        *(
            pytest.param(*keys, marks=pytest.mark.tier2)
            for keys in [("Tab", "Tab"), ("", "Enter"), ("", "Tab")]
        ),
    ],
)
def test_a_typed_period_holds(dashboard: Dashboard, between: str, key: str) -> None:
    tab = dashboard.open("quotes")
    parts = tab.get_by_test_id("stDateInput").get_by_role("spinbutton")
    parts.first.focus()
    tab.keyboard.type("20220503", delay=80)
    # Straight through, too: the first day is followed by the last. Who presses Tab then is there already.
    if between and not parts.nth(3).evaluate("part => part === document.activeElement"):
        tab.keyboard.press(between)
    tab.keyboard.type("20220509", delay=80)
    tab.keyboard.press(key)
    expect(tab).to_have_url(re.compile("when=2022-05-03&when=2022-05-09"), timeout=PATIENCE)


@pytest.mark.tier2
def test_one_typed_day_counts_from_there(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes")
    tab.get_by_test_id("stDateInput").get_by_role("spinbutton").first.focus()
    tab.keyboard.type("20220503", delay=80)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"when=2022-05-03$"), timeout=PATIENCE)


@pytest.mark.tier2
def test_the_calendar_opens_where_the_data_lies(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes")
    tab.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    expect(tab.get_by_text(re.compile("(May|June) 2022")).first).to_be_visible(timeout=PATIENCE)


@pytest.mark.tier2
def test_the_axes_of_the_timeline_say_what_they_count(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    for heading in (
        "Published: quotes, by the day of their article",
        "Said to happen: dates, by the day they mean",
    ):
        expect(tab.get_by_role("heading", name=heading)).to_be_visible(timeout=PATIENCE)
