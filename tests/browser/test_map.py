"""The map: its land and places, a click, the wheel, its frame in the address."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import ACCRA, RIGA

# How many different colours the canvas has, of every 50th point: water alone would be one.
COLOURS = """canvas => {
  const all = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let at = 0; at < all.length; at += 200) seen.add(all.slice(at, at + 3).join());
  return seen.size;
}"""


def test_the_map_filters_zooms_and_keeps_its_frame(dashboard: Dashboard) -> None:
    tab = dashboard.open("map")
    riga = tab.get_by_role("button", name=re.compile(rf"^{RIGA}\. "))
    accra = tab.get_by_role("button", name=re.compile(rf"^{ACCRA}\. "))
    expect(riga).to_be_visible(timeout=PATIENCE)
    expect(accra).to_have_accessible_name(re.compile("4 mentions in 4 documents"))
    land = tab.locator("canvas.land")
    tab.wait_for_timeout(500)
    assert land.evaluate(COLOURS) >= 3, "no land: the base map wasn't found"
    # A click filters, a second one takes it back.
    riga.click()
    expect(tab).to_have_url(re.compile(f"place={RIGA}"), timeout=PATIENCE)
    expect(tab.get_by_text("9 quotes in 9 documents")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    riga.press("Enter")
    expect(tab).to_have_url(re.compile(r"/map$"), timeout=PATIENCE)
    settle(tab)
    # Without a filter both are in view; the wheel zooms the map and not the page, towards the pointer.
    expect(accra).to_be_visible(timeout=PATIENCE)
    scrolled = tab.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    box = riga.bounding_box()
    assert box
    tab.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] / 2)
    for _ in range(5):
        tab.mouse.wheel(0, -240)
        tab.wait_for_timeout(80)
    expect(tab).to_have_url(re.compile("frame="), timeout=PATIENCE)
    expect(accra).to_have_count(0)
    expect(riga).to_be_visible()
    assert tab.get_by_test_id("stMain").evaluate("main => main.scrollTop") == scrolled
    settle(tab)
    tab.wait_for_timeout(500)
    # The same address, whose numbers are rounded, shows the same frame.
    at, size = riga.bounding_box(), tab.locator(".stage").bounding_box()
    tab.goto(tab.url)
    expect(riga).to_be_visible(timeout=PATIENCE)
    again, stage = riga.bounding_box(), tab.locator(".stage").bounding_box()
    assert at and size and again and stage
    assert abs((at["x"] - size["x"]) - (again["x"] - stage["x"])) < 8
    assert abs((at["y"] - size["y"]) - (again["y"] - stage["y"])) < 8
    tab.get_by_role("button", name="Show all places").click()
    expect(accra).to_be_visible(timeout=PATIENCE)
    expect(tab).not_to_have_url(re.compile("frame="), timeout=PATIENCE)
