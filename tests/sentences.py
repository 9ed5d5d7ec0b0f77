"""Sentences by their full stops, for tests of rules: in the product the network says where they begin."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dashboard.records import Span
from dashboard.text import marks

TITLES = ("Mr", "Ms", "Dr", "Sen")
# No lookahead: where it failed, a run of marks would be read again from each of its marks.
END = re.compile(r"[.!?…]++[\"”’»)]*+")
NEXT = re.compile(r"\s++[\"“‘«(]*+[A-Z0-9]")


def split(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text without the white space around them."""
    found = []
    for begin, stop in marks.paragraphs(text):
        for start, end in pairwise([begin, *_ends(text, begin, stop), stop]):
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if words := text[start:end].rstrip():
                found.append(Span(start, start + len(words), words))
    return tuple(found)


def _ends(text: str, begin: int, stop: int) -> Iterator[int]:
    for end in END.finditer(text, begin, stop):
        before = text[max(begin, end.start() - 4) : end.start()].rpartition(" ")[2]
        if before not in TITLES and NEXT.match(text, end.end(), stop):
            yield end.end()
