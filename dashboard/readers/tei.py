"""TEI, the scholars' markup of a text: its title, author and day of print, and the paragraphs of its body."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import fields, heartbeat, nitf, xml_file
from dashboard.records import Document, Problem

ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"})
CORPUS = frozenset({"teiCorpus", "teiCorpus.2"})
ONE = ("TEI", "TEI.2")
BLOCKS = frozenset(
    "p head ab l lg item list div div1 div2 div3 div4 sp stage opener closer dateline salute signed"
    " row table quote argument epigraph trailer titlePart docTitle front body back".split()
)
# Notes, running heads, pictures; of two readings the one that was corrected or written out is taken.
UNSEEN = frozenset("note fw figure figDesc graphic del gap abbr sic orig byline teiHeader".split())
ARTICLE = frozenset({"article", "newsarticle", "news"})
DIVISIONS = ("div", "div1", "div2", "div3")
SITE = re.compile(r" \((?:[\w-]+\.)+\w+\)\Z")
# Of a file that was fetched: the day of the fetch
STAMPS = frozenset({"download", "access", "accessed", "retrieved"})


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the text's Document; of a newspaper or a corpus one for each article."""
    parsed = xml_file.parse(path)
    yield from parsed.problems
    root = parsed.root
    texts = [root] if xml_file.name(root) not in CORPUS else list(xml_file.descendants(root, *ONE))
    found = [(text, part) for text in texts for part in _articles(text)]
    has_text = False
    for number, (text, part) in enumerate(found, start=1):
        heartbeat.tell()
        where = f"#{number}" if len(found) > 1 else ""
        for item in _article(text, part, where):
            has_text |= isinstance(item, Document)
            if isinstance(item, Document) and parsed.is_broken and number == len(found):
                yield replace(item, extent="cut")
            else:
                yield item
    if not has_text:
        raise ReadError("This TEI file holds no text.", cure="Leave it out, or add the text itself.")


def _articles(text: Any) -> list[Any]:
    """Return the parts of a text that are articles of their own, else its body."""
    body = xml_file.first(text, "text", "body")
    if body is None:
        body = next(xml_file.descendants(text, "body"), None)
    if body is None:
        return []
    marked = [
        one
        for one in xml_file.descendants(body, *DIVISIONS)
        if str(one.get("type") or "").lower() in ARTICLE and not _is_inside(one)
    ]
    return marked or [body]


def _is_inside(division: Any) -> bool:
    return any(str(one.get("type") or "").lower() in ARTICLE for one in division.iterancestors())


def _article(text: Any, part: Any, where: str) -> Iterator[Document | Problem]:
    header = xml_file.first(text, "teiHeader")
    file = xml_file.first(header, "fileDesc")
    source = xml_file.first(file, "sourceDesc")
    words = xml_file.paragraphs(part, blocks=BLOCKS, unseen=UNSEEN)
    if not words:
        return
    day, problem = fields.read_day(_day(header, source), where=where)
    if problem:
        yield problem
    is_whole = xml_file.name(part) == "body"
    head = xml_file.line(xml_file.first(part, "head"))
    title = _title(file) if is_whole else head or _title(file)
    byline = next(xml_file.descendants(part, "byline"), None)
    values = {
        "title": title,
        "author": _authors(file, source) if is_whole else nitf.BY.sub("", xml_file.line(byline), count=1),
        "source": _source(file, source),
        "url": _url(source) or _url(xml_file.first(file, "publicationStmt")),
    }
    body = xml_file.first(text, "text")
    language = xml_file.language(body) if body is not None else ""
    told = next(xml_file.descendants(header, "language"), None) if header is not None else None
    yield replace(
        fields.headed(values, text=words, day=day, path=where),
        language=language or xml_file.code(str(told.get("ident") or "") if told is not None else ""),
    )


def _title(file: Any) -> str:
    """Return the title that is marked as the main one, else the first."""
    statement = xml_file.first(file, "titleStmt")
    titles = [] if statement is None else list(xml_file.children(statement, "title"))
    titles.sort(key=lambda one: one.get("type") != "main")
    return xml_file.line(titles[0]) if titles else ""


def _authors(file: Any, source: Any) -> str:
    for place in (xml_file.first(file, "titleStmt"), source):
        found = [] if place is None else list(xml_file.descendants(place, "author"))
        if named := [name for one in found if (name := _name(one))]:
            return ", ".join(dict.fromkeys(named))
    return ""


def _name(author: Any) -> str:
    """Return an author's name, without an address or a place of work beside it."""
    own = next(xml_file.descendants(author, "persName", "name"), author)
    parts = [xml_file.line(one) for one in xml_file.descendants(own, "forename", "surname")]
    return " ".join(filter(None, parts)) or xml_file.line(own)


def _source(file: Any, source: Any) -> str:
    """Return where it was printed: the newspaper's title, else its publisher, else that of the file."""
    if source is not None:
        for one in xml_file.descendants(source, "title"):
            if one.get("level") in ("j", "s") and xml_file.line(one):
                return xml_file.line(one)
        for publisher in xml_file.descendants(source, "publisher"):
            # trafilatura's form: "The Courier (courier.example)"
            return SITE.sub("", xml_file.line(publisher))
    return xml_file.line(xml_file.first(file, "publicationStmt", "publisher"))


def _url(place: Any) -> str:
    if place is None:
        return ""
    told = [str(one.get("target") or "") for one in xml_file.descendants(place, "ptr", "ref")]
    told += [xml_file.line(one) for one in xml_file.descendants(place, "idno")]
    return next((one for one in told if one.startswith(("http://", "https://"))), "")


def _day(header: Any, source: Any) -> str:
    """Return the day of print as it is written; the day on which the file itself was made is none."""
    for place in (source, xml_file.first(header, "profileDesc", "creation")):
        for one in xml_file.descendants(place, "date") if place is not None else ():
            told = (one.get(name) for name in ("when", "when-iso", "value"))
            written = next(filter(None, told), "") or xml_file.line(one)
            if written and str(one.get("type") or "").lower() not in STAMPS:
                return str(written)
    return ""
