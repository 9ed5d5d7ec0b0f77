"""RSS, Atom and RDF feeds: each item is a document, most of them a summary only."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import fields, heartbeat, tags, xml_file
from dashboard.records import Document, Extent, Problem
from dashboard.text import guards

ROOTS = frozenset({"rss", "feed", "RDF"})
SUFFIXES = (".rss", ".atom", ".rdf")
# What makes an RDF or a <feed> one of news: RSS 0.9 and 1.0, Atom.
NEWS = ("http://purl.org/rss/1.0/", "netscape.com/rdf/simple/0.9/", "www.w3.org/2005/atom", "purl.org/atom/")
ITEM = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)[\s>]")
CLOSED = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
# In feeds of RSS the day of publication may stand as Dublin Core's date, which the parser takes for a change.
ISSUED = b"dc:date"
MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")
# The post Dam vote first appeared on The Courier. · [Read more] · Continue reading →
APPENDED = re.compile(
    r"(?:\s*(?:The post .{1,300}? (?:first )?appeared (?:first )?on .{1,200}"
    r"|\[?(?:Continue reading|Read more|Read the full (?:story|article))[^\n]{0,200}))\s*\Z"
)
CUT = re.compile(r"(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.)\s*\Z")
NUMBER = re.compile(rb"&#[xX]?[0-9a-fA-F]{1,30};")
# What the parser raises on some broken feeds
BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)
AGAIN = "Save or download it again."
SAVE = "Save the pages of the articles to have their text."


def is_it(head: str, suffix: str) -> bool:
    """Say whether a file begins as a feed does, or has the ending of one."""
    root = xml_file.root_of(head)
    if root == "rss":
        return True
    if root in ROOTS:
        return any(one in head.lower() for one in NEWS)
    return suffix in SUFFIXES and root != "html"


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the Document of each item that has a text; raise ReadError if none has."""
    import feedparser

    guards.check_size(path.stat().st_size, what="This feed")
    content = path.read_bytes()
    heartbeat.tell()
    # As a stream: bytes alone would be tried as the name of a file.
    try:
        sound = NUMBER.sub(_checked, content)
        feed = feedparser.parse(io.BytesIO(sound), sanitize_html=True, resolve_relative_uris=False)
    except BROKEN as error:
        what = f"This feed can't be taken apart ({type(error).__name__}: {error})."
        raise ReadError(what, cure=AGAIN) from error
    written = len(ITEM.findall(content))
    is_issued = ISSUED in content and not str(feed.get("version", "")).startswith("atom")
    is_cut = not CLOSED.search(content[-2_000:])
    del content
    if problem := _broken(feed, written, is_cut):
        yield problem
    if not feed.entries:
        raise ReadError("This feed holds no item.", cure="Check that it was saved completely.")
    empty = changed = 0
    for number, entry in enumerate(feed.entries, start=1):
        heartbeat.tell()
        text, extent = _text(entry)
        if not text:
            empty += 1
            continue
        told = str(entry.get("published") or "")
        modified = str(dict.get(entry, "updated") or "")
        if not told and modified:
            told, changed = (modified, changed) if is_issued else ("", changed + 1)
        if is_cut and number == len(feed.entries):
            extent = "cut"
        where = f"#{number}"
        day, problem = fields.read_day(told, where=where)
        if problem:
            yield problem
        document = fields.headed(_values(entry, feed.feed), text=text, day=day, path=where)
        section = _line(entry.tags[0].get("term") or "") if len(entry.get("tags", ())) == 1 else ""
        language = xml_file.code(str(feed.feed.get("language") or ""))
        yield replace(document, section=section, extent=extent, language=language)
    if empty == len(feed.entries):
        raise ReadError("The items of this feed hold no text, only titles and links.", cure=SAVE)
    if empty:
        yield Problem("", f"{empty:,} of {len(feed.entries):,} items hold no text, only a title.", SAVE)
    if changed:
        items = "1 item says" if changed == 1 else f"{changed:,} items say"
        what = f"{items} only when it was last changed (updated), not when it was published."
        yield Problem("", what, "Give the day with --published, if it is one day.")


def _checked(number: re.Match[bytes]) -> bytes:
    """Return a numbered character, or another for one that doesn't exist: the parser would stop there."""
    return xml_file.sound(number[0].decode("ascii")).encode()


def count(path: Path) -> int:
    """Return how many items a feed holds."""
    return len(ITEM.findall(path.read_bytes())) if path.stat().st_size <= guards.MOST_BYTES else 0


def _broken(feed: Mapping[str, Any], written: int, is_cut: bool) -> Problem | None:
    """Return what is wrong with a feed, and how much of it was read; another charset than declared is not."""
    error = feed.get("bozo_exception") if feed.get("bozo") else None
    if error is None or type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return None
    read = len(feed["entries"])
    why = " ".join(str(getattr(error, "getMessage", lambda: error)()).split())[:120]
    line = getattr(error, "getLineNumber", lambda: None)()
    place = f" in line {line}" if line else ""
    what = f"This feed is cut short or broken ({why}{place})"
    items = f"{read:,} of {max(read, written):,} items were found"
    items += ", the last one may miss its end" if is_cut and read else ""
    return Problem("", f"{what}; {items}.", AGAIN)


def _text(entry: Mapping[str, Any]) -> tuple[str, Extent]:
    """Return an item's text, and how much of the article that is."""
    summary = _plain(entry.get("summary_detail") or {})
    whole = max((_plain(one) for one in entry.get("content", ())), key=len, default="")
    if len(whole) < len(summary) or not whole:
        return summary, "summary"
    return whole, "cut" if CUT.search(whole) else "whole"


def _plain(written: Mapping[str, Any]) -> str:
    """Return a text without its markup, and without what a blog's program appends."""
    value = str(written.get("value") or "")
    if written.get("type") != "text/plain" or MARKUP.search(value):
        value = tags.text(value)
    return APPENDED.sub("", value).strip()


def _line(value: str) -> str:
    return " ".join((tags.text(value) if MARKUP.search(value) else value).split())


def _values(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, str]:
    """Return an item's fields under plain names; the source is the feed, or the one that it took it from."""
    people = [one.get("name") or "" for one in entry.get("authors", ())]
    named = ", ".join(dict.fromkeys(filter(None, people))) or str(entry.get("author") or "")
    origin = entry.get("source") or {}
    link = str(entry.get("feedburner_origlink") or entry.get("link") or "")
    return {
        "title": _line(str(entry.get("title") or "")),
        "author": _line(named),
        "source": _line(str(origin.get("title") or feed.get("title") or "")),
        # An id of the form "urn:…" may be taken for a link.
        "url": link if link.startswith(("http://", "https://")) else "",
        "id": str(entry.get("id") or ""),
    }
