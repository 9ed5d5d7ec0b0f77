"""Where rules are sure: marked passages that the model left out, continued paragraphs, shared subjects, transcripts."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.extract.attribution import Attribution, Range
from dashboard.records import Span
from dashboard.text.marks import Marked

LEAST_WORDS = 4  # between marks: 98 % of such runs in PolNeAR train are quotations
RULE_CONFIDENCE = 0.5
WORD = re.compile(r"\w[\w’'-]*")
# WALLACE: Senator, …   Q. What did you …
TURN = re.compile(r"(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}|Q|A)(?=: )")
SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


def inherit_subjects(
    text: str, found: Sequence[Attribution], sentences: Sequence[Span], tags: Mapping[int, str]
) -> list[Attribution]:
    """Give a cue without a subject the one before it: "Putin responded by denying … and stating that …"."""
    starts = [sentence.start for sentence in sentences]
    last: dict[int, Attribution] = {}
    done = []
    for one in sorted(found, key=_where):
        number = bisect_right(starts, (one.cue or one.content)[0][0]) if one.cue or one.content else -1
        before = last.get(number)
        if one.cue and not one.source and before and before.source[-1][1] <= one.cue[0][0]:
            tag = tags.get(one.cue[0][0], "")
            if tag in {"VBG", "VBD", "VBZ", "VBP"} and before.cue != one.cue:
                one = replace(
                    one, source=before.source, because="the cue shares its subject with the one before"
                )
        if one.source:
            last[number] = one
        done.append(one)
    return done


def _where(one: Attribution) -> int:
    return min(r[0] for r in (*one.cue, *one.source, *one.content))


def continue_paragraphs(found: Sequence[Attribution], marked: Sequence[Marked]) -> list[Attribution]:
    """Join a marked paragraph to the quotation that the paragraph before left open."""
    done = list(found)
    for before, after in zip(marked, marked[1:], strict=False):
        if before.closed:
            continue
        owner = _owner(done, before)
        other = _owner(done, after)
        if owner is None or other == owner:
            continue
        if other is None:
            content = (*done[owner].content, (after.outer_start, after.outer_end))
        elif not done[other].source and not done[other].cue:
            content = tuple(sorted({*done[owner].content, *done[other].content}))
            done[other] = replace(done[other], content=())
        else:
            continue
        because = "the paragraph before leaves its quotation open"
        done[owner] = replace(done[owner], content=content, because=because)
    return [one for one in done if one.content]


def _owner(found: Sequence[Attribution], marked: Marked) -> int | None:
    for number, one in enumerate(found):
        if any(a < marked.end and b > marked.start for a, b in one.content):
            return number
    return None


def unclaimed(text: str, found: Sequence[Attribution], marked: Sequence[Marked]) -> list[Attribution]:
    """Return quotations for marked passages of four words or more that no attribution has, titles aside."""
    taken = sorted(r for one in found for r in one.content)
    starts = [start for start, _ in taken]
    added = []
    for m in marked:
        near = taken[max(0, bisect_right(starts, m.end) - 3) : bisect_right(starts, m.end)]
        words = WORD.findall(text[m.start : m.end])
        if len(words) < LEAST_WORDS or any(a < m.end and b > m.start for a, b in near) or _is_title(words):
            continue
        because = "four words or more between quotation marks; no speaker found"
        added.append(Attribution((), (), ((m.outer_start, m.outer_end),), RULE_CONFIDENCE, because))
    return added


def _is_title(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in SMALL for word in words)


def transcript(text: str, paragraphs: Sequence[Range]) -> list[Attribution]:
    """Return the turns of a transcript, "NAME: …", where a text has three or more."""
    turns = [(turn.span(), end) for start, end in paragraphs if (turn := TURN.match(text, start, end))]
    if len(turns) < 3:
        return []
    because = "a turn of a transcript"
    return [
        Attribution((name,), (), ((name[1] + 2, end),), 0.9, because)
        for name, end in turns
        if end > name[1] + 2
    ]
