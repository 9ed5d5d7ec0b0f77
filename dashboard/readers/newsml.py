"""NewsML-G2, the agencies' news items: alone, in a package or in a message of many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import fields, heartbeat, nitf, published, tags, xml_file
from dashboard.records import Document, Problem

ITEM = "newsItem"
OTHERS = frozenset({"packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
ROOTS = frozenset({ITEM, "newsMessage", "newsItems", *OTHERS})
# A version's own day is the last resort: it is later wherever a story was mended.
DAYS = (("itemMeta", "firstCreated"), ("contentMeta", "contentCreated"), ("itemMeta", "versionCreated"))
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
# Subjects that are no section of a newspaper
NO_TOPICS = (":person", ":geoArea", ":event", ":organisation", ":poi")
XHTML = frozenset({"html", "body", "div", "article", "section"})
LEAVE = "Leave it out, or add the articles themselves."


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the Document of each news item with text; of each other item a Problem that says so."""
    parsed = xml_file.parse(path)
    yield from parsed.problems
    root = parsed.root
    items = [root] if xml_file.name(root) in OTHERS | {ITEM} else list(_items(root))
    if not items:
        raise ReadError("This NewsML-G2 message holds no item.", cure=LEAVE)
    for number, item in enumerate(items, start=1):
        heartbeat.tell()
        where = "" if items == [root] else f"#{number}"
        for found in _item(item, where):
            if isinstance(found, Document) and parsed.is_broken and number == len(items):
                yield replace(found, extent="cut")
            else:
                yield found


def count(path: Path) -> int:
    """Return how many news items a file holds."""
    root = xml_file.parse(path).root
    return 1 if xml_file.name(root) != "newsMessage" else sum(1 for _ in _items(root))


def _items(root: Any) -> Iterator[Any]:
    """Yield the items of a message, those of a set in it included."""
    for child in root:
        if xml_file.name(child) in OTHERS | {ITEM}:
            yield child
        elif xml_file.name(child) == "itemSet":
            yield from _items(child)


def _item(item: Any, where: str) -> Iterator[Document | Problem]:
    meta = xml_file.first(item, "itemMeta")
    guid = str(item.get("guid") or "")[:200]
    named = f"{xml_file.name(item)} {guid}".strip()
    status = _qcode(xml_file.first(meta, "pubStatus"))
    if status in WITHDRAWN:
        what = f"This item was withdrawn by its publisher ({status}): {named}."
        yield Problem(where, what, "Leave it out.")
        return
    article = _article(item)
    if not article.text.strip():
        kind = _qcode(xml_file.first(meta, "itemClass"))
        what = f"This item{f' ({kind})' if kind else ''} holds no text: {named}."
        yield Problem(where, what, LEAVE)
        return
    day, problem = _day(item, where)
    if problem:
        yield problem
    yield replace(
        fields.headed(
            {
                "title": _title(item) or article.title,
                "author": _author(item) or article.author,
                "source": _source(item) or article.source,
                "url": article.url,
                "id": guid or article.id,
            },
            text=article.text,
            day=day,
            path=where,
        ),
        section=_section(item) or article.section,
        page=article.page,
        language=_language(item) or article.language,
    )


def _article(item: Any) -> Document:
    """Return the first form of an item's content that holds text: NITF, XHTML or plain."""
    content = xml_file.first(item, "contentSet")
    for form in xml_file.children(content if content is not None else (), "inlineXML", "inlineData"):
        if xml_file.name(form) == "inlineData":
            article = Document(id="", text=_data(form))
        elif (marked := next(iter(form), None)) is None:
            continue
        elif xml_file.name(marked) == nitf.ROOT:
            article = nitf.read_article(marked)
        elif xml_file.name(marked) in XHTML:
            article = Document(id="", text=nitf.body_text(marked))
        else:
            # Another agency's XML: its paragraphs, if it has some.
            words = (xml_file.line(one) for one in xml_file.descendants(marked, "p"))
            article = Document(id="", text="\n\n".join(filter(None, words)))
        if article.text.strip():
            return article
    return Document(id="", text="")


def _data(form: Any) -> str:
    """Return a content given as characters: plain text, or the HTML of a page."""
    kind = str(form.get("contenttype") or "text/plain").lower()
    if form.get("encoding") or not kind.startswith("text/"):
        return ""
    text = "".join(form.itertext())
    return tags.text(text) if "html" in kind else text.strip()


def _day(item: Any, where: str) -> tuple[date | None, Problem | None]:
    """Return the day of publication: the first of a story's own days, never before its embargo's end."""
    written = next((value for path in DAYS if (value := xml_file.line(xml_file.first(item, *path)))), "")
    day, problem = fields.read_day(written, where=where)
    embargo = published.day_of(xml_file.line(xml_file.first(item, "itemMeta", "embargoed")))
    return (max(day, embargo) if day and embargo else day), problem


def _title(item: Any) -> str:
    return xml_file.line(xml_file.first(item, "contentMeta", "headline")) or xml_file.line(
        xml_file.first(item, "itemMeta", "title")
    )


def _author(item: Any) -> str:
    about = xml_file.first(item, "contentMeta")
    if about is None:
        return ""
    by = nitf.byline(xml_file.first(about, "by"))
    return by or ", ".join(filter(None, map(_named, xml_file.children(about, "creator"))))


def _source(item: Any) -> str:
    """Return who publishes: the provider, else who the content is from, else who holds the rights."""
    provider = xml_file.first(item, "itemMeta", "provider")
    return (
        _named(provider)
        or (_qcode(provider) or str(provider.get("literal") or "") if provider is not None else "")
        or _named(xml_file.first(item, "contentMeta", "infoSource"))
        or _named(xml_file.first(item, "rightsInfo", "copyrightHolder"))
    )


def _section(item: Any) -> str:
    """Return what a story is about in its publisher's words: its first subject, else its genre."""
    about = xml_file.first(item, "contentMeta")
    if about is None:
        return ""
    subjects = (*xml_file.children(about, "subject"), *xml_file.children(about, "genre"))
    topics = (_named(one) for one in subjects if not str(one.get("type") or "").endswith(NO_TOPICS))
    return next(filter(None, topics), "")


def _language(item: Any) -> str:
    told = xml_file.first(item, "contentMeta", "language")
    return xml_file.code(str(told.get("tag") or "")) if told is not None else xml_file.language(item)


def _named(element: Any) -> str:
    """Return a party's name, in English if there is a choice."""
    names = [] if element is None else list(xml_file.children(element, "name"))
    names.sort(key=lambda one: xml_file.language(one) not in ("", "en"))
    return xml_file.line(names[0]) if names else ""


def _qcode(element: Any) -> str:
    """Return the code itself: "usable" of "stat:usable"."""
    return "" if element is None else str(element.get("qcode") or "").rpartition(":")[2]
