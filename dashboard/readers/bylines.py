"""Who wrote a web page: the names in its byline, without what only fills its place."""

import re
from typing import Any

# What templates, buttons and content systems put where a name belongs.
NOBODY = frozenset(
    "admin|administrator|anonymous|author|authors|by|byline|contributor|default|editor|editorial|error|follow"
    "|following|guest|guest author|home|log in|login|n/a|na|nan|no author|none|not available|null"
    "|post author|posted by|read more|share|sign in|site admin|staff|subscribe|super user|superuser|tbd|test"
    "|undefined|unknown|unknown author|user|username|view all posts|view author|webmaster|website|written by"
    "|your name".split("|")
)
BY = re.compile(r"^(?:(?:written|posted|reported|words|story|text)\s+)?by\b:?\s*", re.IGNORECASE)
# https://facebook.com/courier, desk@courier.example, @annabell
ADDRESS = re.compile(r"https?://|www\.|\S@\S|^@\w+$")
# class="byline" · class="pb-byline" · class="article-author"
MARKED = re.compile(r"(?:^|[ _-])(?:byline|author)(?:-name|__name)?(?:$| )", re.IGNORECASE)
LONGEST = 80  # a byline; what is longer is about the author
FOLLOW = re.compile(r"\s*(?:\bfollow\b(?: us| me)?(?: on \w+)?|\(?@\w+\)?)\s*$", re.IGNORECASE)


def cleaned(value: str) -> str:
    """Return the names in a byline, each once, separated by "; "; "" if it has none.

    >>> cleaned("By Anna Bell; ANNA BELL; Follow; Username")
    'Anna Bell'
    """
    names: dict[str, str] = {}
    for part in value.split(";"):
        name = FOLLOW.sub("", BY.sub("", " ".join(part.split()), count=1)).strip(" ,|-")
        known = name.casefold()
        if not name or known in NOBODY or ADDRESS.search(name) or not any(map(str.isalpha, name)):
            continue
        # "ANNA BELL" is the same name as "Anna Bell", which reads better.
        if known not in names or (names[known].isupper() and not name.isupper()):
            names[known] = name
    return "; ".join(names.values())


def found(page: Any) -> str:
    """Return the names in the first element of a page that is marked as its byline and has any, or ""."""
    from trafilatura.json_metadata import normalize_authors

    for element in page.iter():
        if not isinstance(element.tag, str) or not _is_byline(element):
            continue
        words = " ".join("".join(element.itertext()).split())
        if 2 < len(words) <= LONGEST and (names := cleaned(normalize_authors(None, words) or "")):
            return names
    return ""


def _is_byline(element: Any) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    return MARKED.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
