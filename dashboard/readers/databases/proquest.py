"""ProQuest as text, mail or web page: each article is a list of labels, one of which is "Full text:"."""

import re
from collections.abc import Iterator, Sequence

from dashboard.errors import ReadError
from dashboard.readers.databases import labels, story
from dashboard.readers.databases.blocks import Block
from dashboard.records import Document, Problem

# Between articles, and above those in one of several mails
RULE = re.compile(r"(?:_{20,}|Email \d{1,6} of \d{1,6})\Z", re.IGNORECASE)
NUMBER = re.compile(r"Document (\d{1,6}) of (\d{1,6})(?=\n|\Z)", re.IGNORECASE)
SIGNS = re.compile(
    r"^[^\w\n]{0,20}(ProQuest document ID|Publication title|Publication date|Full text|Document URL)\s?:",
    re.MULTILINE | re.IGNORECASE,
)
LEAST_SIGNS, LEAST_LABELS = 3, 3
# Above the labels, beside the title: an address, "ProQuest document link", "View in ProQuest"
LINK = re.compile(r"https?://|(?:pro ?quest )?document link|find a copy|view in proquest", re.IGNORECASE)
# A library's proxy stands before the address: https://proxy.example/login?url=https://www.proquest.com/…
ADDRESS = re.compile(r"https?://(?:www|search)\.proquest\.com/\S*")
NOT_THERE = re.compile(r"(?:full text )?(?:is )?(?:none|not) ?available\.?\Z", re.IGNORECASE)
FOOTER = re.compile(r"(?:Contact us at:|Database copyright|Terms and Conditions:|Copyright © \d{4} ProQuest)")
SUMMARY = "This article has no full text; its summary was taken."


def is_it(text: str) -> bool:
    """Say whether the beginning of a text shows that it is from ProQuest."""
    return len({found[1].lower() for found in SIGNS.finditer(text)}) >= LEAST_SIGNS


def articles(blocks: Sequence[Block]) -> Iterator[Document | Problem]:
    """Yield the articles of a bundle; raise ReadError if they can't be told apart."""
    number, numbers, total = 0, [], 0
    for counted, inside in _parts(blocks):
        found = [labels.find(block.text, "proquest") for block in inside]
        if len({one[0].names for one in found if one}) < LEAST_LABELS:
            continue
        number += 1
        if counted:
            numbers.append(int(counted[1]))
            total = max(total, int(counted[2]))
        yield from _article(inside, found, number)
    if not number:
        what, cure = story.no_articles("ProQuest")
        raise ReadError(what, cure=cure)
    if problem := story.missing(numbers, total, declared=total if 1 in numbers else 0):
        yield problem


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[re.Match[str] | None, list[Block]]]:
    """Yield the blocks of each article, with its number where it has one."""
    counted: re.Match[str] | None = None
    inside: list[Block] = []
    for block in blocks:
        number = NUMBER.match(block.text)
        if not number and not block.begins and not RULE.match(block.text):
            inside.append(block)
            continue
        if inside:
            yield counted, inside
            counted = None
        inside = []
        counted = number or counted
        if number and (rest := block.text[number.end() :].strip()):
            inside.append(Block(rest))
    if inside:
        yield counted, inside


def _article(
    blocks: Sequence[Block], found: Sequence[tuple[labels.Label, str] | None], number: int
) -> Iterator[Document | Problem]:
    ids = sum(1 for one in found if one and one[0].gives == "id")
    if ids > 1:
        what = f"{ids} articles stand here without a mark between them; they can't be told apart."
        yield Problem(f"#{number}", what, story.no_articles("ProQuest")[1])
        return
    if not ids and not any(one and one[0].gives in ("published", "source") for one in found):
        yield Problem(f"#{number}", *story.CUT_SHORT)
    values: dict[str, str] = {}
    parts: dict[str, list[str]] = {"text": [], "summary": []}
    gives, is_text = "title", False
    for block, one in zip(blocks, found, strict=True):
        if block.role == "text":
            gives, is_text, text = "text", True, block.text
        elif one and not (is_text and one[0].gives in ("text", "summary", "author")):
            gives = one[0].gives
            is_text = gives == "text" or (is_text and not gives)
            text = one[1]
        else:
            text = block.text
        if gives in parts:
            parts[gives] += [] if FOOTER.match(text) else [text]
        elif gives == "title" and not one and (values.get("title") or LINK.match(text)):
            continue
        elif gives and text and (one or gives == "title"):
            values[gives] = text
    yield from _finished(values, parts, number)


def _finished(
    values: dict[str, str], parts: dict[str, list[str]], number: int
) -> Iterator[Document | Problem]:
    # "The Hamilton Post (Online); Hamilton"
    values["source"] = values.get("source", "").split(";")[0]
    values["author"] = "" if values.get("author", "").lower() == "anonymous" else values.get("author", "")
    if address := ADDRESS.search(values.get("url", "")):
        values["url"] = address[0]
    text, summary = (_without_notes(parts[name]) for name in ("text", "summary"))
    if text or not summary:
        yield from story.document(values, text, number=number)
        return
    yield Problem(f"#{number}", SUMMARY, "Export it with its full text, where the library has it.")
    yield from story.document(values, summary, number=number, extent="summary")


def _without_notes(paragraphs: Sequence[str]) -> list[str]:
    return [one for one in paragraphs if not NOT_THERE.match(one.strip())]
