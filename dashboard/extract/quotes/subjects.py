"""Who speaks, where the grammar says it (subjects of clauses): passives, relative clauses, participles."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes import rules
from dashboard.extract.quotes.clauses import FINITE
from dashboard.extract.quotes.cues import saying
from dashboard.records import Span
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked

LOOK_BACK = 20  # characters before a cue in which its passive may begin
LONGEST_SUBJECT = 90  # characters
LONGEST_SENTENCE = 400  # characters before a cue in which its subject is looked for
BE = r"\b(?:am|is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|once\s|later\s)?"
# "was asked", "is said", "were warned about": who is named before it is told something, or talked about.
TOLD = r"asked|told|informed|warned|advised|reminded|assured|questioned|urged|notified"
ABOUT = r"accused|said|reported|rumou?red|believed|alleged|understood|suspected|expected|thought"
CALLED = r"described|called|named|labell?ed|dubbed|blamed|praised|critici[sz]ed"
PASSIVE = re.compile(
    rf"{BE}(?:(?P<told>{TOLD})|(?P<about>{ABOUT})|(?P<called>{CALLED})|(?P<quoted>quoted|cited))\b"
)
# "told | by her doctor | that", "quoted | by the agency | as saying"
AGENT = re.compile(
    r"\sby\s(?P<who>(?:[\w’'.-]+\s){0,5}?[\w’'.-]+)(?=\s(?:that|as|to|whether|if|of|about|how|on)\b|[,.;]|$)"
)
AS_SAYING = re.compile(
    r"(?:\s[^.;:“”\"\n]{0,60}?)?\s?\bas (?P<cue>saying|telling|stating|claiming)\b(?: that\b)?\s?"
)
# "Senator Balfour, | for whom Mr. Winter once worked, | said", "Obama, | dedicating the museum, | said"
RELATIVE = re.compile(
    r"(?P<head>[^,;:“”\"\n]{2,80}),\s"
    r"(?:(?:for|to|with|of|by|about|from|under|after|on)\s(?:whom|which)|[a-z]+ing)\s"
    r"(?P<inside>[^,.;:“”\"\n]{2,80}),\s$"
)
# "Judge Roe, | who has called for it since May, | said: | “…”"
WHO_SAID = re.compile(
    r"\s*(?P<who>[^,;:“”\"\n]{2,90}), (?:who|which|whose)\b[^;:“”\"\n]{2,200}, (?P<cue>[a-z]+)[:,]?\s?"
)
# "The president | told African-Americans", "put it in a letter to | a colleague"
TOLD_TO = re.compile(
    r"\b(?:tell|tells|told|telling|(?:letter|statement|memo|note|message|e-?mail) to)$", re.IGNORECASE
)
NEXT_SENTENCE = re.compile(r"[.!?][”\"’]?\s+")
OPENING_WHO = re.compile(r"(?:who|which)(?=\s\w+\s\w)", re.IGNORECASE)
POINTING = frozenset({"who", "which", "that"})
# "A nurse who | asked not to be named | said": what is asked for is not said.
ASKED_NOT = re.compile(
    r"who,?\s(?:has\s|had\s)?(?:asked|declined|requested|refused|wished|wanted|preferred)\s(?:not\s)?to\s"
    r"(?:be|remain|stay|give|have)\b[^.,;:“”\"\n]{1,40}?,?\s(?P<cue>said|says|told|added|claimed|wrote|recalled|explained)\b"
)
NOUN_PHRASE = frozenset("DT JJ JJR JJS NN NNS NNP NNPS CD PRP$ POS IN CC VBN".split())
NOUNS = frozenset("NN NNS NNP NNPS CD".split())
WORD = re.compile(r"[\w’'.-]*\w\.?")
# "…, today | promising to withdraw", "…, then | says"
NO_SPEAKER = frozenset(
    "today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday now then here "
    "there later earlier also meanwhile however instead again already still once".split()
)
NO_SUBJECT = frozenset("it there this that these those".split())


def mend(
    text: str, found: Sequence[Attribution], sentences: Sequence[Span], tags: Mapping[int, str]
) -> list[Attribution]:
    """Return the attributions with the speakers that the grammar of their sentences gives them."""
    starts = [sentence.start for sentence in sentences]
    done = []
    for one in found:
        if one.cue:
            sources = (span for span in one.source if text[slice(*span)].lower() not in NO_SPEAKER)
            one = replace(one, source=tuple(span for span in sources if not _is_next(text, one.cue, span)))
            at = one.cue[0][0]
            begin = starts[bisect_right(starts, at) - 1] if sentences else 0
            # Of a text without a full stop not all is read each time.
            begin = max(begin, at - LONGEST_SENTENCE)
            one = _behind_relative(text, one, starts)
            one = _passive(text, one, begin)
            one = _relative(text, one, begin, tags)
            one = _telling(text, one, begin, tags)
            one = _participle(text, one, begin, tags)
        done.append(one)
    return done


def _behind_relative(text: str, one: Attribution, starts: Sequence[int]) -> Attribution:
    """Take the head of a relative clause that ends in the words of saying: "Roe, | who …, | said | “…”"."""
    for number, (opening, _) in enumerate(one.content):
        if text[opening] not in '“"':
            continue
        begin = starts[bisect_right(starts, opening - 1) - 1] if starts else 0
        found = WHO_SAID.fullmatch(text, max(begin, opening - LONGEST_SENTENCE), opening)
        if found is None or found["cue"] not in saying() or _touches(found.span("who"), one.source):
            return one
        # What the network found inside the clause is not said.
        one = replace(one, content=one.content[number:], because="the subject of the sentence, before “who”")
        return replace(one, source=(found.span("who"),), cue=(found.span("cue"),))
    return one


def _is_next(text: str, cue: Sequence[Range], source: Range) -> bool:
    """Say whether a source is the first word of the next sentence: "was reported. | A clerk | said …"."""
    return any(end <= source[0] and NEXT_SENTENCE.fullmatch(text, end, source[0]) for _, end in cue)


def _passive(text: str, one: Attribution, begin: int) -> Attribution:
    """Take the subject of a passive for whom it is: told by a doctor, asked, accused, quoted by a paper."""
    start, end = one.cue[0]
    passive = PASSIVE.search(text, max(begin, start - LOOK_BACK), end)
    if passive is None or passive.end() <= start or one.content[-1][1] <= passive.start():
        return one
    subject = _trimmed(text, begin, passive.start())
    if passive["quoted"]:
        said = AS_SAYING.match(text, passive.end(), one.content[-1][1])
        if said is None or subject is None:
            return one
        content = _behind(one.content, said.end())
        return replace(one, source=(subject,), cue=(said.span("cue"),), content=content) if content else one
    agent = AGENT.match(text, passive.end())
    content = _behind(one.content, max(end, passive.end())) or one.content
    by = tuple(span for span in one.source if text.startswith(" by ", span[0] - 4))
    source = (agent.span("who"),) if agent else by
    if any(a < e and s < b for a, b in content for s, e in source):
        source = ()
    because = "" if source else f"“{text[passive.start() : passive.end()]}”: by whom is not said"
    told = (subject,) if subject and passive["told"] else ()
    return replace(one, source=source, content=content, because=because, told=told)


def _behind(pieces: Sequence[Range], at: int) -> tuple[Range, ...]:
    return tuple((max(a, at), b) for a, b in pieces if b > at)


def _trimmed(text: str, begin: int, end: int) -> Range | None:
    """Return the subject between a clause's begin and its verb, if it is short and no clause itself."""
    begin = max(begin, *(text.rfind(mark, begin, end) + 1 for mark in ',;:“"—–\n'), 0)
    dashes = text.rfind("-- ", begin, end)  # "WASHINGTON -- President Obama"
    begin = dashes + 2 if dashes >= 0 else begin
    words = text[begin:end]
    begin += len(words) - len(words.lstrip())
    opening = re.match(r"(?:when|while|after|as|and|but|if|once|although|because)\s", text[begin:end], re.I)
    begin += opening.end() if opening else 0
    end = begin + len(text[begin:end].rstrip())
    return (begin, end) if 0 < end - begin <= LONGEST_SUBJECT else None


