"""What is chosen stands in the address, as one step of the browser's history each."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import NOVAK


def drag_over_bars(tab: Page) -> None:
    """Draw a range over the first half of the first chart."""
    ground = tab.locator(".js-plotly-plot .nsewdrag").first
    ground.wait_for()
    ground.scroll_into_view_if_needed()
    tab.wait_for_timeout(1_000)
    box = ground.bounding_box()
    assert box
    tab.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    tab.mouse.up()


@pytest.mark.tier2
def test_a_dragged_period_is_in_the_address_and_a_copy_shows_the_same(dashboard: Dashboard) -> None:
    tab = dashboard.open("overview")
    drag_over_bars(tab)
    expect(tab).to_have_url(re.compile(r"when=2022-0\d-\d\d&when=2022-0\d-\d\d"), timeout=PATIENCE)
    settle(tab)
    said = tab.get_by_test_id("stCaptionContainer").first.inner_text()
    assert "published from" in said
    copy = dashboard.open(tab.url.removeprefix(dashboard.address + "/"))
    expect(copy.get_by_test_id("stCaptionContainer").first).to_have_text(said, timeout=PATIENCE)


def test_each_choice_is_a_step_back_and_forward(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", view="table")
    tab.get_by_test_id("stSidebar").get_by_text("direct", exact=True).click()
    expect(tab).to_have_url(re.compile("kind=direct"), timeout=PATIENCE)
    settle(tab)
    tab.get_by_role("button", name="Speaker", exact=True).click()
    expect(tab).to_have_url(re.compile("quotes-sort=speaker"), timeout=PATIENCE)
    settle(tab)
    tab.get_by_role("row").nth(3).click()
    expect(tab).to_have_url(re.compile("[?&]quote=[0-9a-f]{16}"), timeout=PATIENCE)
    settle(tab)
    picked = tab.url
    tab.go_back()
    expect(tab).to_have_url(re.compile(r"quotes-sort=speaker(?!.*[?&]quote=)"), timeout=PATIENCE)
    expect(tab.locator("[aria-selected=true]")).to_have_count(0, timeout=PATIENCE)
    tab.go_back()
    expect(tab.locator("[aria-sort]")).to_have_count(0, timeout=PATIENCE)
    tab.go_back()
    expect(tab).to_have_url(re.compile(r"/quotes\?view=table$"), timeout=PATIENCE)
    for _ in range(3):
        tab.go_forward()
        settle(tab)
    expect(tab).to_have_url(picked, timeout=PATIENCE)
    expect(tab.locator("[aria-selected=true]")).to_have_count(1, timeout=PATIENCE)


def test_a_question_and_a_way_into_the_article_are_one_step_each(dashboard: Dashboard) -> None:
    tab = dashboard.open("overview")
    home = tab.url
    tab.get_by_role("combobox", name="Ask").fill(f"what did {NOVAK} say about Riga")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"/quotes\?.*person=.*about="), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab).to_have_url(home, timeout=PATIENCE)
    tab = dashboard.open("quotes", person=NOVAK)
    asked = tab.url
    tab.get_by_text("In the article").first.click()
    expect(tab).to_have_url(re.compile("/document"), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab).to_have_url(asked, timeout=PATIENCE)


@pytest.mark.tier2
def test_the_axis_of_the_timeline_is_a_step_back(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    pressed = tab.locator(".axes button[aria-pressed=true]")
    tab.locator(".axes").get_by_role("button", name="said to happen").click()
    expect(tab).to_have_url(re.compile("axis=mentioned"), timeout=PATIENCE)
    expect(pressed).to_have_text("said to happen", timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(pressed).to_have_text("published", timeout=PATIENCE)


@pytest.mark.tier2
def test_a_tab_is_named_after_what_it_shows(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person=NOVAK)
    expect(tab).to_have_title(re.compile(f"{NOVAK} · Quotes · Dateline"), timeout=PATIENCE)
    tab.get_by_test_id("stSidebarNav").get_by_role("link", name="Imports").click()
    expect(tab).to_have_title("Imports · Dateline", timeout=PATIENCE)


@pytest.mark.tier2
def test_the_switches_of_the_map_are_steps_back(dashboard: Dashboard) -> None:
    tab = dashboard.open("map")
    tab.get_by_role("radio", name="country").click()
    expect(tab).to_have_url(re.compile("level=country"), timeout=PATIENCE)
    settle(tab)
    tab.get_by_text("Also peoples, governments and names").click()
    expect(tab).to_have_url(re.compile("figurative=true"), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab).to_have_url(re.compile(r"level=country(?!.*figurative=true)"), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab.get_by_role("radio", name="place")).to_be_checked(timeout=PATIENCE)


def test_back_from_the_reader_the_picked_row_is_still_picked(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person=NOVAK, view="table")
    tab.get_by_role("row").nth(3).click()
    expect(tab).to_have_url(re.compile("[?&]quote="), timeout=PATIENCE)
    settle(tab)
    picked = tab.url
    tab.locator(".st-key-chosen").get_by_role("link", name=re.compile("^Read in")).click()
    expect(tab).to_have_url(re.compile("/document"), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab).to_have_url(picked, timeout=PATIENCE)
    expect(tab.locator("tr[aria-selected=true]")).to_have_count(1, timeout=PATIENCE)
