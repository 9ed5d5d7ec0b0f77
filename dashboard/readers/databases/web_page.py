"""A web page or mail as a news database saves it: Nexis, Factiva and ProQuest."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import encoding, html_page
from dashboard.readers.databases import blocks, factiva, nexis, proquest, story
from dashboard.records import Document, Problem
from dashboard.text import guards

MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|meta|div|\?xml|!--)", re.IGNORECASE)
FACTIVA = re.compile(r"<title>\s*Factiva\s*</title>|class=[\"']article [a-z]{2}Article", re.IGNORECASE)
# A page about these databases may have one of their signs, so two different ones are asked for.
NEXIS = (
    re.compile(r"<!-- Hide XML section from browser"),
    re.compile(r"<a name=\"?DOC_ID_\d", re.IGNORECASE),
    re.compile(r">\s*\d{1,6} (?:of|sur|von|de) \d{1,6} (?:DOCUMENTS?|DOKUMENTE?N?)\s*<", re.IGNORECASE),
    re.compile(r">\s*(?:LENGTH|LONGUEUR|L(?:Ä|&Auml;)NGE|LOAD-DATE|DATE-CHARGEMENT)\s*:"),
)
PROQUEST = (
    re.compile(r"name=\"?DocID_", re.IGNORECASE),
    re.compile(r">\s*ProQuest document link\s*<", re.IGNORECASE),
    re.compile(r"<(?:strong|b)>\s*Publication ?title\s*:", re.IGNORECASE),
    re.compile(r"<(?:strong|b)>\s*Publication ?date\s*:", re.IGNORECASE),
    re.compile(r"<(?:strong|b)>\s*ProQuest document ?ID\s*:", re.IGNORECASE),
)
DECLARED = re.compile(r"<meta[^>]{0,80}\bdocuments=[\"']?(\d{1,6})", re.IGNORECASE)


def is_it(page: str) -> bool:
    """Say whether the beginning of a web page shows that it is from a database."""
    if not MARKUP.match(page):
        return False
    return bool(FACTIVA.search(page)) or has_signs(page, NEXIS) or has_signs(page, PROQUEST)


def has_signs(page: str, signs: Sequence[re.Pattern[str]]) -> bool:
    """Say whether a page has two of a database's signs."""
    return sum(sign.search(page) is not None for sign in signs) > 1


def page_of(path: Path) -> tuple[str, Problem | None]:
    """Return a page's text in its declared encoding, and what was guessed about it."""
    guards.check_size(path.stat().st_size, what="This page")
    content = path.read_bytes()
    declared = html_page.CHARSET.search(content[: html_page.HEAD])
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
    elif has_signs(page, NEXIS):
        declared = DECLARED.search(page)
        yield from nexis.articles(
            blocks.of_page(page, rows=True), declared=int(declared[1]) if declared else 0
        )
    elif has_signs(page, PROQUEST):
        yield from proquest.articles(blocks.of_page(page))
    else:
        what, cure = story.no_articles("a news database")
        raise ReadError(what, cure=cure)
