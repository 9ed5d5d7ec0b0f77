"""Which places a sentence names together: "between Hull and Rotterdam", "from Odessa to Warsaw", a list."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.surroundings import is_list

# "from Odessa to Warsaw", "left Hull for Bergen", "the Genoa–Palermo ferry"
JOINED = re.compile(r"[-–]|\s?—\s?")
ENDS = (
    (re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE), re.compile(r",?\s(?:in)?to\s(?:the\s)?")),
    (re.compile(r"\b(?:left|leave|leaves|leaving)\s(?:the\s)?$"), re.compile(r"\s(?:for|to)\s(?:the\s)?")),
)
# ". The" ends a sentence, "Gov. Lee", "St. Petersburg" and "N.Y. Times" do not.
ENDED = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<![A-Z].)(?<!\b[A-Z][a-z].)(?<!\b(?:Gov|Sen|Rep|Del|Gen|Rev|Hon).)"
    r"[\"'”’)]*\s+[\"'“‘(]*[A-Z0-9])"
)
LOOK = 16  # characters before the first of two


def is_together(text: str, one: Toponym, other: Toponym, since: int) -> bool:
    """Say whether two names that follow one another are a pair or part of one list.

    What is between them begins at `since`, behind the first and its container: "Birmingham, England, to".
    """
    between = text[since : other.start]
    if is_list(between) or JOINED.fullmatch(between):
        return True
    before = text[max(0, one.start - LOOK) : one.start]
    return any(first.search(before) and then.fullmatch(between) for first, then in ENDS)


def sentences(text: str, found: Sequence[Toponym]) -> list[int]:
    """Return the number of the sentence that each name is in."""
    numbers = [0]
    for one, other in pairwise(found):
        numbers.append(numbers[-1] + bool(ENDED.search(text, one.end, other.start + 1)))
    return numbers
