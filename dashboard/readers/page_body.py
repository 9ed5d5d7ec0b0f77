"""Which part of a web page is its article: what is hidden or leads elsewhere goes, its frame is marked.

This comes before trafilatura's extraction (boilerplate removal), which then finds the article more surely.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from dashboard.readers import tags

# style="display:none" · style="color: red; visibility: hidden"
HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
NEVER_SHOWN = frozenset({"template", "noscript", "amp-ad"})
# What screen readers only are told: "opens in a new tab".
FOR_READERS_ALOUD = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"}
)
# Names of classes and ids for what leads to other pages: "related-stories", "js-mostRead", "photoGallery".
ELSEWHERE = re.compile(
    r"(?:^|[-_ ])(?:related|recommend(?:ed|ations?)|recirc(?:ulation)?|read-?(?:more|next|also)"
    r"|most-?(?:read|popular|viewed|shared)|more-?(?:from|stories|news|on|like)|trending|popular|top-?stories"
    r"|teasers?|promos?|newsletter|sign-?up|subscribe|outbrain|taboola|(?:slide-?show|carousel|gallery)s?"
    r"|also-?like|up-?next|next-?article|editors?-?picks)(?=$|[-_ ])"
)
# What may be longer than a short article.
NO_ARTICLE = re.compile(
    r"(?:^|[-_ ])(?:comments?|replies|cookies?|consent|gdpr|privacy|modal|popup|disqus|disclaimer)(?=$|[-_ ])"
)
FEW = 3  # how many elements around one are asked for their names
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A paragraph or heading that announces links: "Read more:", "You might also like".
LABEL = re.compile(
    r"\W*(?:read (?:more|also|next|this)|also read|see also|related(?: (?:stories|articles?|news|coverage"
    r"|content|topics|links|posts|video))?|more (?:from|on|stories|news|coverage|related|about)"
    r"|you (?:may|might) (?:also )?(?:like|be interested|enjoy)|recommended(?: (?:for you|stories|reading))?"
    r"|editors?['’]?s? (?:picks?|choice)|most (?:read|popular|viewed|shared)|trending(?: now)?|top stories"
    r"|don['’]t miss|in case you missed it|up next|watch|listen|featured slide ?shows?|what to read next)\b",
    re.IGNORECASE,
)
LONGEST_LABEL = 60
LINKED = 0.6  # of the letters: what is announced is another page
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "dl", "div", "section"})
PARAGRAPHS = frozenset({"p", "blockquote", "pre"})
HOLDERS = frozenset({"body", "div", "section", "article", "main", "td", "center", "font", "span", "form"})
ASIDE = frozenset(
    "aside button figure footer nav noscript script select style svg template title head".split()
)
LEAST_LETTERS = 25  # a paragraph; what is shorter is mostly a button or a name
# Of the text of all paragraphs: the frame holds so much directly, what encloses it so much more.
FRAME, MORE = 0.5, 0.05
# What looks hidden or like teasers is the article after all if it holds more than this share: a page saved
# while a dialog lay over it is "aria-hidden" as a whole. Without a frame less is sure.
MOST_HIDDEN, MOST_ELSEWHERE, MOST_WITHOUT_FRAME, MOST_TOGETHER = 0.6, 0.5, 0.2, 0.8


def clear(page: Any) -> None:
    """Take out of a parsed page what is not its article, and mark the article's frame, in linear time."""
    body = page if page.tag == "body" else page.find(".//body")
    if body is None:
        return
    # trafilatura would take an articleBody for text where there is little, and that is often a summary.
    _drop(script for script in page.iter("script") if "json" in (script.get("type") or ""))
    # Within a line this is a capital or a figure that is given in words for those who listen.
    for element in body.iter(*tags.FORMATTING):
        element.attrib.pop("aria-hidden", None)
    _drop_smaller(body, _is_hidden, most=MOST_HIDDEN)
    frame = _frame(_held(body))
    kept = {*frame, *frame[-1].iterancestors()} if frame else set()
    most = MOST_ELSEWHERE if kept else MOST_WITHOUT_FRAME
    _drop_smaller(body, lambda element: element not in kept and _leads_elsewhere(element), most=most)
    _drop(element for element in _announcements(body) if element not in kept)
    if frame:
        _mark(body, frame)


def letters_held(page: Any) -> int:
    """Return the letters of paragraphs and loose text in the element that holds the most of them directly."""
    body = page.find(".//body")
    held = _held(body) if body is not None else {}
    return max((held[one] for one in held if not any(map(_is_no_article, _around(one)))), default=0)


def hidden(body: Any) -> Iterator[Any]:
    """Yield the outermost elements that are not shown, without what is only spoken or a second form."""
    for element in _outermost(body, _is_hidden):
        if element.tag not in NEVER_SHOWN and FOR_READERS_ALOUD.isdisjoint(
            (element.get("class") or "").split()
        ):
            yield element


def is_article(element: Any) -> bool:
    """Say whether an element is marked as the article or its text."""
    return element.tag in ("article", "main") or (element.get("itemprop") or "").lower() == "articlebody"


def is_aside(element: Any) -> bool:
    """Say whether an element's names, or those around it, are of dialogs or lead to other pages."""
    return any(_is_no_article(one) or _leads_elsewhere(one) for one in _around(element))


