"""Factiva as text, RTF or web page: with codes before its fields ("HD", "LP"), or in the form for reading."""

import re
from collections.abc import Iterator, Sequence

from dashboard.errors import ReadError
from dashboard.readers.databases import story
from dashboard.readers.databases.blocks import Block
from dashboard.records import Document, Problem

# Codes of two to four letters, and what each gives; the rest is the databases' own.
CODES = {
    "SE": "section", "HD": "title", "BY": "author", "WC": "words", "PD": "published", "SN": "source",
    "PG": "page", "LA": "language", "LP": "text", "TD": "text", "AN": "id", "CR": "", "ET": "", "SC": "",
    "NGC": "", "GC": "", "ED": "", "VOL": "", "CY": "", "CT": "", "RF": "", "CO": "", "IN": "", "NS": "",
    "RE": "", "IPC": "", "IPD": "", "PUB": "", "ART": "", "CLM": "", "CX": "", "DLN": "", "RST": "", "TY": "",
}  # fmt: skip
CODED = re.compile(rf"({'|'.join(CODES)})(?:[ \t\xa0|]{{2,}}|\t|\||\n|\Z)")
# "Document NYTF000020220426ei4q0003x" closes an article
ENDS = re.compile(r"(?:Document|Dokument|Documento) ([A-Z][A-Z0-9]{2,}\d{8}[A-Za-z0-9]{6,12})(?=\s|\Z)")
ENDED = re.compile(rf"^[ \t|]{{0,20}}(?:AN[ \t\xa0|]{{1,20}})?{ENDS.pattern}", re.MULTILINE)
CODED_LINES = re.compile(r"^[ \t]{0,20}(HD|WC|PD|SN|LP|TD)(?:[ \t\xa0|]+|[ \t\xa0|]*\r?$)", re.MULTILINE)
LEAST_CODES = 4
FIELDLESS = "The text of this article can't be told from its fields."
FIRST_CODES = frozenset({"SE", "HD"})
# "1,295 words", "295 mots", "295 Wörter"
WORDS = re.compile(r"\d[\d., ]{0,9} (?:words?|mots?|W[öo]rter|palabras|parole|palavras|woorden)\Z")
SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}\Z")
TIME = re.compile(r"\d{1,2}:\d\d(?: ?[A-Z]{2,4})?\Z")
PAGE = re.compile(r"[A-Z]{0,3}\d{1,3}\Z")
RIGHTS = re.compile(rf"{story.RIGHTS.pattern}|\b(?:19|20)\d\d\W*\Z", re.IGNORECASE)
SECTION = re.compile(
    r"\A.{0,40}\b(?:desk|news|sect\w?|section|sports?|business|editorial|opinion|features?|metro|world|national"
    r"|international|finance|economy|politics|culture|comment|letters|front page)\b.{0,20}\Z",
    re.IGNORECASE,
)
MOST_HEADER = 14  # blocks below the number of words: day, time, source, code, edition, page, language, rights


def is_it(text: str) -> bool:
    """Say whether the beginning of a text shows that it is from Factiva."""
    codes = {found[1] for found in CODED_LINES.finditer(text)}
    return bool(ENDED.search(text)) or len(codes) >= LEAST_CODES or _is_headed(text)


def _is_headed(text: str) -> bool:
    """Say whether a number of words, a day and a language follow one another, each in a line of its own."""
    lines = list(filter(None, map(str.strip, text.split("\n"))))
    return any(
        any(map(story.is_day, lines[at + 1 : at + 3]))
        and any(map(story.language, lines[at + 2 : at + MOST_HEADER]))
        for at, line in enumerate(lines)
        if WORDS.match(line)
    )


def articles(blocks: Sequence[Block]) -> Iterator[Document | Problem]:
    """Yield the articles of a bundle; raise ReadError if they can't be told apart."""
    inside: list[Block] = []
    number = 0
    for block in _lines(blocks):
        found = ENDS.match(block.text.removeprefix("AN "))
        if not found:
            inside.append(block)
            continue
        number += 1
        yield from _article(inside, found[1], number)
        inside = []
    if _has_article(inside):
        number += 1
        yield Problem(f"#{number}", *story.CUT_SHORT)
        yield from _article(inside, "", number)
    if not number:
        what, cure = story.no_articles("Factiva")
        raise ReadError(what, cure=cure)


