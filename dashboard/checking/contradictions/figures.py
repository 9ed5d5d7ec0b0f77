"""Differing figures for one thing in one story: 12 people killed, 14 people killed (numeral comparison)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dashboard.checking import numerals
from dashboard.checking.contradictions import counted_of
from dashboard.checking.contradictions.clash import (
    Clash,
    Documents,
    is_one_story,
    overlap,
    side,
    stem,
    telling,
)
from dashboard.checking.contradictions.counted_of import About
from dashboard.checking.numerals import Figure

SHARED = 3  # telling words beside the unit
LEAST = 0.5  # of the telling words of the shorter sentence
LEAST_INSIDE = 0.75  # the same inside one article, which seldom contradicts itself
MOST = 400  # figures of one unit that are compared
LONGEST = 400  # characters of a sentence; a longer one is a list
# Words by which two figures are meant to differ.
CHANGING = frozenset(
    stem(word)
    for word in "from compared versus previous previously last earlier first second third another additional "
    "more increase rose fell grew dropped year years month months week weeks each every other per".split()
)
ADDED = re.compile(r"\s+(?:\w+\s+)?(?:more|extra|others?)\b(?!\s+than)")
OF_EACH = re.compile(r"\bmargins? of (?:\w+ )?error\b", re.IGNORECASE)  # every poll has its own
# "10:25 p.m." as a line of its own: a report written while it happened, in which counts go on rising.
HOUR = re.compile(r"(?m)^\W*\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\W*$")
PASSING = frozenset(("s", "years", "months", "weeks", "days", "hours", "minutes", "times"))


@dataclass(frozen=True)
class Counted:
    """A figure with its document and the telling words of its sentence."""

    document: int
    figure: Figure
    sentence: int
    words: frozenset[str]
    about: About


def find(documents: Documents) -> Iterator[Clash]:
    """Yield pairs of sentences of one story that count the same differently."""
    by_unit: dict[str, list[Counted]] = defaultdict(list)
    for document, read in documents.items():
        for span in read.sentences:
            if span.end - span.start > LONGEST:
                continue
            found = numerals.find(read.text, span.start, span.end, most=2)
            # "$1 million more" is added to what was counted before.
            is_added = found and ADDED.match(read.text, found[0].end)
            if OF_EACH.search(read.text, span.start, span.end):
                continue
            if len(found) == 1 and not is_added and found[0].unit not in PASSING:
                told = telling(read.text, span.start, span.end) - {stem(found[0].unit)}
                about = counted_of.about(read.text, span, found[0], read.published)
                by_unit[found[0].unit].append(Counted(document, found[0], span.start, told, about))
    for counted in by_unit.values():
        for one, other in combinations(counted[:MOST], 2):
            if _differ(documents, one, other):
                values = (numerals.written(each.figure.value) for each in (one, other))
                yield Clash(
                    "figure",
                    f"{' or '.join(values)} {one.figure.unit}?",
                    side(documents[one.document], one.figure.start, one.figure.end),
                    side(documents[other.document], other.figure.start, other.figure.end),
                )


def _differ(documents: Documents, one: Counted, other: Counted) -> bool:
    is_inside = one.document == other.document
    if one.figure.value == other.figure.value or not counted_of.may_be_one(one.about, other.about):
        return False
    both, share = overlap(one.words, other.words)
    least = LEAST_INSIDE if is_inside else LEAST
    if both < SHARED or share < least or (one.words ^ other.words) & CHANGING:
        return False
    if is_inside and len(HOUR.findall(documents[one.document].text)) > 1:
        return False
    return is_one_story(documents[one.document], documents[other.document])
