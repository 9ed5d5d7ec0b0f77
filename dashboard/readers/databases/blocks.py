"""A bundle as blocks of lines, whether it came as text, as a web page or as a file of paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import heartbeat

# str.splitlines would also split at form feeds and Unicode's own separators.
LINE_END = re.compile(r"\r\n|\r|\n")
# Nexis indents what it puts into the middle of a line: source, day, copyright.
LEAST_INDENT = 8
CENTRED_CLASS = re.compile(r"\.([\w-]{1,40})\s*\{[^{}]{0,200}text-align:\s*center", re.IGNORECASE)
CENTRED_STYLE = re.compile(r"text-align:\s*center", re.IGNORECASE)
# <DIV CLASS="c10"/> is an opening tag to a parser: 500 articles would lie one inside the other.
CLOSED = re.compile(r"<(div|span|p|a)\b([^<>]{0,300})/>", re.IGNORECASE)
# <a name="DOC_ID_0_1"> (Nexis), <a name="DocID_…"> (ProQuest)
ANCHOR = re.compile(r"doc_?id", re.IGNORECASE)
# The frame that ProQuest draws around an article
FRAME = re.compile(r"margin-bottom: ?20px; ?border-bottom: ?2px solid")
# Factiva and ProQuest say in a class what a line is: "enHeadline", "documentTitle", "author"
ROLES = (("headline", "title"), ("documenttitle", "title"), ("author", "author"))
BREAKING = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td text th thead tr ul".split()
)
STYLED = 1 << 18  # characters at the beginning of a page, where its styles are
UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "button", "input", "select"})
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank line between them, their indentation taken off.

    `role` is what the page says of them ("title", "author", "text"); a block with `begins` has no text: an
    article begins.
    """

    text: str
    is_centred: bool = False
    role: str = ""
    begins: bool = False


def of_text(text: str) -> list[Block]:
    """Return the blocks of a plain text."""
    found: list[Block] = []
    lines: list[str] = []
    for line in (*LINE_END.split(text), ""):
        if line.strip():
            lines.append(line)
        elif lines:
            found.append(_block(lines))
            lines = []
    return found


def _block(lines: list[str]) -> Block:
    is_centred = all(len(line) - len(line.lstrip(" ")) >= LEAST_INDENT for line in lines)
    return Block("\n".join(line.strip() for line in lines), is_centred)


def of_paragraphs(paragraphs: Iterable[str]) -> list[Block]:
    """Return the blocks of a file that has paragraphs: each is one."""
    texts = ("\n".join(filter(None, map(str.strip, LINE_END.split(one)))) for one in paragraphs)
    return [Block(text) for text in texts if text]


def of_page(page: str, *, rows: bool = False) -> list[Block]:
    """Return the blocks of a web page; with `rows` each row of a table is a block.

    Raise ReadError if the page is nested too deeply to be read.
    """
    return list(of_tree(parsed(page), centred=frozenset(CENTRED_CLASS.findall(page[:STYLED])), rows=rows))


def parsed(page: str) -> Any:
    """Return a page's tree; raise ReadError if it is empty or nested too deeply."""
    import lxml.html

    page = CONTROL.sub("", XML_DECLARATION.sub("", page.removeprefix("\ufeff")))
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(CLOSED.sub(r"<\1\2></\1>", page), parser=parser)
    except lxml.etree.ParserError as error:
        raise ReadError("This page is empty.", cure="Export it again.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError("This page is nested too deeply to be read.", cure="Export the articles as text.")
    return tree


def of_tree(tree: Any, *, centred: frozenset[str] = frozenset(), rows: bool = False) -> Iterator[Block]:
    """Yield the blocks of a parsed page or a part of one; `centred` has the classes that mean so."""
    pieces: list[str] = []
    role, middles, texts = "", 0, 0

    def flushed() -> Iterator[Block]:
        text = "".join(pieces)
        pieces.clear()
        lines = (" ".join(line.split()) for line in text.split("\n"))
        if text := "\n".join(filter(None, lines)):
            yield Block(text, middles > 0, "text" if texts else role)

    for event, element in _events(tree, rows):
        tag = element.tag
        heartbeat.tell()
        if event == "start":
            if tag in BREAKING or _begins(element):
                yield from flushed()
                role = ""
            if _begins(element):
                yield Block("", begins=True)
            role = role or _role(element)
            middles += _is_centred(element, centred)
            texts += tag == "text"
            if tag == "tr" and rows:
                pieces.append(" | ".join(" ".join("".join(cell.itertext()).split()) for cell in element))
            elif tag not in UNSEEN:
                pieces.append("\n" if tag == "br" else " ".join(_spaced(element.text)))
            continue
        if tag in BREAKING:
            yield from flushed()
            role = ""
        middles -= _is_centred(element, centred)
        texts -= tag == "text"
        if element is not tree:
            pieces.append(" ".join(_spaced(element.tail)))
    yield from flushed()


def _events(tree: Any, rows: bool) -> Iterator[tuple[str, Any]]:
    """Yield the start and end of each element; what isn't seen, and a row read as one, has nothing inside."""
    from lxml import etree

    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start" and (element.tag in UNSEEN or (rows and element.tag == "tr")):
            walker.skip_subtree()
        yield event, element


def _spaced(text: str | None) -> list[str]:
    """Return a text's words, with an empty one where it begins or ends with space."""
    if not text:
        return []
    words = text.split()
    if not words:
        return ["", ""]
    return [*([""] if text[0].isspace() else []), *words, *([""] if text[-1].isspace() else [])]


def _begins(element: Any) -> bool:
    return (element.tag == "a" and bool(ANCHOR.match(element.get("name") or ""))) or (
        element.tag == "div" and bool(FRAME.match(element.get("style") or ""))
    )


def _role(element: Any) -> str:
    name = (element.get("class") or "").lower()
    return next((role for word, role in ROLES if word in name), "") if name else ""


def _is_centred(element: Any, centred: frozenset[str]) -> bool:
    classes = (element.get("class") or "").split()
    return (
        element.tag == "center"
        or not centred.isdisjoint(classes)
        or element.get("align") == "center"
        or bool(CENTRED_STYLE.search(element.get("style") or ""))
    )
