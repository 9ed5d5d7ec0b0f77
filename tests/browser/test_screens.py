"""Pictures of all pages on a desk and on a phone, light and dark, to be looked at (`make screens`).

Each is held to what a picture shows at once: nothing is wider than the screen, and no error is told.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from dashboard.store.collection import Collection
from tests.browser.conftest import Dashboard, looking, serve, settle

pytestmark = pytest.mark.tier2

DEVICES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
        "user_agent": "Mozilla/5.0 (iPhone; Mobile)",
    },
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# What each page of one thing shows: what occurs most.
MOST = {
    "person": ("name", "SELECT name FROM entities WHERE hidden = 0 ORDER BY quotes DESC, name LIMIT 1"),
    "place": ("name", "SELECT place FROM places WHERE hidden = 0 ORDER BY mentions DESC, place LIMIT 1"),
    "source": ("name", "SELECT source FROM documents GROUP BY source ORDER BY count(*) DESC, source LIMIT 1"),
    "document": ("doc", "SELECT key FROM documents ORDER BY words DESC, key LIMIT 1"),
}
TOO_WIDE = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return [document.documentElement, main].some((one) => one.scrollWidth > one.clientWidth + 1);
}"""
# A picture shows the whole page, up to a length that can still be looked at.
HIGHEST = 3_000
HEIGHT = "() => document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"


@pytest.fixture(scope="module")
def screens() -> Path:
    folder = Path(os.environ.get("DATELINE_SCREENS") or Path(__file__).parents[2] / "build-cache" / "screens")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def served(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The sample, or the collection that DATELINE_SCREENS_OF names."""
    path = tmp_path_factory.mktemp("screens") / "shown.sqlite"
    shutil.copy(os.environ.get("DATELINE_SCREENS_OF") or sample, path)
    server, address = serve(path, path.parent)
    yield address, path
    server.terminate()
    server.wait(timeout=30)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_pages_fit_the_screen_and_tell_no_error(
    chromium: Browser, served: tuple[str, Path], screens: Path, device: str, scheme: str
) -> None:
    with looking(chromium, *served, **DEVICES[device], color_scheme=scheme) as dashboard:
        wrong = [
            found for page in pages(served[1]) if (found := seen(dashboard, page, screens, device, scheme))
        ]
    assert wrong == []


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_first_visit_fits_the_screen_and_tells_no_error(
    chromium: Browser, tmp_path: Path, screens: Path, device: str, scheme: str
) -> None:
    path = tmp_path / "new.sqlite"
    Collection.create(path).close()
    server, address = serve(path, tmp_path)
    try:
        with looking(chromium, address, path, **DEVICES[device], color_scheme=scheme) as dashboard:
            assert seen(dashboard, ("first-visit", "", {}), screens, device, scheme) == ""
    finally:
        server.terminate()
        server.wait(timeout=30)


def pages(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    """Return each page: what its picture is called, its address and its query."""
    names = sorted(one.stem for one in (Path(__file__).parents[2] / "pages").glob("*.py"))
    with Collection.open(path) as collection:
        things = {name: {word: str(collection.rows(asked)[0][0])} for name, (word, asked) in MOST.items()}
    return [*((name, name, things.get(name, {})) for name in names), ("table", "quotes", {"view": "table"})]


def seen(
    dashboard: Dashboard, page: tuple[str, str, dict[str, str]], screens: Path, device: str, scheme: str
) -> str:
    """Take a picture of a page and return what is wrong with it, or ""."""
    name, address, query = page
    tab = dashboard.open(address, None, **query)
    tab.wait_for_timeout(500)
    faults = faults_of(tab)
    if name == "map":  # it is as high as the screen
        tab.locator(".news-map .stage").scroll_into_view_if_needed()
    else:
        view = DEVICES[device]["viewport"]
        high = max(view["height"], min(int(tab.evaluate(HEIGHT)) + 80, HIGHEST))
        tab.set_viewport_size({"width": view["width"], "height": high})
    settle(tab)
    tab.wait_for_timeout(400)  # charts take their new room
    tab.screenshot(path=screens / f"{name}-{device}-{scheme}.png")
    tab.close()
    return f"{name}: {', '.join(faults)}" if faults else ""


def faults_of(tab: Page) -> list[str]:
    """Return what no page may show."""
    found = ["wider than the screen"] if tab.evaluate(TOO_WIDE) else []
    for kind in ("stException", "stAlertContentError"):
        found += [f"{kind}: {one}" for one in tab.get_by_test_id(kind).all_inner_texts()]
    return found
