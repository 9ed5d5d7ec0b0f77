"""How long a reader waits: from a click until the page stands still, on every page, in a real Chromium.

The clock runs from the click to the last change in the page (the script at rest, nothing drawn any more).
What is asked for is new each time, unless the row says otherwise. `shift` is how far what stood already was
moved while the page was loaded, as browsers add it up (cumulative layout shift; up to 0.1 counts as good).
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import million
import newsroom
import psutil
from form import Curve, Figure
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.store.collection import Collection

YARDSTICK = "sqlite"
CURVES: tuple[Curve, ...] = ()
ENOUGH, MOST_TIMES = 0.5, 3  # a click may take so many seconds, or so many times the quickest page
TRIES = 2
EMPTY = ("events",)  # made texts tell of none: no measure for other pages
STILL = 300  # ms without a change
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
# Notes the last change, in components too, and what is moved.
WATCH = """
window.changed = 0; window.shift = 0;
const note = () => { window.changed = performance.now(); };
const all = { subtree: true, childList: true, attributes: true, characterData: true };
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) {
  const root = attach.call(this, how);
  new MutationObserver(note).observe(root, all);
  return root;
};
document.addEventListener("DOMContentLoaded", () => new MutationObserver(note).observe(document.body, all));
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
IS_STILL = """(still) => {
  const app = document.querySelector("[data-testid=stApp]");
  const isRunning = app?.dataset.testScriptState !== "notRunning" || !document.querySelector("h1");
  if (isRunning) window.changed = performance.now();
  return !isRunning && performance.now() - window.changed > still;
}"""
MENU = "[data-testid=stSidebarNav] a"


@dataclass(frozen=True)
class Wait:
    """What one click took: seconds until all stood still, and of work by server and browser meanwhile."""

    seconds: float
    server: float
    browser: float


Waits = dict[tuple[str, str], list[Wait]]  # by page and kind of click


@dataclass
class Reader:
    """Somebody at the browser, and the server that answers."""

    tab: Page
    server: psutil.Process
    words: Iterator[str]
    people: Iterator[str]
    waits: Waits = field(default_factory=lambda: defaultdict(list))

    def wait(self, page: str, what: str, act: Callable[[], object]) -> None:
        """Do something, and note until when the page changed and what the server worked, in seconds."""
        server, browser = worked([self.server]), worked(renderers())
        begun = self.tab.evaluate("window.changed = performance.now()")
        act()
        self.settle()
        seconds = (self.tab.evaluate("window.changed") - begun) / 1_000
        found = Wait(seconds, worked([self.server]) - server, worked(renderers()) - browser)
        self.waits[page, what].append(found)
        million.say(f"{page:<16} {what:<12} {seconds:6.2f} s {found.server:6.2f} s {found.browser:6.2f} s")

    def settle(self) -> None:
        """Wait until nothing has changed for a moment."""
        self.tab.wait_for_function(IS_STILL, arg=STILL, polling=20, timeout=60_000)


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield what clicks take in the collection of the largest size that is no more than 100,000 quotes."""
    size = max(one for one in sizes if one <= 100_000)
    path = million.made(folder, size)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))  # the browser is no part of what is measured
    with serving(path, folder) as (server, address), browsing() as chromium:
        waits, shifts = clicked(chromium, server, address, path)
    rows = least(waits)
    for (page, what), took in rows.items():
        yield Figure("clicks", page, what, took.seconds, "s", at=size)
        yield Figure("clicks-server", page, what, 1_000 * took.server, "ms", at=size)
        yield Figure("clicks-browser", page, what, 1_000 * took.browser, "ms", at=size)
    for page, shift in shifts.items():
        yield Figure("clicks", page, "shift", round(shift, 3), at=size, better="less")
    slow = too_slow({what: took.seconds for what, took in rows.items()})
    yield Figure("clicks-slow", f"{size:,} quotes", "too slow", "; ".join(slow) or "none", at=size)


def least(waits: Waits) -> dict[tuple[str, str], Wait]:
    """Return for each click the shortest wait, and the least that server and browser worked."""
    return {
        what: Wait(
            min(one.seconds for one in found),
            min(one.server for one in found),
            min(one.browser for one in found),
        )
        for what, found in waits.items()
    }


def too_slow(seconds: dict[tuple[str, str], float]) -> list[str]:
    """Return what takes longer than half a second and than three times the quickest page, click by click."""
    quickest = {
        kind: min(took for (page, other), took in seconds.items() if other == kind and page not in EMPTY)
        for page, kind in seconds
        if page not in EMPTY
    }
    return [
        f"{page}, {what}: {took:.2f} s"
        for (page, what), took in seconds.items()
        if took > max(ENOUGH, MOST_TIMES * quickest[what])
    ]


def clicked(
    chromium: Browser, server: psutil.Process, address: str, path: Path
) -> tuple[Waits, dict[str, float]]:
    """Return the waits for all clicks, and how much each page moves while it loads."""
    tab = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    tab.add_init_script(WATCH)
    with Collection.open(path) as collection:
        reader = Reader(tab, server, unused_words(collection), unused_people(collection))
    tab.goto(address)
    reader.settle()
    shifts = {}
    for page in million.pages():
        of = urlencode(million.WAYS[page].get("", {}))
        tab.goto(f"{address}/{page}?{of}" if of else f"{address}/{page}")
        reader.settle()
        shifts[page] = float(tab.evaluate("window.shift"))
        _open_by_menu(reader, page)
        if page not in million.UNFILTERED:
            _filter(reader, page)
    return reader.waits, shifts


def _open_by_menu(reader: Reader, page: str) -> None:
    """Come to a page from another one, if it is in the menu."""
    link = reader.tab.locator(menu(page))
    other = reader.tab.locator(menu("imports" if page == "corrections" else "corrections"))
    for _ in range(TRIES if link.count() else 0):
        other.click()
        reader.settle()
        reader.wait(page, "opened", link.click)


def menu(page: str) -> str:
    """Return where a page's link in the menu is."""
    return f"{MENU}[href$='/{page if page != 'overview' else ''}']"


