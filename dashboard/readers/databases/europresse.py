"""Europresse (also Eureka) as a web page: each article has its own mark for the name of the paper."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import days_abroad, page_cut, published
from dashboard.readers.databases import blocks, story
from dashboard.readers.databases.web_page import page_of
from dashboard.records import Document, Problem

SIGN = re.compile(r"class=[\"']?DocPublicationName", re.IGNORECASE)
# "Numéro de document : news·20060315·LM·0q1503_1256056"
NUMBER = re.compile(r"(?:Numéro de document|Document number|Numero de documento)\s*:\s*(\S{8,120})", re.I)
ID = re.compile(r"news·\d{8}·\S{3,80}")
PAGE = re.compile(r",?\s*p\.\s*(\w[\w ,-]{0,15})")
# "Magazine 1, no. 5968", "Le Monde, 14 mars"
ISSUE = re.compile(r",? (?:no|n°|nº|vol)\.? ?\d.*", re.IGNORECASE)
NOTES = re.compile(r"(?:illustration|note|encadré|réf)\S* ?(?:\(s\) ?)?:", re.IGNORECASE)
LONGEST_AUTHOR = 80


def is_it(page: str) -> bool:
    """Say whether the beginning of a web page shows that it is from Europresse."""
    return bool(SIGN.search(page))


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles of the page; raise ReadError if they can't be told apart."""
    page, note = page_of(path)
    if note:
        yield note
    yield from articles(page)


def articles(page: str) -> Iterator[Document | Problem]:
    """Yield the articles of the page; raise ReadError if they can't be told apart."""
    found = _articles(page)
    yield from story.cut_short(found) if page_cut.ends_early(page) else found


def _articles(page: str) -> Iterator[Document | Problem]:
    tree = blocks.parsed(page)
    found = [_around(one) for one in tree.iter("span", "div", "p") if _is_name(one)]
    if not found:
        what, cure = story.no_articles("Europresse")
        raise ReadError(what, cure=cure)
    names = Counter(found)
    for number, article in enumerate(names, start=1):
        # One inside the other, or two in one: their texts would be mixed up.
        is_shared = names[article] > 1 and article.tag != "article"
        if is_shared or any(above in names for above in article.iterancestors()):
            what = (
                f"{names[article]} articles stand here without a mark between them; they can't be told apart."
            )
            yield Problem(f"#{number}", what, story.no_articles("Europresse")[1])
        else:
            yield from _article(article, number)


def _is_name(element: Any) -> bool:
    # Now and then there is a second one that has a number only.
    return "DocPublicationName" in (element.get("class") or "").split() and len(_words(element)) > 1


def _around(name: Any) -> Any:
    """Return the element of the article: `article` in the newer form, the cell of a table in the older."""
    for above in name.iterancestors():
        if above.tag in ("article", "td", "body"):
            return above
    return name.getparent()


def _article(article: Any, number: int) -> Iterator[Document | Problem]:
    values = _values(article)
    whole = " ".join(" ".join(article.itertext()).split())
    found = NUMBER.search(whole) or ID.search(whole)
    if found:
        values["id"] = found[found.lastindex or 0]
    is_newer = article.tag == "article"
    paragraphs = _newer(article, values) if is_newer else _older(article, values)
    yield from story.document(values, paragraphs, number=number)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _classed(article: Any, name: str) -> list[Any]:
    return [one for one in article.iter() if name in (one.get("class") or "").lower()]


def _values(article: Any) -> dict[str, str]:
    """Return source, day, section, page and title, each of which has a class of its own."""
    source = next(iter(_classed(article, "docpublicationname")), None)
    title = next(iter(_classed(article, "titrearticlevisu") or _classed(article, "titrearticle")), None)
    # "Communication, mardi 14 mars 2006, p. 16", in one piece or several
    header = " ".join(map(_words, _classed(article, "docheader")))
    if not header:
        header = " ".join(
            _words(one.getnext())
            for one in _classed(article, "doctitresoussection")
            if one.getnext() is not None
        )
    values = {
        "source": ISSUE.sub("", _words(source)) if source is not None else "",
        "title": _words(title) if title is not None else "",
    }
    if page := PAGE.search(header):
        values["page"] = page[1].strip(" ,")
        header = header[: page.start()]
    pieces = [piece.strip() for piece in header.replace(" ,", ",").split(",")]
    # From the end: "Politique, jeudi 5 octobre 2013" as a whole looks like a day with its weekday.
    for at in reversed(range(len(pieces))):
        if published.day_of(", ".join(pieces[at:])):
            values["published"] = ", ".join(pieces[at:])
            before = [piece for piece in pieces[:at] if days_abroad.plain(piece) not in days_abroad.WEEKDAYS]
            values["section"] = ", ".join(before)
            break
    else:
        values["published"] = header
    return values


def _newer(article: Any, values: dict[str, str]) -> list[str]:
    """Return the paragraphs of `section`; the author has a class, or stands in the header below the title."""
    header, section = article.find("header"), article.find("section")
    if section is None:
        section = next(iter(_classed(article, "dococurrcontainer") or _classed(article, "doctext")), None)
    if header is not None:
        named = [one for name in ("docauthors", "sm-margin-bottomnews") for one in _classed(header, name)]
        for part in (*named, *_below_title(header)):
            if (words := _words(part)) and len(words) <= LONGEST_AUTHOR:
                values.setdefault("author", words)
    return [block.text for block in blocks.of_tree(section)] if section is not None else []


def _below_title(header: Any) -> Iterator[Any]:
    below = False
    for part in header.iterchildren("div", "p"):
        if below:
            yield part
        below = below or "titrearticle" in (part.get("class") or "").lower()


def _older(article: Any, values: dict[str, str]) -> list[str]:
    """Return the paragraphs between the title and the copyright line; the first short one is the author."""
    paragraphs: list[str] = []
    title = values["title"]
    is_below = False
    for block in blocks.of_tree(article):
        lines = block.text.split("\n")
        if not is_below:
            at = next((at for at, line in enumerate(lines) if title and line.endswith(title[-60:])), None)
            is_below = at is not None
            lines = lines[at + 1 :] if at is not None else []
        if any(story.RIGHTS.match(line) or NUMBER.match(line) for line in lines):
            break
        paragraphs += lines
    is_author = (
        len(paragraphs) > 1 and len(paragraphs[0]) <= LONGEST_AUTHOR and paragraphs[0][-1] not in '.:?!»”"'
    )
    if is_author:
        values["author"] = paragraphs.pop(0)
    return paragraphs
