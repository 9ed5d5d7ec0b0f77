"""A saved web page: the article in it without navigation, and what its metadata say."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import trafilatura

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields, published
from dashboard.records import Document, Problem
from dashboard.text import guards

# <meta charset="windows-1251"> or <meta … content="text/html; charset=koi8-r">
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,3}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
HEAD = 4096
# htmldate would guess from any year on the page, and holds later days than today's for wrong:
# a page must read the same on every day.
DATES = {"original_date": True, "extensive_search": False, "min_date": "1995-01-01", "max_date": "2200-01-01"}

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
    page = re.sub(r"\A\s*<\?xml[^>]*\?>", "", page).replace("\0", "\ufffd")
    article = (
        trafilatura.bare_extraction(
            page, include_comments=False, with_metadata=True, date_extraction_params=DATES
        )
        if page.strip()
        else None
    )
    text = getattr(article, "text", None) or ""
    if not text.strip():
        raise ReadError(
            "No text of an article was found on this page.",
            cure="Save the whole page from the browser, or paste the article into a .txt file.",
        )
    day = published.day_of(getattr(article, "date", None) or "")
    values = {name: getattr(article, name, None) or "" for name in ("title", "author", "sitename", "url")}
    document = fields.headed(values, text=text, day=day)
    return replace(document, published_from="metadata") if day else document
