"""Sentences by their full stops, for tests of rules: in the product the network says where they begin."""

import re
from itertools import pairwise

from dashboard.records import Span
from dashboard.text import marks

END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSen)[.!?…]+[\"”’»)]*(?=\s+[\"“‘«(]*[A-Z0-9])")


def split(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text without the white space around them."""
    found = []
    for begin, stop in marks.paragraphs(text):
        ends = (end.end() for end in END.finditer(text, begin, stop))
        for start, end in pairwise([begin, *ends, stop]):
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if words := text[start:end].rstrip():
                found.append(Span(start, start + len(words), words))
    return tuple(found)
