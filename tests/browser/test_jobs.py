"""Jobs of users to their end: who is quoted, all sources of a story, every mention, names with variants."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, settle, showing
from tests.store import made

STORY = (
    "“The tram is late” said Kalnina in Riga.\n“It will come” said Osei.\n"
    "“We wait for the tram, as ever” said Kalnina.\nLund and Ilze Kalnina met on 2022-06-01."
)
NAMES = {"Ilze Kalnina": "PERSON", "Kalnina": "PERSON", "Osei": "PERSON", "Lund": "PERSON", "Roth": "PERSON"}


@pytest.fixture(scope="module")
def trams(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """Four articles: Kalnina is quoted seven times, Lund, Roth and Ito are only talked about."""
    path = tmp_path_factory.mktemp("jobs") / "trams.sqlite"
    quiet = "Roth, Lund and Ito looked on.\n“Trams are fine” said Kalnina."
    with Collection.create(path) as collection:
        for at, text in enumerate([STORY, STORY.replace("tram", "bus"), quiet, f"Again. {quiet} Lund left."]):
            names = NAMES | {"Ito": "PERSON"}
            collection.add(*made.article(f"story-{at}", text, published=date(2022, 5, 1 + at), names=names))
    with showing(chromium, path) as shown:
        yield shown


def rows(tab: Page) -> list[str]:
    """Return the rows of the last table."""
    return [" ".join(one.split()) for one in tab.locator(".rows").last.locator("tbody tr").all_inner_texts()]


def assert_accessible(tab: Page) -> None:
    settle(tab)
    tab.wait_for_timeout(1_000)  # what is drawn again is pale for a moment
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []


def test_job_2_who_is_quoted_most_and_who_is_only_talked_about(trams: Dashboard) -> None:
    tab = trams.open()
    first = tab.locator(".findings li").first
    expect(first).to_have_text("Ilze Kalnina is quoted most, 6 times.", timeout=PATIENCE)
    tab.get_by_role("link", name="3 of 5 people named here").click()
    expect(tab).to_have_url(re.compile("/people[?].*side=mentioned"), timeout=PATIENCE)
    expect(tab.locator(".rows").first.locator("tbody tr")).to_have_count(3, timeout=PATIENCE)
    settle(tab)
    tab.go_back()
    expect(tab.locator(".findings")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    tab.get_by_role("link", name="Ilze Kalnina").first.click()
    expect(tab).to_have_url(re.compile("/person[?].*name=Ilze"), timeout=PATIENCE)


@pytest.mark.tier2
def test_job_16_all_sources_of_a_story_with_their_words(trams: Dashboard) -> None:
    tab = trams.open("people")
    tab.get_by_role("radio", name="Article by article").click()
    expect(tab.get_by_text("All who speak")).to_be_visible(timeout=PATIENCE)
    settle(tab)
    of_the_first = [one for one in rows(tab) if one.endswith("2022-05-01 Story-0 The Post")]
    assert [one.partition(" 2022")[0] for one in of_the_first] == ["Ilze Kalnina 2 11", "Osei 1 3"]


def test_job_29_every_mention_in_context_leads_to_its_sentence(trams: Dashboard) -> None:
    tab = trams.open("person", name="Ilze Kalnina")
    assert_accessible(tab)
    tab.get_by_role("radio", name="Every mention (10)").click()
    expect(tab).to_have_url(re.compile("part=mentions"), timeout=PATIENCE)
    settle(tab)
    tab.get_by_role("button", name="After").click()
    expect(tab).to_have_url(re.compile("mentions-sort=right"), timeout=PATIENCE)
    settle(tab)
    assert "met on" in rows(tab)[-1]
    assert_accessible(tab)
    tab.locator(".rows tbody tr").last.click()
    expect(tab.locator(".mark.here")).to_contain_text("Kalnina", timeout=PATIENCE)


@pytest.mark.tier2
def test_job_31_names_with_their_variants(trams: Dashboard) -> None:
    tab = trams.open("person", name="kalnina")
    expect(tab.get_by_text("Nobody in this collection is called “kalnina”")).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("link", name="Ilze Kalnina").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ilze Kalnina", timeout=PATIENCE)
    spelt = tab.get_by_role("listitem").filter(has_text="Also written: ")
    expect(spelt).to_have_text("Also written: Kalnina (8)", timeout=PATIENCE)
    tab.get_by_role("radio", name="Spellings (2)").click()
    expect(tab.locator(".rows tbody tr").first).to_contain_text("Kalnina", timeout=PATIENCE)
    tab.get_by_role("link", name="Osei").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Osei", timeout=PATIENCE)
