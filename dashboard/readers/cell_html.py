"""The text of a cell that holds HTML (tag removal): paragraph marks become paragraphs, entities characters.

Only HTML's own elements are tags: "a < b", "<GOOG.O>" and "<ana@wire.example>" are text and stay.
"""

import re
from html import unescape

from dashboard.readers import tags

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hl1 hl2 hr html li main nav ol p pre section table tbody td"
    " tfoot th thead tr ul".split()
)
LINES = frozenset({"br", "li", "tr", "dt", "dd"})
OTHERS = frozenset("audio base canvas embed input link meta object option picture source video".split())
ELEMENTS = BLOCKS | LINES | OTHERS | tags.IN_LINE | tags.RAW | tags.ASIDE
NAMES = "|".join(sorted(ELEMENTS, key=len, reverse=True))
# </p> · <br/> · <p class="lead">; attributes end at the next "<": the time depends only on the length
TAG = re.compile(rf"<(?P<close>/?)(?P<name>{NAMES})(?:[\s/][^<>]*+)?>", re.IGNORECASE)
# What shows that a cell is HTML: a closing tag, a tag with an attribute, or one that is never closed.
SIGN = re.compile(
    rf"</(?:{NAMES})>|<(?:{NAMES})\s[^<>=]*+=[^<>]*+>|<(?:br|hr|p|wbr)\s*/?>|<!--", re.IGNORECASE
)
ESCAPED = re.compile(r"\s*&lt;(?:p|div|span|h\d|html|body|article|ul)(?:\s|&gt;)", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
CUT_TAG = re.compile(
    rf"<(?:/?(?:{NAMES})(?:\s[^<>]*)?)?\Z", re.IGNORECASE
)  # "… <a href="https://wi" at the end
LONGEST_CUT_TAG = 2_000
# Their content is not the article's: a picture's caption, a box with other articles, a script.
UNSHOWN = tags.ASIDE | tags.UNSEEN | {"aside", "figcaption"}
PARAGRAPH, LINE = "\0", "\1"
GAP = re.compile(r"(?:\r\n|\r|\n)[ \t]*+(?:(?:\r\n|\r|\n)[ \t]*+)+")
# A line end before an indented line is HTML's own way of writing a long paragraph.
INDENTED = re.compile(r"(?:\r\n|\r|\n)[ \t]{2,}+")
NITF_BODY = "<body.content>"  # the news agencies' XML, before its paragraphs
NITF_TAG = re.compile(r"</?(?:block|hl2|media|body\.\w+)[^<>]*>")


def text(cell: str, *, is_cut: bool = False) -> str:
    """Return what a cell says: as it is, without HTML's tags if it has some, and with entities decoded.

    If the cell `is_cut`, it may end inside a tag.

    >>> text("<p>Rain fell.</p><p>AT&amp;T's shares (a < b) rose.</p>")
    "Rain fell.\\n\\nAT&T's shares (a < b) rose."
    """
    if "&lt;" in cell and ESCAPED.match(cell):
        cell = unescape(cell)
    _, is_nitf, rest = cell.partition(NITF_BODY)
    if is_nitf:
        cell = NITF_TAG.sub("<p>", rest.partition("</body.content>")[0])
    if is_cut and (cut := CUT_TAG.search(cell, max(0, len(cell) - LONGEST_CUT_TAG))):
        cell = cell[: cut.start()]
    if "<" in cell and SIGN.search(cell):
        cell = _without_tags(_without_comments(cell))
    return ENTITY.sub(lambda found: unescape(found[0]), cell) if "&" in cell else cell


def _without_comments(cell: str) -> str:
    first, *rest = cell.split("<!--")
    kept = [first]
    for part in rest:
        _, mark, after = part.partition("-->")
        kept.append(after if mark else f"<!--{part}")
    return "".join(kept)


def _without_tags(cell: str) -> str:
    """Return the text of HTML, a blank line between its blocks."""
    shown: list[str] = []
    begun: dict[str, list[int]] = {}
    has_blocks = any(found["name"].lower() in BLOCKS for found in TAG.finditer(cell))
    at = 0
    for found in TAG.finditer(cell):
        shown.append(_spaced(cell[at : found.start()], has_blocks))
        at = found.end()
        name = found["name"].lower()
        if name in UNSHOWN and not found["close"]:
            begun.setdefault(name, []).append(len(shown))
        elif name in UNSHOWN and begun.get(name):
            del shown[begun[name].pop() :]
        if name in LINES:
            shown.append(LINE)
        elif name in BLOCKS:
            shown.append(PARAGRAPH)
    tail = cell[at:]
    cut = CUT_TAG.search(tail, max(0, len(tail) - LONGEST_CUT_TAG))
    shown.append(_spaced(tail[: cut.start()] if cut else tail, has_blocks))
    # A text that is all inside such elements is the article all the same.
    return _laid_out("".join(shown)) or _laid_out(TAG.sub(PARAGRAPH, cell))


def _spaced(piece: str, has_blocks: bool) -> str:
    """Return a piece of text in which an empty line ends a paragraph, and a line end only if no tag does."""
    piece = piece.replace(PARAGRAPH, " ").replace(LINE, " ")
    if "\n" not in piece and "\r" not in piece:
        return piece
    piece = GAP.sub(PARAGRAPH, piece)
    if has_blocks:
        return piece.replace("\n", " ").replace("\r", " ")
    return INDENTED.sub(" ", piece)


def _laid_out(shown: str) -> str:
    """Return the text with its paragraphs apart and no needless spaces."""
    paragraphs = []
    for paragraph in shown.replace(LINE + LINE, PARAGRAPH).split(PARAGRAPH):
        lines = (" ".join(line.split()) for part in paragraph.split(LINE) for line in part.splitlines())
        if kept := "\n".join(filter(None, lines)):
            paragraphs.append(kept)
    return "\n\n".join(paragraphs)
