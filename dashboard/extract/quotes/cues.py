"""What a cue says besides that something was said: a denial, a refusal, a tweet, and to whom."""

import re
from functools import lru_cache

from dashboard.records import Mention, Span
from dashboard.text import lexicon

# "did not | say", "hasn't ever | said", "has never | claimed": directly before the first verb of saying.
NEGATION = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bwithout)\b(?:\s(?!(?:and|or|but|who|which|that)\b)\w+){0,2}\s*$",
    re.IGNORECASE,
)
HYPHENATED = re.compile(r"[\w-]+")
LOOK_BACK = 24  # characters before a cue that are searched for a negation
STATES = {"deny": "denied", "decline": "declined"}
FORMS = re.compile(
    r"\b(?P<form>statement|interview|news conference|press conference|letter|e-?mail|speech)\b"
)
IN_A = re.compile(r"\b(?:in|at) (?:\w+ ){1,2}$")
FORM_REACH = 60
# "told | reporters", "told | the port's lawyers": up to a mark or a word that cannot continue the phrase.
AFTER_RECIPIENT = (
    r"that|in|on|at|of|to|during|for|from|with|about|as|and|by|after|before|last|this|who|how|what|why|when|where|"
    r"whether|he|she|it|they|we|if|the|there|earlier|later|yesterday|today|recently|[A-Z][a-z]+day"
)
RECIPIENT = re.compile(
    r"\s(?P<who>(?:[\w’'.-]+\s){0,4}?[\w’'.-]*\w)(?=[.,;:!?)”\"\n—–]|\s[“\"]|\s(?:"
    + AFTER_RECIPIENT
    + r")\b|$)"
)
NO_RECIPIENT = frozenset(
    "that how what why when where whether which who of in on at about to and it this all so if there".split()
)
NOT_TOLD_TO = frozenset("truth story stories lie lies joke jokes apart".split())


@lru_cache(maxsize=1)
def saying() -> frozenset[str]:
    """Return the verbs of saying in all forms, in lower case."""
    return lexicon.words("cues")


@lru_cache(maxsize=1)
def senses() -> dict[str, str]:
    """Return the sense of each verb of saying that has one."""
    return {row["word"]: row["sense"] for row in lexicon.rows("cues") if row["sense"]}


def notes(text: str, cue: Span | None, *, is_headline: bool = False) -> list[str]:
    """Return what to note about a quote: denied, declined or not said; a tweet, a statement, a headline."""
    found = [state(text, cue), _form(text, cue)] if cue else []
    if is_headline:
        found.append("in a headline")
    return [note for note in found if note]


def state(text: str, cue: Span) -> str:
    """Say whether a cue reports a denial ("denied"), a refusal ("declined") or silence ("not said").

    >>> state("He did not say", Span(11, 14, "say")), state("She denied it", Span(4, 10, "denied"))
    ('not said', 'denied')
    """
    said = [found for found in HYPHENATED.finditer(cue.text) if found[0].lower() in saying()]
    # "wrote. He did not reply": the quote depends on the first verb of saying.
    at = cue.start + (said[0].start() if said else 0)
    is_negated = NEGATION.search(text[max(0, at - LOOK_BACK) : at])
    sense = next((STATES[s] for s in _senses(cue) if s in STATES), "")
    if not is_negated:
        return sense
    return "not said" if said and not sense else ""


def _senses(cue: Span) -> list[str]:
    return [senses()[word] for word in _words(cue) if word in senses()]


def _words(cue: Span) -> list[str]:
    return HYPHENATED.findall(cue.text.lower())


def _form(text: str, cue: Span) -> str:
    if "tweet" in _senses(cue) or re.search(r"\btwitter\b", text[cue.start : cue.end + 20], re.IGNORECASE):
        return "a tweet"
    found = FORMS.search(text, cue.start, cue.end + FORM_REACH)
    before = text[cue.start : found.start()] if found else ""
    if found is None or re.search(r"[.,;:“”\"\n]", before) or not IN_A.search(before):
        return ""
    return f"in {'an' if found['form'][0] in 'aei' else 'a'} {found['form']}"


def addressee(text: str, cue: Span | None) -> Mention | None:
    """Return the person who was told, if the words after the cue say so: "told | reporters".

    >>> addressee("He told reporters in Riga", Span(3, 7, "told")).text
    'reporters'
    """
    if cue is None or "tell" not in _senses(cue) or _words(cue)[-1] not in senses():
        return None
    found = RECIPIENT.match(text, cue.end)
    words = found["who"].lower().split() if found else []
    if found is None or words[0] in NO_RECIPIENT or words[-1] in NOT_TOLD_TO:
        return None
    start, end = found.span("who")
    end += text[end : end + 1] == "." and text[end - 2 : end - 1] == "."  # "told the U.N."
    return Mention(start, end, text[start:end], "")
