"""Nexis in both of its forms: "3 of 161 DOCUMENTS" before an article, or "End of Document" after it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.errors import ReadError
from dashboard.readers.databases import labels, nexis_uni, story
from dashboard.readers.databases.blocks import Block
from dashboard.records import Document, Problem

# "1 of 161 DOCUMENTS", "1 von 3 DOKUMENTEN"
NUMBER = re.compile(
    r"(\d{1,6}) (?:of|sur|von|de|di|van) (\d{1,6}) "
    r"(?:documents?|dokumente?n?|documentos?|documenti|documenten)(?=\n|\Z)",
    re.IGNORECASE,
)
NUMBERED = re.compile(rf"^[ \t]*{NUMBER.pattern}[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
# A PDF may put these behind the paragraph above them.
BEHIND = re.compile(
    r"(?<=\S)\s(?=\d{1,6} of \d{1,6} DOCUMENTS\Z"
    r"|(?:BYLINE|SECTION|LENGTH|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE): )"
)
# A day, and behind it the edition: a PDF may put both and the headline into one paragraph.
DAY_LINE = re.compile(
    r".{3,30}?\d{4},?(?: [A-Z][a-z]+day)?(?: \d\d?:\d\d [AP]M(?: [A-Z]{3,4})?)?"
    r"(?:,? [\w .-]{0,30}?\b[Ee]dition\b(?: - \w+)?)?(?:\s+|\Z)"
)
# "LENGTH: 355 words", in each article once
COUNTED = re.compile(
    r"(?:LENGTH|LONGUEUR|L[ÄA]NGE|LENGTE|LONGITUD)\s?:\s*[\d., ]+ \w+\s*\Z",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"^[^\w\n]{0,20}(?:LENGTH|LONGUEUR|L[ÄA]NGE|LENGTE|LONGITUD|LOAD-DATE|DATE-CHARGEMENT|BYLINE|PUBLICATION-TYPE)\s?:",
    re.MULTILINE,
)
# "Download Request: Selected Items: 1-161"
SELECTED = re.compile(r"Selected Items: ([\d, -]{1,200})")
SORRY = re.compile(r"we are sorry but there is an error in this document", re.IGNORECASE)
EDITION = re.compile(r"edition|édition|ausgabe|\b(?:final|star|correction appended)\b", re.IGNORECASE)
# What transcripts have between source, day and labels
BROADCAST = re.compile(r"(?:SHOW|TRANSCRIPT|NETWORK|PROGRAM)\s?[:#]")
LOGO = re.compile(r"https?://\S+(?:\s+|\Z)")
WORDS = re.compile(r"[\d.,' ]*\d")
# "UPDATE: Harbour stays shut" is a headline: the first label gives one of these.
OPENING = frozenset({"author", "section", "title", "text", "length"})
MOST_HEADER = 12  # blocks before the first label
LONGEST_EDITION = 25  # characters
LONG = 200  # characters: a paragraph rather than a code


def is_it(text: str) -> bool:
    """Say whether the beginning of a text shows that it is from Nexis."""
    if nexis_uni.is_it(text):
        return True
    signs = {one[0].strip() for one in SIGNS.finditer(text)}
    # Two labels suffice: a bundle without its numbers is still one, and must be reported.
    is_numbered = bool(NUMBERED.search(text) and signs)
    return is_numbered or len(signs) > 2 or (len(signs) > 1 and any(map(COUNTED.match, text.split("\n"))))


def articles(blocks: Sequence[Block], *, declared: int = 0) -> Iterator[Document | Problem]:
    """Yield the articles of a bundle; raise ReadError if they can't be told apart.

    `declared` is how many the file says it has, where that stands outside its text.
    """
    if any(nexis_uni.ENDED.search(block.text) or nexis_uni.BODY.match(block.text) for block in blocks):
        yield from nexis_uni.articles(blocks)
        return
    numbers, total, number = [], 0, 0
    cover, parts = _parts(blocks)
    if not parts and _lengths(map(_label, cover)) == 1:
        parts = [(None, cover)]  # an article by itself
    for number, (counted, inside) in enumerate(parts, start=1):
        if counted:
            numbers.append(int(counted[1]))
            total = max(total, int(counted[2]))
        if number == len(parts) > 1 and not _has_end(inside) and _has_end(parts[0][1]):
            yield Problem(f"#{number}", *story.CUT_SHORT)
        yield from _article(inside, number)
    if not number:
        what, cure = story.no_articles("Nexis")
        raise ReadError(what, cure=cure)
    if problem := story.missing(numbers, total, declared=declared or _selected(cover), read=number):
        yield problem


def _parts(
    blocks: Sequence[Block],
) -> tuple[list[Block], list[tuple[re.Match[str] | None, list[Block]]]]:
    """Return the cover page, and each article's blocks with its number."""
    cover: list[Block] = []
    parts: list[tuple[re.Match[str] | None, list[Block]]] = []
    inside = cover
    for block in _apart(blocks):
        counted = NUMBER.match(block.text)
        if not counted and not block.begins:
            inside.append(block)
            continue
        # A web page has an anchor and a number before each article.
        if counted and parts and not parts[-1][0] and not inside:
            parts[-1] = (counted, inside)
        else:
            inside = []
            parts.append((counted, inside))
        if counted and (rest := block.text[counted.end() :].strip()):
            inside.append(Block(rest))
    return cover, [(counted, inside) for counted, inside in parts if inside]


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, what a PDF put behind another paragraph by itself."""
    for block in blocks:
        for text in BEHIND.split(block.text):
            yield replace(block, text=text)


def _has_end(blocks: Sequence[Block]) -> bool:
    """Say whether an article has what stands at the end of one."""
    signs = (nexis_uni.LOADED, story.RIGHTS, SORRY)
    return any(sign.match(block.text) for block in blocks[-20:] for sign in signs)


def _selected(cover: Sequence[Block]) -> int:
    """Return how many articles the cover page says are in the file: "1-161" or "1,3,5-9"; 0 if it doesn't."""
    found = next((hit for block in cover if (hit := SELECTED.search(block.text))), None)
    if not found:
        return 0
    count = 0
    for piece in found[1].replace(" ", "").strip(",-").split(","):
        first, _, last = piece.partition("-")
        if first.isdecimal() and (not last or last.isdecimal()) and len(piece) < 14:
            count += int(last) - int(first) + 1 if last else 1
    return max(count, 0)


