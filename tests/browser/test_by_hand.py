"""Words that were missed are selected and added; another person’s file and a watch list are taken over."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.identity import decision_lines
from dashboard.records import Decision
from dashboard.store.collection import Collection
from dashboard.store.questions import documents
from tests.browser.conftest import PATIENCE, Dashboard, settle
from tests.browser.hostile import NOVAK, OSEI

SELECT = """(words) => {
  const inside = (root) => {
    for (const one of root.querySelectorAll("*")) {
      const found = one.shadowRoot ? inside(one.shadowRoot) : one.matches(".text.clickable") ? one : null;
      if (found) return found;
    }
    return null;
  };
  const root = inside(document), range = document.createRange(), start = root.textContent.indexOf(words);
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walk.nextNode(); node; at += node.data.length, node = walk.nextNode()) {
    if (at <= start && start < at + node.data.length) range.setStart(node, start - at);
    const end = start + words.length;
    if (at < end && end <= at + node.data.length) range.setEnd(node, end - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
DONE = "Corrected. The Corrections page lists it"


def select(tab: Page, words: str) -> None:
    """Select words in the reader, and say that they were missed."""
    tab.evaluate(SELECT, words)
    tab.get_by_role("button", name="Add this …").click()
    expect(tab.locator(".st-key-selection")).to_be_visible(timeout=PATIENCE)
    settle(tab)


def first_document(dashboard: Dashboard) -> tuple[str, str]:
    """Return the key of a document with an emoji before what is selected, and its text."""
    with Collection.open(dashboard.collection) as collection:
        rows = collection.rows("SELECT key, text FROM documents JOIN document_texts ON document_id = id")
    return next((key, text) for key, text in rows if "said" in text)


def named(dashboard: Dashboard, label: str) -> set[str]:
    with Collection.open(dashboard.collection) as collection:
        asked = "SELECT entities.name FROM entities WHERE label = ? AND mentions > 0 AND hidden = 0"
        return {name for (name,) in collection.rows(asked, (label,))}


def upload(tab: Page, box: str, path: Path) -> None:
    tab.locator(f".st-key-{box} input[type=file]").set_input_files(path)
    settle(tab)


def test_what_was_missed_is_added_by_selecting_it_and_undone_at_once(writable: Dashboard) -> None:
    key, _ = first_document(writable)
    before = named(writable, "ORG")
    tab = writable.open("document", doc=key)
    select(tab, "said")
    tab.locator(".st-key-selection").get_by_role("radio", name="Organisation").click()
    # The button as it is drawn for what was chosen; the one before looks alike and would add nothing.
    tab.locator("[class*=_Organisation_name]").get_by_role("button", name="Add said").click()
    expect(tab.get_by_text(DONE)).to_be_visible(timeout=PATIENCE)
    assert named(writable, "ORG") == before | {"said"}
    settle(tab)
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_text("Undone.")).to_be_visible(timeout=PATIENCE)
    assert named(writable, "ORG") == before


@pytest.mark.tier2
def test_another_persons_file_says_what_it_does_is_taken_over_and_undone(
    writable: Dashboard, tmp_path: Path
) -> None:
    with Collection.open(writable.collection, readonly=False) as collection:
        collection.decide("rename", NOVAK, "J. Novak", by="IK")
    theirs = [
        Decision(1, "2026-01-01T00:00:00+00:00", "rename", f"PERSON:{NOVAK}", "PERSON:Jana N.", by="JO"),
        Decision(2, "2026-01-02T00:00:00+00:00", "rename", f"PERSON:{OSEI}", "PERSON:K. Osei", by="JO"),
    ]
    file = tmp_path / "theirs.jsonl"
    file.write_text("".join(f"{line}\n" for line in decision_lines.to_lines(theirs)), encoding="utf-8")
    tab = writable.open("corrections")
    upload(tab, "corrections_file", file)
    offer = tab.locator(".st-key-decision_offer")
    expect(offer).to_contain_text("Brings 1 new correction (1 renamed); 1 correction clashes with yours")
    expect(offer.locator(".st-key-list_clash_0")).to_contain_text("Theirs · JO")
    offer.locator(".st-key-list_clash_0").get_by_role("radio", name="Take theirs").click()
    settle(tab)
    tab.get_by_role("button", name="Take over 2 corrections").click()
    expect(tab.get_by_text("2 corrections of theirs.jsonl taken over.")).to_be_visible(timeout=PATIENCE)
    assert {"Jana N.", "K. Osei"} <= named(writable, "PERSON")
    settle(tab)
    tab.get_by_role("button", name="Undo all of it").click()
    expect(tab.get_by_text("2 corrections of theirs.jsonl undone.")).to_be_visible(timeout=PATIENCE)
    assert {"J. Novak", OSEI} <= named(writable, "PERSON")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download 3 corrections as a file").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["by"] for line in lines] == ["IK", "JO", "JO"]


@pytest.mark.tier2
def test_a_watch_list_groups_people_for_every_page(writable: Dashboard, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text(f"name,kind,party\n{NOVAK},person,Red\n{OSEI},person,Blue\n", encoding="utf-8")
    tab = writable.open("corrections")
    tab.get_by_text("Rules for all, and a watch list").click()
    upload(tab, "watch_file", table)
    tab.get_by_role("button", name="Update the list: 2 changes").click()
    expect(tab.get_by_text(DONE)).to_be_visible(timeout=PATIENCE)
    tab = writable.open("quotes", person="party: Red")
    expect(tab.locator("article").first).to_contain_text(NOVAK, timeout=PATIENCE)
    expect(tab.locator(".facets").last).to_contain_text("Red", timeout=PATIENCE)
    expect(tab.locator("article", has_text=OSEI)).to_have_count(0)


@pytest.mark.tier2
def test_a_place_is_chosen_on_the_small_map(writable: Dashboard) -> None:
    with Collection.open(writable.collection) as collection:
        asked = (
            "SELECT key, start_char FROM place_mentions JOIN documents ON id = document_id WHERE hidden = 0"
        )
        key, start = collection.rows(f"{asked} LIMIT 1")[0]
    tab = writable.open("document", doc=key, at=str(start))
    tab.get_by_role("button", name="Correct this place").first.click()
    box = tab.get_by_role("textbox", name="Which place")
    box.fill("Paris")
    box.press("Enter")
    mark = tab.locator(".place-map button[aria-label^='Paris, Texas']")
    mark.dispatch_event("click")
    expect(mark).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    settle(tab)
    tab.get_by_role("button", name="It is this place").click()
    expect(tab.get_by_text(DONE)).to_be_visible(timeout=PATIENCE)
    with Collection.open(writable.collection) as collection:
        (made,) = collection.decisions()
    assert made.act == "place" and " US " in made.value


def quotes_of(dashboard: Dashboard, document: str) -> list[tuple[str, str | None]]:
    """Return the quotes that stand in a document, in text order, and who said them."""
    with Collection.open(dashboard.collection) as collection:
        view = documents.one(collection, document)
        assert view is not None
        quotes = sorted(view.quotes.values(), key=lambda one: one.start)
        return [(one.text, one.speaker.name if one.speaker else None) for one in quotes]


def add_quote(tab: Page, words: str, button: str) -> None:
    """Select words, say that they are a quote, and press what is offered."""
    select(tab, words)
    tab.locator(".st-key-selection").get_by_role("radio", name="Quote").click()
    settle(tab)
    tab.locator(".st-key-selection").get_by_role("button", name=button).click()
    expect(tab.get_by_text(DONE).first).to_be_visible(timeout=PATIENCE)
    settle(tab)


@pytest.mark.tier2
def test_a_quote_is_parted_and_two_are_joined_by_selecting_words_and_undone(writable: Dashboard) -> None:
    key, _ = first_document(writable)
    whole = quotes_of(writable, key)
    ((said, speaker),) = whole
    first, second = said.split(" ", 1)
    tab = writable.open("document", doc=key)
    add_quote(tab, first, "Put it in the place of that one")
    assert quotes_of(writable, key) == [(first, speaker)]
    add_quote(tab, second, "Add this quote")
    parted = quotes_of(writable, key)
    assert [words for words, _ in parted] == [first, second]
    add_quote(tab, said, "Put it in the place of these")
    assert quotes_of(writable, key) == whole
    tab.get_by_role("button", name="Undo").first.click()
    expect(tab.get_by_text("Undone.")).to_be_visible(timeout=PATIENCE)
    assert quotes_of(writable, key) == parted
