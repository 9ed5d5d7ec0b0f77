"""One article of a bundle: its fields and paragraphs become a Document, whatever database they are from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.readers import fields, heartbeat, published
from dashboard.readers.days_abroad import plain
from dashboard.records import Document, Extent, Problem
from dashboard.text import dateline, layout

# "January 2010", "Winter 2010": the place of a day, but none
NO_DAY = re.compile(
    rf"(?:{dateline.MONTH}|spring|summer|autumn|fall|winter)(?:[ /-]{dateline.MONTH})?,? \d{{4}}\b",
    re.IGNORECASE,
)
LANGUAGES = {
    "en": "english anglais englisch ingles inglese engels",
    "fr": "french francais franzosisch frances francese frans",
    "de": "german allemand deutsch aleman tedesco duits",
    "es": "spanish espagnol spanisch espanol spagnolo spaans",
    "it": "italian italien italienisch italiano italiaans",
    "nl": "dutch neerlandais niederlandisch neerlandes olandese nederlands",
    "pt": "portuguese portugais portugiesisch portugues portoghese portugees",
    "ru": "russian russe russisch ruso russo",
    "zh": "chinese chinois chinesisch chino cinese chinees",
    "ja": "japanese japonais japanisch japones giapponese japans",
    "ar": "arabic arabe arabisch arabo",
    "pl": "polish polonais polnisch polaco polacco pools",
    "sv": "swedish suedois schwedisch sueco svedese zweeds",
    "tr": "turkish turc turkisch turco turks",
}
CODES = {word: code for code, words in LANGUAGES.items() for word in words.split()}
# "Section A; Column 0; Foreign Desk; Pg. 1", "INTERNATIONAL; Pg. 35", "NEWS; p. 03"
PAGE = re.compile(r"(?:pg|page|pag|seite|s|p)s?\b\.? *(\w[\w. -]{0,19})\Z", re.IGNORECASE)
DROPPED = re.compile(r"(?:column|version) ?:?[\d ]*\Z", re.IGNORECASE)
BY = re.compile(r"\A\s*(?:by|par|por)(?::| )\s*(?=\S)", re.IGNORECASE)
# The whole line: "Copyright 2010 Guardian Unlimited", "© 2006 Owner. Tous droits réservés."
RIGHTS = re.compile(
    r"(?:copyright\b(?!,)|copr\.|©|\(c\))(?=[^\n]{0,200}?(?:\b(?:19|20)\d\d\b|reserved|réservés|vorbehalten))"
    r"|all rights reserved|tous droits réservés|alle rechte vorbehalten",
    re.IGNORECASE,
)
LONGEST_RIGHTS = 300  # characters; a longer paragraph that begins so is text
FORMS = {
    "Nexis": "as Word or text",
    "Factiva": "as RTF or HTML",
    "ProQuest": "as text, HTML or RTF",
    "Europresse": "as HTML",
}
CUT_SHORT = ("This article has no end; the file was cut short.", "Export it again.")
WITH_TEXT = "Export it again with its full text; pictures and tables have none."


def is_day(value: str) -> bool:
    """Say whether a line stands where the day is given, though it may be a month only."""
    return published.day_of(value) is not None or bool(NO_DAY.match(value))


def section_and_page(value: str) -> tuple[str, str]:
    """Return the section and the page in a line that gives both.

    >>> section_and_page("Section A; Column 0; Foreign Desk; Pg. 1")
    ('Section A; Foreign Desk', '1')
    """
    page, sections = "", []
    for piece in filter(None, map(str.strip, re.split(r"[;,]", value))):
        if (found := PAGE.match(piece)) and any(map(str.isdigit, found[1])):
            page = page or found[1].strip()
        elif not DROPPED.match(piece):
            sections.append(piece)
    return "; ".join(sections), page


def document(
    values: Mapping[str, str], paragraphs: Iterable[str], *, number: int, extent: Extent = "whole"
) -> Iterator[Document | Problem]:
    """Yield an article's Document, preceded by a Problem if its day can't be read.

    `values` has title, published, source, author, section, page, url, id and language; `number` is the
    article's place in the file.
    """
    heartbeat.tell()
    where = f"#{number}"
    text = "\n\n".join(one for paragraph in paragraphs for one in _lines(paragraph.strip()) if one)
    if not text:
        yield Problem(where, f"This article has no text{_named(values)}.", WITH_TEXT)
        return
    value = values.get("published", "")
    day = published.day_of(value)
    if day is None and value.strip():
        _, problem = fields.read_day(value, where=where)
        if problem:
            yield problem
    section, page = section_and_page(values.get("section", ""))
    author = BY.sub("", values.get("author", "").strip(), count=1)
    known = {**values, "author": author, "published": ""}
    found = fields.headed(known, text=text, day=day, path=where)
    yield replace(
        found,
        section=" ".join(section.split()),
        page=" ".join((values.get("page", "") or page).split()),
        language=language(values.get("language", "")),
        extent=extent,
    )


def _lines(paragraph: str) -> list[str]:
    """Return a paragraph, or several if each ends with a line end; lines of a narrow column stay together."""
    lines = paragraph.split("\n")
    return [paragraph] if max(map(len, lines)) <= layout.WIDEST else [line.strip() for line in lines]


def _named(values: Mapping[str, str]) -> str:
    name = " ".join((values.get("title") or values.get("source") or "").split())
    short = name if len(name) <= 60 else f"{name[:59]}…"
    return f": {short!r}" if name else ""


def language(value: str) -> str:
    """Return the code of ISO 639 for a language's name ("ENGLISH; ENGLISHS") or code, "" if unknown."""
    word = plain(value.split(";")[0].split(",")[0].strip())
    return word if word in LANGUAGES else CODES.get(word, "")


def missing(numbers: Sequence[int], total: int, *, declared: int = 0, read: int = 0) -> Problem | None:
    """Return a Problem if a file says that it has more articles than were found in it.

    `numbers` are those before the articles ("3 of 161"), `total` the 161, `declared` how many the cover page
    says the file has, `read` how many were found.
    """
    found = max(len(set(numbers)), read)
    between = max(numbers) - min(numbers) + 1 if numbers else 0
    said = declared or between
    if found < said:
        what = f"This file says that it has {said:,} articles, but {found:,} {_was(found)} found."
        return Problem("", what, "Export it again, or add the missing ones from another file.")
    if numbers and not declared and max(numbers) < total:
        what = f"The last article is number {max(numbers):,} of {total:,}; the rest is not in this file."
        return Problem("", what, "If it is in no other file, export it too.")
    return None


def cut_short(items: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
    """Yield the articles of a file that has no end: the last is marked as cut off, and a Problem says so."""
    found = list(items)
    last = max((at for at, item in enumerate(found) if isinstance(item, Document)), default=-1)
    for at, item in enumerate(found):
        yield replace(item, extent="cut") if at == last and isinstance(item, Document) else item
    yield Problem("", "This file is cut short; the last article in it may miss its end.", "Export it again.")


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def no_articles(database: str) -> tuple[str, str]:
    """Return what to say, and the cure, about a bundle in which no article could be told from the next."""
    what = f"This is a file of {database}, but the articles in it can't be told apart."
    return what, f"Export it from {database} again {FORMS.get(database, 'as it comes')}, without changing it."
