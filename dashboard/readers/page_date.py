"""The day that a web page itself gives as its publication; never one from its text or its footer."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.readers import page_time, published

# Best first, without case and signs; a modification date is not a publication date.
META = (
    "articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "datepublished", "ogdatepublished",
    "articlepublicationdate", "articlepublished", "articlepublisheddate", "ogarticlepublished",
    "articledateoriginal", "articlepostdate", "articledate", "originalpublicationdate", "publishedtime",
    "rnewsdatepublished", "parselypubdate", "sailthrudate", "btpubdate", "rbpubdate", "vrpublishedtime",
    "cxenseparserecspublishtime", "shareaholicarticlepublishedtime", "mediatorpublishedtime", "ogpubdate",
    "ogpublishdate", "dcdateissued", "dctermsissued", "dcdatepublished", "dcdatepublication", "dctermsdate",
    "dcdate", "dcdatecreated", "dctermscreated", "citationpublicationdate", "citationdate", "publicationdate",
    "publishdate", "publisheddate", "publishtime", "publishedat", "publishedon", "dateposted", "pubdate",
    "date",
)  # fmt: skip
SIGNS = re.compile(r"[^a-z]")
MOST_NODES = 2_000
LONGEST_SCRIPT = 1_000_000
# JSON-LD about other pages and about what was said below this one.
OF_OTHERS = frozenset(
    "citation comment hasPart isBasedOn isPartOf itemListElement liveBlogUpdate mentions".split()
)
# Where JSON is broken by a comma or a quotation mark, its date can still be read.
BROKEN = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
ARTICLE = re.compile(r"Article|Posting|Report")
# https://courier.example/20220426/dam, https://courier.example/news/2022-04-26-dam
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d(?:-\d\d-\d\d|\d{4}))(?=/|-[a-z]|\.html?\Z|\Z)")
A_DAY = timedelta(days=1)
# The marks that hide a script: //<![CDATA[ … //]]> · /* <![CDATA[ */ … /* ]]> */ · <!-- … -->
OPENING = re.compile(r"\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
CLOSING = re.compile(r"(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*\Z")


def find(page: Any, *addresses: str) -> date | None:
    """Return the day in a parsed page's JSON-LD, meta tags, time elements or beside its headline.

    Where it is a day off the one in the page's address, that is right: many pages give the time in UTC.
    """
    articles, others = _linked(page)
    values = [*articles, *_meta(page), *others, *_marked(page)]
    for value in values:
        if (day := page_time.day_of(value)) is not None:
            return _at_home(day, value, values, addresses)
    day = page_time.find(page)
    return _at_home(day, "", [], addresses) if day else _named(addresses)


def _at_home(day: date, value: str, values: list[str], addresses: Iterable[str]) -> date:
    """Return the publisher's own day, where the page tells it beside one in UTC."""
    named = _named(addresses)
    if named is not None:
        return named if abs(named - day) <= A_DAY else day
    moment = _moment(value)
    if moment is not None and not moment.utcoffset():
        for other in map(_moment, values):
            if other is not None and other == moment and other.utcoffset():
                return other.date()
    return day


def _named(addresses: Iterable[str]) -> date | None:
    """Return the day in the first address that has one."""
    for address in addresses:
        found = IN_ADDRESS.search(address.partition("?")[0][:2000])
        day = published.from_url(address) or (published.day_of(found[1]) if found else None)
        if day is not None:
            return day
    return None


def _moment(value: str) -> datetime | None:
    """Return a time with its zone; None for any other value."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _meta(page: Any) -> list[str]:
    """Return the values of the meta tags for the day of publication, best first."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = SIGNS.sub("", (tag.get(attribute) or "")[:100].lower())
            if name in META:
                found.setdefault(name, tag.get("content") or "")
    return [found[name] for name in META if name in found]


def _linked(page: Any) -> tuple[list[str], list[str]]:
    """Return each datePublished in the JSON-LD: those of articles, and those of a page or anything else."""
    articles: list[str] = []
    others: list[str] = []
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for kind, value in _dates(bare((script.text or "")[:LONGEST_SCRIPT])):
            (articles if ARTICLE.search(kind) else others).append(value)
    return articles, others


def _dates(script: str) -> Iterator[tuple[str, str]]:
    """Yield what each datePublished in a script is the date of, and the date."""
    try:
        whole = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        found = BROKEN.search(script)
        if found:
            yield script[:LONGEST_SCRIPT], found[1]
        return
    for node in nodes(whole):
        value = node.get("datePublished")
        if isinstance(value, str):
            yield str(node.get("@type", ""))[:1000], value


def bare(script: str) -> str:
    """Return a script without the marks that hide it from XML parsers and old browsers.

    >>> bare("/*<![CDATA[*/ {} /*]]>*/"), bare("<!-- {} -->")
    ('{}', '{}')
    """
    opening = OPENING.match(script)
    if opening is None:
        return script.strip()
    closing = CLOSING.search(script, max(opening.end(), len(script) - 100))
    return script[opening.end() : closing.start() if closing else None].strip()


def nodes(whole: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects in a script that are about this page, however deeply nested, up to a limit."""
    waiting = [whole]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in reversed(node) if key not in OF_OTHERS)
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _marked(page: Any) -> list[str]:
    """Return the elements marked as the date of publication: itemprop, or <time pubdate>."""
    return [
        page_time.written(element)
        for element in page.iter()
        if (element.get("itemprop") or "").lower() == "datepublished"
        or (element.tag == "time" and element.get("pubdate") is not None)
    ]
