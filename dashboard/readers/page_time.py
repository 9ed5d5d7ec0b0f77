"""The day of publication that a web page shows: its time elements, and what stands beside the headline."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dashboard.readers import page_body, published

INSIDE = frozenset({"article", "main", "header"})
OUTSIDE = frozenset({"aside", "footer", "nav"})
# A microformat's (hAtom, h-entry) names for the time of publication.
PUBLISHED = frozenset({"published", "dt-published"})
MODIFIED = re.compile(r"modified|updat|lastmod|edited|revised|corrected", re.IGNORECASE)
# Last updated on: <time>, at most so far before it
CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|corrected|changed|revised|reviewed|accessed|retrieved)\b[^.\d]{0,30}\Z",
    re.IGNORECASE,
)
# class="post-date" · id="pubdate"
DATED = re.compile(r"date|time(?!line)|publish|posted", re.IGNORECASE)
SAYS_PUBLISHED = re.compile(
    r"(?:(?:first )?(?:published|posted|created)|publication date|date)\b(?: on)?\W{0,3}", re.IGNORECASE
)
BESIDE = frozenset({"b", "dd", "div", "em", "font", "i", "li", "p", "small", "span", "strong"})
LONGEST_DATE, LONGEST_TITLE = 80, 300
BEFORE, BEHIND, PARAGRAPH = 5, 60, 80  # elements before and behind the headline; letters
COMMENTS = re.compile(
    r"comment|related|recommend|recirc|teaser|promo|sidebar|widget|footer|most-?read", re.IGNORECASE
)
UNSET = date(1970, 1, 1)


def find(page: Any) -> date | None:
    """Return the day in the page's time elements or beside its headline, if it is not disputed."""
    shown = [element for element in page.iter() if isinstance(element.tag, str)]
    at = _headline(page, shown)
    around = {*shown[at].iterancestors()} if at is not None else set()
    is_alone = at is None or sum(element.tag == "article" for element in shown) == 1
    return (
        _only(page.iter("time", "abbr"), _is_published)
        or _only(page.iter("time"), lambda element: _is_of_article(element, around, is_alone=is_alone))
        or (_beside_headline(shown, at, around) if at is not None else None)
    )


def day_of(value: str) -> date | None:
    """Return the day of a value, None if it has no clear one."""
    day = published.day_of(value)
    # What a program without a date writes.
    return None if day == UNSET else day


def written(element: Any) -> str:
    """Return what a time element gives: its attribute, else its words."""
    attributes = ("datetime", "content", "title")
    return next((value for name in attributes if (value := element.get(name))), element.text or "")


def _only(elements: Iterable[Any], asked: Callable[[Any], bool]) -> date | None:
    """Return the day of the requested time elements if they all agree; otherwise it is disputed."""
    days = {day_of(written(element)) for element in elements if asked(element)} - {None}
    return days.pop() if len(days) == 1 else None


def _is_published(element: Any) -> bool:
    return not PUBLISHED.isdisjoint((element.get("class") or "").lower().split())


def _is_of_article(element: Any, around: set[Any], *, is_alone: bool) -> bool:
    """Say whether a time is in the article or its head: of several articles in the headline's."""
    parents = [*element.iterancestors()]
    tags = {parent.tag for parent in parents}
    if not tags & INSIDE or tags & OUTSIDE or _is_modified(element):
        return False
    articles = [parent for parent in parents if parent.tag == "article"]
    return is_alone or not articles or articles[-1] in around


def _is_modified(element: Any) -> bool:
    """Say whether an element gives the day of a change: by its name, its words or the words before it."""
    if _is_published(element):
        return False
    parent = element.getparent()
    names = [element.get("itemprop"), element.get("class"), element.get("id")]
    names += [parent.get("class")] if parent is not None and len(parent) == 1 else []
    words = " ".join((element.text or "")[:LONGEST_DATE].split())
    return (
        any(MODIFIED.search(name) for name in names if name)
        or MODIFIED.match(words.lower().removeprefix("last ")) is not None
        or CHANGED.search(_before(element)) is not None
    )


def _before(element: Any) -> str:
    """Return the words right before an element, in its parent or the label beside it."""
    beside = element.getprevious()
    if beside is None:
        parent = element.getparent()
        return ((parent.text or "")[-LONGEST_DATE:] if parent is not None else "").rstrip()
    label = (beside.text or "") if isinstance(beside.tag, str) and len(beside) == 0 else ""
    return f"{label} {beside.tail or ''}"[-LONGEST_DATE:].rstrip()


def _beside_headline(shown: list[Any], at: int, around: set[Any]) -> date | None:
    """Return the day beside the page's headline, as a time element or in words, if there is just one."""
    beside = [element for element in _beside(shown, at) if not _is_elsewhere(element, around)]
    times = [element for element in beside if element.tag == "time"]
    for elements in (times, [element for element in beside if _is_dated(element)]):
        days = {day_of(_said(element)) for element in elements if not _is_modified(element)} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _beside(shown: list[Any], at: int) -> list[Any]:
    """Return the elements beside the headline, and behind it up to the article's first paragraph."""
    # A newspaper's head has the day on which it was saved: before the headline only what is right beside it.
    parent = shown[at].getparent()
    beside = [element for element in shown[max(0, at - BEFORE) : at] if element.getparent() is parent]
    for element in shown[at + 1 : at + 1 + BEHIND]:
        if element.tag == "p" and len(page_body.beginning(element, LONGEST_TITLE).strip()) >= PARAGRAPH:
            break
        beside.append(element)
    return beside


def _headline(page: Any, shown: list[Any]) -> int | None:
    """Return which element is the headline: the only one of the first rank, or the longest in the title."""
    titles = " ".join(title.text or "" for title in page.iter("title"))
    headlines = [at for at, element in enumerate(shown) if element.tag == "h1"]
    words = {at: page_body.beginning(shown[at], LONGEST_TITLE).strip() for at in headlines}
    titled = [at for at in headlines if words[at] and words[at] in titles]
    if titled:
        return max(titled, key=lambda at: len(words[at]))
    return headlines[0] if len(headlines) == 1 else None


def _is_dated(element: Any) -> bool:
    """Say whether a short element is named or begins like a date of publication."""
    if element.tag not in BESIDE or len(element) > 3 or not (words := _words(element)):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(DATED.search(names) or SAYS_PUBLISHED.match(words))


def _words(element: Any) -> str:
    """Return an element's words, "" if they are too many for a date."""
    pieces = [element.text or "", *(part or "" for child in element for part in (child.text, child.tail))]
    words = " ".join(" ".join(pieces).split())
    return words if len(words) <= LONGEST_DATE else ""


def _said(element: Any) -> str:
    if element.tag == "time" and written(element):
        return written(element)
    words = _words(element)
    said = SAYS_PUBLISHED.match(words)
    return words[said.end() :] if said else words


def _is_elsewhere(element: Any, around: set[Any]) -> bool:
    """Say whether an element is in a table, in comments or at the edge, where what is around is not."""
    return any(
        parent.tag in OUTSIDE
        or parent.tag == "table"
        or COMMENTS.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in (element, *element.iterancestors())
        if parent not in around
    )
