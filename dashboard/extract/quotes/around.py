"""Contents on both sides of their own words of saying (discontinuous reported speech): which side is said.

"The well, he said, ran dry" is one content, and the commas show it. Without the second comma only one side is
said: "Looking back, | Ruiz said | the well ran dry", "The well ran dry, | Ruiz said | after the meeting".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes import rules
from dashboard.extract.quotes.clauses import FINITE
from dashboard.extract.quotes.cues import saying
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

# Between two sentences: "The boat sank. | The agency said that …", but not after "Mr." or "U.S.".
SENTENCE_END = re.compile(r"\n|(?:[^\W\d_]{3,}|\d)[.!?]\s")
THAT = re.compile(r"\s*that\b", re.IGNORECASE)
SUBORDINATE = re.compile(r"(?:that|if|whether|because)\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
ACCORDING = re.compile(r"according to", re.IGNORECASE)
APPOSITION = re.compile(r"(?P<who>(?:an?|the|one of|his|her|its)\s[^,.;:“”\"\n]{2,90}), ")
COMMA = re.compile(r"\s*[,;–—-]")
# "said | after the meeting", "said | while opening a school", "quoted | Keller as saying"
OUTSIDE = frozenset("after as at before during following in on since upon when while".split())


def mend(
    text: str, found: Sequence[Attribution], marked: Intervals[Marked], tags: Mapping[int, str]
) -> list[Attribution]:
    """Return the attributions with only that side of their cue that is said."""
    found = [_mended(text, one, marked, tags) if len(one.content) > 1 else one for one in found]
    return [_behind_apposition(text, _turned(text, one, marked, tags), tags) for one in found]


def _turned(text: str, one: Attribution, marked: Intervals[Marked], tags: Mapping[int, str]) -> Attribution:
    """Put right what was taken for one another: "The girl was ill, said | the officer Sohel Kabir."."""
    if len(one.cue) != 1 or len(one.content) != 1 or not one.source:
        return one
    (begin, end), (start, stop) = one.cue[0], one.content[0]
    clause = one.source[0][0], one.source[0][0] + len(text[one.source[0][0] : begin].rstrip(" ,"))
    is_inverted = "," in text[clause[1] : begin] and text[end:start] == " " and text[begin:end] in saying()
    closes = text[stop : stop + 1] in {"", ".", "\n"}
    if not (is_inverted and closes) or _is_marked((clause[0], stop), marked):
        return one
    named = any(tags.get(at) == "NNP" for at in range(start, stop)) and tags.get(begin) in FINITE
    if not named or _is_verbal((start, stop), tags) or not _is_finite(clause, tags):
        return one
    return replace(one, source=((start, stop),), content=(clause,))


def _behind_apposition(text: str, one: Attribution, tags: Mapping[int, str]) -> Attribution:
    """Leave out who somebody is: "According to Ana Ruiz, | the mayor of Lorne, the dam leaks"."""
    if not one.cue or not one.source or not ACCORDING.fullmatch(text[slice(*one.cue[0])]):
        return one
    (start, stop), *rest = one.content
    if rest and text[stop : rest[0][0]] == ", " and not _is_finite((start, stop), tags):
        stop = rest.pop(0)[1]
    if one.cue[0][0] > one.source[0][0] or text[one.source[-1][1] - 1 : start].strip()[-1:] != ",":
        return one
    found = APPOSITION.match(text, start, stop)
    if found is None or _is_finite(found.span("who"), tags) or not _is_finite((found.end(), stop), tags):
        return one
    name = max((at for at in range(*one.source[-1]) if at in tags and text[at].isalnum()), default=start)
    if tags.get(name) != "NNP" or tags.get(found.end()) in {"VBG", "WDT", "WP"}:
        return one  # "According to Ana Ruiz, the dam, | which she built, leaks"
    who = one.source[-1][0], found.end("who")
    return replace(one, source=(*one.source[:-1], who), content=((found.end(), stop), *rest))


def _mended(text: str, one: Attribution, marked: Intervals[Marked], tags: Mapping[int, str]) -> Attribution:
    block = _between(one) if one.source else None
    if block is None:
        return one
    number, (start, end) = block
    before, after = one.content[:number], one.content[number:]
    if _is_before_outside(text, before[-1], (start, end), after[0], marked, tags):
        return replace(one, content=after)
    if _is_after_outside(text, before[-1], (start, end), after[0], marked, tags):
        rest = tuple(piece for piece in after if _is_marked(piece, marked))
        return replace(one, content=(*before, *rest))
    return one


def _between(one: Attribution) -> tuple[int, Range] | None:
    """Return how many pieces come before the words of saying, and where these are, if they part any."""
    if any(span[0] < one.content[0][0] for span in one.cue):
        return None
    for number in range(1, len(one.content)):
        first, last = one.content[number - 1][1], one.content[number][0]
        inside = [span for span in (*one.source, *one.cue) if first <= span[0] and span[1] <= last]
        verbs = [span for span in one.cue if span in inside and span[1] - span[0] > 1]  # not a colon
        if len(verbs) == 1:
            return number, (min(a for a, _ in inside), max(b for _, b in inside))
    return None


def _is_before_outside(
    text: str, before: Range, block: Range, after: Range, marked: Intervals[Marked], tags: Mapping[int, str]
) -> bool:
    """Say whether the piece before the words of saying is the reporter's."""
    if marked.at(before[0]) is not None:
        return False
    if SENTENCE_END.search(text, max(before[0], before[1] - 4), block[0]):
        return True
    if not COMMA.match(text, before[1]) and text[before[1] - 1] not in ",’":
        return False  # "a bill that | critics called | unfair"
    between = text[block[1] : after[0]]
    if "," in between:
        return False
    if THAT.match(text, block[1]) or THAT.match(text, after[0]):
        return not _opens(text, before[0])
    if any(character.isalnum() for character in between):
        return False
    if ":" in text[block[1] - 1 : after[0]] and not _is_marked(after, marked):
        return False  # "It can't, | he said: | it rotates"
    return not _is_finite(before, tags) and _is_finite(after, tags)


