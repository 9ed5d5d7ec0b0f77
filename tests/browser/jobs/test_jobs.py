"""What reporters, fact-checkers, researchers, analysts, press officers and historians come for."""

import csv
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from dashboard import cli
from dashboard.store.collection import Collection
from tests.browser.conftest import PATIENCE, settle
from tests.browser.jobs import newsroom
from tests.browser.jobs.conftest import Known, User

invented = pytest.mark.skipif(bool(os.environ.get("CORPUS")), reason="the answer is invented")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def copied(user: User) -> str:
    return str(user.tab.evaluate("navigator.clipboard.readText()"))


def test_the_rows_are_those_that_were_invented(known: Known) -> None:
    if known.is_invented:
        said = [one for _, found in newsroom.articles() for one in found]
        quotes = known.quotes.astype(object).where(known.quotes.notna(), None)
        rows = quotes[["quote", "speaker", "source", "published"]].itertuples(index=False, name=None)
        assert set(rows) == {(one.words, one.speaker, one.source, one.published) for one in said}
        assert len(known.quotes) == len(said)


@invented
def test_job_1_all_that_somebody_said_about_something_in_a_month_as_a_file(known: Known, user: User) -> None:
    user.ask("what did Kalnina say about the bridge in March 2026")
    rows = rows_of(user.take())
    said = known.by("Ilze Kalnina")
    wanted = said[
        said["quote"].str.contains("bridge")
        & (said["published"].map(lambda day: (day.year, day.month)) == (2026, 3))
    ]
    assert {row["quote"] for row in rows} == set(wanted["quote"])
    assert all(row["url"] is not None and row["document"] and row["published"] for row in rows)


def test_job_2_who_is_quoted_most(known: Known, user: User) -> None:
    first = user.tab.locator(".findings li").first
    expect(first).to_contain_text(f"{known.most('speaker')} is quoted most", timeout=PATIENCE)


@invented
def test_job_3_a_chronology_for_a_sidebar(user: User) -> None:
    user.choose("Places", "Riga")
    user.go("Timeline")
    written = json.loads(user.take("TimelineJS").read_text(encoding="utf-8"))
    assert len(written["events"]) > 10
    assert all(one["start_date"]["year"] and one["text"]["headline"] for one in written["events"])


def test_job_5_a_quote_with_its_address_and_footnote(known: Known, user: User) -> None:
    user.go("Quotes")
    user.click(user.tab.get_by_role("button", name="Copy as footnote").first)
    assert "quoted in" in copied(user)
    user.click(user.tab.get_by_role("button", name="Copy as link").first)
    assert re.search(r"/quotes\?quote=[0-9a-f]{16}$", copied(user))


@invented
def test_job_6_where_a_statement_was_first_and_its_variants(user: User) -> None:
    said = [
        one for _, found in newsroom.articles() for one in found if one.words.startswith(newsroom.SHORTENED)
    ]
    first = min(said, key=lambda one: one.published)
    user.ask("what did Marta Oliveira say about the budget")
    also = user.tab.locator("article .also").first
    expect(also).to_contain_text(f"Also in {len(said) - 1} other articles", timeout=PATIENCE)
    newest = max(one.published for one in said)
    if newest > first.published:
        expect(also).to_contain_text(f"first on {first.published.day} ")
        expect(also).to_contain_text(f" in {first.source}")
    expect(also).to_contain_text(re.compile("longer in|shortened in"))


def test_job_7_a_quote_in_its_context_by_keys(known: Known, user: User) -> None:
    user.go("Quotes")
    user.tab.keyboard.press("j")
    user.tab.keyboard.press("j")
    words = user.tab.locator("article").nth(1).locator("blockquote").inner_text()
    user.tab.keyboard.press("Enter")
    user.typed += 3
    expect(user.tab).to_have_url(re.compile("/document"), timeout=PATIENCE)
    settle(user.tab)
    expect(user.tab.locator(".mark.quote", has_text=words.strip("“”…")[:20]).first).to_be_in_viewport(
        timeout=PATIENCE
    )


@invented
def test_job_9_which_day_a_date_means(user: User) -> None:
    user.go("Timeline")
    user.click(user.tab.locator(".rows tbody tr").first)
    card = user.tab.locator(".st-key-beside")
    expect(card.get_by_text(re.compile(r"^Read as 2026-\d\d-\d\d\. "))).to_be_in_viewport(timeout=PATIENCE)


@invented
def test_job_8_did_somebody_change_position(known: Known, user: User) -> None:
    user.ask("what did Kwame Osei say about the tram")
    said = user.tab.locator("article blockquote").all_inner_texts()
    wanted = known.by("Kwame Osei")
    assert [one.strip("“”") for one in said] == wanted[wanted["quote"].str.contains("tram")][
        "quote"
    ].tolist()[:25]


def test_job_10_an_evidence_package(known: Known, user: User) -> None:
    user.choose("People", known.most("speaker"))
    user.go("Quotes")
    rows = rows_of(user.take())
    for column in ("address", "words", "context", "sha256", "path", "corrected", "version"):
        assert column in rows[0]
    assert all(len(row["sha256"]) == 64 for row in rows)


