"""A web page or mail as a news database saves it: Nexis, Factiva and ProQuest."""

import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import encoding
from dashboard.readers.databases import blocks, factiva, nexis, proquest, story
from dashboard.records import Document, Problem
from dashboard.text import guards

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,3}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
HEAD = 4096
MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|meta|div|\?xml|!--)", re.IGNORECASE)
NEXIS = re.compile(
    r"<!-- Hide XML section from browser|<a name=\"?DOC_ID_\d|>\s*\d{1,6} of \d{1,6} DOCUMENTS?\s*<",
    re.IGNORECASE,
)
FACTIVA = re.compile(r"<title>\s*Factiva\s*</title>|class=[\"']article [a-z]{2}Article", re.IGNORECASE)
PROQUEST = re.compile(
    r"name=\"?DocID_|ProQuest document (?:ID|link)|<strong>\s*Publication title:", re.IGNORECASE
)
DECLARED = re.compile(r"<meta[^>]{0,80}\bdocuments=[\"']?(\d{1,6})", re.IGNORECASE)


def is_it(page: str) -> bool:
    """Say whether the beginning of a web page shows that it is from a database."""
    return bool(MARKUP.match(page)) and any(sign.search(page) for sign in (NEXIS, FACTIVA, PROQUEST))


def page_of(path: Path) -> tuple[str, Problem | None]:
    """Return a page's text in its declared encoding, and what was guessed about it."""
    guards.check_size(path.stat().st_size, what="This page")
    content = path.read_bytes()
    declared = CHARSET.search(content[:HEAD])
    page, found = encoding.decode(content, declared=declared[1].decode("ascii") if declared else "")
    return page, found.problem()


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles of the page; raise ReadError if they can't be told apart."""
    page, note = page_of(path)
    if note:
        yield note
    yield from articles(page)


def articles(page: str) -> Iterator[Document | Problem]:
    """Yield the articles of a page; raise ReadError if they can't be told apart."""
    if FACTIVA.search(page):
        yield from factiva.articles(blocks.of_page(page))
    elif NEXIS.search(page):
        declared = DECLARED.search(page)
        yield from nexis.articles(
            blocks.of_page(page, rows=True), declared=int(declared[1]) if declared else 0
        )
    elif PROQUEST.search(page):
        yield from proquest.articles(blocks.of_page(page))
    else:
        what, cure = story.no_articles("a news database")
        raise ReadError(what, cure=cure)
