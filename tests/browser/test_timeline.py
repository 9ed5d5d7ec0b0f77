"""The timeline's chart: both axes on one scale, zoomed by hand and by keys, kept in the address."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import NOVAK


def shown(tab: Page) -> str:
    return tab.locator(".shown").inner_text()


def drag(tab: Page, start: float, end: float) -> None:
    """Draw a range over the bars, in shares of the chart's width."""
    box = tab.locator("svg.published").bounding_box()
    assert box
    across = [box["x"] + 168 + share * (box["width"] - 182) for share in (start, end)]
    tab.mouse.move(across[0], box["y"] + 50)
    tab.mouse.down()
    tab.mouse.move(sum(across) / 2, box["y"] + 52)
    tab.mouse.move(across[1], box["y"] + 52)
    tab.mouse.up()


def test_a_range_that_is_drawn_is_zoomed_to_and_is_a_step_of_the_history(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    expect(tab.locator("svg.published .bar").first).to_be_attached(timeout=PATIENCE)
    before = shown(tab)
    drag(tab, 0.2, 0.6)
    expect(tab).to_have_url(re.compile(r"span=\d{4}-\d\d-\d\d\.\d{4}-\d\d-\d\d"), timeout=PATIENCE)
    settle(tab)
    zoomed = shown(tab)
    assert zoomed != before
    tab.reload()
    settle(tab)
    assert shown(tab) == zoomed
    tab.go_back()
    expect(tab.locator(".shown")).to_have_text(before, timeout=PATIENCE)
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible()  # nothing was filtered


@pytest.mark.tier2
def test_the_days_that_are_shown_become_the_period_by_one_click(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline", span="2022-05-02.2022-05-20")
    tab.locator(".only").get_by_role("button", name="said to happen").click()
    expect(tab).to_have_url(re.compile("when=2022-05-02&when=2022-05-20&axis=mentioned"), timeout=PATIENCE)
    expect(tab.locator(".axes button[aria-pressed=true]")).to_have_text("said to happen", timeout=PATIENCE)
    expect(tab.locator("svg.happening .period")).to_be_attached()
    assert tab.locator("svg.published .period").count() == 0


@pytest.mark.tier2
def test_by_keyboard_one_goes_from_bar_to_bar_and_zooms(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    before = shown(tab)
    tab.locator(".plot").focus()
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowLeft")
    expect(tab.locator(".said")).to_have_text(
        re.compile(r"20\d\d, \d+ quotes? published, \d+ dates? of one day")
    )
    tab.keyboard.press("+")
    expect(tab).to_have_url(re.compile("span="), timeout=PATIENCE)
    assert shown(tab) != before
    tab.keyboard.press("0")
    expect(tab).not_to_have_url(re.compile("span="), timeout=PATIENCE)
    assert shown(tab) == before


@pytest.mark.tier2
def test_lanes_are_by_person_place_or_source_and_filter(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    names = tab.locator(".lanes .names button")
    expect(names.first).to_have_text(NOVAK, timeout=PATIENCE)
    tab.locator(".by").get_by_role("button", name="place").click()
    expect(tab).to_have_url(re.compile("lanes=place"), timeout=PATIENCE)
    expect(names.first).to_have_text("Riga", timeout=PATIENCE)
    names.first.click()
    expect(tab).to_have_url(re.compile("place=Riga"), timeout=PATIENCE)
    expect(names.first).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    names.first.click()
    expect(tab).not_to_have_url(re.compile("place=Riga"), timeout=PATIENCE)


@pytest.mark.tier2
def test_the_bars_can_be_read_as_a_table(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline", span="all")
    tab.get_by_text("The bars as a table").click()
    rows = tab.locator(".table table").first.locator("tbody tr")
    expect(rows.first).to_be_visible(timeout=PATIENCE)
    published = [int(one) for one in rows.locator("td:nth-child(2)").all_inner_texts()]
    assert sum(published) == 13


@pytest.mark.tier2
def test_two_fingers_zoom_and_one_scrolls(dashboard: Dashboard) -> None:
    tab = dashboard.open("timeline")
    before = shown(tab)
    tab.locator("svg.published").evaluate(
        """svg => {
          const box = svg.getBoundingClientRect(), plot = svg.closest(".plot");
          const at = (kind, id, x) => plot.dispatchEvent(new PointerEvent(kind, {
            pointerId: id, clientX: box.x + x, clientY: box.y + 40, bubbles: true,
            pointerType: "touch", button: 0}));
          plot.setPointerCapture = () => {};
          at("pointerdown", 1, 300); at("pointerdown", 2, 400);
          for (let by = 10; by <= 100; by += 10) at("pointermove", 2, 400 + by);
          at("pointerup", 1, 300); at("pointerup", 2, 500);
        }"""
    )
    expect(tab).to_have_url(re.compile("span="), timeout=PATIENCE)
    assert shown(tab) != before