def test_job_11_a_table_of_who_said_what_when(known: Known, user: User) -> None:
    user.go("Quotes")
    user.click(
        user.tab.get_by_role("button", name=re.compile("^Show all"))
        .or_(user.tab.get_by_role("radio", name="Table"))
        .or_(user.tab.get_by_text("Table", exact=True))
        .first
    )
    rows = rows_of(user.take())
    assert rows and {"speaker", "quote", "published"} <= rows[0].keys()


@invented
def test_job_13_a_random_sample_that_two_people_check(editor: User) -> None:
    editor.go("Review")
    tab = editor.tab
    for by, keys in (("IK", "yyys"), ("JO", "yyyf")):
        box = tab.get_by_role("textbox", name="Your initials")
        box.fill(by)
        box.press("Enter")
        settle(tab)
        editor.typed += 1
        if by == "IK":
            editor.click(tab.get_by_role("button", name="Which rows"))
            editor.click(tab.get_by_role("radio", name="random"))
            size = tab.get_by_role("spinbutton", name="How many")
            size.fill("4")
            size.press("Enter")
            settle(tab)
            tab.keyboard.press("Escape")
        for done, key in enumerate(keys, start=1):
            tab.locator("h1").click()
            tab.keyboard.press(key)
            said = tab.get_by_text(f"{done} of 4 rows reviewed by {by}.")
            expect(said).to_be_visible(timeout=PATIENCE)
            settle(tab)
    editor.click(tab.get_by_role("button", name="Go on"))
    expect(tab.locator("[data-testid=stMain]")).to_contain_text("kappa", ignore_case=True, timeout=PATIENCE)


def test_job_14_the_network_of_speakers(known: Known, user: User) -> None:
    user.go("People")
    tree = ElementTree.parse(user.take("GraphML network"))
    labels = {node.attrib.get("id") for node in tree.iter("{http://graphml.graphdrawing.org/xmlns}node")}
    assert len(labels) >= 2


def test_job_16_all_sources_of_a_story_with_their_words(known: Known, user: User) -> None:
    user.go("People")
    user.click(user.tab.get_by_role("radio", name="Article by article"))
    rows = rows_of(user.take())
    assert {row["speaker"] for row in rows} >= set(known.quotes["speaker"].dropna().head(50))
    assert all(int(row["words"]) > 0 for row in rows)


@invented
def test_job_17_the_role_is_kept_and_who_has_no_name_is_there_too(user: User) -> None:
    user.go("People")
    user.click(user.tab.get_by_role("radio", name="Without a name"))
    (nurse,) = rows_of(user.take())
    many = newsroom.ARTICLES // newsroom.OF_NURSE
    assert (nurse["speaker"], nurse["quotes"]) == (newsroom.NURSE, str(many))
    user.click(user.tab.get_by_role("radio", name="Article by article"))
    assert sum(row["speaker"] == newsroom.NURSE for row in rows_of(user.take())) == many
    user.ask(f"what did {newsroom.ENVOY} say")
    expect(user.tab.locator("article .role").first).to_have_text(", Envoy", timeout=PATIENCE)


@invented
def test_job_12_indirect_speech_with_its_verb(user: User) -> None:
    user.go("Quotes")
    user.click(user.tab.get_by_test_id("stSidebar").get_by_text("indirect", exact=True))
    rows = rows_of(user.take())
    assert len(rows) == newsroom.ARTICLES // newsroom.INDIRECT
    assert {(row["kind"], row["cue"]) for row in rows} == {("indirect", "said")}


@invented
def test_job_19_month_over_month(user: User) -> None:
    user.go("Compare")
    user.click(user.tab.get_by_role("radio", name="Two periods"))
    user.click(user.tab.get_by_role("combobox", name="One"))
    user.click(user.tab.get_by_role("option", name="February 2026"))
    user.click(user.tab.get_by_role("combobox", name="The other"))
    user.click(user.tab.get_by_role("option", name="April 2026"))
    changed = user.tab.locator("[aria-label='What changed'], .linked").last
    expect(changed).to_contain_text(newsroom.LATECOMER, timeout=PATIENCE)


@invented
def test_job_20_events_with_place_day_and_who_says_so(user: User) -> None:
    user.choose("Places", "Oslo")
    user.go("Events")
    rows = rows_of(user.take())
    said = [one for _, found in newsroom.articles() for one in found if one.opens and one.place == "Oslo"]
    wanted = {(one.place, str(one.opens), one.speaker) for one in said}
    assert {(row["place"], row["first"], row["speaker"]) for row in rows if row["speaker"]} == wanted
    assert {row["event"] for row in rows if not row["speaker"]} == {"hearing begins"}


@invented
def test_job_21_a_map_as_geojson(user: User) -> None:
    user.go("Map")
    written = json.loads(user.take("GeoJSON").read_text(encoding="utf-8"))
    assert {one["properties"]["name"] for one in written["features"]} == set(newsroom.PLACES)


