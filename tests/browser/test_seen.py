"""Two tabs on one collection: what one of them changed, the other doesn't correct unseen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from playwright.sync_api import Page, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard
from tests.browser.hostile import EMOJI, OSEI, RIGA, article

# Where the quote of an article begins: behind the emoji, "On Monday, “".
AT = str(len(f"{EMOJI}On Monday, “"))


def test_a_tab_that_is_out_of_date_hides_no_other_quote(writable: Dashboard) -> None:
    writable.context.add_init_script("window.setInterval = () => 0")  # no tab notices by itself

    def click_in_stale_tab(change: Callable[[Page], None]) -> Page:
        stale, fresh = (opened(writable) for _ in range(2))
        change(fresh)
        stale.get_by_role("button", name="Hide: this is no quote").click()
        return stale

    def add_again(_: Page) -> None:
        with Collection.open(writable.collection, readonly=False) as collection:
            document, found = article(1, OSEI, RIGA, date(2022, 5, 20), title="Changed")
            assert collection.add(replace(document, sha256="f" * 64), found) == "replaced"

    def hide(fresh: Page) -> None:
        fresh.get_by_role("button", name="Hide: this is no quote").click()
        expect(fresh.get_by_text("Corrected. The Corrections page lists it")).to_be_visible(timeout=PATIENCE)

    stale = click_in_stale_tab(add_again)
    expect(stale.get_by_text("Not corrected: This quote is no longer there")).to_be_visible(timeout=PATIENCE)
    stale = click_in_stale_tab(hide)
    expect(stale.get_by_text("Not corrected: This quote was hidden since")).to_be_visible(timeout=PATIENCE)
    with Collection.open(writable.collection) as collection:
        assert [one.act for one in collection.decisions()] == ["hide"]


def opened(dashboard: Dashboard) -> Page:
    """Open the reader at a quote, and there the means to correct it."""
    tab = dashboard.open("document", doc="article-1", at=AT)
    tab.get_by_role("button", name="Correct this quote").click()
    expect(tab.get_by_role("button", name="Hide: this is no quote")).to_be_visible(timeout=PATIENCE)
    return tab
