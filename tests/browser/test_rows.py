"""From the screen into a file, from a row into the text, and from a file onto the screen."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard import cli
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import evidence
from tests.browser.conftest import PATIENCE, Dashboard
from tests.browser.hostile import EVIL, NOVAK, RIGA, article


def test_the_csv_holds_exactly_the_filtered_rows(dashboard: Dashboard) -> None:
    tab = dashboard.open("quotes", person=NOVAK, place=RIGA)
    with tab.expect_download() as download:
        tab.get_by_role("button", name=re.compile("Download 8 rows as CSV")).click()
    written = Path(download.value.path()).read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    with Collection.open(dashboard.collection) as collection:
        asked = evidence.find(collection, Filters(people=(NOVAK,), places=(RIGA,)))
    assert list(rows[0]) == list(asked.columns)
    assert [row["quote"] for row in rows] == asked["quote"].tolist()
    assert {row["speaker"] for row in rows} == {NOVAK}


@pytest.mark.tier2
def test_another_form_holds_the_rows_that_the_command_writes(dashboard: Dashboard, tmp_path: Path) -> None:
    tab = dashboard.open("quotes", person=NOVAK, place=RIGA)
    tab.get_by_role("button", name="Other forms").click()
    offered = tab.get_by_test_id("stPopoverBody")
    with tab.expect_download() as download:
        offered.get_by_role("button", name="Download as Excel workbook").click()
    assert download.value.suggested_filename == "quotes.xlsx"
    out = tmp_path / "quotes.xlsx"
    asked = ("--person", NOVAK, "--place", RIGA, "--format", "xlsx", "--out", str(out))
    assert cli.main(("export", str(dashboard.collection), "quotes", *asked)) == 0
    assert Path(download.value.path()).read_bytes() == out.read_bytes()


@pytest.mark.tier2
def test_the_reader_marks_the_right_characters_after_an_emoji(dashboard: Dashboard) -> None:
    tab = dashboard.open("document", doc="article-1")
    tab.locator(".mark").first.wait_for()
    marked = {text.strip() for text in tab.locator(".mark").all_inner_texts()}
    assert {"Decision 1 stands", "said", NOVAK, RIGA, "Monday"} <= marked
    shown = tab.locator(".text").first.inner_text()
    assert " ".join(shown.split()) == " ".join(article(1, NOVAK, RIGA, date(2022, 5, 2))[0].text.split())


def test_the_reader_shows_hostile_text_as_text(dashboard: Dashboard) -> None:
    tab = dashboard.open("document", doc="article-98")
    tab.locator(".mark").first.wait_for()
    assert EVIL in tab.locator(".text").first.inner_text()
    assert tab.locator(".text img, .text script, .text a").count() == 0


def test_an_upload_becomes_rows(writable: Dashboard) -> None:
    tab = writable.open("imports")
    article_text = (
        "VIENNA, July 4 — “The tram line will open in autumn,” said Karin Lindner, the mayor's spokeswoman."
    )
    tab.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(
        {"name": "tram.txt", "mimeType": "text/plain", "buffer": article_text.encode()}
    )
    start = tab.get_by_role("button", name=re.compile("^Add"))
    if start.count():
        start.first.click()
    expect(tab.get_by_text("14 documents in this collection")).to_be_visible(timeout=120_000)
    tab = writable.open("quotes", q="tram autumn")
    expect(tab.get_by_text("1 quote in 1 document")).to_be_visible(timeout=PATIENCE)
