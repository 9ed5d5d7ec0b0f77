"""Clauses of reported speech: which belong to the same claim, which to another, which report nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes.cues import saying
from dashboard.records import Span
from dashboard.text import lexicon

# "… | and stating that | …": the participle belongs to the person who denied before.
SECOND_CLAIM = re.compile(r",? (?:and|but|while) (?:also )?(?P<cue>[a-z]+ing) that (?=\w)")
PARTICIPLE = re.compile(r"(?:also )?[a-z]+ing")
ANOTHER_SENTENCE = re.compile(r"[.!?]\s")
SHARED = "the cue shares its subject with the one before"
# "The crisis began in 2014, | Putin told Guterres, | and people …": the words between the two halves.
HALVES = re.compile(r",\s*$")
SECOND_HALF = re.compile(r"(?:and|but)\s")
MARKS = re.compile(r"[\"“”«»]|''")
# "The allegation by Brandt that the judge took money | led to a trial": behind the clause is its main verb.
NOUNS = r"allegation|claim|accusation|statement|assertion|charge|warning|suggestion|complaint|belief"
NOUN_CUE = re.compile(rf"\b(?:{NOUNS})s?\b(?: by)?$", re.IGNORECASE)
OPENS_CLAUSE = {"IN", "CC", "WDT", "WP", "WRB", "TO", ","}
# "called | him | “a genius”": the object is no part of the words.
CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dub(?:s|bed)?|label(?:s|led|ed)?|brand(?:s|ed)?)$", re.IGNORECASE
)
OBJECT = re.compile(r"(?:him|her|them|it|us|me)\s")
# "accused | the leader of | “recklessness”": whom is no part of it either.
ACCUSED = re.compile(r"\baccus(?:e|es|ed|ing)$", re.IGNORECASE)
ACCUSED_OF = re.compile(r"(?:[^“”\".;:\n]{1,80}?\sof\s(?=[“\"])|(?:him|her|them|it|us|me)\sof\s)")
# "called on | a law firm" without "to do", "will announce | her bid"
CALL_ON = re.compile(r"\bcall(?:s|ed|ing)? on$", re.IGNORECASE)
ANNOUNCING = re.compile(
    r"\b(?:will|would|to|could|may|might)\s(?:\w+\s)?(?:announce|unveil|present|launch)$", re.IGNORECASE
)
OWN = re.compile(r"(?:his|her|their|its)\s", re.IGNORECASE)
# At the beginning of a sentence: "The claim", "Otto Kern’s | claim"
OPENING_NOUN = re.compile(
    r"(?:^|[.!?\n]\s?)(?:[A-Z][\w.]*\s){0,3}(?:[A-Z][\w.]*[’']s?\s\w*|[Tt]he?\s?|An?\s)\w{0,4}$"
)
LONGEST_OWNER = 50  # characters before a noun that are searched for whose it is
LEAST_WORDS = 3  # of a clause that comes before its speaker
# "If you want a quiet night", "let me say": nobody has said it.
TO_READER = re.compile(r"\b(?:(?:if|lest|unless|whenever)\s(?:you|your)|let\sme)$", re.IGNORECASE)
LOOK = 12  # characters before a source
FINITE = {"VBD", "VBZ", "VBP", "MD"}


def inherit_subjects(
    text: str, found: Sequence[Attribution], sentences: Sequence[Span], tags: Mapping[int, str]
) -> list[Attribution]:
    """Give a cue without a subject the previous one: "Putin responded by denying … and stating that …"."""
    starts = [sentence.start for sentence in sentences]
    last: dict[int, Attribution] = {}
    done = []
    for one in sorted(found, key=_where):
        number = bisect_right(starts, (one.cue or one.content)[0][0]) if one.cue or one.content else -1
        before = last.get(number)
        # What has a reason was decided by a rule: nobody is said to have asked in "Keller was asked".
        if (
            one.cue
            and not one.source
            and not one.because
            and before
            and before.source[-1][1] <= one.cue[0][0]
        ):
            tag = tags.get(one.cue[0][0], "")
            if tag in {"VBG", "VBD", "VBZ", "VBP"} and before.cue != one.cue:
                one = replace(one, source=before.source, because=SHARED)
        if one.source:
            last[number] = one
        done.append(one)
    return done


def trimmed(text: str, found: Sequence[Attribution], tags: Mapping[int, str]) -> list[Attribution]:
    """Leave out of contents the object of "called him …", and the main verb behind "the claim that …"."""
    return [_without_main_verb(text, _without_object(text, one, tags), tags) for one in found]


def _without_object(text: str, one: Attribution, tags: Mapping[int, str]) -> Attribution:
    start, end = one.content[0]
    is_called = tags.get(start) != "PRP$" and one.cue  # not "called her vote a mistake"
    cue = text[slice(*one.cue[-1])] if one.cue else ""
    found = OBJECT.match(text, start, end) if is_called and CALLED.search(cue) else None
    found = found or (ACCUSED_OF.match(text, start, end) if ACCUSED.search(cue) else None)
    return replace(one, content=((found.end(), end), *one.content[1:])) if found else one


def _without_main_verb(text: str, one: Attribution, tags: Mapping[int, str]) -> Attribution:
    start, end = one.content[-1]
    if not one.cue or one.cue[0][0] > start or not NOUN_CUE.search(text[slice(*one.cue[-1])]):
        return one
    before = text[max(0, one.cue[0][0] - LONGEST_OWNER) : one.cue[0][0]]
    if OPENING_NOUN.search(before + text[one.cue[0][0] : one.cue[0][0] + 4]) is None:
        return one
    is_open, verbs = True, 0
    for at in range(start, end):
        tag = tags.get(at, "")
        if tag in OPENS_CLAUSE or text[at] == ",":
            is_open = True
        elif tag in FINITE:
            if verbs and not is_open:
                return replace(one, content=(*one.content[:-1], (start, at)))
            verbs, is_open = verbs + 1, False
    return one


def part_claims(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Split a clause where a second verb of saying begins another: "denying that … and stating that …"."""
    return [part for one in found for part in _claims(text, one)]


