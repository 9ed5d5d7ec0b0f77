"""Calm: nothing moves while a page is loaded, and of many reports the others come where one reads on."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, settle, showing
from tests.store.questions.test_events import article
from tests.tiers import first

MOST = 0.25  # of cumulative layout shift; more is called poor, and before things had their room it was 1.0
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
FOCUSED = """() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const report = one.closest(".report");
  return report ? [...report.parentElement.children].indexOf(report) : -1;
}"""
PAGES = ("people", "quotes", "timeline", "map", "events", "gaps", "documents", "compare")


@pytest.mark.parametrize("page", first(1, PAGES))
def test_nothing_moves_while_a_page_is_loaded(dashboard: Dashboard, page: str) -> None:
    tab = dashboard.context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.add_init_script(SHIFTS)
    tab.goto(dashboard.url(page))
    settle(tab)
    assert tab.evaluate("window.shift") < MOST
    # The rules of the first moment would slow down all later ones.
    expect(tab.locator("style#loading")).to_have_count(0, timeout=PATIENCE)


@pytest.mark.tier2
def test_other_reports_of_an_event_come_by_a_key_and_the_focus_goes_on_with_them(
    chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "strike.sqlite"
    with Collection.create(path) as collection:
        for at in range(9):
            text = f"The harbour bridge opened in Riga on 2022-05-03, says report {at}."
            collection.add(*article(f"report-{at}", text, date(2022, 5, 4) + timedelta(days=at)))
    with showing(chromium, path) as dashboard:
        tab = dashboard.open("events")
        expect(tab.locator(".report")).to_have_count(4, timeout=PATIENCE)
        tab.get_by_role("button", name="Show 5 more reports").focus()
        tab.keyboard.press("Enter")
        expect(tab.locator(".report")).to_have_count(9, timeout=PATIENCE)
        expect(tab).to_have_url(re.compile("events-full=[0-9a-f]{16}"), timeout=PATIENCE)
        settle(tab)
        assert tab.evaluate(FOCUSED) == 4
        tab.go_back()
        expect(tab.locator(".report")).to_have_count(4, timeout=PATIENCE)
