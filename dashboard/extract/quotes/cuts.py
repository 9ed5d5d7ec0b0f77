"""Contents that end in a word which only links to what follows (span boundary repair): "…, | which".

That word is left out; behind "is", "cannot be" and the like the clause is completed. What else a clause
lacks is for `ends`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

LAST_WORD = re.compile(r"[\w’']+(?=[\s,(]*$)")
# The sentence goes on right behind, without a mark between.
GOES_ON = re.compile(r"[^\S\n](?=[\w$€£“\"‘'])")
LONGEST_PHRASE = 80  # characters that may be added
LONGEST_WORD = 40
LEAST_WORDS = 2  # that are left
MOST_WORDS = 4  # that are left out, one behind the other: "in part because while"
LINKING = frozenset(
    "which who whom whose and but or nor though although while whereas as that where when because if than "
    "unless whether".split()
)
TIMES = frozenset("after before since until".split())
# "in large part because", "even though", "to which", "so that": goes with the word behind it.
LEADING = re.compile(r"(?:[\s,(;:–—-]|\b(?:even|just|only|so|such|partly|mainly|simply)\b)+$")
OF_RELATIVE = re.compile(r"\s(?:to|for|of|in|on|by|with|from|at|against|under|about|through)$")
RELATIVE = frozenset("which whom whose".split())
PREPOSITIONS = frozenset("of in on at by from for with about into during between under over against".split())
HELPING = frozenset(
    "is are was were be been has have had will would could should may might must to not".split()
)
# "raising taxes | (which the mayor also supports)": in brackets the reporter speaks.
REMARK = re.compile(r"(?<=\w)\s\((?:which|who|whom|whose)\s[^()\n]+\)?$")
CLAUSE_END = re.compile(r"[.,;:!?()\n“”\"–—]")


def mend(
    text: str, found: Sequence[Attribution], marked: Intervals[Marked], tags: Mapping[int, str]
) -> list[Attribution]:
    """Return the attributions with contents that begin with a whole word and end in none that links."""
    taken = Intervals(_spans(found), of=lambda span: span)
    return [_mended(text, one, marked, tags, taken) for one in found]


def _spans(found: Sequence[Attribution]) -> Iterator[Range]:
    for one in found:
        yield from (*one.source, *one.cue, *one.content)


def _mended(
    text: str,
    one: Attribution,
    marked: Intervals[Marked],
    tags: Mapping[int, str],
    taken: Intervals[Range],
) -> Attribution:
    if not one.content:
        return one
    one = replace(one, content=((_word_start(text, one.content[0][0]), one.content[0][1]), *one.content[1:]))
    start, end = one.content[-1]
    remark = REMARK.search(text, max(start, end - LONGEST_PHRASE), end)
    stop = remark.start() if remark else start + len(text[start:end].rstrip())
    if remark and not one.is_direct and not marked.overlapping(stop, end):
        return replace(one, content=(*one.content[:-1], (start, stop)))
    if one.is_direct or stop == start or marked.at(stop - 1) or not GOES_ON.match(text, stop):
        return one
    changed = _end(text, (start, stop), tags, taken)
    return one if changed == stop else replace(one, content=(*one.content[:-1], (start, changed)))


def _word_start(text: str, at: int) -> int:
    """Return where the word begins that a content begins in: "block-|I, and they moved"."""
    while (
        1 < at < len(text)
        and text[at].isalnum()
        and (text[at - 1].isalnum() or (text[at - 1] == "-" and text[at - 2].isalnum()))
    ):
        at -= 1 if text[at - 1].isalnum() else 2
    return at


def _end(text: str, piece: Range, tags: Mapping[int, str], taken: Intervals[Range]) -> int:
    """Return where a piece that its sentence goes on behind should end."""
    start, stop = piece
    word = _last_word(text, start, stop)
    if word is None:
        return stop
    last, tag = word[0].lower(), tags.get(word.start(), "")
    if last in HELPING and tag not in {"", "IN"}:
        end = CLAUSE_END.search(text, stop, stop + LONGEST_PHRASE)
        further = end.start() if end else stop
        return stop if taken.overlapping(stop + 1, further) else further
    if last in TIMES or (last in LINKING and tag != "DT"):
        return _without(text, piece, word.start(), tags)
    return stop


def _without(text: str, piece: Range, at: int, tags: Mapping[int, str]) -> int:
    """Return the end of a piece without its last word, at `at`, and what leads to that."""
    start, stop = piece
    word: str = text[at:stop].strip(" ,(").lower()
    for _ in range(MOST_WORDS):
        words = text[max(start, at - LONGEST_PHRASE) : at]
        if word in RELATIVE and (preposition := OF_RELATIVE.search(words.rstrip())):
            words = words[: preposition.start()]
        stop = max(start, at - LONGEST_PHRASE) + len(LEADING.sub("", words))
        last = _last_word(text, start, stop)
        is_linking = last is not None and last[0].lower() in LINKING | PREPOSITIONS
        if last is None or not is_linking or tags.get(last.start(), "") not in {"IN", "CC", "WDT"}:
            break
        at, word = last.start(), last[0].lower()
    return stop if len(text[start:stop].split()) >= LEAST_WORDS else piece[1]


def _last_word(text: str, start: int, stop: int) -> re.Match[str] | None:
    return LAST_WORD.search(text, max(start, stop - LONGEST_WORD), stop)