def _claims(text: str, one: Attribution) -> Iterator[Attribution]:
    *before, (start, end) = one.content
    second = SECOND_CLAIM.search(text, start, end)
    if not one.source or '"' in text[start:end]:
        yield one
    elif second and second["cue"] in saying():
        yield replace(one, content=(*before, (start, second.start())))
        yield replace(one, cue=(second.span("cue"),), content=((second.end(), end),), because=SHARED)
    elif before and len(one.cue) > 1 and _is_second(text, one.cue, before[-1], (start, end)):
        # The model took the second verb of saying for another piece of the first.
        yield replace(one, cue=one.cue[:-1], content=tuple(before))
        yield replace(one, cue=one.cue[-1:], content=((start, end),), because=SHARED)
    else:
        yield one


def _is_second(text: str, cues: Sequence[Range], before: Range, after: Range) -> bool:
    """Say whether a cue between two contents is that of the second: "… | and | stating | that …"."""
    *_, first, cue = cues
    words = text[slice(*cue)]
    between = before[1] <= cue[0] and cue[1] <= after[0] and not text[cue[1] : after[0]].strip()
    if between and before[1] <= first[0] and ANOTHER_SENTENCE.search(text, first[1], cue[0]):
        return True
    return between and bool(PARTICIPLE.fullmatch(words)) and words.split()[-1] in saying()


def whole_sentences(
    text: str, found: Sequence[Attribution], sentences: Sequence[Span], tags: Mapping[int, str]
) -> list[Attribution]:
    """Add the clause before a speaker whose words continue after: "A, she told them, and B" is A and B."""
    starts = [sentence.start for sentence in sentences]
    taken = sorted(piece for one in found for piece in (*one.content, *one.cue, *one.source))
    done = []
    for one in found:
        first = min((*one.source, *one.cue), default=None)
        if first and len(one.content) == 1 and SECOND_HALF.match(text, one.content[0][0]):
            begin = starts[bisect_right(starts, first[0]) - 1] if sentences else 0
            if _is_clause(text, begin, first[0], tags) and not _overlaps(taken, begin, first[0]):
                end = begin + len(text[begin : first[0]].rstrip(" ,"))
                one = replace(one, content=((begin, end), *one.content))
        done.append(one)
    return done


def _is_clause(text: str, start: int, end: int, tags: Mapping[int, str]) -> bool:
    words = text[start:end].split()
    finite = any(tags.get(at, "") in FINITE for at in range(start, end))
    return len(words) >= LEAST_WORDS and finite and bool(HALVES.search(text[start:end]))


def _overlaps(taken: Sequence[Range], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in taken[: bisect_right(taken, (end, 0))][-8:])


def is_statement(text: str, one: Attribution, tags: Mapping[int, str]) -> bool:
    """Say whether an attribution reports words: "to discuss | the war" doesn't, nor "invited | observers"."""
    if any(MARKS.search(text, start, end) for start, end in one.content):
        return True
    if any(TO_READER.search(text, max(0, start - LOOK), end) for start, end in one.source):
        return False
    words = [word for piece in one.cue for word in text[slice(*piece)].lower().split()]
    if any(word in acts() for word in words):
        return any(word in saying() and word not in acts() for word in words)
    if any(_is_act(text, piece, one.content, tags) for piece in one.cue):
        return False
    finite = any(tags.get(at, "") in FINITE for start, end in one.content for at in range(start, end))
    return finite or not (len(one.cue) == 1 and words[0] == "to")


def _is_act(text: str, cue: Range, content: Sequence[Range], tags: Mapping[int, str]) -> bool:
    """Say whether nothing was said but something done: "called on a law firm", "will announce her bid"."""
    start, end = content[0]
    if CALL_ON.search(text, *cue):
        return not any(tags.get(at) == "TO" for a, b in content for at in range(a, b))
    if ANNOUNCING.search(text, *cue) and OWN.match(text, start, end):
        return not any(tags.get(at, "") in FINITE for a, b in content for at in range(a, b))
    return False


@lru_cache(maxsize=1)
def acts() -> frozenset[str]:
    """Return words for acts of speaking without further content, in all forms, in lower case."""
    return lexicon.words("acts")


def _where(one: Attribution) -> int:
    return min(r[0] for r in (*one.cue, *one.source, *one.content))