def _filter(reader: Reader, page: str) -> None:
    """Ask for words and for people that nobody has asked for, and each time for all again."""
    search, ask = reader.tab.locator(".st-key-q input"), reader.tab.locator(".ask input")
    clear = reader.tab.locator(".st-key-clear button")
    for box, what, asked in (
        (search, "a word", reader.words),
        (ask, "a person", reader.people),
    ):
        for _ in range(TRIES):
            box.fill(next(asked))
            reader.wait(page, what, lambda box=box: box.press("Enter"))  # type: ignore[misc]
            reader.wait(page, "all again", clear.click)


def unused_words(collection: Collection) -> Iterator[str]:
    """Return words, each once: first the one that comes nearest to being in a tenth of all documents."""
    wanted = collection.rows("SELECT count(*) FROM documents")[0][0] / 10
    asked = "SELECT count(*) FROM documents_search WHERE documents_search MATCH ?"
    words = newsroom.World().words[:400]
    many = {one: collection.rows(asked, (f'"{one}"',))[0][0] for one in words}
    return iter(sorted(many, key=lambda one: abs(many[one] - wanted)))


def unused_people(collection: Collection) -> Iterator[str]:
    """Return people, each once, the most named first."""
    asked = "SELECT name FROM entities WHERE label = 'PERSON' ORDER BY mentions DESC, name LIMIT 200"
    return iter([name for (name,) in collection.rows(asked)])


@contextmanager
def serving(path: Path, folder: Path) -> Iterator[tuple[psutil.Process, str]]:
    """Serve a collection; yield the server's process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "dashboard", "open", str(path), "--port", str(port)]
    with (folder / "clicks.log").open("wb") as log:
        server = subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/_stcore/health")
        yield psutil.Process(server.pid), address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Wait until a server answers, a minute at most."""
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit(f"{address} does not answer.")


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start a Chromium: the system's, or Playwright's own."""
    with sync_playwright() as playwright:
        found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
        browser = playwright.chromium.launch(executable_path=next(filter(None, found), None), args=FLAGS)
        yield browser
        browser.close()


def renderers() -> list[psutil.Process]:
    """Return the processes of our own browser that draw pages."""
    return [one for one in psutil.Process().children(recursive=True) if "--type=renderer" in one.cmdline()]


def worked(processes: Sequence[psutil.Process]) -> float:
    """Return the seconds of processor time that processes have taken."""
    times = [one.cpu_times() for one in processes]
    return float(sum(one.user + one.system for one in times))
