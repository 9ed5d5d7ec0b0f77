"""A saved web page: its article without the navigation, and its metadata."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import bylines, encoding, fields, page_body, page_cut, page_date, page_lines, tags
from dashboard.records import Account, Document, Item, Problem
from dashboard.text import guards

# <meta charset="windows-1251"> or <meta … content="text/html; charset=koi8-r">
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,3}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
HEAD = 4096
# <!-- saved from … --> <!DOCTYPE html> · <html lang="en">
PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,500}-->\s*){0,3}<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
OFFICE = frozenset({".doc", ".docx", ".odt", ".ods", ".pdf", ".rtf", ".xls", ".xlsx"})
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# What XML can't contain; lxml would end a text there.
CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# trafilatura's dates are not used: it takes modification dates, footers, and one reading of 04/05/2022.
NO_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
# trafilatura's steps grow with the square of these; at these sizes every page of our tests takes under 2 s.
# The largest of the 65 pages in readability's tests has 2,763 tags, 1,590 for formatting, and 45,000 letters.
MOST_TAGS, MOST_FORMATTING, MOST_ATTRIBUTES, MOST_LETTERS = 10_000, 3_000, 2_000, 2_000_000
# The scanner and lxml count the same letters on 64 of those 65 pages, and all but 3 of 722 on the last.
LEAST_LOST, LARGEST_LOST = 20, 0.01
TOO_MUCH = "This page is too deep or too large to tell its article from the rest; all its text was taken"
# trafilatura's second opinions cost precision. They are asked where its first finds too little: so much of
# the letters that one element holds in paragraphs, and at least so many. Swept 0.4-0.8, from 0.6 on best.
ENOUGH, LEAST_TEXT = 0.6, 400
SAVE = "Save the article alone (the browser's reader view), or as a .txt file."

# Its complaints about single pages would go to the terminal; we report a Problem instead.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def is_it(head: str, suffix: str) -> bool:
    """Say whether a file is a web page, by its ending or by how it begins: a saved "story.php" is one.

    Under the name of an office document the reader for that says what it is.
    """
    return suffix in (".htm", ".html") or (suffix not in OFFICE and PAGE.match(head[:4_000]) is not None)


def read(path: Path) -> Iterator[Item]:
    """Yield the page's only Document, with an Account that says why if it is marked as cut off.

    Raise ReadError if it contains no article.
    """
    guards.check_size(path.stat().st_size, what="This page")
    yield from read_page(path.read_bytes())


def read_page(content: bytes, *, declared: str = "", url: str = "") -> Iterator[Item]:
    """Yield the Document of a page's bytes and an Account, or raise ReadError if they contain no article.

    `declared` is the charset that a mail or a server gave with the page, `url` the address it was saved from.
    """
    guards.check_size(len(content), what="This page")
    named = CHARSET.search(content[:HEAD])
    page, found = encoding.decode(content, declared=declared or (named[1].decode("ascii") if named else ""))
    del content
    if note := found.problem():
        yield note
    # lxml refuses a str that declares its own encoding, and NUL ends its text.
    page = XML_DECLARATION.sub("", page.removeprefix("\ufeff")).replace("\0", "\ufffd")
    for item in _read(CONTROL.sub("", page), url):
        yield replace(item, url=url or item.url) if isinstance(item, Document) else item


def _read(page: str, url: str) -> Iterator[Item]:
    """Yield the page's article; if it is too much for the parser, all its text and a Problem."""
    is_short = page_cut.ends_early(page)
    size = tags.measure(page)
    is_simple = size.formatting > MOST_FORMATTING or size.attributes > MOST_ATTRIBUTES
    tree, lost = (None, 1.0) if is_simple else _parse(page, size)
    if lost > LARGEST_LOST:
        page = tags.simplified(page)
        tree, lost = _parse(page, tags.measure(page))
    try:
        document, note = _article(tree, page, url) if lost <= LARGEST_LOST else (None, "")
    except RecursionError:
        document, note = None, ""
    finally:
        _forget()
    if document is None:
        document = _whole(page, url)
        what = f"{TOO_MUCH} ({len(document.text):,} characters)."
        yield Problem("", what, SAVE)
    elif lost:
        yield Problem("", f"The parser lost about {lost:.1%} of this page's text.", SAVE)
    notes = tuple(filter(None, (page_cut.SHORT * is_short, note)))
    yield replace(document, extent="cut") if notes else document
    if notes:
        yield Account(notes=notes)


