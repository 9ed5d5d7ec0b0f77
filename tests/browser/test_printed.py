"""Our own articles, printed to PDF by Chromium and read again, keep their names and quotes."""

import html
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard import readers
from dashboard.preprocess import extract_document
from dashboard.records import Document
from dashboard.text import layout

REPOSITORY = Path(__file__).parents[2]
# Of the names and of the quotes: of the text as it is given, and of the same text below its headline, which
# is how it is printed. The headline alone changes what is found in one article of ten.
LEAST, LEAST_BELOW_HEADLINE = (0.95, 0.90), (0.99, 0.98)
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


@cache
def articles() -> tuple[Document, ...]:
    """Return the articles of the cases and of the sample."""
    found: list[Document] = []
    for folder in (REPOSITORY / "tests" / "cases" / "articles", REPOSITORY / "data" / "sample"):
        for item in readers.read_here(folder):
            if isinstance(item, Document) and not item.path.endswith((".json", ".md")):
                found.append(item)
    return tuple(found)


def blocks(document: Document) -> list[str]:
    """Return an article's paragraphs: a page's own text has one a line, a mail's is wrapped."""
    unwrapped = layout.unwrapped(document.text)
    text = unwrapped.text if unwrapped else document.text
    return [block.strip() for block in text.split("\n") if block.strip()]


def page(document: Document, form: str) -> str:
    """Return an article as a web page."""
    style, _ = FORMS[form]
    body = "".join(f"<p>{html.escape(block)}</p>" for block in blocks(document))
    more = SET_IN if "set in" in form else ""
    return (
        f"<html lang=en><head><title>{html.escape(document.title)}</title>"
        f"<style>body {{ font: 11pt serif; }} main {{ {style} }} {more}</style></head>"
        f"<body><h1>{html.escape(document.title)}</h1><main>{body}</main></body></html>"
    )


Found = tuple["Counter[str]", "Counter[str]"]


def found_in(document: Document) -> Found:
    """Return the names and the quotes that are found in a text."""
    extraction = extract_document(document)
    names = Counter(mention.text for mention in extraction.entities)
    return names, Counter(" ".join(quote.text.split()) for quote in extraction.quotes)


@cache
def wanted(number: int) -> tuple[Found, Found]:
    """Return what is found in an article as it is given, and in the same words below their headline."""
    document = articles()[number]
    headed = "\n\n".join(filter(None, [document.title, *blocks(document)]))
    return found_in(document), found_in(replace(document, text=headed))


def printed(sheet: Page, folder: Path, form: str) -> Iterator[Document]:
    """Print the articles, and yield what is read from each PDF."""
    for number, document in enumerate(articles()):
        path = folder / f"{number}.pdf"
        sheet.set_content(page(document, form))
        sheet.pdf(path=path, format=FORMS[form][1], display_header_footer=True, margin={
            "top": "2cm", "bottom": "2cm", "left": "1.5cm", "right": "1.5cm"
        })  # fmt: skip
        (read,) = readers.read_here(path)
        assert isinstance(read, Document), read
        yield replace(read, published=document.published, title=document.title)


@pytest.mark.tier2
@pytest.mark.parametrize("form", FORMS)
def test_printed_articles_keep_their_names_and_quotes(chromium: Browser, tmp_path: Path, form: str) -> None:
    sheet = chromium.new_page()
    read = [found_in(document) for document in printed(sheet, tmp_path, form)]
    sheet.close()
    for which, least in enumerate((LEAST, LEAST_BELOW_HEADLINE)):
        pairs = [(wanted(number)[which], found) for number, found in enumerate(read)]
        shares = []
        for kind in (0, 1):
            right = sum((one[kind] & other[kind]).total() for one, other in pairs)
            shares.append(right / sum(one[kind].total() for one, _ in pairs))
        assert shares[0] >= least[0] and shares[1] >= least[1], (form, which, shares)
