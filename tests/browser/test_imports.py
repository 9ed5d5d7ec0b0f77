"""Tables are looked at before they are added, and the page says what became of each file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from dashboard.preprocess import add
from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, looking, settle, showing
from tests.browser.hostile import EVIL
from tests.browser.test_cards import PHONE

TABLE = (
    "Body,Headline,Kicker,Published On,Score\n"
    "“The bridge opens in May.”,Bridge opens,City,2022-04-26,3\n"
    "“The bridge is closed.”,Bridge closes,City,26 April,4\n"
)
ADDED = 120_000  # ms


def hand_over(tab: Page, **files: str) -> None:
    payloads = [
        FilePayload(name=name.replace("_", "."), mimeType="text/plain", buffer=content.encode())
        for name, content in files.items()
    ]
    tab.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(payloads)


def choose(tab: Page, field: str, column: str) -> None:
    box = tab.get_by_role("combobox", name=field)
    # Streamlit opens a list by a finger or by a mouse, whichever the device says that it has.
    (box.tap if tab.evaluate("navigator.maxTouchPoints") else box.click)()
    tab.get_by_role("option", name=column, exact=True).click()
    settle(tab)


@pytest.fixture(params=["desk", pytest.param("phone", marks=pytest.mark.tier2)])
def tab(request: pytest.FixtureRequest, chromium: Browser, writable: Dashboard) -> Iterator[Page]:
    if request.param == "desk":
        yield writable.open("imports")
        return
    with looking(chromium, writable.address, writable.collection, **PHONE) as phone:
        yield phone.open("imports")


def test_a_table_is_added_as_its_columns_were_chosen(tab: Page) -> None:
    hand_over(tab, more_csv=TABLE, note_txt="Rain fell in Riga.")
    expect(tab.get_by_text("more.csv: comma-separated values, 5 columns")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_text("Bridge closes")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_text("13 documents in this collection")).to_be_visible()
    choose(tab, "Title", "Kicker")
    expect(tab.get_by_role("columnheader", name=re.compile("Kicker → Title"))).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("button", name="Add 2 files").click()
    expect(tab.get_by_text("16 documents in this collection")).to_be_visible(timeout=ADDED)
    row = tab.get_by_role("row").filter(has_text="more.csv").filter(has_text="comma-separated values")
    expect(row).to_contain_text("Text from Body, title from Kicker, day from Published On", timeout=PATIENCE)
    expect(row).to_contain_text("Headline, Score")
    expect(row).to_contain_text("1 from a field, 1 unknown")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.tier2
def test_the_text_of_a_wide_table_is_no_strip_and_adding_is_in_view(tab: Page) -> None:
    names = ["Body", "Headline", *(f"Social Echo {number}" for number in range(28))]
    row = ["“The bridge opens in May.” " * 20, "Bridge opens", *["3"] * 28]
    hand_over(tab, more_csv=f"{','.join(names)}\n{','.join(row)}\n")
    expect(tab.get_by_role("button", name="Add 1 file")).to_be_in_viewport(timeout=PATIENCE)
    cell = tab.get_by_role("cell").filter(has_text="The bridge opens in May.").first
    box = cell.bounding_box()
    assert box is not None and box["width"] > 230 and box["height"] < 160
    tab.get_by_text("28 columns not used").click()
    expect(tab.get_by_role("cell", name="Social Echo 27")).to_be_visible(timeout=PATIENCE)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.tier2
def test_a_table_can_be_left_and_then_nothing_is_added(writable: Dashboard) -> None:
    tab = writable.open("imports")
    hand_over(tab, more_csv="Was;Wann\nRain fell in Riga.;2022-04-26\n")
    expect(tab.get_by_text("Choose the column that holds the text")).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_role("button", name="Add 1 file")).to_be_disabled()
    choose(tab, "Text", "Was")
    expect(tab.get_by_role("button", name="Add 1 file")).to_be_enabled()
    tab.get_by_role("button", name="Don't add").click()
    expect(tab.get_by_role("button", name="Add 1 file")).to_be_hidden(timeout=PATIENCE)
    settle(tab)
    expect(tab.get_by_text("13 documents in this collection")).to_be_visible()


def test_a_hostile_table_is_shown_as_text(writable: Dashboard) -> None:
    tab = writable.open("imports")
    cell = EVIL.replace('"', '""')
    hand_over(tab, more_csv=f'"{cell}",Body,id,kind\n"{cell}","{cell}",1,direct\n')
    tab.get_by_role("button", name="Add 1 file").wait_for()
    settle(tab)
    assert EVIL.split()[0] in tab.get_by_role("table").first.inner_text()
    assert tab.get_by_role("table").first.locator("img, script, a").count() == 0
    assert not tab.evaluate("window.isHacked")


@pytest.mark.tier2
def test_a_file_that_is_too_large_is_refused_and_says_what_to_do(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    tab = dashboard.open("imports")
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(53_000_000)
    tab.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(tmp_path / "large.txt")
    expect(tab.locator("[data-testid=stFileChip][aria-invalid=true]")).to_be_visible()
    said = "getComputedStyle(document.querySelector('[data-testid=stFileUploader]'), '::after').content"
    assert "larger than 50 MB and was not taken" in tab.evaluate(said)
    expect(
        tab.get_by_text("Larger files and whole folders are added on the command line")
    ).to_be_in_viewport()
    expect(tab.get_by_text("13 documents in this collection")).to_be_visible()


@pytest.mark.tier2
def test_the_report_of_an_import_fits_the_screen(chromium: Browser, tmp_path: Path) -> None:
    names = ["Body", *(f"Social Echo {number}" for number in range(12))]
    folder = tmp_path / "a folder of clippings from the spring" / "of the valley"
    folder.mkdir(parents=True)
    (folder / "more.csv").write_text(f"{','.join(names)}\nRain fell in Riga.{',3' * 12}\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    collection = tmp_path / "mine.sqlite"
    with Collection.create(collection) as made:
        add([folder.parent], made)
    with showing(chromium, collection) as desk:
        devices: list[dict[str, Any]] = [{}, PHONE]
        for device in devices:
            with looking(chromium, desk.address, collection, **device) as shown:
                tab = shown.open("imports")
                report = tab.get_by_role("table").filter(has_text="Social Echo 0")
                expect(report).to_contain_text("Text from Body. Not used: Social Echo 0")
                expect(report).to_contain_text("and 6 more")
                width = "one => [one.scrollWidth, one.parentElement.clientWidth]"
                needed, given = report.evaluate(width)
                assert needed <= given + 1
                assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
