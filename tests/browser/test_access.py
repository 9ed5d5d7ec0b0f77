"""axe finds nothing on any page, in light and dark, on a desk and on a phone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard import resources
from tests.browser.conftest import Dashboard, looking, settle
from tests.browser.hostile import NOVAK, RIGA
from tests.browser.test_cards import PHONE

DESK = {"viewport": {"width": 1440, "height": 900}}
NAMES = {"place": RIGA, "source": "The Daily Post"}
WORDS = sorted(path.stem for path in resources.pages().glob("*.py"))


@pytest.mark.parametrize(
    "device, scheme, words",
    [
        # The richest pages at each change, all in all four ways by `make slow`.
        pytest.param(DESK, "light", ["document", "map"], id="desk-light-richest"),
        pytest.param(PHONE, "dark", ["overview", "quotes"], id="phone-dark-richest"),
        *(
            pytest.param(device, scheme, WORDS, id=f"{name}-{scheme}", marks=pytest.mark.tier2)
            for name, device in (("desk", DESK), ("phone", PHONE))
            for scheme in ("light", "dark")
        ),
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
            # A chosen person is a mark in the sidebar of every page.
            name = NAMES.get(word, NOVAK)
            tab.goto(dashboard.url(word, doc="article-1", at="16", person=NOVAK, name=name))
            settle(tab)
            tab.wait_for_timeout(1_000)  # tables and charts come after the text
            answer = Axe().run(tab).response
            found += [
                (word, one["id"], len(one["nodes"]), one["nodes"][0]["html"][:200])
                for one in answer["violations"]
            ]
    assert found == []
