"""Quotations for which rules are reliable: passages between marks, open paragraphs, transcripts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes.cues import saying
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

LEAST_WORDS = 4  # between marks: 98 % of such runs in PolNeAR train are quotations
RULE_CONFIDENCE = 0.5
BESIDE_CONFIDENCE = 0.8
TURN_CONFIDENCE = 0.9
WORD_WITH_APOSTROPHES = re.compile(r"\w[\w’'-]*")
# WALLACE: Senator, …   Q. What did you …   "WALLACE: Senator, …
TURN = re.compile(r"[\"“]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}|Q|A)(?=: )")
# “…,” Ruiz said · “…,” said Ruiz · “…,” the mayor of Riga told us · Ruiz said: “…”
NAME = r"(?:he|she|they|it|(?:the |[A-Z]\w+’s )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})"
SAID = r"(?P<cue>[a-z]+)"
AFTER = re.compile(rf"[\s,]{{0,3}}(?:(?P<who>{NAME}) {SAID}\b|(?P<verb>[a-z]+) (?P<whom>{NAME}))")
BEFORE = re.compile(
    rf"(?:^|[.,;:!?”\"] |\b(?:and|but|when|as|that) )(?P<who>{NAME}) {SAID}[,:]? ?(?:that )?$"
)
REACH = 90  # characters before a mark that are searched for a speaker
SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


def continue_paragraphs(
    text: str, found: Sequence[Attribution], marked: Sequence[Marked]
) -> list[Attribution]:
    """Join a paragraph that begins with a mark to the quotation the previous paragraph left open."""
    done = list(found)
    owners = _owners(done)
    joined: dict[int, int] = {}
    for before, after in pairwise(marked):
        follows = not before.closed and not text[before.outer_end : after.outer_start].strip()
        owner = None if not follows else joined.get(before.start, _owner(owners, before))
        other = _owner(owners, after)
        if owner is None or other == owner:
            continue
        if other is not None and (done[other].source or done[other].cue):
            continue
        # The paragraphs follow each other: the last piece grows, so that a long quotation stays one piece.
        *pieces, (start, end) = done[owner].content
        content = (*pieces, (start, max(end, after.outer_end)))
        because = "the paragraph before leaves its quotation open"
        done[owner] = replace(done[owner], content=content, because=because)
        if other is not None:
            done[other] = replace(done[other], content=())
        joined[after.start] = owner
    return [one for one in done if one.content]


def _owners(found: Sequence[Attribution]) -> Intervals[tuple[Range, int]]:
    pieces = [(piece, number) for number, one in enumerate(found) for piece in one.content]
    return Intervals(pieces, of=lambda item: item[0])


def _owner(owners: Intervals[tuple[Range, int]], marked: Marked) -> int | None:
    over = owners.overlapping(marked.start, marked.end)
    return over[0][1] if over else None


def unclaimed(text: str, found: Sequence[Attribution], marked: Sequence[Marked]) -> list[Attribution]:
    """Return quotations for marked passages without attribution that have four words or more, not titles."""
    owners = _owners(found)
    added = []
    for m in marked:
        words = WORD_WITH_APOSTROPHES.findall(text[m.start : m.end])
        if len(words) < LEAST_WORDS or owners.overlapping(m.start, m.end) or is_title(words):
            continue
        because = "four words or more between quotation marks; no speaker found"
        added.append(Attribution((), (), ((m.outer_start, m.outer_end),), RULE_CONFIDENCE, because))
    return added


def beside(text: str, found: Sequence[Attribution], marked: Intervals[Marked]) -> list[Attribution]:
    """Give a marked quotation without a speaker the one directly beside it: “…,” Ruiz said."""
    done = []
    for one in found:
        start, end = one.content[0][0], one.content[-1][1]
        if not one.source and marked.at(start) and marked.at(end - 1):
            before, after = marked.at(start), marked.at(end - 1)
            spans = speaker_after(text, after) or speaker_before(text, before.outer_start)  # type: ignore[arg-type,union-attr]
            if spans:
                because = "the words of saying right beside the quotation"
                who, cue = spans
                one = Attribution((who,), (cue,), one.content, BESIDE_CONFIDENCE, because)
        done.append(one)
    return done


def speaker_after(text: str, marked: Marked) -> tuple[Range, Range] | None:
    """Return the speaker and the verb of saying right behind a quotation: “…,” | Ruiz | said."""
    match = AFTER.match(text, marked.outer_end, marked.outer_end + REACH)
    if match is None or "\n" in match[0]:
        return None
    if match["who"] and match["cue"] in saying():
        return match.span("who"), match.span("cue")
    if match["whom"] and match["verb"] in saying():
        return match.span("whom"), match.span("verb")
    return None


def speaker_before(text: str, at: int) -> tuple[Range, Range] | None:
    """Return the speaker and the verb of saying that end right before a content: Ruiz | said | that …"""
    start = max(0, at - REACH)
    start = max(start, text.rfind("\n", start, at) + 1)
    match = BEFORE.search(text[start:at])
    if match is None or match["cue"] not in saying():
        return None
    return tuple((start + a, start + b) for a, b in (match.span("who"), match.span("cue")))  # type: ignore[return-value]


def is_title(words: Sequence[str]) -> bool:
    """Say whether words stand as in the title of a book: with capitals but for the small ones."""
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in SMALL for word in words)


def transcript(text: str, paragraphs: Sequence[Range]) -> list[Attribution]:
    """Return the turns of a transcript, "NAME: …", where a text has three or more."""
    turns = [(turn.span("name"), end) for start, end in paragraphs if (turn := TURN.match(text, start, end))]
    if len(turns) < 3:
        return []
    because = "a turn of a transcript"
    return [
        Attribution((name,), (), ((name[1] + 2, end),), TURN_CONFIDENCE, because, is_direct=True)
        for name, end in turns
        if end > name[1] + 2
    ]
