"""Factiva's XML: each article is an element of its own, with its fields by name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers.databases import story
from dashboard.records import Document, Problem
from dashboard.text import guards

SIGN = re.compile(r"<(?:\w+:)?(?:ppsarticle|ppsArticleResponse|PPSResponse)\b", re.IGNORECASE)
FIELDS = {
    "id": "accessionNo", "title": "headline", "source": "sourceName", "author": "byline",
    "section": "sectionName", "language": "baseLanguage",
}  # fmt: skip
BROKEN = "This file stops being XML here ({}); what came before was read."


def is_it(text: str) -> bool:
    """Say whether the beginning of an XML file shows that it is from Factiva."""
    return bool(SIGN.search(text))


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles; raise ReadError if there is none."""
    from lxml import etree

    guards.check_size(path.stat().st_size, what="This file")
    number = 0
    try:
        elements = etree.iterparse(
            path, tag="{*}article", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        for _, article in elements:
            number += 1
            yield from _article(article, number)
            article.clear()
    except etree.XMLSyntaxError as error:
        yield Problem("", BROKEN.format(error.msg), "Export it from Factiva again.")
    if not number:
        what, cure = story.no_articles("Factiva")
        raise ReadError(what, cure=cure)


def _article(article: Any, number: int) -> Iterator[Document | Problem]:
    values = {field: _words(article.find(f"{{*}}{name}")) for field, name in FIELDS.items()}
    day = article.find("{*}publicationDate")
    values["published"] = _words(day)
    values["page"] = _words(article.find("{*}pages/{*}page"))
    paragraphs = [
        _words(paragraph)
        for part in ("leadParagraph", "tailParagraphs")
        for paragraph in article.iterfind(f"{{*}}{part}/{{*}}paragraph")
    ]
    yield from story.document(values, paragraphs, number=number)


def _words(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
