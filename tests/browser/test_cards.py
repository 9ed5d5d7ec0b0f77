"""What a click brings is in view, on a desk and on a phone, by mouse, finger and key."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.records import Document, Extraction, Mention, Quote, Span
from dashboard.store.collection import Collection
from dashboard.store.writing import quote_keys
from tests.browser.conftest import PATIENCE, Dashboard, looking, settle, showing

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
    "has_touch": True,
    "is_mobile": True,
}
FILLING = "The council met again and nothing was decided about the road. " * 12
SAID = 30


def long_article() -> tuple[Document, Extraction]:
    """Return an article of several screens with a quote by "she" every few lines."""
    parts: list[str] = []
    quotes, spans = [], []
    at = 0
    for number in range(SAID):
        opening = f"He publishes what she said: “Decision number {number} stands.” "
        start = at
        text = opening + FILLING + "\n\n"
        said = start + opening.index("Decision")
        who = start + opening.index("she said")
        quotes.append(
            Quote(
                said, said + len(f"Decision number {number} stands."), f"Decision number {number} stands.",
                "direct", Mention(who, who + 3, "she", "", "Jana Novak"), Span(who + 4, who + 8, "said"),
                None, 0.8, "the cue beside the speaker",
            )
        )  # fmt: skip
        spans.append(Span(start, start + len(opening), opening))
        spans.append(Span(start + len(opening), start + len(text), text[len(opening) :]))
        parts.append(text)
        at += len(text)
    document = Document("long", "".join(parts), "A long article", source="The Echo")
    return document, Extraction("long", quotes=tuple(quotes), sentences=tuple(spans))


@pytest.fixture(scope="module")
def long_read(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    path = tmp_path_factory.mktemp("long") / "long.sqlite"
    with Collection.create(path) as collection:
        collection.add(*long_article())
    with showing(chromium, path) as dashboard:
        yield dashboard


@pytest.fixture
def phone(chromium: Browser, long_read: Dashboard) -> Iterator[Dashboard]:
    with looking(chromium, long_read.address, long_read.collection, **PHONE) as shown:
        yield shown


def is_in_view(tab: Page, one: Locator) -> bool:
    """Say whether an element lies within the window as a whole, and nothing lies over its middle."""
    box, window = one.bounding_box(), tab.viewport_size
    assert box and window
    return box["y"] >= 0 and box["y"] + min(box["height"], 40) <= window["height"] and is_on_top(one)


def is_on_top(one: Locator) -> bool:
    """Say whether nothing of another part of the page lies over an element's head."""
    return bool(
        one.evaluate(
            """node => {
              const box = node.getBoundingClientRect();
              const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 30) / 2];
              let top = document.elementFromPoint(x, y), inner;
              while ((inner = top?.shadowRoot?.elementFromPoint(x, y)) && inner !== top) top = inner;
              // A mark over two lines has other words of its text within its box.
              return top !== document.body && top?.getRootNode() === node.getRootNode() || node.contains(top);
            }"""
        )
    )


@pytest.mark.tier2
def test_the_reader_s_card_stays_beside_a_mark_far_down(long_read: Dashboard) -> None:
    document, found = long_article()
    tab = long_read.open("document", doc=document.id, at=str(found.quotes[20].start))
    card = tab.locator(".st-key-chosen").get_by_text("Speaker as written: “she”")
    expect(card).to_be_visible(timeout=PATIENCE)
    settle(tab)
    assert is_in_view(tab, card), "after a jump"
    tab.locator(".mark.quote").nth(24).scroll_into_view_if_needed()
    tab.locator(".mark.quote").nth(24).click()
    expect(tab).to_have_url(re.compile(f"at={found.quotes[24].start}"), timeout=PATIENCE)
    settle(tab)
    assert is_in_view(tab, card), "after a scroll and a click"


