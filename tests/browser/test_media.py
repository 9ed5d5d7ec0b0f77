"""The page on paper, on a phone, in the system's own colours, in a private window and on the clipboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, looking, settle, showing
from tests.browser.hostile import NOVAK
from tests.browser.test_cards import PHONE
from tests.store import made

ROWS = 70  # more than a page of a table holds
WORDS = "We build the bridge for all who live on the other side of the river, whatever it may cost us now"


@pytest.fixture(scope="module")
def many_rows(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    path = tmp_path_factory.mktemp("many") / "many.sqlite"
    with Collection.create(path) as collection:
        for number in range(ROWS):
            text = f"“{WORDS}, part {number}” said Ilze Kalnina in Riga."
            collection.add(*made.article(f"d{number:02}", text, names={"Ilze Kalnina": "PERSON"}))
    with showing(chromium, path) as shown:
        yield shown


def test_a_print_holds_whole_rows_and_says_how_many_are_left_out(many_rows: Dashboard) -> None:
    tab = many_rows.open("quotes", view="table")
    tab.get_by_role("grid").wait_for()
    note = tab.get_by_text("Only these rows are printed; the download has all of them.")
    expect(note).to_be_hidden()
    tab.emulate_media(media="print")
    expect(note).to_be_visible()
    expect(tab.get_by_text(f"1–50 of {ROWS}")).to_be_visible()
    for hidden in ("stSidebar", "stHeader", "stDownloadButton"):
        expect(tab.get_by_test_id(hidden)).to_be_hidden()
    # The page grows to its rows: a box that scrolls would be cut at its first screen.
    heights = (
        "[document.documentElement.scrollHeight, document.querySelector('[data-testid=stMain]').scrollHeight]"
    )
    page, main = tab.evaluate(heights)
    last = tab.get_by_role("row").last.bounding_box()
    assert last and page >= main >= last["y"] + last["height"]


def test_a_table_on_a_phone_wraps_its_quotes_and_shows_who_speaks(
    chromium: Browser, many_rows: Dashboard
) -> None:
    with looking(chromium, many_rows.address, many_rows.collection, **PHONE) as phone:
        tab = phone.open("quotes", view="table")
        row = tab.get_by_role("row").nth(1)
        words, who = row.locator("td.long"), row.locator("td.who")
        expect(who).to_have_text("Ilze Kalnina", timeout=PATIENCE)
        assert words.inner_text().startswith(f"“{WORDS}, part ")
        for cell in (words, who):
            assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth + 1")
            box = cell.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
        lines = words.evaluate("cell => cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight)")
        assert lines > 2


def test_a_typed_period_holds_on_a_phone(chromium: Browser, dashboard: Dashboard) -> None:
    with looking(chromium, dashboard.address, dashboard.collection, **PHONE) as phone:
        tab = phone.open("quotes")
        tab.get_by_test_id("stExpandSidebarButton").tap()
        tab.get_by_test_id("stDateInput").get_by_role("spinbutton").first.tap()
        tab.keyboard.type("20220503", delay=80)
        tab.keyboard.press("Enter")
        expect(tab).to_have_url(re.compile("when=2022-05-03"), timeout=PATIENCE)


@pytest.mark.tier2
def test_the_system_s_own_colours_keep_marks_and_choices_apart(
    chromium: Browser, dashboard: Dashboard
) -> None:
    with looking(chromium, dashboard.address, dashboard.collection, forced_colors="active") as forced:
        tab = forced.open("document", doc="article-1", at="16", kind="direct")
        mark = tab.locator(".mark").first
        mark.wait_for()
        borders = tab.locator(".mark").evaluate_all(
            "marks => marks.map(one => [getComputedStyle(one).borderBottomStyle, "
            "getComputedStyle(one).textDecorationLine])"
        )
        assert all(border == "solid" or "underline" in line for border, line in borders)
        tab = forced.open("quotes", kind="direct", view="table")
        pill = tab.get_by_test_id("stSidebar").get_by_role("button", name="direct", exact=True)
        other = tab.get_by_test_id("stSidebar").get_by_role("button", name="mixed", exact=True)
        expect(pill).to_have_css("outline-style", "solid", timeout=PATIENCE)
        expect(other).to_have_css("outline-style", "none", timeout=PATIENCE)
        row = tab.get_by_role("row").nth(2)
        row.click()
        expect(tab.locator("tr[aria-selected=true]")).to_have_css("outline-style", "solid", timeout=PATIENCE)


def card_of(tab: Page) -> str:
    """Return the words of the card, once its last part is drawn."""
    card = tab.locator(".st-key-chosen")
    expect(card.get_by_role("button", name="Correct this quote")).to_be_visible(timeout=PATIENCE)
    expect(card.get_by_role("link", name=re.compile("^Read in"))).to_be_visible(timeout=PATIENCE)
    tab.wait_for_timeout(1_000)
    return card.inner_text()


@pytest.mark.tier2
def test_a_copied_address_shows_the_same_in_a_private_window(chromium: Browser, dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person=NOVAK, view="table")
    tab.get_by_role("button", name="Published").click()
    expect(tab).to_have_url(re.compile("quotes-sort="), timeout=PATIENCE)
    settle(tab)
    tab.get_by_role("row").nth(3).click()
    expect(tab).to_have_url(re.compile("[?&]quote="), timeout=PATIENCE)
    settle(tab)
    shown = tab.get_by_role("grid").inner_text()
    card = card_of(tab)
    with looking(chromium, dashboard.address, dashboard.collection) as private:
        copy = private.open(tab.url.removeprefix(dashboard.address + "/"))
        expect(copy.locator("tr[aria-selected=true]")).to_have_count(1, timeout=PATIENCE)
        assert copy.get_by_role("grid").inner_text() == shown
        assert card_of(copy) == card


@pytest.mark.tier2
def test_a_cell_can_be_copied(many_rows: Dashboard) -> None:
    many_rows.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=many_rows.address)
    tab = many_rows.open("quotes", view="table")
    words = tab.get_by_role("row").nth(2).locator("td.long")
    words.wait_for()
    box = words.bounding_box()
    assert box
    before = tab.url
    tab.mouse.move(box["x"] + 2, box["y"] + 8)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 160, box["y"] + 8, steps=6)
    tab.mouse.up()
    tab.keyboard.press("Control+c")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied and copied.strip("“") in WORDS
    assert tab.url == before, "to mark words is not to pick a row"
