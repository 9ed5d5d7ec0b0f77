"""The map by fingers and keys: two fingers zoom, arrows go round, one spot is listed, weeks are played."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, looking, settle, showing
from tests.browser.test_cards import PHONE
from tests.store import made

pytestmark = pytest.mark.tier2
PLACES: dict[str, made.Where] = {
    "Riga": made.RIGA,
    "Castle": ("Castle", *made.RIGA[1:3], "LV", "city", 1),
    "Accra": ("Accra", 5.55602, -0.1969, "GH", "city", 2306104),
}
FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one?.getAttribute("aria-label") ?? one?.textContent ?? "";
}"""


@pytest.fixture(scope="module")
def weeks(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """Five weeks: Riga in each of them, the castle on the same spot, Accra in the last."""
    path = tmp_path_factory.mktemp("weeks") / "weeks.sqlite"
    with Collection.create(path) as collection:
        for week in range(5):
            text = f"Riga was wet: it rained in Riga at the Castle{' and in Accra' if week == 4 else ''}."
            day = date(2022, 3, 7) + timedelta(weeks=week)
            collection.add(*made.article(f"week-{week}", text, published=day, places=PLACES))
    with showing(chromium, path) as dashboard:
        yield dashboard


def opened(dashboard: Dashboard, **query: str) -> Page:
    tab = dashboard.open("map", **query)
    expect(mark(tab, "Riga")).to_be_visible(timeout=PATIENCE)
    return tab


def mark(tab: Page, name: str) -> Locator:
    return tab.locator(f".stage .mark[aria-label^='{name}.']")


def test_what_lies_on_one_spot_is_listed_and_escape_leads_back(weeks: Dashboard) -> None:
    tab = opened(weeks, frame="56.95,24.1,12")
    mark(tab, "Riga").press("Enter")
    listed = tab.get_by_role("group", name="Places on this spot").get_by_role("button")
    expect(listed).to_have_text(["Riga, 10", "Castle, 5"])
    assert tab.evaluate(FOCUSED) == "Riga, 10"
    tab.keyboard.press("Escape")
    expect(listed).to_have_count(0)
    assert str(tab.evaluate(FOCUSED)).startswith("Riga. ")
    mark(tab, "Riga").click()
    listed.nth(1).click()
    expect(tab).to_have_url(re.compile("place=Castle"), timeout=PATIENCE)


def test_arrows_go_from_mark_to_mark_and_what_is_outside_is_passed_over(weeks: Dashboard) -> None:
    tab = opened(weeks)
    mark(tab, "Riga").focus()
    for key, name in (("ArrowRight", "Accra. "), ("ArrowDown", "Riga. "), ("ArrowLeft", "Accra. ")):
        tab.keyboard.press(key)
        assert str(tab.evaluate(FOCUSED)).startswith(name)
    for _ in range(4):
        tab.keyboard.press("+")
    expect(tab).to_have_url(re.compile("frame="), timeout=PATIENCE)
    settle(tab)
    inside = "all => all.every(one => { const box = one.getBoundingClientRect(), "
    inside += "stage = one.closest('.stage').getBoundingClientRect(); return box.right > stage.x && "
    inside += "box.x < stage.right && box.bottom > stage.y && box.y < stage.bottom; })"
    assert tab.locator(".stage .mark").evaluate_all(inside)


def test_the_weeks_are_played_one_after_the_other_and_can_be_stopped(weeks: Dashboard) -> None:
    tab = opened(weeks)
    when = tab.locator(".when")
    expect(when).to_have_text("All days of publication")
    tab.get_by_role("button", name="Play the periods one after the other").click()
    expect(when).to_have_text(re.compile("^Published in the week of"), timeout=PATIENCE)
    tab.get_by_role("button", name="Stop the periods one after the other").click()
    stopped = when.inner_text()
    tab.wait_for_timeout(1_500)
    assert when.inner_text() == stopped
    slider = tab.get_by_role("slider", name="Time")
    slider.press("Home")
    slider.press("ArrowRight")
    expect(when).to_have_text("Published in the week of 7 March 2022")
    expect(mark(tab, "Accra")).to_have_count(0)
    slider.press("End")
    expect(when).to_have_text("Published in the week of 4 April 2022")
    expect(mark(tab, "Accra")).to_be_visible()


def test_two_fingers_zoom_and_one_moves(chromium: Browser, weeks: Dashboard) -> None:
    with looking(chromium, weeks.address, weeks.collection, **PHONE) as phone:
        tab = opened(phone)
        box = tab.locator(".stage").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + 200
        touch(tab, [[(x - by, y), (x + by, y)] for by in range(30, 120, 6)])
        expect(tab).to_have_url(re.compile("frame="), timeout=PATIENCE)
        settle(tab)
        zoomed = tab.url
        touch(tab, [[(x - by, y)] for by in range(0, 100, 8)])
        expect(tab).not_to_have_url(zoomed, timeout=PATIENCE)
        zooms = [url.rpartition("%2C")[2] for url in (zoomed, tab.url)]
        assert zooms[0] == zooms[1]


def touch(tab: Page, moves: list[list[tuple[float, float]]]) -> None:
    """Put fingers on the screen, move them, and take them off."""
    session = tab.context.new_cdp_session(tab)
    for at, fingers in enumerate([*moves, []]):
        kind = "touchStart" if at == 0 else "touchMove" if fingers else "touchEnd"
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        tab.wait_for_timeout(20)
