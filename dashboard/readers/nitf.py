"""NITF, the agencies' markup of an article: headline, byline, day of issue, body."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import fields, xml_file
from dashboard.records import Document, Problem

ROOT = "nitf"
ROOTS = frozenset({ROOT, "contentSet"})  # an article, or the content of a news item alone
BLOCKS = frozenset(
    "p hl1 hl2 block bq dl dt dd li ol ul pre table tr caption credit hr br fn blockquote h1 h2 h3 h4 h5 h6"
    " div section article".split()
)
UNSEEN = frozenset(
    "media media-caption media-producer media-metadata media-reference script style figure figcaption"
    " nitf-table-metadata title head".split()
)
BY = re.compile(r"(?i)\s*(?:by|from)[:\s]+(?=\S)")
# Where The New York Times Annotated Corpus has an article's whole text; its lead stands beside it, again.
WHOLE = "full_text"
NOT_TEXT = frozenset({"lead_paragraph", "online_lead_paragraph", "correction_text"})


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the article, or raise ReadError if the file holds no text."""
    parsed = xml_file.parse(path)
    yield from parsed.problems
    root = parsed.root
    if xml_file.name(root) != ROOT:
        root = next(xml_file.descendants(root, ROOT), root)
    article = read_article(root)
    if not article.text.strip():
        raise ReadError("This NITF file holds no text.", cure="Leave it out, or add the article itself.")
    day, told = fields.read_day(_written_day(root))
    if told:
        yield told
    yield replace(
        article,
        published=day,
        published_from="field" if day else "unknown",
        extent="cut" if parsed.is_broken else "whole",
    )


def read_article(root: Any) -> Document:
    """Return what an <nitf> element says of an article, without a day; the text may be empty."""
    head, body = xml_file.first(root, "head"), xml_file.first(root, "body")
    top = xml_file.first(body, "body.head")
    data, place = xml_file.first(head, "docdata"), xml_file.first(head, "pubdata")
    values = {
        "title": xml_file.line(xml_file.first(top, "hedline", "hl1"))
        or xml_file.line(xml_file.first(top, "hedline"))
        or xml_file.line(xml_file.first(head, "title")),
        "author": byline(xml_file.first(top, "byline")),
        "source": _attribute(place, "name")
        or xml_file.line(xml_file.first(top, "distributor"))
        or _attribute(xml_file.first(data, "doc.copyright"), "holder"),
        "url": _attribute(place, "ex-ref"),
        "id": _attribute(xml_file.first(data, "doc-id"), "id-string"),
    }
    told = {
        str(meta.get("name")): str(meta.get("content") or "")
        for meta in (() if head is None else xml_file.children(head, "meta"))
    }
    sections = (_attribute(place, "position.section"), told.get("online_sections"), told.get("dsk"))
    return replace(
        fields.headed(values, text=_text(body, top), day=None),
        section=next(filter(None, sections), ""),
        page=told.get("print_page_number", ""),
        language=xml_file.language(root),
    )


def byline(element: Any) -> str:
    """Return the names in a byline, without "By" and without what the person is."""
    if element is None:
        return ""
    people = [xml_file.line(person) for person in xml_file.descendants(element, "person")]
    if people:
        return ", ".join(filter(None, people))
    office = xml_file.first(element, "byttl")
    whole = xml_file.line(element)
    alone = whole.replace(xml_file.line(office), "").strip(" ,") if office is not None else whole
    return BY.sub("", alone or whole, count=1)


def body_text(content: Any) -> str:
    """Return the paragraphs of a body's content: NITF's own, or XHTML's."""
    blocks = [one for one in xml_file.descendants(content, "block") if one.get("class") == WHOLE]
    parts = blocks or [one for one in content if one.get("class") not in NOT_TEXT]
    if not blocks and len(parts) == len(content):
        return xml_file.paragraphs(content, blocks=BLOCKS, unseen=UNSEEN)
    return "\n\n".join(
        filter(None, (xml_file.paragraphs(part, blocks=BLOCKS, unseen=UNSEEN) for part in parts))
    )


def _text(body: Any, top: Any) -> str:
    """Return the article's text, with the place that it is dated from before it."""
    content = xml_file.first(body, "body.content")
    if content is None:
        return ""
    text = body_text(content)
    dateline = xml_file.line(xml_file.first(top, "dateline"))
    is_there = not dateline or text[: 2 * len(dateline)].casefold().startswith(dateline.casefold())
    return text if is_there or not text else f"{dateline.rstrip(' -–—')} — {text}"


def _written_day(root: Any) -> str:
    """Return the day of publication as it is written; of release before issue before that of the story."""
    head = xml_file.first(root, "head")
    data = xml_file.first(head, "docdata")
    dateline = xml_file.first(root, "body", "body.head", "dateline", "story.date")
    return (
        _attribute(xml_file.first(head, "pubdata"), "date.publication")
        or _attribute(xml_file.first(data, "date.release"), "norm")
        or _attribute(xml_file.first(data, "date.issue"), "norm")
        or _attribute(dateline, "norm")
    )


def _attribute(element: Any, name: str) -> str:
    return "" if element is None else str(element.get(name) or "").strip()
