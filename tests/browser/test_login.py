"""The password of a shared dashboard, as a person meets it in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import hostile
from tests.browser.conftest import PATIENCE, Dashboard, settle, showing
from tests.browser.hostile import NOVAK

PASSWORD = "correct horse battery"


@pytest.fixture
def locked(chromium: Browser, tmp_path: Path) -> Iterator[Dashboard]:
    collection = tmp_path / "locked.sqlite"
    hostile.make(collection)
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    (tmp_path / "password").chmod(0o600)
    with showing(chromium, collection, "--password-file", str(tmp_path / "password")) as dashboard:
        yield dashboard


def test_the_password_opens_the_page_that_was_asked_for(locked: Dashboard, tmp_path: Path) -> None:
    tab = locked.context.new_page()
    tab.set_default_timeout(PATIENCE)
    errors: list[str] = []
    tab.on("console", lambda line: errors.append(line.text) if "Security Policy" in line.text else None)
    tab.goto(locked.url("quotes", person=NOVAK))
    assert NOVAK not in tab.locator("body").inner_text()
    tab.get_by_label("Password").fill("a wrong password")
    tab.get_by_role("button").click()
    expect(tab.get_by_role("alert")).to_have_text("That is not the password.")
    tab.screenshot(path=Path(os.environ.get("DATELINE_PICTURES") or tmp_path) / "login.png")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/quotes?person=*")
    settle(tab)
    expect(tab.get_by_text(NOVAK).first).to_be_attached()
    assert "dateline" not in tab.evaluate("document.cookie")  # no script can read it
    assert errors == []
    # A link elsewhere comes without the cookie; the page asks once more by itself.
    tab.goto("data:text/html,<a href='" + locked.url("map") + "'>map</a>")
    tab.get_by_text("map").click()
    tab.wait_for_url("**/map")
    settle(tab)
    tab.goto(locked.url("_dateline/logout"))
    expect(tab.get_by_label("Password")).to_be_visible()
