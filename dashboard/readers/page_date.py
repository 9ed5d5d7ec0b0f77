"""The day that a web page itself gives as its publication; never one from its text or its footer."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.readers import page_body, published

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
INSIDE = frozenset({"article", "main", "header"})
OUTSIDE = frozenset({"aside", "footer", "nav", "table"})
# A microformat's (hAtom, h-entry) names for the time of publication.
PUBLISHED = frozenset({"published", "dt-published"})
MODIFIED = re.compile(r"modified|updat|lastmod|edited|revised|corrected", re.IGNORECASE)
# Last updated on: <time>, at most so far before it
CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|corrected|changed|revised|reviewed|accessed|retrieved)\b[^.\d]{0,30}\Z",
    re.IGNORECASE,
)
# class="post-date" · id="pubdate"
DATED = re.compile(r"date|time(?!line)|publish|posted", re.IGNORECASE)
SAYS_PUBLISHED = re.compile(
    r"(?:(?:first )?(?:published|posted|created)|publication date|date)\b(?: on)?\W{0,3}", re.IGNORECASE
)
BESIDE = frozenset({"b", "dd", "div", "em", "font", "i", "li", "p", "small", "span", "strong"})
LONGEST_DATE, LONGEST_TITLE = 80, 300
BEFORE, BEHIND, PARAGRAPH = 5, 60, 80  # elements before and behind the headline; letters
COMMENTS = re.compile(
    r"comment|related|recommend|recirc|teaser|promo|sidebar|widget|footer|most-?read", re.IGNORECASE
)
UNSET = date(1970, 1, 1)
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
        if (day := _day(value)) is not None:
            return _at_home(day, value, values, addresses)
    day = _only(page.iter("time", "abbr"), _is_published) or _only(page.iter("time"), _is_of_article)
    day = day or _beside_headline(page)
    return _at_home(day, "", [], addresses) if day else None


def _day(value: str) -> date | None:
    day = published.day_of(value)
    # What a program without a date writes.
    return None if day == UNSET else day


def _at_home(day: date, value: str, values: list[str], addresses: Iterable[str]) -> date:
    """Return the publisher's own day, where the page tells it beside one in UTC."""
    for address in addresses:
        named = published.from_url(address)
        if named is not None:
            return named if abs(named - day) <= A_DAY else day
    moment = _moment(value)
    if moment is not None and not moment.utcoffset():
        for other in map(_moment, values):
            if other is not None and other == moment and other.utcoffset():
                return other.date()
    return day


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
        for kind, value in _dates(_bare((script.text or "")[:LONGEST_SCRIPT])):
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
    for node in _nodes(whole):
        value = node.get("datePublished")
        if isinstance(value, str):
            yield str(node.get("@type", ""))[:1000], value


def _bare(script: str) -> str:
    """Return a script without the marks that hide it from XML parsers and old browsers.

    >>> _bare("/*<![CDATA[*/ {} /*]]>*/"), _bare("<!-- {} -->")
    ('{}', '{}')
    """
    opening = OPENING.match(script)
    if opening is None:
        return script.strip()
    closing = CLOSING.search(script, max(opening.end(), len(script) - 100))
    return script[opening.end() : closing.start() if closing else None].strip()


def _nodes(whole: Any) -> Iterator[dict[str, Any]]:
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
        _written(element)
        for element in page.iter()
        if (element.get("itemprop") or "").lower() == "datepublished"
        or (element.tag == "time" and element.get("pubdate") is not None)
    ]


def _written(element: Any) -> str:
    attributes = ("datetime", "content", "title")
    return next((value for name in attributes if (value := element.get(name))), element.text or "")


def _only(elements: Iterable[Any], asked: Callable[[Any], bool]) -> date | None:
    """Return the day of the requested time elements if they all agree; otherwise it is disputed."""
    days = {_day(_written(element)) for element in elements if asked(element)} - {None}
    return days.pop() if len(days) == 1 else None


def _is_published(element: Any) -> bool:
    return not PUBLISHED.isdisjoint((element.get("class") or "").lower().split())


