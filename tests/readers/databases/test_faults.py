"""Bundles that were changed, cut short or put together by hand: nothing is lost without a word."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.errors import ReadError
from dashboard.readers import databases
from dashboard.readers.databases import blocks, web_page
from dashboard.records import Document, Problem
from tests.readers.databases import made
from tests.readers.databases.test_forms import COUNT, FORMS, of_paragraphs, of_text

TOLD = made.stories(12)
LABEL = re.compile(
    r"^(?:(?:LENGTH|Length|BYLINE|Byline|SECTION|Section|LOAD-DATE|Load-Date|LANGUAGE|Language|SUBJECT|Subject"
    r"|GRAPHIC|Publication date|ProQuest document ID|Full text|Title|Pages|Database|Last updated)\s?:"
    r"|Copyright 2022|\(c\) 2022|All Rights|Document HARP|Document \d+ of|\d+ of \d+ DOC|End of Doc|Body$"
    r"|Classification$|Search Summary|Contact us|(?:HD|WC|PD|LP|TD|AN)$|1,295 words)",
    re.MULTILINE,
)


def without(pattern: str, text: str) -> str:
    """Return a text without the lines that match."""
    changed = re.sub(rf"^[^\S\n]*(?:{pattern})[^\S\n]*$", "", text, flags=re.MULTILINE)
    assert changed != text
    return changed


def put_together(paragraphs: Sequence[str], pattern: str) -> list[str]:
    """Return the paragraphs without those that match."""
    left = [one for one in paragraphs if not re.fullmatch(pattern, one.strip())]
    assert len(left) < len(paragraphs)
    return left


def documents(items: Sequence[Document | Problem]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def problems(items: Sequence[Document | Problem]) -> list[Problem]:
    return [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("form", FORMS)
def test_no_label_and_no_boilerplate_is_text_or_title(form: str) -> None:
    for item in documents(FORMS[form](made.stories(COUNT))):
        assert not LABEL.search(item.text)
        assert not LABEL.search(item.title)
        assert "quay on Monday" not in item.text


NEXIS, UNI = made.nexis_text(TOLD).replace("\r", ""), made.uni_paragraphs(TOLD)
FACTIVA, CODES = made.factiva_paragraphs(TOLD), made.factiva_codes(TOLD)
PROQUEST, PAGE = made.proquest_text(TOLD), made.nexis_page(TOLD)
NUMBER = r"\d+ of \d+ DOCUMENTS"
UNSEPARATED: dict[str, Callable[[], list[Document | Problem]]] = {
    "nexis without numbers": lambda: of_text(without(NUMBER, NEXIS)),
    "nexis with other numbers": lambda: of_text(re.sub(NUMBER, "Article", NEXIS)),
    "nexis with one number": lambda: of_text(re.sub(r"(?:[2-9]|1\d) of \d+ DOCUMENTS", "", NEXIS)),
    "nexis rtf without numbers": lambda: of_paragraphs(put_together(made.nexis_paragraphs(TOLD), NUMBER)),
    "nexis uni without ends": lambda: of_paragraphs(put_together(UNI, "End of Document")),
    "nexis uni with one end": lambda: of_paragraphs(
        [*put_together(UNI, "End of Document"), "End of Document"]
    ),
    "nexis page without numbers": lambda: list(
        web_page.articles(re.sub("<A NAME[^>]*>", "", re.sub(NUMBER, "", PAGE)))
    ),
    "factiva without ends": lambda: of_paragraphs(put_together(FACTIVA, "Document HARP.*")),
    "factiva codes without ends": lambda: of_text(without("Document HARP.*", CODES)),
    "proquest without rules": lambda: of_text(without(r"Document \d+ of \d+|_+", PROQUEST)),
}


@pytest.mark.parametrize("fault", UNSEPARATED)
def test_stories_that_cannot_be_told_apart_are_a_problem_and_no_article(fault: str, tmp_path: Path) -> None:
    try:
        found = UNSEPARATED[fault]()
    except ReadError as error:
        found = [Problem("", error.what, error.cure)]
    assert documents(found) == []
    assert any("can't be told apart" in problem.what and problem.cure for problem in problems(found))


def test_two_stories_without_a_mark_between_them_do_not_take_the_others_along() -> None:
    found = of_text(NEXIS.replace("5 of 12 DOCUMENTS", ""))
    assert [item.published for item in documents(found)] == [
        story.published for story in TOLD if story.number not in (4, 5)
    ]
    apart, missing = problems(found)
    assert (apart.path, apart.what[:10]) == ("#4", "2 articles")
    assert missing.what == "This file says that it has 12 articles, but 11 were found."


CUT: dict[str, Callable[[float], list[Document | Problem]]] = {
    "nexis": lambda part: of_text(NEXIS[: int(len(NEXIS) * part)]),
    "nexis page": lambda part: list(web_page.articles(PAGE[: int(len(PAGE) * part)])),
    "nexis uni": lambda part: of_paragraphs(UNI[: int(len(UNI) * part)]),
    "factiva": lambda part: of_paragraphs(FACTIVA[: int(len(FACTIVA) * part)]),
    "factiva codes": lambda part: of_text(CODES[: int(len(CODES) * part)]),
    "proquest": lambda part: of_text(PROQUEST[: int(len(PROQUEST) * part)]),
}


@pytest.mark.parametrize("part", [0.15, 0.31, 0.42, 0.5, 0.58, 0.66, 0.73, 0.81, 0.87, 0.93])
@pytest.mark.parametrize("form", CUT)
def test_a_bundle_cut_short_says_so_and_keeps_what_is_whole(form: str, part: float) -> None:
    found = CUT[form](part)
    whole = [story.published for story in TOLD[: max(0, int(12 * part) - 2)]]
    assert [item.published for item in documents(found)][: len(whole)] == whole
    assert not any(LABEL.search(item.text) for item in documents(found))
    # Factiva doesn't say how many there are: a cut between two articles can't be seen.
    assert problems(found) or form.startswith("factiva")


@pytest.mark.parametrize(
    "name", ["bundle.txt", "bundle", "bundle.doc", "bundle.log", "bundle.md", "bundle.TEXT"]
)
def test_a_bundle_is_told_by_its_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(NEXIS, encoding="utf-8")
    assert len(documents(list(readers.read_here(path)))) == 12


ORDINARY = (
    "The report of the library says:\n\n1 of 10 DOCUMENTS was lost.\n\nLENGTH: they measured it.",
    "Subject: the mayor\n\nFull text: see the site.\n\nThe mayor spoke on Monday.",
    "End of Document\n\nThat was the last line of the memo, said Ana Berg.",
    "Body\n\nThe body was found on Monday.\n\nClassification\n\nSecret, said the police.",
    "295 words\n\nThe speech had no more than that, said Ana Berg.",
    "Document 1 of 3\n\nTitle: The first\n\nThe first document says nothing of the ferry.",
    "HD TV is here, said Ana Berg.\n\nTD Bank closes its branch.",
    "LANGUAGE: A law settles which signs may hang.\n\nBYLINE: Our man in Riga.",
    "Copyright 2022 Harbour Press\n\nAll rights reserved\n\nThe ferry sails again.",
    "GRAPHIC: The quay.\n\nThe ferry sails again on Sunday, said Ana Berg.",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_article_is_no_bundle(text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = documents(list(readers.read_here(path)))
    assert document.text == text


PAGES = (
    "<p>At the end you see the ProQuest document ID, said Ana Berg.</p>",
    "<p>Choose <b>Publication title:</b> and the name of the paper.</p>",
    "<p>Above each stands</p><p>1 of 10 DOCUMENTS</p><p>in the middle.</p>",
    "<p>LOAD-DATE: is the day of the download, she said.</p>",
    "<p>Factiva closes each with Document HARP000020220426ei4q0003x, she said.</p>",
)


@pytest.mark.parametrize("body", PAGES)
def test_a_page_about_databases_is_no_bundle(body: str) -> None:
    assert not web_page.is_it(
        f"<html><head><title>How to use Factiva</title></head><body>{body}</body></html>"
    )


def test_the_stamp_of_a_download_is_no_day() -> None:
    text = re.sub(r"^ *[A-Z]\w+ \d+, 202\d Tuesday$", "", NEXIS, flags=re.MULTILINE)
    assert {item.published for item in documents(of_text(text))} == {None}


def test_a_part_of_a_search_says_where_the_rest_is() -> None:
    text = made.nexis_text(TOLD, cover=False).replace("of 12 DOC", "of 1543 DOC")
    (problem,) = problems(of_text(text))
    assert problem.what == "The last article is number 12 of 1,543; the rest is not in this file."


def test_nexis_uni_may_have_a_heading_that_looks_like_one_of_its_own() -> None:
    long = "He wrote it all down. " * 60
    paragraphs = [*UNI[: UNI.index("Body") + 1], "He kept notes.", "Notes", long, "End of Document"]
    assert documents(of_paragraphs(paragraphs))[0].text == f"He kept notes.\n\nNotes\n\n{long.strip()}"


def test_the_title_at_the_top_of_each_page_of_a_pdf_is_no_text() -> None:
    title = "A ferry was found off the coast on Monday and two men were saved"
    header = [title, "The Post", "April 26, 2022 Tuesday", "Length:\xa03 words", "Body"]
    body = [
        "One man was in the",
        "Page 2 of 3",
        title,
        "cabin.",
        f"{title[:40]}....",
        "The other",
        title,
        "Two.",
    ]
    (document,) = documents(of_paragraphs([*header, *body, "End of Document"]))
    assert document.text == "One man was in the cabin.\n\nThe other\n\nTwo."


def test_nexis_uni_gives_its_highlight_as_text_and_no_correction() -> None:
    header = [
        "Ferry found",
        "The Post",
        "April 26, 2022 Tuesday",
        "Length:\xa03 words",
        "Highlight:\xa0Two saved",
    ]
    after = ["Correction", "An earlier article was wrong.", "Classification", "End of Document"]
    paragraphs = [*header, "Body", "All is well.", *after]
    (document,) = documents(of_paragraphs(paragraphs))
    assert (document.title, document.text) == ("Ferry found", "Two saved\n\nAll is well.")


def test_a_transcript_has_its_headline_from_the_label() -> None:
    text = without(r"Harbour stays shut for the 1th day.*", NEXIS).replace(
        "LENGTH: 1,120 words",
        "LENGTH: 9 words\n\nHEADLINE: Storm on the\ncoast\n\nGUESTS: Per Lund\n\nBODY:",
        1,
    )
    first = documents(of_text(text.replace("Dec", "SHOW: Evening news\n\nDec", 1)))[0]
    assert (first.title, first.published) == ("Storm on the coast", TOLD[0].published)
    assert first.text.startswith("Copyright, the lawyers said")


def test_a_page_nested_too_deeply_is_refused() -> None:
    deep = PAGE.replace("<BODY>", "<BODY>" + "<DIV>" * 100_000)
    with pytest.raises(ReadError, match="nested too deeply"):
        list(web_page.articles(deep))


@pytest.mark.slow
def test_five_hundred_articles_of_a_page_are_not_nested() -> None:
    assert len(documents(list(web_page.articles(made.nexis_page(made.stories(500)))))) == 500


def test_json_with_a_bundle_in_it_is_none() -> None:
    assert databases.splitter('{"text": "x"}\n' + NEXIS) is None


def test_a_paragraph_of_several_lines_is_one_block() -> None:
    assert [one.text for one in blocks.of_paragraphs([" a \n\n b\n", "", "c"])] == ["a\nb", "c"]
