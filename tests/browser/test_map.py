"""The map: its land and places, a click, the wheel, what is shown of it, and what lies under a mark."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import ACCRA, RIGA

# Degrees from the left to the right edge of the map as it is drawn now.
SHOWN = """() => {
  const range = document.querySelector(".js-plotly-plot")._fullLayout.geo.lonaxis.range;
  const scale = document.querySelector(".js-plotly-plot")._fullLayout.geo.projection.scale || 1;
  return (range[1] - range[0]) / scale;
}"""


def point_of(tab: Page, *, largest: bool) -> tuple[float, float]:
    """Return where a place is drawn: Riga is the larger one of the two."""
    points = tab.locator(".scattergeo path.point")
    points.first.wait_for()
    boxes = [box for at in range(points.count()) if (box := points.nth(at).bounding_box())]
    box = sorted(boxes, key=lambda box: box["width"], reverse=largest)[0]
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_map_draws_land_and_places_and_says_what_lies_there(dashboard: Dashboard) -> None:
    tab = dashboard.open("map")
    tab.wait_for_selector(".scattergeo path.point")
    assert tab.locator(".scattergeo path.point").count() >= 2
    land = tab.locator(".geo path").evaluate_all("paths => paths.map(path => path.getAttribute('d') || '')")
    assert sum(map(len, land)) > 10_000, "no coastlines: the base map wasn't found"
    tab.mouse.move(*point_of(tab, largest=False))
    says = tab.locator(".hoverlayer")
    expect(says).to_contain_text(ACCRA, timeout=PATIENCE)
    expect(says).to_contain_text("4 mentions in 4 documents", timeout=PATIENCE)


def test_a_click_on_a_place_filters_and_a_second_takes_it_back(dashboard: Dashboard) -> None:
    tab = dashboard.open("map")
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible(timeout=PATIENCE)
    # By the mouse: Plotly listens on the ground of the map, not on the point.
    tab.mouse.click(*point_of(tab, largest=True))
    expect(tab).to_have_url(re.compile(f"place={RIGA}"), timeout=PATIENCE)
    expect(tab.get_by_text("9 quotes in 9 documents")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    tab.mouse.click(*point_of(tab, largest=True))
    expect(tab).to_have_url(re.compile(r"/map$"), timeout=PATIENCE)


def test_the_wheel_zooms_the_map_and_not_the_page(dashboard: Dashboard) -> None:
    tab = dashboard.open("map")
    at = point_of(tab, largest=True)
    before, scrolled = tab.evaluate(SHOWN), tab.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    tab.mouse.move(*at)
    for _ in range(6):
        tab.mouse.wheel(0, -240)
        tab.wait_for_timeout(150)
    tab.wait_for_function(f"({SHOWN})() < {before} * 0.8")
    assert tab.get_by_test_id("stMain").evaluate("main => main.scrollTop") == scrolled


def test_the_map_fits_what_is_shown(dashboard: Dashboard) -> None:
    both = dashboard.open("map")
    point_of(both, largest=True)
    # Riga and Accra lie 24 degrees of longitude apart, one place nothing at all.
    far = both.evaluate(SHOWN)
    assert 24 < far < 200
    one = dashboard.open("map", person="Jana Novak", place=RIGA)
    point_of(one, largest=True)
    assert one.evaluate(SHOWN) < far / 2
