"""What a page shows, read tag by tag in one pass (HTML tokenisation), however its elements are nested.

No tree is built: nothing is too deep or too wide, and the time depends only on the length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import count

from dashboard.readers import heartbeat

# <!-- … --> · <!doctype html> · </a> · <p class="…">; what isn't closed extends to the end of the page
MARK = re.compile(
    r"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))"
    r"|<(?:[!?]|/(?![A-Za-z]))[^>]*+(?:>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|))*+)(?:>|\Z)"
)
# class="lead" · datetime=2022-04-26 · hidden
ATTRIBUTE = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\s\"'>]++))?")
# Their content is not markup, and ends only with their own closing tag.
RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
SHOWN_RAW = frozenset({"textarea", "title"})
UNSEEN = RAW - SHOWN_RAW
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in RAW}
FORMATTING = frozenset(
    "abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark nobr q s samp small span strike"
    " strong sub sup tt u var wbr".split()
)
IN_LINE = FORMATTING | {"a", "del", "img", "label", "time"}
# If they are closed, their content is not part of an article.
ASIDE = frozenset({"button", "footer", "head", "nav", "select", "svg", "template"})
USEFUL = frozenset(
    "charset class content datetime href hreflang http-equiv id itemprop itemtype lang name property pubdate"
    " rel role style type".split()
)
LONGEST_VALUE = 10_000
CELLS = frozenset({"td", "th"})
# <body class="news">
BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
LONGEST_HEAD = 500_000
BETWEEN_SIGNS = 100_000  # tags: a second at most

Piece = tuple[
    str, str, str
]  # what it is ("text", "raw", "open", "close"), the element's name, what is written


@dataclass(slots=True)
class Size:
    """How large a page is: its tags, formatting tags, most attributes in one tag, and letters."""

    tags: int = 0
    formatting: int = 0
    attributes: int = 0
    letters: int = 0


def measure(page: str) -> Size:
    """Return how large a page is; letters are the characters of its text that aren't spaces."""
    size = Size()
    for kind, name, written in pieces(page):
        if kind == "open":
            size.tags += 1
            size.formatting += name in FORMATTING
            size.attributes = max(size.attributes, written.count("="), len(written.split()))
        elif kind == "text" or (kind == "raw" and name in SHOWN_RAW):
            size.letters += letters(unescape(written))
    return size


def letters(text: str) -> int:
    """Return how many characters of a text aren't spaces."""
    return sum(map(len, text.split()))


def simplified(page: str) -> str:
    """Return the page without what is irrelevant to its text: formatting, comments, scripts, attributes."""
    return "".join(_kept(page))


def _kept(page: str) -> Iterator[str]:
    for kind, name, written in pieces(page):
        if kind == "text":
            yield written
        elif kind == "raw":
            if name in SHOWN_RAW or "datePublished" in written:
                yield written
        elif name not in FORMATTING:
            yield f"</{name}>" if kind == "close" else f"<{name}{_useful(written)}>"


def _useful(attributes: str) -> str:
    """Return the attributes that matter for the text, each once."""
    kept: dict[str, str] = {}
    for found in ATTRIBUTE.finditer(attributes):
        name = found[1].lower()
        if name in USEFUL and len(found[2] or "") <= LONGEST_VALUE:
            kept.setdefault(name, f" {found[1]}={found[2]}" if found[2] else f" {found[1]}")
    return "".join(kept.values())


def text(page: str) -> str:
    """Return all that a page shows, a line per block; navigation and forms only if they never end."""
    shown: list[str] = []
    begun: dict[str, list[int]] = {}
    for kind, name, written in pieces(page):
        if kind == "text":
            shown.append(unescape(written) if "&" in written else written)
        elif kind == "open" and name in ASIDE:
            begun.setdefault(name, []).append(len(shown))
        elif kind == "close" and begun.get(name):
            del shown[begun[name].pop() :]
        if kind in ("open", "close") and name not in IN_LINE:
            shown.append("\t" if name in CELLS else "\0")
    lines = (" ".join(line.split()) for line in "".join(shown).split("\0"))
    return "\n".join(filter(None, lines))


def head(page: str) -> str:
    """Return the page's beginning, with its metadata, up to the body."""
    found = BODY.search(page, 0, LONGEST_HEAD)
    return page[: found.start() if found else LONGEST_HEAD]


def pieces(page: str) -> Iterator[Piece]:
    """Yield text, tags and raw content in page order; comments are skipped."""
    at = 0
    # Ten million tags take minutes, with progress all the time.
    for number in count():
        if number % BETWEEN_SIGNS == 0:
            heartbeat.tell()
        if not (found := MARK.search(page, at)):
            break
        if found.start() > at:
            yield "text", "", page[at : found.start()]
        at = found.end()
        name = (found["name"] or "").lower()
        if not name:
            continue
        yield ("close" if found["close"] else "open"), name, found["attributes"]
        if name in RAW_END and not found["close"]:
            end = RAW_END[name].search(page, at)
            begin, at = at, end.start() if end else len(page)
            yield "raw", name, page[begin:at]
    if at < len(page):
        yield "text", "", page[at:]
