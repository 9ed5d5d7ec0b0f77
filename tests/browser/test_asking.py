"""The ask box, as a reporter uses it: what X said about Y, if X changed position, who speaks of a place."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, Dashboard, settle, showing
from tests.store import made

NAMES = {
    "Ilze Kalnina": "PERSON", "Ilze Kalnina=Kalnina": "PERSON", "Vladimir Ozols": "PERSON",
    "Vladimir Ozols=Ozols": "PERSON", "Anna Berga": "PERSON", "Riga": "GPE",
}  # fmt: skip
# Month, then the text: what Kalnina says of Ozols names him only in the sentence before.
ARTICLES = [
    (
        3,
        "Vladimir Ozols built the tram line.\n“He is unfit” said Ilze Kalnina.\n“It rained” said Anna Berga.",
    ),
    (4, "The tram line may grow.\n“We will build it” said Ilze Kalnina.\n“Not in Riga” said Anna Berga."),
    (5, "The tram line is dear.\n“We will never build it” said Ilze Kalnina."),
    (5, "Vladimir Ozols came back.\n“He was right” said Kalnina.\n“Who is Ilze Kalnina” said Ozols."),
]


@pytest.fixture(scope="module")
def asked(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    path = tmp_path_factory.mktemp("asking") / "asking.sqlite"
    with Collection.create(path) as collection:
        for number, (month, text) in enumerate(ARTICLES):
            collection.add(
                *made.article(
                    f"{number}", text, published=date(2026, month, 1 + number), names=NAMES,
                    title=f"Article {number}",
                )
            )  # fmt: skip
    with showing(chromium, path) as dashboard:
        yield dashboard


def ask(tab: Page, question: str) -> None:
    """Type a question and press Enter."""
    box(tab).fill(question)
    tab.keyboard.press("Enter")
    expect(box(tab)).to_have_value("", timeout=PATIENCE)
    tab.locator(".ask .chip").first.wait_for()
    settle(tab)


def box(tab: Page) -> Locator:
    return tab.locator(".ask input")


def chips(tab: Page) -> list[str]:
    """Return the chips as they read."""
    read = (
        "one => (one.querySelector('select')?.selectedOptions[0] ?? one.querySelector('.role')).textContent"
    )
    return [
        f"{one.evaluate(read)} {one.locator('.value').text_content()}"
        for one in tab.locator(".ask .chip").all()
    ]


def said(tab: Page) -> list[str]:
    return tab.locator("article blockquote").all_text_contents()


def test_job_1_all_that_somebody_said_about_somebody_in_a_period_as_a_file(asked: Dashboard) -> None:
    tab = asked.open()
    expect(box(tab)).to_be_editable(timeout=PATIENCE)
    tab.keyboard.press("/")
    tab.keyboard.type("what did kaln")
    offer = tab.get_by_role("option", name="Ilze Kalnina")
    expect(offer).to_contain_text("4 quotes", timeout=PATIENCE)
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")  # completes the name
    expect(box(tab)).to_have_value("what did Ilze Kalnina ", timeout=PATIENCE)
    tab.keyboard.type("say about Ozols in March")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Who said what")).to_be_visible(timeout=PATIENCE)
    expect(tab.locator("article blockquote")).to_have_text(["“He is unfit”"], timeout=PATIENCE)
    settle(tab)
    assert chips(tab) == ["said by Ilze Kalnina", "about Vladimir Ozols", "published March 2026"]
    assert "person=Ilze+Kalnina&about=Vladimir+Ozols&when=2026-03-01&when=2026-03-31" in tab.url
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download").first.click()
    written = Path(download.value.path()).read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(written))
    assert (row["quote"], row["document"], row["published"]) == ("He is unfit", "Article 0", "2026-03-01")
    tab.reload()
    expect(tab.locator(".ask .chip")).to_have_count(3, timeout=PATIENCE)


@pytest.mark.tier2
def test_job_8_whether_somebody_changed_position(asked: Dashboard) -> None:
    tab = asked.open("people")
    ask(tab, "what did Kalnina say about the tram line since April")
    assert chips(tab) == ["said by Ilze Kalnina", "about tram line", "published since 1 April 2026"]
    assert said(tab) == ["“We will never build it”", "“We will build it”"]
    tab.get_by_label("What “tram line” means").select_option("with the words")
    expect(tab.get_by_text("No quotes by Ilze Kalnina", exact=False)).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("button", name="Take off: with the words").click()
    expect(tab.locator("article blockquote")).to_have_count(3, timeout=PATIENCE)
    assert "q=" not in tab.url


@pytest.mark.tier2
def test_job_24_who_speaks_about_a_place(asked: Dashboard) -> None:
    tab = asked.open("corrections")
    ask(tab, "who spoke about Riga")
    expect(tab.get_by_role("heading", name="Who speaks, who is spoken of")).to_be_visible(timeout=PATIENCE)
    assert chips(tab) == ["about Riga"]
    expect(tab.locator("[data-testid=stMain]")).to_contain_text("1 quote in 1 document", timeout=PATIENCE)
