"""Whether a web page holds its article whole: what a paywall hides, and a page that ends too early."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.readers import page_body, page_date, tags

HIDDEN = "Part of the article is hidden on this page, as by a paywall, and left out: marked as cut off."
CLOSED = "The page says that its article is for subscribers; this may be its beginning: marked as cut off."
SHORT = "This page is cut short, its end is missing: its article is marked as cut off."
# Names of classes and ids for what only subscribers see: "paywall", "premium-content", "subscriber-only"
PAYWALL = re.compile(
    r"(?:^|[-_ ])(?:pay-?wall(?:ed)?|paid-?content|premium(?:-?(?:content|body|text|article))?"
    r"|meter(?:ed)?(?:-?content)?|obfuscated|blurred|plus-?content|tp-container|piano(?:-?\w+)?"
    r"|subscribers?(?:-?only)?|members?-?only|reg-?wall"
    r"|(?:locked|restricted|gated)(?:-?content)?)(?=$|[-_ ])"
)
# The barrier itself is no part of the article: "Subscribe to go on reading", "Already a member? Log in".
BARRIER = re.compile(
    r"\b(?:subscri(?:be|ption|bers?)|sign (?:in|up)|log ?in|register(?:ed)?|free trial|(?:a|per) month|unlock"
    r"|cookies?|newsletter|continue reading|already a (?:member|reader)|gift link|all rights reserved)\b",
    re.IGNORECASE,
)
LEAST = 120  # letters that are missing: a caption or a hint has fewer
MOST = 500  # paragraphs that are looked at
BEGINNING = 60  # letters by which a paragraph is found again in the text
PARAGRAPHS = ("p", "blockquote")
NO = frozenset({"false", "http://schema.org/false", "https://schema.org/false", "no", "0"})
ENOUGH = 0.8  # of the words that the page says its article has
# .paywall · .article__body.premium
SELECTOR = re.compile(r"\.([\w-]+)\s*\Z")
END = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
# Elements that HTML lets nobody leave open
CLOSED_BY_ALL = frozenset("article aside div footer header main nav section script style table ul ol".split())
PROSE_END = tuple('.!?…”"’»')
SENTENCE_END = tuple(".!?…:\"'”’)]»*")


@dataclass(frozen=True)
class Withheld:
    """What a page may keep from its readers: paragraphs that are hidden, and what it says of its article."""

    paragraphs: tuple[str, ...] = ()
    is_closed: bool = False
    open_to_some: tuple[str, ...] = ()  # paragraphs of the parts that only subscribers have
    words: int = 0  # of the whole article, 0 if that isn't said


def withheld(page: Any) -> Withheld:
    """Look at a parsed page, before anything is taken out of it."""
    body = page if page.tag == "body" else page.find(".//body")
    if body is None:
        return Withheld()
    is_closed, classes, words = _said(page)
    parts = _paragraphs(element for element in body.iter() if classes.intersection(_classes(element)))
    hidden = (one for one in page_body.hidden(body) if _is_of_article(one, is_closed))
    named = (one for one in body.iter("div", "section", "p", "span", "article") if _is_named(one))
    return Withheld((*_paragraphs(hidden), *_paragraphs(named)), is_closed, parts, words)


def note(found: Withheld, text: str) -> str:
    """Return the sentence that says why a text is not the whole article, or "" if it is."""
    known = _bare(text)
    if _letters(one for one in {*found.paragraphs} if _beginning(one) not in known) >= LEAST:
        return HIDDEN
    if not found.is_closed:
        return ""
    shown = _letters(one for one in {*found.open_to_some} if _beginning(one) in known)
    is_whole = shown >= LEAST or (found.words and len(text.split()) >= ENOUGH * found.words)
    return "" if is_whole else CLOSED


def ends_early(page: str) -> bool:
    """Say whether a page ends inside a tag, an element that must be closed, or a sentence.

    >>> ends_early("<html><body><div><p>The dam holds, said"), ends_early("<html><body><p>The dam holds.")
    (True, False)
    """
    if not WHOLE.search(page, 0, 5_000) or END.search(page):
        return False
    if page.rfind("<") > page.rfind(">"):
        return True
    open_now: dict[str, int] = {}
    last = ""
    for kind, name, written in tags.pieces(page):
        if name in CLOSED_BY_ALL and kind in ("open", "close"):
            open_now[name] = open_now.get(name, 0) + (1 if kind == "open" else -1)
        last = written.strip() if kind == "text" else "" if kind in ("open", "close") else last
    return any(number > 0 for number in open_now.values()) or bool(last and not last.endswith(SENTENCE_END))


def _said(page: Any) -> tuple[bool, set[str], int]:
    """Return whether the JSON-LD calls the article closed, the classes of what is closed, its words."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            whole = json.loads(page_date.bare((script.text or "")[: page_date.LONGEST_SCRIPT]), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in page_date.nodes(whole):
            if _is_no(node.get("isAccessibleForFree")):
                words = node.get("wordCount")
                return True, {*_closed_classes(node.get("hasPart"))}, words if isinstance(words, int) else 0
    return False, set(), 0


def _closed_classes(parts: Any) -> Iterator[str]:
    for part in parts if isinstance(parts, list) else [parts]:
        if not isinstance(part, dict) or not _is_no(part.get("isAccessibleForFree")):
            continue
        selectors = part.get("cssSelector")
        for one in selectors if isinstance(selectors, list) else [selectors]:
            if isinstance(one, str) and (found := SELECTOR.search(one[:200])):
                yield found[1]


def _is_no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in NO)


def _is_of_article(element: Any, is_closed: bool) -> bool:
    """Say whether what is hidden is likely to be the article's: inside it, or on a page for subscribers."""
    if not isinstance(element.tag, str) or page_body.is_aside(element):
        return False
    around = [element, *element.iterancestors()]
    return is_closed or any(map(page_body.is_article, around))


def _is_named(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    return PAYWALL.search(page_body.CAMEL.sub("-", names).lower()) is not None


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []


def _paragraphs(elements: Iterable[Any]) -> tuple[str, ...]:
    """Return the paragraphs of elements, without those of the barrier."""
    found: list[str] = []
    for element in elements:
        for one in element.iter(*PARAGRAPHS):
            words = " ".join(page_body.beginning(one, 2_000).split())
            if _is_prose(one, words):
                found.append(words)
            if len(found) >= MOST:
                return tuple(found)
    return tuple(found)


def _is_prose(element: Any, words: str) -> bool:
    """Say whether a paragraph is one of sentences, no barrier and no link to another article."""
    linked = sum(tags.letters(page_body.beginning(one, 2_000)) for one in element.iter("a"))
    length = tags.letters(words)
    is_long = length >= page_body.LEAST_LETTERS and linked * 2 < length
    return is_long and words.endswith(PROSE_END) and not BARRIER.search(words)


def _letters(paragraphs: Iterable[str]) -> int:
    return sum(map(tags.letters, paragraphs))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _beginning(paragraph: str) -> str:
    return _bare(paragraph)[:BEGINNING]
