"""Rows are reviewed by one key each, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Dashboard, settle

pytestmark = pytest.mark.tier2


def press(tab: Page, key: str, reviewed: int) -> str:
    """Press a key, wait until so many rows are reviewed, and return the next one's heading."""
    tab.keyboard.press(key)
    expect(tab.get_by_text(f"{reviewed} of 13 rows reviewed by IK.")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    return tab.locator(".st-key-review_text").inner_text()


def test_each_verdict_has_its_key_once_the_initials_are_there(writable: Dashboard) -> None:
    tab = writable.open("review")
    tab.get_by_role("textbox", name="Your initials").fill("IK")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("0 of 13 rows reviewed by IK.")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    press(tab, "y", 1)
    second = press(tab, "s", 2)
    press(tab, "h", 3)
    assert press(tab, "u", 2) == second
    assert press(tab, "f", 3) == second
    expect(tab.get_by_role("button", name=re.compile("^Go on"))).to_be_visible()
    tab.keyboard.press("g")
    expect(tab.get_by_role("button", name=re.compile("^Right"))).to_be_visible(timeout=PATIENCE)
    settle(tab)
    assert press(tab, "u", 2) == second
    expect(tab.get_by_role("textbox", name="Your initials")).to_have_value("IK")
    # They last in this browser.
    tab.reload()
    settle(tab)
    expect(tab.get_by_text("2 of 13 rows reviewed by IK.")).to_be_visible(timeout=PATIENCE)
    box = tab.locator(".st-key-review").bounding_box()
    assert box is not None and box["y"] < 500, "the row stands in sight"
