"""The list to read: by keys, by facets, copied from, and on a phone."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.records import Document, Extraction, Quote, Span
from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, looking, settle, showing
from tests.browser.hostile import EVIL, NOVAK, OSEI, RUNS_CODE
from tests.browser.test_cards import PHONE

FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one?.closest?.("article")?.querySelector("blockquote").textContent ?? "";
}"""


def entries() -> tuple[Document, Extraction]:
    """Return an article of sixty quotes."""
    said = [f"“Entry {number} is short.”\n" for number in range(60)]
    text, quotes, at = "".join(said), [], 0
    for line in said:
        words = line.strip("“”\n")
        quotes.append(
            Quote(at + 1, at + 1 + len(words), words, "direct", None, None, None, 0.9, "between marks")
        )
        at += len(line)
    return Document("entries", text, "Entries", source="The Echo"), Extraction(
        "entries", quotes=tuple(quotes), sentences=(Span(0, len(text), text),)
    )


@pytest.fixture(scope="module")
def long_list(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    path = tmp_path_factory.mktemp("list") / "list.sqlite"
    with Collection.create(path) as collection:
        collection.add(*entries())
    with showing(chromium, path) as dashboard:
        yield dashboard


def opened(dashboard: Dashboard, **query: str) -> Page:
    """Open the list and wait until it is drawn."""
    tab = dashboard.open("quotes", **query)
    tab.locator("article").first.wait_for()
    return tab


def focused(tab: Page) -> str:
    """Return the words of the quote that has the focus."""
    return str(tab.evaluate(FOCUSED))


def copied(tab: Page) -> str:
    return str(tab.evaluate("navigator.clipboard.readText()"))


def test_j_and_k_go_down_and_up_and_over_the_end_of_a_page(long_list: Dashboard) -> None:
    tab = opened(long_list)
    for key, words in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        tab.keyboard.press(key)
        assert focused(tab) == f"“Entry {words} is short.”"
    tab.locator("article").last.focus()
    tab.keyboard.press("j")
    expect(tab.locator("article").first).to_contain_text("Entry 25 is short.", timeout=PATIENCE)
    settle(tab)
    assert focused(tab) == "“Entry 25 is short.”"
    tab.go_back()
    expect(tab.locator("article").first).to_contain_text("Entry 0 is short.", timeout=PATIENCE)


def test_keys_work_at_once_after_a_click_in_the_menu(long_list: Dashboard) -> None:
    tab = long_list.open()
    tab.get_by_test_id("stSidebarNav").get_by_role("link", name="Quotes", exact=True).click()
    tab.locator("article").first.wait_for()
    settle(tab)
    for key, words in (("j", 0), ("j", 1), ("k", 0)):
        tab.keyboard.press(key)
        assert focused(tab) == f"“Entry {words} is short.”"
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/document.*at=1$"), timeout=PATIENCE)


@pytest.mark.tier2
def test_letters_typed_into_a_box_are_letters(long_list: Dashboard) -> None:
    tab = opened(long_list)
    box = tab.get_by_test_id("stSidebar").get_by_placeholder("Words in the text")
    box.press_sequentially("jck")
    expect(box).to_have_value("jck")
    assert focused(tab) == ""


def test_c_copies_the_quote_with_who_where_and_when(dashboard: Dashboard) -> None:
    dashboard.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=dashboard.address)
    tab = opened(dashboard, person=OSEI)
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    expect(tab.get_by_text("Copied as text.")).to_be_visible(timeout=PATIENCE)
    title = "A. Writer, “Decision 9 announced,” The Daily Post, June 10, 2022"
    assert copied(tab) == f"“Decision 9 stands” ({OSEI}, {title})"
    tab.get_by_role("button", name="Copy as footnote").first.click()
    expect(tab.get_by_text("Copied as footnote.")).to_be_visible(timeout=PATIENCE)
    assert copied(tab) == f"{OSEI}, quoted in {title}."
    tab.get_by_role("button", name="Copy as link").first.click()
    expect(tab.get_by_text("Copied as link.")).to_be_visible(timeout=PATIENCE)
    link = copied(tab)
    assert re.fullmatch(rf"{re.escape(dashboard.address)}/quotes\?quote=[0-9a-f]{{16}}", link)
    copy = dashboard.open(link.removeprefix(f"{dashboard.address}/"))
    expect(copy.locator(".st-key-chosen .mark.quote")).to_have_text("Decision 9 stands", timeout=PATIENCE)


@pytest.mark.tier2
def test_enter_opens_the_sentence_and_back_finds_the_same_place(long_list: Dashboard) -> None:
    tab = opened(long_list)
    tab.get_by_role("button", name="25 more").click()
    expect(tab.locator("article").first).to_contain_text("Entry 25 is short.", timeout=PATIENCE)
    settle(tab)
    for _ in range(2):
        tab.keyboard.press("j")
    words = focused(tab)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/document[?].*doc=entries"), timeout=PATIENCE)
    expect(tab.locator(".mark.here")).to_have_text(words.strip("“”"), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab.locator("article[aria-current=true] blockquote")).to_have_text(words, timeout=PATIENCE)