def _is_after_outside(
    text: str, before: Range, block: Range, after: Range, marked: Intervals[Marked], tags: Mapping[int, str]
) -> bool:
    """Say whether the piece after the words of saying is the reporter's."""
    if _is_marked(after, marked):
        return False
    last = marked.at(before[1] - 1)
    is_closed = last is not None and not rules.is_title(text[last.start : last.end].split())
    if not is_closed and not _is_finite(before, tags):
        return False
    between = text[block[1] : after[0]]
    if any(character.isalnum() for character in between):
        is_modifier = "," not in between and between.split()[-1] in OUTSIDE
        return "\n" not in between and (is_closed or is_modifier)
    return COMMA.match(text, block[1]) is None and _is_next_outside(text, after, tags)


def _is_next_outside(text: str, after: Range, tags: Mapping[int, str]) -> bool:
    word = next(WORD.finditer(text, *after), None)
    if word is None:
        return True
    return tags.get(word.start()) == "VBG" or word[0] in OUTSIDE or not _is_verbal(after, tags)


def _opens(text: str, start: int) -> bool:
    """Say whether a piece begins with "that" or "if" itself, and so is said."""
    return SUBORDINATE.match(text, start) is not None


def _is_finite(piece: Range, tags: Mapping[int, str]) -> bool:
    return any(tags.get(at, "") in FINITE for at in range(*piece))


def _is_verbal(piece: Range, tags: Mapping[int, str]) -> bool:
    return any(tags.get(at, "").startswith("VB") or tags.get(at) in {"MD", "TO"} for at in range(*piece))


def _is_marked(piece: Range, marked: Intervals[Marked]) -> bool:
    return bool(marked.overlapping(*piece))
