"""Running heads, page numbers and footers: what is printed on a PDF's pages and no part of the article."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.readers.pdf_lines import Line

EDGE = 4  # lines at the top and at the bottom that may be a head or a footer
LONGEST = 1_000  # characters of a line that are looked at
MARGIN = 0.16  # of the page's height
LEAST_SHARE = 0.3  # of the pages: heads of left and right pages differ
DIGITS = re.compile(r"\d+")
# 3 · - 3 - · Page 3 of 10 · 3/10 · A12
NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|p\.|pg\.?)?\s{0,3}[A-Z]?\d{1,3}(?:\s{0,2}(?:of|/|von|\|)\s{0,2}\d{1,4})?\W{0,3}\Z",
    re.IGNORECASE,
)
# What browsers print: 4/26/22, 10:05 AM · 26.04.2022, 10:05 · 2022-04-26 10:05
STAMP = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?=\s|\Z)",
    re.IGNORECASE,
)
# https://news.example/talks 1/3
ADDRESS = re.compile(r"(?:https?://|file:|about:|data:)\S*?(?P<cut>…|\.\.\.)?(?:\s+\d{1,4}/\d{1,4})?\Z")
PAGES = re.compile(r"\d{1,4} (?:of|/|von|sur|de) \d{1,4}\b|.*\s\d{1,4}/\d{1,4}\Z")


@dataclass(frozen=True, slots=True)
class Bare:
    """The lines of the pages without heads and footers, and the address that a browser printed there."""

    pages: list[list[Line]]
    url: str = ""


def without(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Bare:
    """Return the pages' lines, which are of pages so high, without what is no part of the article."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    repeated = _repeated(edges)
    kept, url = [], ""
    for lines, edge in zip(pages, edges, strict=True):
        left_out = {id(line) for line in edge if _key(line) in repeated}
        printed, found = _printed_by_browser(edge)
        left_out |= {id(line) for line in printed}
        url = url or found
        left_out |= _numbers(lines, left_out)
        # A page that is there twice is not all head.
        rest = [line for line in lines if id(line) not in left_out]
        kept.append(rest or list(lines))
    return Bare(kept, url)


def _edges(lines: Sequence[Line], height: float) -> list[Line]:
    """Return the uppermost and the lowest lines of a page."""
    ordered = sorted(lines, key=lambda line: -line.foot)
    upper = [line for line in ordered[:EDGE] if line.foot > (1 - MARGIN) * height]
    return upper + [line for line in ordered[-EDGE:] if line.foot < MARGIN * height]


def _key(line: Line) -> tuple[int, str]:
    """Return a line's height and words by which it is the same on another page, whatever its number."""
    return round(line.foot / 3), DIGITS.sub("#", line.text).casefold()


def _repeated(edges: Sequence[Sequence[Line]]) -> set[tuple[int, str]]:
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = max(2, LEAST_SHARE * len(edges))
    return {key for key, count in counts.items() if count >= least}


def _printed_by_browser(edge: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the lines with the day and the address that a browser prints around a page, and the address."""
    if not edge:
        return [], ""
    top, bottom = edge[0], edge[-1]
    upper = [line for line in edge if line.is_beside(top)]
    lower = [line for line in edge if line.is_beside(bottom)]
    words = [" \t".join(line.text[:LONGEST] for line in lines) for lines in (upper, lower)]
    stamped = [any(STAMP.match(cell) for cell in text.split("\t")) for text in words]
    numbered = [any(PAGES.match(cell) for cell in text.split("\t")) for text in words]
    addresses = [ADDRESS.search(text) for text in words]
    if not any(stamped) or not (any(addresses) or any(numbered)):
        return [], ""
    found = next((one for one in addresses if one), None)
    url = found[0].split()[0] if found and not found["cut"] and found[0].startswith("http") else ""
    return upper + lower, url


def _numbers(lines: Sequence[Line], left_out: set[int]) -> set[int]:
    """Return the ids of lines at the very top or bottom that are nothing but the page's number."""
    rest = sorted((line for line in lines if id(line) not in left_out), key=lambda line: -line.foot)
    if len(rest) < 3:
        return set()
    found = set()
    for line, neighbour in ((rest[0], rest[1]), (rest[-1], rest[-2])):
        is_apart = abs(line.foot - neighbour.foot) > 1.8 * min(line.size, neighbour.size)
        if NUMBER.match(line.text) and is_apart:
            found.add(id(line))
    return found
