"""Which day a web page itself names as that of publication; never one from its text or its footer."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboard.readers import published

# Best first; a day of modification is none of publication.
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


def find(page: Any) -> date | None:
    """Return the day in a parsed page's meta tags, its JSON-LD, or its <time> elements."""
    for value in (*_meta(page), *_linked(page), *_marked(page)):
        day = published.day_of(value)
        if day is not None:
            return day
    return _only_time(page)


def _meta(page: Any) -> list[str]:
    """Return the values of the meta tags that name a day of publication, best first."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").strip().lower()
            if name in META:
                found.setdefault(name, tag.get("content") or "")
    return [found[name] for name in META if name in found]


def _linked(page: Any) -> list[str]:
    """Return each datePublished of the JSON-LD, an article's before a page's."""
    articles: list[str] = []
    others: list[str] = []
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes((script.text or "")[:LONGEST_SCRIPT]):
            value = node.get("datePublished")
            if isinstance(value, str):
                kind = str(node.get("@type", ""))
                (articles if "Article" in kind or "Posting" in kind else others).append(value)
    return articles + others


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a script, however it nests them, up to a limit."""
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
        element.get("datetime") or element.get("content") or (element.text or "")
        for element in page.iter()
        if (element.get("itemprop") or "").lower() == "datepublished"
        or (element.tag == "time" and element.get("pubdate") is not None)
    ]


def _only_time(page: Any) -> date | None:
    """Return the day of the article's <time> elements if they all name one day: others are in dispute."""
    days = {
        published.day_of(element.get("datetime") or "")
        for element in page.iter("time")
        if _is_of_article(element)
    }
    return days.pop() if len(days) == 1 else None


def _is_of_article(element: Any) -> bool:
    tags = {parent.tag for parent in element.iterancestors()}
    return bool(tags & INSIDE) and not tags & OUTSIDE