def _lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield each line of the header by itself, with a code apart from its value."""
    for block in blocks:
        if block.begins:
            continue
        for line in block.text.split("\n"):
            if code := CODED.match(line):
                yield Block(code[1], role="code")
                line = line[code.end() :]
            if line := line.strip(" \t|\xa0"):
                yield Block(line, role=block.role)


def _has_article(blocks: Sequence[Block]) -> bool:
    return any(WORDS.match(block.text) or block.role == "code" for block in blocks)


def _article(blocks: Sequence[Block], name: str, number: int) -> Iterator[Document | Problem]:
    words = sum(bool(WORDS.match(block.text)) for block in blocks)
    if words > 1:
        what = f"{words} articles stand here without a mark between them; they can't be told apart."
        yield Problem(f"#{number}", what, story.no_articles("Factiva")[1])
        return
    is_coded = any(block.role == "code" and block.text in FIRST_CODES for block in blocks)
    if not words and not is_coded and not any(block.role == "title" for block in blocks):
        yield Problem(f"#{number}", FIELDLESS, story.no_articles("Factiva")[1])
        return
    values, paragraphs = _coded(blocks) if is_coded else _plain(blocks)
    yield from story.document({**values, "id": name or values.get("id", "")}, paragraphs, number=number)


def _coded(blocks: Sequence[Block]) -> tuple[dict[str, str], list[str]]:
    values: dict[str, str] = {}
    paragraphs: list[str] = []
    gives = ""
    for block in blocks:
        if block.role == "code":
            gives = CODES[block.text]
        elif gives == "text":
            paragraphs.append(block.text)
        elif gives:
            values[gives] = f"{values[gives]} {block.text}" if gives in values else block.text
    return values, paragraphs


def _plain(blocks: Sequence[Block]) -> tuple[dict[str, str], list[str]]:
    """Return fields and text of an article without codes: its number of words stands below its headline."""
    at = next((at for at, block in enumerate(blocks) if WORDS.match(block.text)), None)
    if at is None:
        title = next((block.text for block in blocks), "")
        return {"title": title}, [block.text for block in blocks[1:]]
    values = _headline(blocks[max(0, at - 6) : at])
    below = [block.text for block in blocks[at + 1 :]]
    day = next((place for place, text in enumerate(below[:3]) if story.is_day(text)), None)
    if day is None:
        return values, below
    values["published"] = below[day]
    rest = below[day + 1 :]
    rest = rest[1:] if rest and TIME.match(rest[0]) else rest
    values["source"] = rest[0] if rest else ""
    end = _end_of_header(rest)
    for text in rest[2:end]:
        if code := story.language(text):
            values["language"] = code
        elif PAGE.match(text):
            values["page"] = text
    return values, rest[end:]


def _end_of_header(rest: Sequence[str]) -> int:
    """Return where the text begins: below the copyright line, else below the language, else the code."""
    header = rest[:MOST_HEADER]
    language = next((at for at, text in enumerate(header) if story.language(text)), None)
    if language is not None:
        # Rights follow the language at once; not all begin with "Copyright": "Harbour Press 2022."
        following = rest[language + 1] if language + 1 < len(rest) else ""
        is_rights = bool(RIGHTS.search(following)) and len(following) <= story.LONGEST_RIGHTS
        return language + 1 + is_rights
    rights = next((at for at, text in enumerate(header) if story.RIGHTS.match(text)), None)
    if rights is not None:
        return rights + 1
    return 2 if len(rest) > 1 and SOURCE_CODE.match(rest[1]) else 1


def _headline(blocks: Sequence[Block]) -> dict[str, str]:
    """Return section, title and author, the lines above the number of words."""
    if not blocks:
        return {}
    author = next(
        (at for at, one in enumerate(blocks) if one.role == "author" or story.BY.match(one.text)), 0
    )
    title = next((at for at, one in enumerate(blocks) if one.role == "title"), -1)
    if title < 0:
        title = author - 1 if author else _title([block.text for block in blocks])
    if not author and title + 1 < len(blocks):
        author = title + 1
    values = {"title": blocks[title].text}
    if author:
        values["author"] = blocks[author].text
    if title:
        values["section"] = blocks[title - 1].text
    return values


def _title(lines: Sequence[str]) -> int:
    """Return which line is the title where none begins with "By": they are section, title and author."""
    if len(lines) != 2:
        return min(len(lines) - 1, 1)
    # Section and title, or title and author
    return 1 if SECTION.search(lines[0]) or len(lines[0]) < len(lines[1]) else 0