@pytest.mark.tier2
def test_picked_quotes_are_kept_over_pages_and_filters_and_taken_along(long_list: Dashboard) -> None:
    tab = opened(long_list)
    tab.locator("article").nth(1).get_by_label("Pick: ").check()
    tab.locator("article").first.focus()
    tab.keyboard.press("x")
    expect(tab.get_by_text("2 quotes picked.", exact=True)).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("button", name="25 more →").click()
    expect(tab.locator("article").first).to_contain_text("Entry 25", timeout=PATIENCE)
    tab.locator("article").first.get_by_label("Pick: ").check()
    expect(tab.get_by_text("3 quotes picked.", exact=True)).to_be_visible(timeout=PATIENCE)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download 3 rows as CSV").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as rows:
        taken = [row["quote"] for row in csv.DictReader(rows)]
    assert taken == [f"Entry {number} is short." for number in (1, 0, 25)]
    tab.get_by_role("button", name="Copy as", exact=True).click()
    notes = tab.get_by_test_id("stPopoverBody").locator("code")
    expect(notes).to_contain_text("“Entries,” The Echo, n.d.", timeout=PATIENCE)
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name="Pick none").click()
    expect(tab.get_by_text("quotes picked.")).to_have_count(0, timeout=PATIENCE)
    assert tab.locator(".pick input:checked").count() == 0


def test_a_facet_filters_as_one_step_and_is_taken_back_by_another_click(dashboard: Dashboard) -> None:
    tab = opened(dashboard)
    tab.locator(".facets").get_by_role("button", name=re.compile(f"^{OSEI}")).click()
    expect(tab).to_have_url(re.compile("person=Kwame"), timeout=PATIENCE)
    expect(tab.get_by_text(f"4 quotes in 4 documents · by {OSEI}")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    tab.locator(".facets").get_by_role("button", name="June 2022").click()
    expect(tab).to_have_url(re.compile("when=2022-06-01&when=2022-06-30"), timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab).to_have_url(re.compile("person=Kwame(?!.*when=)"), timeout=PATIENCE)
    settle(tab)
    chosen = tab.locator(".facets [aria-pressed=true]")
    expect(chosen).to_have_count(1, timeout=PATIENCE)
    chosen.click()
    expect(tab.get_by_text("13 quotes in 13 documents")).to_be_visible(timeout=PATIENCE)
    expect(tab).to_have_url(re.compile("^(?!.*person=)"), timeout=PATIENCE)


@pytest.mark.tier2
def test_a_place_in_a_quote_filters(dashboard: Dashboard) -> None:
    tab = opened(dashboard, person=NOVAK)
    tab.locator("article").first.get_by_role("button", name="Riga").click()
    expect(tab).to_have_url(re.compile("place=Riga"), timeout=PATIENCE)


def test_the_list_shows_hostile_text_as_text(dashboard: Dashboard) -> None:
    tab = opened(dashboard, person=EVIL)
    expect(tab.locator("blockquote")).to_have_text(f"“Decision 98 stands {RUNS_CODE}”")
    assert tab.locator(".reading, .facets").locator("img, script, iframe").count() == 0
    links = tab.locator(".reading a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert [one.partition("?")[0] for one in links] == ["person", "source"], "their own pages, nothing else"
    assert tab.evaluate("window.isHacked") is None


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.tier2
def test_on_a_phone_the_list_is_one_column_with_the_facets_behind_a_button(
    chromium: Browser, hostile_dashboard: Dashboard, width: int
) -> None:
    device: dict[str, Any] = PHONE | {"viewport": {"width": width, "height": 844}}
    with looking(chromium, hostile_dashboard.address, hostile_dashboard.collection, **device) as dashboard:
        tab = opened(dashboard)
        button = tab.locator(".facets").get_by_role("button", name=re.compile(f"^{NOVAK}"))
        expect(button).to_be_hidden()
        main = tab.get_by_test_id("stMain")
        assert main.evaluate("one => one.scrollWidth <= one.clientWidth")
        assert tab.locator("article").evaluate_all(
            "all => all.every(one => one.scrollWidth <= one.clientWidth + 1)"
        )
        tab.get_by_text("Narrow down").tap()
        button.tap()
        expect(tab.get_by_text("8 quotes in 8 documents")).to_be_visible(timeout=PATIENCE)
        settle(tab)
        tab.locator("article blockquote").first.tap()
        expect(tab.locator(".st-key-chosen .mark.quote")).to_be_visible(timeout=PATIENCE)
