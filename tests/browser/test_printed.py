"""Our own articles, printed to PDF by Chromium and read again, keep their names and quotes."""

import html
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard import readers
from dashboard.preprocess import extract_document
from dashboard.records import Document

REPOSITORY = Path(__file__).parents[2]
LEAST_NAMES, LEAST_QUOTES = 0.95, 0.90
# How a page may be set: columns, form of paragraphs, paper.
FORMS = {
    "one column": ("column-count: 1", "A4"),
    "two columns": ("column-count: 2; column-gap: 1.5em", "A4"),
    "two columns, set in and to both sides": (
        "column-count: 2; column-gap: 1.2em; text-align: justify; hyphens: auto; font-size: 9pt",
        "A4",
    ),
    "one column on small paper": ("column-count: 1; text-align: justify", "A5"),
    "three columns": ("column-count: 3; column-gap: 1.2em; font-size: 8pt", "A4"),
}
SET_IN = "p { margin: 0; text-indent: 1.3em; }"
HEAD_AND_FOOT = {"header": "<div style='font-size:8px;margin-left:2cm'>", "footer": ""}


@cache
def articles() -> tuple[Document, ...]:
    """Return the articles of the cases and of the sample."""
    found: list[Document] = []
    for folder in (REPOSITORY / "tests" / "cases" / "articles", REPOSITORY / "data" / "sample"):
        for item in readers.read_here(folder):
            if isinstance(item, Document) and not item.path.endswith((".json", ".md")):
                found.append(item)
    return tuple(found)


def page(document: Document, form: str) -> str:
    """Return an article as a web page."""
    style, _ = FORMS[form]
    blocks = [block.strip() for block in document.text.split("\n\n") if block.strip()]
    body = "".join(f"<p>{html.escape(block)}</p>" for block in blocks)
    more = SET_IN if "set in" in form else ""
    return (
        f"<html lang=en><head><title>{html.escape(document.title)}</title>"
        f"<style>body {{ font: 11pt serif; }} main {{ {style} }} {more}</style></head>"
        f"<body><h1>{html.escape(document.title)}</h1><main>{body}</main></body></html>"
    )


def found_in(document: Document) -> tuple["Counter[str]", "Counter[str]"]:
    """Return the names and the quotes that are found in a text."""
    extraction = extract_document(document)
    names = Counter(mention.text for mention in extraction.entities)
    return names, Counter(" ".join(quote.text.split()) for quote in extraction.quotes)


def share(wanted: "Counter[str]", found: "Counter[str]") -> tuple[int, int]:
    return (wanted & found).total(), wanted.total()


def printed(sheet: Page, folder: Path, form: str) -> Iterator[tuple[Document, Document]]:
    """Print the articles, and yield each with what is read from its PDF."""
    for number, document in enumerate(articles()):
        path = folder / f"{number}.pdf"
        sheet.set_content(page(document, form))
        sheet.pdf(path=path, format=FORMS[form][1], display_header_footer=True, margin={
            "top": "2cm", "bottom": "2cm", "left": "1.5cm", "right": "1.5cm"
        })  # fmt: skip
        (read,) = readers.read_here(path)
        assert isinstance(read, Document), read
        yield document, read


@pytest.mark.tier2
@pytest.mark.parametrize("form", FORMS)
def test_printed_articles_keep_their_names_and_quotes(chromium: Browser, tmp_path: Path, form: str) -> None:
    sheet = chromium.new_page()
    totals = {"names": (0, 0), "quotes": (0, 0)}
    for document, read in printed(sheet, tmp_path, form):
        for kind, wanted, found in zip(totals, found_in(document), found_in(read), strict=True):
            right, all_of_them = share(wanted, found)
            totals[kind] = totals[kind][0] + right, totals[kind][1] + all_of_them
    sheet.close()
    shares = {kind: right / of for kind, (right, of) in totals.items()}
    assert shares["names"] >= LEAST_NAMES and shares["quotes"] >= LEAST_QUOTES, (form, totals)
