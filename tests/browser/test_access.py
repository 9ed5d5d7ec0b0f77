"""axe finds nothing on any page, in light and dark, on a desk and on a phone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard import resources
from tests.browser.conftest import Dashboard, looking, settle
from tests.browser.test_cards import PHONE

DESK = {"viewport": {"width": 1440, "height": 900}}
WORDS = sorted(path.stem for path in resources.pages().glob("*.py"))


@pytest.mark.parametrize(
    "device, scheme, words",
    [
        # Each page once at each change, and in all four ways by `make slow`.
        pytest.param(DESK, "light", WORDS[::2], id="desk-light"),
        pytest.param(PHONE, "dark", WORDS[1::2], id="phone-dark"),
        pytest.param(DESK, "light", WORDS[1::2], id="desk-light-others", marks=pytest.mark.tier2),
        pytest.param(PHONE, "dark", WORDS[::2], id="phone-dark-others", marks=pytest.mark.tier2),
        pytest.param(DESK, "dark", WORDS, id="desk-dark", marks=pytest.mark.tier2),
        pytest.param(PHONE, "light", WORDS, id="phone-light", marks=pytest.mark.tier2),
    ],
)
def test_axe_finds_nothing(
    chromium: Browser, hostile_dashboard: Dashboard, device: dict[str, Any], scheme: str, words: list[str]
) -> None:
    found = []
    with looking(
        chromium, hostile_dashboard.address, hostile_dashboard.collection, color_scheme=scheme, **device
    ) as dashboard:
        tab = dashboard.open("overview")
        for word in words:
            tab.goto(dashboard.url(word, doc="article-1", at="16"))
            settle(tab)
            tab.wait_for_timeout(1_000)  # tables and charts come after the text
            answer = Axe().run(tab).response
            found += [
                (word, one["id"], len(one["nodes"]), one["nodes"][0]["html"][:200])
                for one in answer["violations"]
            ]
    assert found == []
