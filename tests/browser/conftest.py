"""A real Chromium, a real server, and a watch on every request that leaves the page."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright

from tests.browser import hostile
from tests.watch import Watch

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# What asks another host is noted by the tests, and doesn't get there.
FLAGS.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
PATIENCE = 60_000  # ms; two busy cores


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, so that `make quick` leaves it out."""
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.browser)


def find_chromium(own: str) -> str | None:
    """Return the path of a Chromium: the one that is named, the system's, or Playwright's own."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    return own if Path(own).is_file() else None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = find_chromium(playwright.chromium.executable_path)
        if path is None:
            no_browser = "no Chromium: set CHROMIUM=/path/to/it, or apt-get install chromium"
            if os.environ.get("DATELINE_REQUIRE_BROWSER") == "1":
                pytest.fail(no_browser)
            pytest.skip(no_browser)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Dashboard:
    """A running dashboard and the browser that looks at it."""

    address: str
    collection: Path
    context: BrowserContext
    asked: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # sites that a test visits beside it

    def url(self, page: str = "", **query: str | list[str]) -> str:
        """Return the address of a page: `url("quotes", person=["A", "B"])`."""
        words = urlencode(query, doseq=True)
        return f"{self.address}/{page}{'?' if words else ''}{words}"

    def open(
        self, page: str = "", on_console: Callable[[str], None] | None = None, /, **query: str | list[str]
    ) -> Page:
        """Open a page in a new tab and wait until it has drawn itself."""
        tab = self.context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.on("websocket", lambda socket: self.note(socket.url.replace("ws://", "http://")))
        if on_console:
            tab.on("console", lambda message: on_console(message.text))
        tab.add_init_script(
            "window.hacked = () => { window.isHacked = true }; delete window.showSaveFilePicker;"
        )
        tab.goto(self.url(page, **query))
        settle(tab)
        return tab

    def note(self, address: str) -> None:
        """Note an address that is not our own."""
        ours = tuple(f"{one}/" for one in (self.address, *self.others))
        if urlsplit(address).scheme not in {"data", "blob"} and not address.startswith(ours):
            self.asked.append(address)


QUIET = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const isQuiet = app?.dataset.testScriptState === "notRunning" && document.querySelector("h1");
  window.quietSince = isQuiet ? (window.quietSince ?? Date.now()) : undefined;
  return isQuiet && Date.now() - window.quietSince > 600;
}"""


def settle(tab: Page) -> None:
    """Wait until the page's title stands and no script has run for a moment."""
    # A menu link that is clicked during the very first run loses the address' filters (Streamlit's doing).
    try:
        tab.wait_for_function(QUIET, polling=100)
    except TimeoutError as error:
        state = tab.locator("[data-testid=stApp]").get_attribute("data-test-script-state")
        titles = tab.locator("h1").all_inner_texts()
        raise AssertionError(f"{tab.url} is not at rest: {state}, headed {titles}") from error


def serve(collection: Path, folder: Path, *more: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start `dateline open` on a free port and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "dashboard", "open", str(collection), "--port", str(port), *more]
    with (folder / "server.log").open("wb") as log:
        watch = Watch(folder)
        server = subprocess.Popen(
            watch.words(words), cwd=folder, env=watch.environment(), stdout=log, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return server, address
        except urllib.error.HTTPError:  # it asks for its password
            return server, address
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    server.kill()
    raise AssertionError((folder / "server.log").read_text(encoding="utf-8")[-3000:])


@contextmanager
def showing(chromium: Browser, collection: Path, *more: str) -> Iterator[Dashboard]:
    """Serve a collection and look at it with a new browser profile; at the end no other host may be asked."""
    server, address = serve(collection, collection.parent, *more)
    try:
        with looking(chromium, address, collection) as dashboard:
            yield dashboard
    finally:
        server.terminate()
        ended = server.wait(timeout=30)
    assert ended == 128 + signal.SIGTERM
    assert Watch(collection.parent).left() == [], "the server asked something outside of this machine"


@contextmanager
def looking(chromium: Browser, address: str, collection: Path, **device: Any) -> Iterator[Dashboard]:
    """Look at a served collection with a browser profile of its own, on a desk or on the `device`."""
    desk: dict[str, Any] = {"viewport": {"width": 1400, "height": 1000}, "accept_downloads": True}
    context = chromium.new_context(**(desk | device))
    dashboard = Dashboard(address, collection, context)
    # Listening, not routing: a route would switch the browser's cache off, and each page load costs 5 MB.
    context.on("request", lambda request: dashboard.note(request.url))
    yield dashboard
    context.close()
    assert dashboard.asked == [], "a page asked another host"


@pytest.fixture(scope="session")
def hostile_dashboard(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The hostile collection, served once for all tests that change nothing."""
    collection = tmp_path_factory.mktemp("served") / "hostile.sqlite"
    hostile.make(collection)
    with showing(chromium, collection) as dashboard:
        yield dashboard


@pytest.fixture
def dashboard(hostile_dashboard: Dashboard) -> Iterator[Dashboard]:
    """The hostile collection in tabs of this test's own; none of them may ask another host."""
    yield hostile_dashboard
    for tab in hostile_dashboard.context.pages:
        tab.close()
    asked, hostile_dashboard.asked[:] = list(hostile_dashboard.asked), []
    assert asked == [], "a page asked another host"


@pytest.fixture
def writable(chromium: Browser, tmp_path: Path) -> Iterator[Dashboard]:
    """A collection of its own, to be changed."""
    collection = tmp_path / "mine.sqlite"
    hostile.make(collection)
    with showing(chromium, collection) as shown:
        yield shown
