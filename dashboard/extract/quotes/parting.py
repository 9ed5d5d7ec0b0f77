"""Part contents that hold more than one quote (segmentation): a lead-in, a sentence before, a paragraph."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes import rules
from dashboard.extract.quotes.clauses import FINITE
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

LEAST_CLAUSE = 3  # words before a colon that may be a statement of their own
# "He said the keeper knew. | “He knows,” …": not after "Mr." or "U.S."
SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.!?]$|\d[.!?]$")
AFTER_CUE = re.compile(r"[^\n“”\".]{0,60}\.\s*$")
NEXT = re.compile(r"[.!?]? *")
# "— Jo Prent", "Lila Moss, tenant": the line below a pull quote.
NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}"
LINE = re.compile(
    rf"\s*\n\s*(?:[—–―-]{{1,2}}\s?(?P<who>{NAME})|(?P<whom>{NAME})(?=, [a-z]))"
    r"(?:, [^.!?\n]{2,60})?(?=\n|\Z)"
)
# “…” ― Sonya Herridge: at the end of the paragraph itself.
SIGNED = re.compile(rf"[^\S\n]?[—–―-]{{1,2}}[^\S\n]?(?P<who>{NAME})(?P<whom>)\.?[^\S\n]*(?=\n|\Z)")
LINE_CONFIDENCE = 0.9
REACH = 140  # characters below a pull quote that are searched for its line


def part(
    text: str, found: Sequence[Attribution], marked: Intervals[Marked], tags: Mapping[int, str]
) -> list[Attribution]:
    """Return attributions of which each has one quote: "said the keeper knew. | “He knows,” he said"."""
    whole = (_without_next(text, one, marked) for one in found)
    by_paragraph = (piece for one in whole for piece in _paragraphs(text, one, marked))
    return [piece for one in by_paragraph for piece in _sentences(text, one, marked, tags)]


def signed(text: str, found: Sequence[Attribution], marked: Intervals[Marked]) -> list[Attribution]:
    """Give quotations the names with which they are signed: “…” — Jo Prent, or on the line below."""
    return [_signed(text, one, marked) for one in found]


def _without_next(text: str, one: Attribution, marked: Intervals[Marked]) -> Attribution:
    """Leave out sentences without marks that follow the words of saying: "A, he said. | B happened."."""
    if not one.cue:
        return one
    at = one.cue[-1][1]
    for number in range(1, len(one.content)):
        before, (start, end) = one.content[number - 1], one.content[number]
        is_plain = not any(marked.overlapping(*piece) for piece in (before, (start, end)))
        if is_plain and before[1] <= at <= start and AFTER_CUE.match(text, at, start):
            return replace(one, content=one.content[:number])
    return one


def _paragraphs(text: str, one: Attribution, marked: Intervals[Marked]) -> Iterator[Attribution]:
    """Part a closed quotation from the words of another paragraph: a pull quote from the report below."""
    cut = next(
        (
            number
            for number in range(1, len(one.content))
            if "\n" in text[one.content[number - 1][1] : one.content[number][0]]
            and _is_closed(text, one.content[number - 1], marked)
            and (
                not marked.overlapping(*one.content[number])
                or SIGNED.match(text, one.content[number - 1][1]) is not None
            )
        ),
        0,
    )
    at = min((a for a, _ in one.cue), default=None)
    if not cut or (at is None and SIGNED.match(text, one.content[cut - 1][1]) is None):
        yield one
    elif at is not None and at > one.content[cut - 1][1] and "\n" in text[one.content[cut - 1][1] : at]:
        yield Attribution((), (), one.content[:cut], rules.RULE_CONFIDENCE)
        yield replace(one, content=one.content[cut:])
    else:
        yield replace(one, content=one.content[:cut])


def _is_closed(text: str, piece: Range, marked: Intervals[Marked]) -> bool:
    last = marked.at(piece[1] - 1)
    return last is not None and last.closed and last.outer_end >= piece[1]


def _sentences(
    text: str, one: Attribution, marked: Intervals[Marked], tags: Mapping[int, str]
) -> Iterator[Attribution]:
    (start, end), *rest = _joined(text, one.content)
    last = marked.at(end - 1)
    before = text[start : last.outer_start].rstrip() if last else ""
    if (
        last is None
        or last.outer_start <= start
        or last.outer_end < end
        or marked.overlapping(start, last.outer_start)
    ):
        yield one
        return
    quotation = (last.outer_start, end), *rest
    if before.endswith(":"):
        stop = start + len(before) - 1
        if _is_clause(text, start, stop, tags) and one.cue and one.cue[0][1] <= start:
            yield replace(one, content=((start, stop),))
        yield replace(one, content=quotation)
    elif SENTENCE_END.search(before):
        yield _first(text, one, (start, start + len(before)))
        yield _second(text, one, quotation, last)
    else:
        yield one


def _joined(text: str, pieces: Sequence[Range]) -> list[Range]:
    """Return the pieces, the first together with those right behind it or behind its full stop."""
    (start, end), *rest = pieces
    while rest and NEXT.fullmatch(text, end, rest[0][0]):
        end = rest.pop(0)[1]
    return [(start, end), *rest]


def _is_clause(text: str, start: int, end: int, tags: Mapping[int, str]) -> bool:
    is_finite = any(tags.get(at, "") in FINITE for at in range(start, end))
    return is_finite and len(text[start:end].split()) >= LEAST_CLAUSE


def _first(text: str, one: Attribution, piece: Range) -> Attribution:
    """Return the sentence before a quotation, with the words of saying before it."""
    cue = tuple(span for span in one.cue if span[1] <= piece[0])
    if cue:
        source = tuple(span for span in one.source if span[1] <= piece[0])
        return replace(one, source=source or one.source, cue=cue, content=(piece,))
    spans = rules.speaker_before(text, piece[0])
    if spans:
        return replace(one, source=(spans[0],), cue=(spans[1],), content=(piece,))
    return replace(one, cue=(), content=(piece,))


def _second(text: str, one: Attribution, content: tuple[Range, ...], marked: Marked) -> Attribution:
    spans = rules.speaker_after(text, marked)
    if spans:
        return replace(one, source=(spans[0],), cue=(spans[1],), content=content)
    return replace(one, content=content)


def _signed(text: str, one: Attribution, marked: Intervals[Marked]) -> Attribution:
    last = marked.at(one.content[-1][1] - 1)
    if last is None or not last.closed:
        return one
    stop = last.outer_end + (text[last.outer_end : last.outer_end + 1] in {".", ","})
    end = min(len(text), stop + REACH)
    line = SIGNED.match(text, stop, end)
    if line is None and not one.source:
        line = LINE.match(text, stop, end)
    if line is None or (end < len(text) and line.end() == end):
        return one
    begin, finish = line.span("who" if line["who"] else "whom")
    finish -= text[finish - 1] == "." and text[finish - 3].islower()  # "— Jo Prent.", but "— Jo P."
    because = "the name with which the quotation is signed"
    return Attribution(((begin, finish),), (), one.content, LINE_CONFIDENCE, because)
