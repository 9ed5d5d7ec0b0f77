"""Contents that end where no clause can (span boundary repair): "from the Federation of | Industries, …"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes.clauses import FINITE
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

# The last word of a content that is cut short: "hired at the", "as the haters", "according to".
OPEN = frozenset("DT IN TO PRP$ WDT WP WRB".split())
# These stand alone as well: "the money that he asked for", "what he is afraid of".
STRANDED = frozenset("IN TO".split())
OPENING = frozenset("IN CC WDT WP WRB".split())
NOUNS = frozenset("NN NNS NNP NNPS".split())
POINTING = re.compile(
    r",\s(?:(?:apparently )?(?:referring|alluding)|in (?:an apparent )?reference) to\s[^.;\n]{0,200}$"
)
CLAUSE_END = re.compile(r"[,;:—–](?=\s|$)|[.!?…](?=[\s”\"’)]|$)|\n|[\"“”]")
NEXT_WORD = re.compile(r" (?P<word>[^\W_][\w’'-]*)")
LAST_WORD = re.compile(r"[(\[]?(?P<word>[^\W_][\w’'-]*)\)?")
SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][”\"’]?\s+(?=\w)")
LONGEST_WORD = 40
FARTHEST = 200  # characters behind a content in which its clause must end
FRAGMENT = 4  # words of a sentence that was only begun


def mend(
    text: str, found: Sequence[Attribution], marked: Intervals[Marked], tags: Mapping[int, str]
) -> list[Attribution]:
    """Return the attributions with contents that end with a clause."""
    found = [_without_pointing(text, one, marked) for one in found]
    starts = sorted(span[0] for one in found for span in (*one.source, *one.cue, *one.content))
    return [_mended(text, one, starts, marked, tags) for one in found]


def _without_pointing(text: str, one: Attribution, marked: Intervals[Marked]) -> Attribution:
    """Leave out what the reporter says of the words: "…, | referring to the shelling on Monday"."""
    if not one.content or one.is_direct:
        return one
    *before, (start, end) = one.content
    found = POINTING.search(text, start, end)
    if found is None or found.start() == start or marked.overlapping(found.start(), end):
        return one
    return replace(one, content=(*before, (start, found.start())))


def _mended(
    text: str, one: Attribution, starts: Sequence[int], marked: Intervals[Marked], tags: Mapping[int, str]
) -> Attribution:
    if not one.content or one.is_direct:
        return one
    *before, (start, end) = one.content
    following = NEXT_WORD.match(text, end)
    last = LAST_WORD.fullmatch(text, max(text.rfind(" ", start, end) + 1, end - LONGEST_WORD), end)
    if following is None or last is None or marked.overlapping(end - 1, end):
        return one
    tag, next_tag = tags.get(last.start("word"), ""), tags.get(following.start("word"), "")
    if tag == "CC":
        stop = start + len(text[start : last.start("word")].rstrip(" ,;"))
        return replace(one, content=(*before, (start, stop))) if stop > start else one
    is_open = tag in OPEN and (tag not in STRANDED or next_tag not in FINITE)
    is_subject = tag in NOUNS and next_tag in FINITE
    if not (is_open or is_subject) or any(
        span[0] == following.start("word") for span in (*one.source, *one.cue)
    ):
        return one
    begun = [sentence.end() for sentence in SENTENCE.finditer(text, start, end)]
    if begun and len(text[begun[-1] : end].split()) <= FRAGMENT:
        return replace(one, content=(*before, (start, start + len(text[start : begun[-1]].rstrip()))))
    if not is_open and not _lacks_verb(one, (start, end), tags):
        return one
    stop = _clause_end(text, end, marked)
    taken = next((at for at in starts if at >= end), stop)
    if taken < stop:
        stop = end + len(text[end:taken].rstrip())
    return replace(one, content=(*before, (start, stop))) if stop > end else one


def _lacks_verb(one: Attribution, piece: Range, tags: Mapping[int, str]) -> bool:
    """Say whether the last clause of a content has a subject and no verb yet: "…, where the situation"."""
    is_open, has_verb = False, False
    for at in range(*piece):
        tag = tags.get(at, "")
        if tag in FINITE:
            is_open, has_verb = False, True
        elif tag in OPENING:
            is_open = True
    is_first = all(span[0] >= piece[1] for span in (*one.source, *one.cue))
    return (is_open and has_verb) or (is_first and not has_verb and bool(one.source))


def _clause_end(text: str, at: int, marked: Intervals[Marked]) -> int:
    """Return where the clause that goes on at a place ends; the place itself if that is far away."""
    start = at
    while found := CLAUSE_END.search(text, at, min(len(text), start + FARTHEST)):
        inside = marked.overlapping(found.start(), found.end())
        if not inside or inside[0].outer_start < start:
            return found.start()
        at = inside[0].outer_end
    return start