def _drop_smaller(body: Any, asked: Callable[[Any], bool], *, most: float) -> None:
    """Drop the outermost elements asked for, except those with more than a share of the page's paragraphs.

    If they hold nearly all of it together, they are the article, shown bit by bit as it is read.
    """
    found = [*_outermost(body, asked)]
    total = sum(_held(body).values()) if found else 0
    parts = [(element, sum(_held(element).values())) for element in found]
    if sum(letters for _, letters in parts) > MOST_TOGETHER * total:
        return
    _drop(element for element, letters in parts if letters <= most * total)


def _outermost(body: Any, asked: Callable[[Any], bool]) -> Iterator[Any]:
    waiting = [body]
    while waiting:
        for element in waiting.pop():
            if not isinstance(element.tag, str):
                continue
            if asked(element):
                yield element
            else:
                waiting.append(element)


def _is_hidden(element: Any) -> bool:
    if element.tag in NEVER_SHOWN:
        return True
    if (element.get("aria-hidden") or "").lower() == "true":
        return True
    if element.get("hidden") is not None and element.get("hidden", "").lower() != "until-found":
        return True
    if not FOR_READERS_ALOUD.isdisjoint((element.get("class") or "").split()):
        return True
    return HIDDEN_STYLE.search(element.get("style") or "") is not None


def _leads_elsewhere(element: Any) -> bool:
    if element.tag not in ("div", "section", "aside", "ul", "ol", "figure"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    return ELSEWHERE.search(CAMEL.sub("-", names).lower()) is not None


def _announcements(body: Any) -> Iterator[Any]:
    """Yield "Read more: …" where all the rest is a link, and headings like it with the links that follow."""
    for element in body.iter("p", *HEADINGS):
        words = " ".join(beginning(element, 4 * LONGEST_LABEL).split())
        label = LABEL.match(words)
        if label is None:
            continue
        if element.tag == "p":
            if 0 < (_letters(element) - len(label[0])) * LINKED <= _linked(element):
                yield element
        elif len(words) <= LONGEST_LABEL:
            beside = element.getnext()
            if beside is not None and beside.tag in LISTS and LINKED * _letters(beside) < _linked(beside):
                yield from (element, beside)


def _linked(element: Any) -> int:
    return sum(_letters(link) for link in element.iter("a"))


def _held(body: Any) -> dict[Any, int]:
    """Return how many letters of paragraphs and loose text each element holds directly, links aside."""
    held: dict[Any, int] = {}
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in ASIDE:
            continue
        if element.tag in PARAGRAPHS:
            letters = _letters(element) - _linked(element)
            if letters >= LEAST_LETTERS:
                held[element.getparent()] = held.get(element.getparent(), 0) + letters
            continue
        if element.tag in HOLDERS:
            loose = (element.text or "", *(child.tail or "" for child in element))
            letters = sum(count for text in loose if (count := len(text.strip())) >= LEAST_LETTERS)
            if letters:
                held[element] = held.get(element, 0) + letters
        waiting.extend(element)
    return held


def _frame(held: dict[Any, int]) -> list[Any]:
    """Return the element that holds at least half of the page's paragraphs and what encloses it with more."""
    if not held:
        return []
    total = sum(held.values())
    frame = [max(held, key=lambda element: held[element])]
    if held[frame[0]] < FRAME * total or any(map(_is_no_article, _around(frame[0]))):
        return []
    # The first page of an article may lie outside of "continued".
    while (around := frame[-1].getparent()) is not None and held.get(around, 0) >= MORE * total:
        frame.append(around)
    return frame


def _around(element: Any) -> Iterator[Any]:
    yield element
    yield from islice(element.iterancestors(), FEW)


def _is_no_article(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    return (
        element.tag not in ("body", "html") and NO_ARTICLE.search(CAMEL.sub("-", names).lower()) is not None
    )


def _mark(body: Any, frame: list[Any]) -> None:
    """Make the frame an <article>, the only one outside of others: teasers often are articles too."""
    outermost = frame[-1]
    around = {*outermost.iterancestors()}
    kept = around.union({outermost}, outermost.iter("article"))
    for element in [*body.iter("article")]:
        if element not in kept:
            element.tag = "div"
    # Names like "hide-on-init" would have it taken for hidden.
    for element in frame:
        for name in ("class", "id", "style"):
            if "hid" in (element.get(name) or "").lower():
                del element.attrib[name]
    if outermost is body:
        _wrap(body)
    elif outermost.tag != "article" and not any(element.tag == "article" for element in around):
        outermost.tag = "article"


def _wrap(body: Any) -> None:
    """Put all that is in the body into a new <article>."""
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def beginning(element: Any, most: int) -> str:
    """Return the first letters of what is written in an element, however large it is."""
    words = ""
    for piece in element.itertext():
        words += piece[:most]
        if len(words) >= most:
            break
    return words[:most]


def _letters(element: Any) -> int:
    return sum(map(len, element.text_content().split()))


def _drop(elements: Iterable[Any]) -> None:
    """Take elements out; the text behind each stays. In linear time, however many lie side by side."""
    dropped = {element for element in elements if element.getparent() is not None}
    for parent in {element.getparent() for element in dropped}:
        before, pieces = None, [parent.text or ""]
        for child in [*parent]:
            if child in dropped:
                pieces.append(child.tail or "")
                parent.remove(child)
                continue
            _write(parent, before, pieces)
            before, pieces = child, [child.tail or ""]
        _write(parent, before, pieces)


def _write(parent: Any, before: Any, pieces: list[str]) -> None:
    """Write what stands behind an element, or where there is none before, at its parent's beginning."""
    if len(pieces) == 1:
        return
    if before is None:
        parent.text = "".join(pieces)
    else:
        before.tail = "".join(pieces)
