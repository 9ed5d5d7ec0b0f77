"""The sample collection, as `make run` shows it, and the picture of it in the README."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PATIENCE, Dashboard, showing


@pytest.fixture(scope="module")
def shown(chromium: Browser, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    path = tmp_path_factory.mktemp("shown") / "sample.sqlite"
    shutil.copy(sample, path)
    with showing(chromium, path) as dashboard:
        yield dashboard


def test_the_overview_shows_what_is_in_the_sample(shown: Dashboard, tmp_path: Path) -> None:
    tab = shown.open("overview")
    expect(tab.get_by_text(re.compile(r"\d+ quotes in \d+ documents")).first).to_be_visible(timeout=PATIENCE)
    tab.locator(".js-plotly-plot .bars path").first.wait_for()
    tab.wait_for_timeout(2_000)  # the last chart comes a moment after the first
    # `make screenshot` has it written into the README's picture.
    picture = Path(os.environ.get("DATELINE_SCREENSHOT") or tmp_path / "screenshot.png")
    tab.screenshot(path=picture)
    assert picture.stat().st_size > 30_000


def test_the_map_shows_the_places_of_the_sample(shown: Dashboard) -> None:
    tab = shown.open("map")
    tab.locator(".news-map .mark").first.wait_for()
    assert tab.locator(".news-map .mark").count() > 10
