"""ALTO, a scanned page's words (OCR): its blocks as paragraphs, words broken at a line's end made whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import fields, heartbeat, xml_file
from dashboard.records import Document, Problem
from dashboard.text import guards

ROOT = "alto"
SOFT_HYPHENS = ("¬", "\u00ad")
NO_TEXT = "Check that the words of the page were recognised (OCR)."
# The table of contents of the issue, which knows its day: in the page's folder or the one above.
CONTENTS = ("*mets*.xml", "*METS*.xml")
MOST_CONTENTS = 20
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield each page's Document; its day and newspaper stand in the METS file beside it, if there is one."""
    parsed = xml_file.parse(path)
    yield from parsed.problems
    root = parsed.root
    pages = list(xml_file.descendants(root, "Page"))
    named = {"title": "", "source": "", "day": ""} | _issue(path)
    day, told = fields.read_day(named["day"])
    if told:
        yield told
    has_text = False
    for number, page in enumerate(pages, start=1):
        text = _text(page)
        if not text:
            continue
        has_text = True
        where = f"#{number}" if len(pages) > 1 else ""
        yield replace(
            fields.headed(named, text=text, day=day, path=where),
            page=str(page.get("PRINTED_IMG_NR") or page.get("PHYSICAL_IMG_NR") or "")[:40],
            language=xml_file.code(_language(page)),
            extent="cut" if parsed.is_broken and page is pages[-1] else "whole",
        )
    if not has_text:
        raise ReadError("This scanned page (ALTO) holds no words.", cure=NO_TEXT)


def _text(page: Any) -> str:
    """Return the words of a page's print space, a paragraph per block; margins are left out."""
    spaces = list(xml_file.children(page, "PrintSpace")) or [page]
    blocks = (_block(block) for space in spaces for block in xml_file.descendants(space, "TextBlock"))
    return "\n\n".join(filter(None, blocks))


def _block(block: Any) -> str:
    heartbeat.tell()
    pieces: list[str] = []
    for line in xml_file.children(block, "TextLine"):
        words = " ".join(filter(None, _words(line)))
        if words:
            goes_on = _is_broken(line) or words.endswith(SOFT_HYPHENS)
            pieces += [words.rstrip("".join(SOFT_HYPHENS)), "" if goes_on else " "]
    return "".join(pieces).strip()


def _is_broken(line: Any) -> bool:
    """Say whether a line ends within a word that isn't given whole anywhere."""
    elements = [one for one in line if xml_file.name(one) in ("String", "HYP")]
    if len(elements) < 2 or xml_file.name(elements[-1]) != "HYP":
        return False
    return not elements[-2].get("SUBS_CONTENT")


def _words(line: Any) -> Iterator[str]:
    """Yield the words of a line; one that goes on in the next line stands whole where it begins."""
    for word in xml_file.descendants(line, "String"):
        part, whole = word.get("SUBS_TYPE"), str(word.get("SUBS_CONTENT") or "")
        if part == "HypPart1" and whole:
            yield " ".join(whole.split())
        elif not (part == "HypPart2" and whole):
            yield " ".join(str(word.get("CONTENT") or "").split())


def _language(page: Any) -> str:
    blocks = xml_file.descendants(page, "TextBlock")
    return next((told for one in blocks if (told := str(one.get("LANG") or one.get("language") or ""))), "")


def _issue(path: Path) -> dict[str, str]:
    """Return the day and newspaper of a page's issue, from the METS file that names the page."""
    for folder in (path.parent, path.parent.parent):
        found = sorted({one for form in CONTENTS for one in folder.glob(form) if one.is_file()})
        for contents in found[:MOST_CONTENTS]:
            day, title, pages = _contents(contents, contents.stat().st_mtime_ns)
            if path.name in pages:
                return {"day": day, "source": title}
    return {}


@lru_cache(maxsize=4)
def _contents(path: Path, _changed: int) -> tuple[str, str, frozenset[str]]:
    """Return an issue's day, its newspaper, and the names of its pages' files."""
    try:
        if path.stat().st_size > guards.MOST_BYTES:
            return "", "", frozenset()
        root = xml_file.parse(path).root
    except (ReadError, OSError):
        return "", "", frozenset()
    pages = (
        str(value).replace("\\", "/").rpartition("/")[2]
        for place in xml_file.descendants(root, "FLocat")
        for key, value in place.attrib.items()
        if str(key).endswith("href")
    )
    days = {DAY.match(xml_file.line(one)) for one in xml_file.descendants(root, "dateIssued")}
    told = {found[0] for found in days if found}
    titles = (xml_file.line(one) for one in xml_file.descendants(root, "title"))
    # An issue has one day; where there are two, neither is certain.
    return told.pop() if len(told) == 1 else "", next(filter(None, titles), ""), frozenset(pages)
