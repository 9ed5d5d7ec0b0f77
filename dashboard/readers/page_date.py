"""The day that a web page itself gives as its publication; never one from its text or its footer."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from dashboard.readers import published

# Best first; a modification date is not a publication date.
META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "article.published", "rnews:datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created",
    "citation_publication_date", "publication_date", "publication-date", "publish_date", "publish-date",
    "publishdate", "published_date", "published-date", "publishedat", "pubdate", "pub_date", "date",
)  # fmt: skip
MOST_NODES = 2_000
LONGEST_SCRIPT = 1_000_000
INSIDE = frozenset({"article", "main", "header"})
OUTSIDE = frozenset({"aside", "footer", "nav"})
# A microformat's (hAtom, h-entry) names for the time of publication.
PUBLISHED = frozenset({"published", "dt-published"})
WRAPPERS = (("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>"), ("<!--", "-->"))


def find(page: Any) -> date | None:
    """Return the day in a parsed page's JSON-LD, its meta tags or its time elements."""
    articles, others = _linked(page)
    for value in (*articles, *_meta(page), *others, *_marked(page)):
        day = published.day_of(value)
        if day is not None:
            return day
    return _only(page, _is_published) or _only(page, _is_of_article)


def _meta(page: Any) -> list[str]:
    """Return the values of the meta tags for the day of publication, best first."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").strip().lower()
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
        for node in _nodes(_bare((script.text or "")[:LONGEST_SCRIPT])):
            value = node.get("datePublished")
            if isinstance(value, str):
                kind = str(node.get("@type", ""))
                (articles if "Article" in kind or "Posting" in kind else others).append(value)
    return articles, others


def _bare(script: str) -> str:
    """Return a script without the marks that hide it from XML parsers and old browsers.

    >>> _bare("/*<![CDATA[*/ {} /*]]>*/"), _bare("<!-- {} -->")
    ('{}', '{}')
    """
    bare = script.strip()
    for opening, closing in WRAPPERS:
        if bare.startswith(opening):
            bare = bare.removeprefix(opening).removesuffix(closing).strip()
    return bare


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """Yield the objects in a script, however deeply nested, up to a limit."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(node.values()))
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


def _only(page: Any, asked: Callable[[Any], bool]) -> date | None:
    """Return the day of the requested time elements if they all agree; otherwise it is disputed."""
    days = {published.day_of(_written(element)) for element in page.iter("time", "abbr") if asked(element)}
    return days.pop() if len(days) == 1 else None


def _is_published(element: Any) -> bool:
    return not PUBLISHED.isdisjoint((element.get("class") or "").lower().split())


def _is_of_article(element: Any) -> bool:
    tags = {parent.tag for parent in element.iterancestors()}
    return element.tag == "time" and bool(tags & INSIDE) and not tags & OUTSIDE