@pytest.mark.tier2
def test_a_quote_s_card_stands_beside_it_far_down_the_list(long_read: Dashboard) -> None:
    tab = long_read.open("quotes")
    row = tab.locator("article").filter(has_text="Decision number 20 stands.")
    row.scroll_into_view_if_needed()
    row.click()
    card = tab.locator(".st-key-chosen")
    # The card of the first row stands until the page is drawn anew.
    wanted = card.locator(".mark.quote").filter(has_text="Decision number 20 stands.")
    expect(wanted).to_be_visible(timeout=PATIENCE)
    settle(tab)
    for part in (card.locator(".mark.quote"), card.get_by_role("button", name="Correct this quote")):
        assert is_in_view(tab, part)
    box, beside = row.bounding_box(), card.bounding_box()
    assert box and beside and beside["x"] > box["x"] + box["width"]


@pytest.mark.tier2
def test_she_is_marked_where_she_speaks_not_within_a_word(long_read: Dashboard) -> None:
    document, found = long_article()
    first = found.quotes[0]
    (key,) = quote_keys.of(document.id, document.text, [(first.start, first.text)])
    tab = long_read.open("quotes", quote=key)
    words = tab.locator(".st-key-beside .text").first
    expect(words.locator(".mark.speaker")).to_have_text("she", timeout=PATIENCE)
    before = words.locator(".mark.speaker").evaluate("mark => mark.previousSibling.textContent")
    assert before.endswith("publishes what ")


def test_on_a_phone_a_tapped_row_opens_a_sheet_in_view_that_can_be_closed(phone: Dashboard) -> None:
    tab = phone.open("quotes", view="table")
    assert tab.locator(".st-key-chosen").count() == 0
    row = tab.get_by_role("row").filter(has_text="Decision number 12 stands.")
    row.scroll_into_view_if_needed()
    row.tap()
    card = tab.locator(".st-key-chosen")
    expect(card.locator(".mark.quote")).to_have_text("Decision number 12 stands.", timeout=PATIENCE)
    settle(tab)
    assert is_in_view(tab, card.locator(".mark.quote"))
    card.get_by_role("button", name="Close").tap()
    expect(card).to_have_count(0, timeout=PATIENCE)


@pytest.mark.tier2
def test_on_a_phone_a_quote_opened_in_its_article_lies_above_the_sheet(phone: Dashboard) -> None:
    tab = phone.open("quotes")
    tab.get_by_text("In the article").nth(5).tap()
    expect(tab.locator(".st-key-chosen")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    here = tab.locator(".text .here").first
    expect(here).to_be_in_viewport(timeout=PATIENCE)
    sheet = tab.locator("[data-testid=stColumn]:has(.st-key-chosen)").bounding_box()
    box = here.bounding_box()
    assert sheet and box and box["y"] + 20 < sheet["y"]


@pytest.mark.tier2
def test_on_a_phone_the_menu_goes_once_a_page_is_chosen(phone: Dashboard) -> None:
    tab = phone.open("quotes")
    tab.get_by_test_id("stExpandSidebarButton").tap()
    tab.get_by_test_id("stSidebarNav").get_by_role("link", name="People").tap()
    expect(tab).to_have_url(re.compile("/people"), timeout=PATIENCE)
    expect(tab.get_by_test_id("stSidebarNav")).not_to_be_in_viewport(timeout=PATIENCE)


def test_a_quote_s_card_is_a_few_keys_away(long_read: Dashboard) -> None:
    tab = long_read.open("quotes", view="table")
    tab.get_by_role("grid").wait_for()
    keys = 0
    focused = "() => { let one = document.activeElement; while (one?.shadowRoot?.activeElement) " \
        "one = one.shadowRoot.activeElement; return one?.dataset?.id || one?.textContent || '' }"  # fmt: skip
    tab.keyboard.press("Tab")
    assert "Skip" in tab.evaluate(focused), "the first key leads past the menu"
    tab.keyboard.press("Enter")
    keys += 2
    while not quote_keys.KEY.fullmatch(tab.evaluate(focused)) and keys < 20:
        tab.keyboard.press("Tab")
        keys += 1
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("[?&]quote="), timeout=PATIENCE)
    settle(tab)
    card = tab.locator(".st-key-chosen")
    expect(card.locator(".mark.quote")).to_have_text("Decision number 1 stands.", timeout=PATIENCE)
    expect(card.locator(".text")).to_be_focused(timeout=PATIENCE)
    assert keys + 2 <= 14