@invented
def test_job_23_a_wire_text_under_two_titles_is_one_event_and_counts_once(user: User) -> None:
    wired = next(
        one for _, found in newsroom.articles() for one in found if one.opens and "wired" in one.article
    )
    original = wired.article.removesuffix("-wired")
    user.choose("Places", wired.place)
    user.go("Events")
    rows = [row for row in rows_of(user.take()) if row["first"] == str(wired.opens)]
    assert {row["document_id"] for row in rows} >= {original, wired.article}
    (event,) = {row["event_id"] for row in rows if row["document_id"] in (original, wired.article)}
    (many,) = {int(row["reports"]) for row in rows if row["event_id"] == event}
    user.click(user.tab.get_by_test_id("stSidebar").get_by_text("once", exact=True))
    expect(user.tab.get_by_text("copies counted once").first).to_be_visible(timeout=PATIENCE)
    rows = [row for row in rows_of(user.take()) if row["event_id"] == event]
    assert wired.article not in {row["document_id"] for row in rows}
    assert {int(row["reports"]) for row in rows} == {many - 1}


@invented
def test_job_24_who_speaks_about_a_place(known: Known, user: User) -> None:
    user.ask("who spoke about Oslo")
    shown = user.tab.locator("[data-testid=stMain]")
    expect(shown).to_contain_text("about Oslo", timeout=PATIENCE)


@invented
def test_job_26_new_critics(user: User) -> None:
    user.go("Compare")
    user.click(user.tab.get_by_role("radio", name="Two periods"))
    user.tab.goto(user.tab.url.partition("?")[0] + "?compare=period&left=2026-02&right=2026-04&q=bridge")
    settle(user.tab)
    expect(user.tab.get_by_text("New speakers in April 2026")).to_be_visible(timeout=PATIENCE)


def test_job_27_a_report_by_command(known: Known, user: User, tmp_path: Path) -> None:
    out = tmp_path / "monday.html"
    assert cli.main(("report", str(known.path), "--person", known.most("speaker"), "--out", str(out))) == 0
    assert known.most("speaker") in out.read_text(encoding="utf-8")
    assert cli.main(("report", str(known.path), "--person", "Nobody Atall", "--out", str(out))) != 0


@invented
def test_job_28_coming_dates_as_a_calendar(user: User) -> None:
    user.go("Timeline")
    written = user.take("iCalendar").read_text(encoding="utf-8")
    assert written.startswith("BEGIN:VCALENDAR") and written.count("BEGIN:VEVENT") >= 1


@invented
def test_job_29_every_mention_in_context(known: Known, user: User) -> None:
    user.ask("Ilze Kalnina")
    user.tab.goto(user.dashboard.url("person", name="Ilze Kalnina"))
    settle(user.tab)
    user.click(user.tab.get_by_role("radio", name=re.compile("^Every mention")))
    rows = rows_of(user.take())
    assert {row["document"] for row in rows} >= set(known.by("Ilze Kalnina")["document"])


@invented
def test_job_31_names_with_their_variants(user: User) -> None:
    user.go("People")
    rows = rows_of(user.take())
    variants = {row["name"]: row["variants"] for row in rows}
    assert variants["Kwame Osei"] == "Osei"


@invented
def test_job_32_corrections_are_sent_and_taken_over(editor: User, known: Known, tmp_path: Path) -> None:
    with Collection.open(editor.dashboard.collection, readonly=False) as collection:
        collection.decide("rename", "Kwame Osei", "Kwame A. Osei", by="JO")
    editor.go("Corrections")
    with editor.tab.expect_download() as download:
        editor.click(editor.tab.get_by_role("button", name="Download 1 correction as a file"))
    sent = tmp_path / "corrections.jsonl"
    sent.write_bytes(Path(download.value.path()).read_bytes())
    with Collection.open(editor.dashboard.collection, readonly=False) as collection:
        collection.undo(1)
    mine = tmp_path / "other.jsonl"
    mine.write_text(sent.read_text(encoding="utf-8").replace("A. Osei", "B. Osei"), encoding="utf-8")
    editor.tab.locator(".st-key-corrections_file input[type=file]").set_input_files(mine)
    settle(editor.tab)
    editor.click(editor.tab.get_by_role("button", name="Take over 1 correction"))
    expect(editor.tab.get_by_text("1 correction of other.jsonl taken over.")).to_be_visible(timeout=PATIENCE)
    with Collection.open(editor.dashboard.collection) as collection:
        assert "Kwame B. Osei" in {name for (name,) in collection.rows("SELECT name FROM entities")}
    editor.click(editor.tab.get_by_role("button", name="Undo all of it"))
    expect(editor.tab.get_by_text("1 correction of other.jsonl undone.")).to_be_visible(timeout=PATIENCE)
    with Collection.open(editor.dashboard.collection) as collection:
        assert "Kwame Osei" in {name for (name,) in collection.rows("SELECT name FROM entities")}


def test_job_33_a_citation_with_its_offset(user: User) -> None:
    user.go("Quotes")
    written = json.loads(user.take("CSL-JSON").read_text(encoding="utf-8"))
    assert all(re.search(r"characters \d[\d,]*", one["note"]) for one in written)