def _is_of_article(element: Any) -> bool:
    tags = {parent.tag for parent in element.iterancestors()}
    return bool(tags & INSIDE) and not tags & OUTSIDE and not _is_modified(element)


def _is_modified(element: Any) -> bool:
    """Say whether an element gives the day of a change: by its name, its words or the words before it."""
    if _is_published(element):
        return False
    parent = element.getparent()
    names = [element.get("itemprop"), element.get("class"), element.get("id")]
    names += [parent.get("class")] if parent is not None and len(parent) == 1 else []
    words = " ".join((element.text or "")[:LONGEST_DATE].split())
    return (
        any(MODIFIED.search(name) for name in names if name)
        or MODIFIED.match(words.lower().removeprefix("last ")) is not None
        or CHANGED.search(_before(element)) is not None
    )


def _before(element: Any) -> str:
    """Return the words right before an element, in its parent or the label beside it."""
    beside = element.getprevious()
    if beside is None:
        parent = element.getparent()
        return ((parent.text or "")[-LONGEST_DATE:] if parent is not None else "").rstrip()
    label = (beside.text or "") if isinstance(beside.tag, str) and len(beside) == 0 else ""
    return f"{label} {beside.tail or ''}"[-LONGEST_DATE:].rstrip()


def _beside_headline(page: Any) -> date | None:
    """Return the day beside the page's headline, as a time element or in words, if there is just one."""
    beside = [element for element in _around_headline(page) if not _is_elsewhere(element)]
    times = [element for element in beside if element.tag == "time"]
    for elements in (times, [element for element in beside if _is_dated(element)]):
        days = {_day(_said(element)) for element in elements if not _is_modified(element)} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _around_headline(page: Any) -> list[Any]:
    """Return the elements beside the headline, and behind it up to the article's first paragraph."""
    shown = [element for element in page.iter() if isinstance(element.tag, str)]
    at = _headline(page, shown)
    if at is None:
        return []
    # A newspaper's head has the day on which it was saved: before the headline only what is right beside it.
    parent = shown[at].getparent()
    beside = [element for element in shown[max(0, at - BEFORE) : at] if element.getparent() is parent]
    for element in shown[at + 1 : at + 1 + BEHIND]:
        if element.tag == "p" and len(page_body.beginning(element, LONGEST_TITLE).strip()) >= PARAGRAPH:
            break
        beside.append(element)
    return beside


def _headline(page: Any, shown: list[Any]) -> int | None:
    """Return which element is the headline: the only one of the first rank, or the longest in the title."""
    titles = " ".join(title.text or "" for title in page.iter("title"))
    headlines = [at for at, element in enumerate(shown) if element.tag == "h1"]
    words = {at: page_body.beginning(shown[at], LONGEST_TITLE).strip() for at in headlines}
    titled = [at for at in headlines if words[at] and words[at] in titles]
    if titled:
        return max(titled, key=lambda at: len(words[at]))
    return headlines[0] if len(headlines) == 1 else None


def _is_dated(element: Any) -> bool:
    """Say whether a short element is named or begins like a date of publication."""
    if element.tag not in BESIDE or len(element) > 3 or not (words := _words(element)):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(DATED.search(names) or SAYS_PUBLISHED.match(words))


def _words(element: Any) -> str:
    """Return an element's words, "" if they are too many for a date."""
    pieces = [element.text or "", *(part or "" for child in element for part in (child.text, child.tail))]
    words = " ".join(" ".join(pieces).split())
    return words if len(words) <= LONGEST_DATE else ""


def _said(element: Any) -> str:
    if element.tag == "time" and (written := _written(element)):
        return written
    words = _words(element)
    said = SAYS_PUBLISHED.match(words)
    return words[said.end() :] if said else words


def _is_elsewhere(element: Any) -> bool:
    """Say whether an element belongs to comments, teasers or the page's edge."""
    return any(
        parent.tag in OUTSIDE or COMMENTS.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in (element, *element.iterancestors())
        if parent.tag not in ("body", "html")
    )
