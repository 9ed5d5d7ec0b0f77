"""RSS, Atom and RDF feeds: each item is a document, most of them a summary only."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import fields, heartbeat, published, tags, xml_file
from dashboard.records import Document, Extent, Problem

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
# The parser gives no sign of life: this much takes it 20 seconds of the sandbox's 60.
MOST_BYTES = 20_000_000
# ana@courier.example (Ana Bell) · Ana Bell <ana@courier.example> · ana@courier.example
WITH_ADDRESS = re.compile(r"\S+@\S+ \((.+)\)\Z|([^<]+?) <\S+@\S+>\Z|(\S+@\S+)\Z")
A_DAY = timedelta(days=1)
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


@dataclass(slots=True)
class _Feed:
    """What the parser found, how many items are written in the file, and what its dates mean."""

    found: Any
    written: int
    is_issued: bool  # its changes are publications
    is_cut: bool  # its end is missing
    empty: int = 0
    changed: int = 0


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the Document of each item that has a text; raise ReadError if none has."""
    feed = _parsed(path)
    if problem := _broken(feed):
        yield problem
    entries = feed.found.entries
    if not entries:
        raise ReadError("This feed holds no item.", cure="Check that it was saved completely.")
    for number, entry in enumerate(entries, start=1):
        heartbeat.tell()
        for item in _item(entry, feed, f"#{number}"):
            is_end = feed.is_cut and number == len(entries)
            yield replace(item, extent="cut") if is_end and isinstance(item, Document) else item
    if feed.empty == len(entries):
        raise ReadError("The items of this feed hold no text, only titles and links.", cure=SAVE)
    if feed.empty:
        yield Problem("", f"{feed.empty:,} of {len(entries):,} items hold no text, only a title.", SAVE)
    if feed.changed:
        items = "1 item says" if feed.changed == 1 else f"{feed.changed:,} items say"
        what = f"{items} only when it was last changed (updated), not when it was published."
        yield Problem("", what, "Give the day with --published, if it is one day.")


def count(path: Path) -> int:
    """Return how many items a feed holds."""
    return len(ITEM.findall(path.read_bytes())) if path.stat().st_size <= MOST_BYTES else 0


def _parsed(path: Path) -> _Feed:
    import feedparser

    if (size := path.stat().st_size) > MOST_BYTES:
        what = f"This feed has {size / 1e6:.1f} MB; a feed may have {MOST_BYTES / 1e6:.0f} MB."
        raise ReadError(what, cure="Split it into several files.")
    content = NUMBER.sub(_checked, path.read_bytes())
    heartbeat.tell()
    try:
        # As a stream: bytes alone would be tried as the name of a file.
        found = feedparser.parse(io.BytesIO(content), sanitize_html=True, resolve_relative_uris=False)
    except BROKEN as error:
        what = f"This feed can't be taken apart ({type(error).__name__}: {error})."
        raise ReadError(what, cure=AGAIN) from error
    is_atom = str(found.get("version", "")).startswith("atom")
    return _Feed(
        found,
        written=len(ITEM.findall(content)),
        is_issued=ISSUED in content and not is_atom,
        is_cut=not CLOSED.search(content[-2_000:]),
    )


def _checked(number: re.Match[bytes]) -> bytes:
    """Return a numbered character, or another for one that doesn't exist: the parser would stop there."""
    return xml_file.sound(number[0].decode("ascii")).encode()


def _broken(feed: _Feed) -> Problem | None:
    """Return what is wrong with a feed, and how much of it was read; another charset than declared is not."""
    error = feed.found.get("bozo_exception") if feed.found.get("bozo") else None
    if error is None or type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return None
    found = len(feed.found.entries)
    why = " ".join(str(getattr(error, "getMessage", lambda: error)()).split())[:120]
    line = getattr(error, "getLineNumber", lambda: None)()
    place = f" in line {line}" if line else ""
    items = f"{found:,} of {max(found, feed.written):,} items were found"
    items += ", the last one may miss its end" if feed.is_cut and found else ""
    return Problem("", f"This feed is cut short or broken ({why}{place}); {items}.", AGAIN)


def _item(entry: Any, feed: _Feed, where: str) -> Iterator[Document | Problem]:
    """Yield an item's Document if it has a text, and count it if it hasn't."""
    text, extent = _text(entry)
    if not text:
        feed.empty += 1
        return
    told = str(entry.get("published") or "")
    modified = str(dict.get(entry, "updated") or "")
    if modified and not told:
        told = modified if feed.is_issued else ""
        feed.changed += not feed.is_issued
    day, problem = fields.read_day(told, where=where)
    if problem:
        yield problem
    values = _values(entry, feed.found.feed)
    address = published.from_url(values["url"])
    if day and address and abs(day - address) <= A_DAY:
        # The stamp is often that of another zone; the day in the address is the publisher's own.
        day = address
    about = feed.found.feed
    yield replace(
        fields.headed(values, text=text, day=day, path=where),
        section=_line(entry.tags[0].get("term") or "") if len(entry.get("tags", ())) == 1 else "",
        extent=extent,
        language=xml_file.code(str(about.get("language") or "")),
    )


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


def _authors(entry: Mapping[str, Any]) -> str:
    """Return the names of an item's authors; an address only where there is no name."""
    written = str(entry.get("author") or "")
    # The parser takes no ending of an address that has more than four letters.
    if found := WITH_ADDRESS.match(written):
        return str(next(filter(None, found.groups())))
    people = (str(one.get("name") or "") for one in entry.get("authors", ()))
    return ", ".join(dict.fromkeys(filter(None, people))) or written


def _values(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, str]:
    """Return an item's fields under plain names; the source is the feed, or the one that it took it from."""
    origin = entry.get("source") or {}
    link = str(entry.get("feedburner_origlink") or entry.get("link") or "")
    return {
        "title": _line(str(entry.get("title") or "")),
        "author": _line(_authors(entry)),
        "source": _line(str(origin.get("title") or feed.get("title") or "")),
        # An id of the form "urn:…" may be taken for a link.
        "url": link if link.startswith(("http://", "https://")) else "",
        "id": str(entry.get("id") or ""),
    }
