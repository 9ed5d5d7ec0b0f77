"""Jobs of users, each to its end in a real browser: what they ask, click and get (`make jobs`).

The collection is invented, so that every answer is known; with CORPUS=folder it is made of one's own files,
and the answer is what stands in its rows.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.filters import Filters
from dashboard.preprocess import add
from dashboard.store.collection import Collection
from dashboard.store.questions import evidence
from tests.browser.conftest import PATIENCE, Dashboard, settle, showing
from tests.browser.jobs import newsroom

SOON = 20_000  # ms: what is not there by then is not found
TABLE = os.environ.get("DATELINE_JOBS")  # a file, if the table is to be written
Row = dict[str, object]
ROWS = pytest.StashKey[list[Row]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ROWS] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All jobs are run by `make jobs` and `make slow`."""
    for item in items:
        if "jobs" in item.path.parent.parts:
            item.add_marker(pytest.mark.tier2)


@dataclass(frozen=True)
class Known:
    """The collection, and all its quotes as they stand in its rows."""

    path: Path
    quotes: pd.DataFrame

    @property
    def is_invented(self) -> bool:
        return "CORPUS" not in os.environ

    def most(self, column: str, *, besides: str = "") -> str:
        """Return the most frequent value of a column, the first of those that tie."""
        named = self.quotes[column].dropna()
        counts = named[(named != "") & (named != besides)].value_counts()
        return str(min(counts[counts == counts.max()].index))

    def by(self, speaker: str) -> pd.DataFrame:
        return self.quotes[self.quotes["speaker"] == speaker]


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    path = tmp_path_factory.mktemp("jobs") / "news.sqlite"
    with Collection.create(path) as collection:
        if own := os.environ.get("CORPUS"):
            add([Path(own)], collection)
        else:
            for found, _ in newsroom.articles():
                collection.add(*found)
        return Known(path, evidence.find(collection, Filters()))


@pytest.fixture(scope="session")
def shown(chromium: Browser, known: Known) -> Iterator[Dashboard]:
    with showing(chromium, known.path) as dashboard:
        yield dashboard


@dataclass
class User:
    """Somebody at the browser, whose clicks and typing are counted."""

    dashboard: Dashboard
    tab: Page
    clicks: int = 0
    typed: int = 0
    begun: float = field(default_factory=time.monotonic)

    def click(self, what: Locator) -> None:
        """Click, and wait until the page has settled."""
        what.click(timeout=SOON)
        self.clicks += 1
        # Where the machine is busy the script begins some time after the click.
        self.tab.evaluate("window.quietSince = undefined")
        settle(self.tab)

    def go(self, page: str) -> None:
        """Choose a page in the menu."""
        self.click(self.tab.get_by_test_id("stSidebarNav").get_by_role("link", name=page, exact=True))

    def ask(self, question: str) -> None:
        """Type a question into the ask box and press Enter."""
        box = self.tab.locator(".ask input")
        expect(box).to_be_editable(timeout=PATIENCE)
        box.fill(question)
        self.tab.keyboard.press("Enter")
        self.typed += 1
        expect(box).to_have_value("", timeout=PATIENCE)
        self.tab.locator(".ask .chip").first.wait_for()
        settle(self.tab)

    def choose(self, box: str, name: str) -> None:
        """Choose a name in one of the boxes of the sidebar."""
        field_ = self.tab.get_by_test_id("stSidebar").get_by_role("combobox", name=box, exact=True)
        field_.fill(name)
        self.typed += 1
        self.click(self.tab.get_by_role("option", name=name).first)

    def take(self, form: str = "") -> Path:
        """Download the table below as CSV, or in another form by its title."""
        if not form:
            with self.tab.expect_download() as download:
                self.click(self.tab.get_by_role("button", name="as CSV").first)
            return Path(download.value.path())
        self.click(self.tab.get_by_role("button", name="Other forms").first)
        body = self.tab.get_by_test_id("stPopoverBody")
        self.click(body.get_by_role("combobox"))
        self.click(self.tab.get_by_role("option", name=form))
        with self.tab.expect_download() as download:
            self.click(body.get_by_role("button", name=f"Download as {form}"))
        return Path(download.value.path())


@pytest.fixture
def user(shown: Dashboard, request: pytest.FixtureRequest) -> Iterator[User]:
    """A user on the overview; what the job cost is noted if it was done."""
    shown.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=shown.address)
    one = User(shown, shown.open())
    yield from timed(one, request)
    one.tab.close()


@pytest.fixture
def editor(chromium: Browser, known: Known, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[User]:
    """A user of a copy of the collection, who may change it."""
    path = tmp_path / "mine.sqlite"
    path.write_bytes(known.path.read_bytes())
    with showing(chromium, path) as dashboard:
        yield from timed(User(dashboard, dashboard.open()), request)


def timed(user: User, request: pytest.FixtureRequest) -> Iterator[User]:
    """Yield a user for a job; what it cost is noted if it was done."""
    failed = request.session.testsfailed
    user.begun = time.monotonic()
    yield user
    if request.session.testsfailed == failed:
        seconds = round(time.monotonic() - user.begun, 1)
        note(request.config, request.node.name, user.clicks, user.typed, seconds)


def note(config: pytest.Config, name: str, clicks: int, typed: int, seconds: float) -> None:
    """Remember what a job cost: test_job_8_what_is_done."""
    number, _, what = name.removeprefix("test_job_").partition("_")
    row = {
        "job": int(number),
        "what": what.replace("_", " "),
        "clicks": clicks,
        "typed": typed,
        "seconds": seconds,
    }
    config.stash[ROWS].append(row)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the table of jobs."""
    noted: list[Row] = session.config.stash[ROWS]
    rows = sorted(noted, key=lambda row: str(row["job"]).zfill(3))
    if not rows or not TABLE:
        return
    head = "| job | what | clicks | typed | seconds |\n| ---: | --- | ---: | ---: | ---: |\n"
    lines = [f"| {' | '.join(str(value) for value in row.values())} |" for row in rows]
    Path(TABLE).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