def _article(blocks: Sequence[Block], number: int) -> Iterator[Document | Problem]:
    where = f"#{number}"
    if any(SORRY.search(block.text) for block in blocks[:3]):
        yield Problem(
            where, "Nexis could not display this article; its place is empty.", "Export it again by itself."
        )
        return
    found = [_label(block) for block in blocks]
    if (lengths := _lengths(found)) > 1:
        what = f"{lengths} articles stand here without a mark between them; they can't be told apart."
        yield Problem(where, what, story.no_articles("Nexis")[1])
        return
    labelled = (at for at, one in enumerate(found[: MOST_HEADER + 1]) if one and one[0].gives in OPENING)
    first = next(labelled, _below_title(blocks))
    values = _header(blocks[:first])
    body = list(_body(blocks[first:], found[first:], values))
    yield from story.document(values, body, number=number)


def _lengths(found: Iterable[tuple[labels.Label, str] | None]) -> int:
    """Return how often a number of words is given: once in each article."""
    return sum(1 for one in found if one and one[0].gives == "length" and WORDS.match(one[1]))


def _label(block: Block) -> tuple[labels.Label, str] | None:
    """Return the label with which a block begins: in this form they are in capitals."""
    name, colon, _ = block.text[:40].partition(":")
    found = labels.find(block.text, "nexis") if colon and name.strip().isupper() else None
    if found and found[0].gives == "language" and not (story.language(found[1]) or found[1].isupper()):
        return None  # "LANGUAGE: A new law settles which signs …"
    return found


def _day(blocks: Sequence[Block]) -> int:
    """Return which block is the day; -1 if none is."""
    return next((at for at, block in enumerate(blocks[:MOST_HEADER]) if story.is_day(block.text)), -1)


def _below_title(blocks: Sequence[Block]) -> int:
    """Return where the text begins in an article that has no label above it."""
    first = max(_day(blocks), 0) + 1
    while first < len(blocks) and blocks[first].is_centred:
        first += 1
    return first + 1


def _header(blocks: Sequence[Block]) -> dict[str, str]:
    """Return what stands above the labels: source, day, title."""
    values: dict[str, str] = {}
    titles: list[str] = []
    day = _day(blocks)
    knows_middle = any(block.is_centred for block in blocks)
    for at, block in enumerate(blocks):
        # Older files have the copyright line above the source, in one block, some a logo's address.
        text = " ".join(LOGO.sub("", _without_rights(block.text)).split())
        if not text or BROADCAST.match(text):
            continue
        if at == day:
            values["published"] = text
            rest = found.end() if (found := DAY_LINE.match(text)) else len(text)
            if not knows_middle and len(text) - rest > LONGEST_EDITION:
                titles.append(text[rest:])
        elif "source" not in values and (day < 0 or at < day):
            values["source"] = text
        elif block.is_centred if knows_middle else EDITION.search(text) and len(text) < 60:
            continue
        else:
            titles.append(block.text)
    # Nexis itself puts a semicolon between the decks of a headline.
    values["title"] = "; ".join(" ".join(one.split()).strip(" ;") for one in titles)
    return values


def _without_rights(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not story.RIGHTS.match(line))


def _body(
    blocks: Sequence[Block], found: Sequence[tuple[labels.Label, str] | None], values: dict[str, str]
) -> Iterator[str]:
    """Yield the paragraphs of the text below the first label, and note the fields around it."""
    label: labels.Label | None = None
    has_text = False
    end = len(blocks) - _boilerplate(blocks)
    for block, one in zip(blocks[:end], found, strict=False):
        if one and (label or labels.is_sure(*one) or (not has_text and len(one[1]) < LONG)):
            label, value = one
            if label.gives == "text":
                yield value
            elif label.gives == "title" and value:
                values["title"] = " ".join(value.split())
            elif label.gives and value:
                values.setdefault(label.gives, value)
            continue
        is_rest = has_text and label and (label.long or block.is_centred or len(block.text) < LONG)
        if is_rest or (label and label.long and not has_text) or block.begins:
            continue
        has_text, label = True, None
        yield block.text


def _boilerplate(blocks: Sequence[Block]) -> int:
    """Return how many blocks at the end are about rights."""
    count = 0
    for block in reversed(blocks):
        if not block.begins and not block.is_centred and not story.RIGHTS.match(block.text):
            break
        count += 1
    return count
