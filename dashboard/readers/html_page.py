"""A saved web page: the article in it without navigation, and what its metadata say."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import trafilatura

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields, page_date
from dashboard.records import Document, Problem
from dashboard.text import guards

# <meta charset="windows-1251"> or <meta … content="text/html; charset=koi8-r">
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,3}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
HEAD = 4096
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Its own dates are not used: it takes days of modification, footers, and one reading of 04/05/2022.
NO_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}

# Its complaints about single pages would go to the terminal; ours is the Problem.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the page's one Document, or raise ReadError where it holds no article."""
    guards.check_size(path.stat().st_size, what="This page")
    content = path.read_bytes()
    declared = CHARSET.search(content[:HEAD])
    page, found = encoding.decode(content, declared=declared[1].decode("ascii") if declared else "")
    if note := found.problem():
        yield note
    yield _article(page.removeprefix("\ufeff"))


def _article(page: str) -> Document:
    # lxml refuses a str that declares an encoding of its own, and NUL ends its text.
    tree = trafilatura.load_html(XML_DECLARATION.sub("", page).replace("\0", "\ufffd"))
    # Before the extraction, which takes the tree apart.
    day = page_date.find(tree) if tree is not None else None
    article = _extract(tree) if tree is not None else None
    text = getattr(article, "text", None) or ""
    if not text.strip():
        raise ReadError(
            "No text of an article was found on this page.",
            cure="Save the whole page from the browser, or paste the article into a .txt file.",
        )
    values = {name: getattr(article, name, None) or "" for name in ("title", "author", "sitename", "url")}
    document = fields.headed(values, text=text, day=day)
    return replace(document, published_from="metadata") if day else document


def _extract(tree: Any) -> Any:
    return trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=NO_DATES
    )
