"""What the model might say of any text, made by hand in no time: rules are measured without the network."""

import re

from dashboard.extract.model.attribution import Attribution
from dashboard.extract.model.tagged import Tagged
from dashboard.records import Label, Reference
from tests import sentences

WORD = re.compile(r"\w+|[^\w\s]")
NAME = re.compile(r"[A-Z][\w.’'&-]*(?: (?:of |the |de )?[A-Z][\w.’'&-]*){0,3}")
PRONOUNS = frozenset("he she they him her it his their who".split())
CUES = frozenset("said says told claimed denied asked according wrote tweeted added warned".split())
LABELS: tuple[Label, ...] = ("PERSON", "ORG", "GPE", "PERSON", "FAC", "LOC", "NORP", "EVENT", "MISC")
LONGEST_CONTENT = 12  # words


def read(text: str) -> Tagged:
    """Return names by their capitals, tags by endings, and a quote at each word of saying."""
    words = [(found.start(), found.end(), found[0]) for found in WORD.finditer(text)]
    names = [(m.start(), m.end(), LABELS[sum(map(ord, m[0])) % len(LABELS)]) for m in NAME.finditer(text)]
    return Tagged(
        names=names,
        tags={start: _tag(word) for start, _, word in words},
        sentences=list(sentences.split(text)),
        said=_said(words),
        references=_references(words),
    )


def _tag(word: str) -> str:
    small = word.lower()
    if small in PRONOUNS:
        return "PRP"
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "CD"
    if small.endswith(("ed", "aid", "old")):
        return "VBD"
    if small in {"will", "would", "may", "can"}:
        return "MD"
    if small in {"in", "of", "on", "that", "by", "for", "from"}:
        return "IN"
    return "VBG" if small.endswith("ing") else "NNP" if word[0].isupper() else "NN"


def _said(words: list[tuple[int, int, str]]) -> list[Attribution]:
    found = []
    for at, (start, end, word) in enumerate(words):
        if word.lower() in CUES:
            source = tuple((a, b) for a, b, _ in words[max(0, at - 2) : at])
            behind = words[at + 1 : at + 1 + LONGEST_CONTENT]
            content = ((behind[0][0], behind[-1][1]),) if behind else ()
            found.append(Attribution(source, ((start, end),), content, 0.9))
    return found


def _references(words: list[tuple[int, int, str]]) -> list[Reference]:
    found = []
    last: tuple[int, int] | None = None
    for start, end, word in words:
        if word.lower() in PRONOUNS and last:
            found.append(Reference(start, end, *last, 0.6))
        elif word[0].isupper():
            last = (start, end)
    return found