def _telling(text: str, one: Attribution, begin: int, tags: Mapping[int, str]) -> Attribution:
    """Take the subject of "told" for who speaks where the network has whom it was told."""
    start, end = one.cue[0][0], one.cue[-1][1]
    told = TOLD_TO.search(text[start:end])
    if not told or not one.source or not all(0 <= source[0] - end <= 1 for source in one.source):
        return one
    subject = _head(text, begin, start, tags)
    return replace(one, source=(subject,), because="the subject of the verb") if subject else one


def _relative(text: str, one: Attribution, begin: int, tags: Mapping[int, str]) -> Attribution:
    """Take the head of a relative clause for what stands in it: "who", "for whom Mr. Winter once worked"."""
    cue = one.cue[0]
    *before, (start, end) = one.source or ((0, 0),)
    opening = OPENING_WHO.match(text, start, end)
    end = opening.end() if opening else end  # "Roe, | who lent a hand himself | , said"
    if text[start:end].lower().strip(" ,") in POINTING:
        one = _not_asked(text, one, start)
        if before and text[before[-1][1] : start].strip(" ,"):
            return one
        head = before[-1] if before else _head(text, begin, start, tags)
        # With its pronoun: link.speaking knows whether a person's name stands right before it.
        return replace(one, source=((head[0], end),)) if head else one
    # Without the comma that ends the clause there is none: most cues are told so at once.
    closed = "," in text[max(begin, cue[0] - 3) : cue[0]]
    clause = RELATIVE.search(text[begin : cue[0]]) if closed else None
    if clause and not before and begin + clause.start("inside") <= start < begin + clause.end("inside"):
        subject = _trimmed(text, begin + clause.start("head"), begin + clause.end("head"))
        return replace(one, source=(subject,)) if subject else one
    return one