def _forget() -> None:
    """Empty trafilatura's caches of a page's lines, which grow by as much with each page of an archive.

    Its own `meta.reset_caches` also collects garbage, which takes as long as a short page.
    """
    from trafilatura import utils

    for name in ("line_processing", "trim"):
        if clear := getattr(getattr(utils, name, None), "cache_clear", None):
            clear()


def _parse(page: str, size: tags.Size) -> tuple[Any, float]:
    """Return the page's tree and the share of its letters missing from it: all if it is too large."""
    from trafilatura import load_html  # takes half a second to import: only if there is a page

    if size.tags > MOST_TAGS or size.letters > MOST_LETTERS:
        return None, 1.0
    tree = load_html(page)
    lost = size.letters - _letters(tree) if tree is not None else 0
    return tree, lost / size.letters if lost > LEAST_LOST else 0.0


def _letters(tree: Any) -> int:
    """Count the letters in a tree as `tags.measure` does in the page, independently of the parser."""
    return sum(
        tags.letters(element.tail or "")
        + (tags.letters(element.text or "") if element.tag not in tags.UNSEEN else 0)
        for element in tree.iter()
    )


def _article(tree: Any, page: str, url: str) -> tuple[Document, str]:
    """Return a parsed page's article, and why it isn't whole; one that is all hidden is taken as it is."""
    from trafilatura import load_html
    from trafilatura.metadata import extract_metadata

    if tree is None:
        return _document(None, "", None), ""
    named = extract_metadata(tree, None, NO_DATES, False)
    day = page_date.find(tree, url, named.url or "")
    withheld = page_cut.withheld(tree)
    page_body.clear(tree)
    author = bylines.cleaned(named.author or "") or bylines.found(tree)
    text = _extract(tree) or _text(load_html(page))
    title = named.title or ""
    author = author or bylines.cleaned(page_lines.byline(text, title=title))
    note = page_cut.note(withheld, text)
    text = page_lines.trimmed(text, title=title, author=author, has_day=day is not None)
    return _document(named, text, day, author), note


def _whole(page: str, url: str) -> Document:
    """Return all the text of a page, with the metadata from its head."""
    from trafilatura import load_html
    from trafilatura.metadata import extract_metadata

    tree = load_html(f"<html>{tags.simplified(tags.head(page))}</head><body><p></p></body></html>")
    if tree is None:
        return _document(None, tags.text(page), None)
    named = extract_metadata(tree, None, NO_DATES, False)
    day = page_date.find(tree, url, named.url or "")
    return _document(named, tags.text(page), day, bylines.cleaned(named.author or ""))


def _document(named: Any, text: str, day: date | None, author: str = "") -> Document:
    if not text.strip():
        raise ReadError(
            "No text of an article was found on this page.",
            cure="Save the whole page from the browser, or paste the article into a .txt file.",
        )
    values = {name: getattr(named, name, None) or "" for name in ("title", "sitename", "url")}
    document = fields.headed({**values, "author": author}, text=text, day=day)
    return replace(document, published_from="metadata") if day else document


def _extract(tree: Any) -> str:
    """Return the text of a page without what page_body takes out: the quick way where it is enough."""
    held = max(page_body.letters_held(tree), LEAST_TEXT)
    quick = _text(tree, fast=True)
    if tags.letters(quick) >= ENOUGH * held:
        return quick
    return max(quick, _text(tree), key=len)


def _text(tree: Any, *, fast: bool = False) -> str:
    from trafilatura import bare_extraction

    article = bare_extraction(tree, include_comments=False, with_metadata=False, fast=fast)
    return getattr(article, "text", None) or ""