def _not_asked(text: str, one: Attribution, who: int) -> Attribution:
    """Leave out what was asked for, and not said: "who | asked to remain anonymous | said the gate …"."""
    asked = ASKED_NOT.match(text, who, one.content[-1][1])
    if asked is None or asked["cue"] not in saying():
        return one
    content = _behind(one.content, asked.end("cue"))
    return replace(one, cue=(asked.span("cue"),), content=content) if content else one


def _head(text: str, begin: int, end: int, tags: Mapping[int, str]) -> Range | None:
    """Return the noun phrase that ends before "who" or "which": "a nurse | who"."""
    stop = begin + len(text[begin:end].rstrip(" ,"))
    start, first = stop, None
    for word in reversed(list(WORD.finditer(text, max(begin, stop - LONGEST_SUBJECT), stop))):
        if tags.get(word.start()) not in NOUN_PHRASE or text[word.end() : start].strip():
            break
        start = word.start()
        if tags[start] not in {"IN", "CC", "VBN"}:
            first = start
        if tags[start] == "DT":
            break
    if first is None or not any(tags.get(at) in NOUNS for at in range(first, stop)):
        return None
    return first, stop


def _participle(text: str, one: Attribution, begin: int, tags: Mapping[int, str]) -> Attribution:
    """Give a participle the subject of its sentence: "Saying that the roof leaked, | Colin Frew | shut …"."""
    start, end = one.cue[0]
    if one.source or tags.get(start) != "VBG" or text[start:end].split()[0].lower() not in saying():
        return one
    if text[begin:start].strip(' “"'):
        subject = _subject(text, begin, start, tags) if text[begin:start].rstrip().endswith(",") else None
    else:
        stop = one.content[-1][1]
        comma = text.find(",", max(0, stop - 1), stop + 2)
        subject = _subject(text, comma + 1, comma + 1 + LONGEST_SUBJECT, tags) if comma >= 0 else None
    because = "the subject of the sentence, to which the participle belongs"
    return replace(one, source=(subject,), because=because) if subject else one


def _subject(text: str, begin: int, end: int, tags: Mapping[int, str]) -> Range | None:
    """Return the words from a clause's begin to its finite verb, if they are a noun phrase."""
    start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    last = start
    nouns = False
    for word in WORD.finditer(text, start, min(end, len(text))):
        tag = tags.get(word.start(), "")
        if tag in FINITE:
            break
        if tag not in NOUN_PHRASE | {"PRP", "RB"} or text[last : word.start()].strip():
            return None
        nouns = nouns or tag in NOUNS or tag == "PRP"
        if tag != "RB":
            last = word.end()
    else:
        return None
    is_subject = nouns and text[start:last].lower() not in NO_SUBJECT
    return (start, last) if is_subject else None


def nearest(text: str, found: Sequence[Attribution], marked: Intervals[Marked]) -> list[Attribution]:
    """Give a quotation the speaker right beside its verb where the network has another: “…,” | Tull said."""
    done = []
    for one in found:
        last = marked.at(one.content[-1][1] - 1)
        is_marked = last is not None and last.outer_end >= one.content[-1][1]
        spans = rules.speaker_after(text, last) if last and is_marked and one.source and one.cue else None
        if spans and spans[1] == one.cue[0] and not _touches(spans[0], one.source):
            one = replace(one, source=(spans[0],), because="the words of saying right beside the quotation")
        done.append(one)
    return done


def _touches(span: Range, others: Sequence[Range]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)
