"""A content is said, denied, declined, not said, or only the name of a thing."""

import pytest

from dashboard.extract.quotes import sayings
from dashboard.records import Span

VERBS = {"leaks": "VBZ", "is": "VBZ", "comment": "VB", "may": "MD", "see": "VB"}

# The cue, the content, and what became of it; the words of VERBS are verbs, all others nouns.
SAID = [
    ("said", "the dam leaks", "said"),
    ("denied", "the dam leaks", "denied"),
    ("denied", "a report", "denied"),
    ("declined", "to comment", "declined"),
    ("did not say", "why", "not said"),
    ("presented", "a plan of ten pages", "mentioned"),
    ("approved", "the last payment", "mentioned"),
    ("mentioned", "that rain may come", "said"),
    ("put", "the number at 700", "said"),
    ("called", "the plan a joke", "said"),
    ("warned of", "a flood", "said"),
    ("said", "nonsense", "said"),
    ("according to", "No rain today", "said"),
]


def tags_of(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    at = 0
    for word in text.split(" "):
        found[at] = VERBS.get(word, "NN")
        at += len(word) + 1
    return found


@pytest.mark.parametrize(("cue", "content", "expected"), SAID)
def test_what_was_said_is_told_from_what_was_not(cue: str, content: str, expected: str) -> None:
    text = f"Ruiz {cue} {content}"
    start = text.index(content, 5 + len(cue))
    where = Span(5, 5 + len(cue), cue)
    found = sayings.of(text, where, (start, len(text)), kind="indirect", tags=tags_of(text))
    assert found == expected


def test_words_between_marks_are_said() -> None:
    text = "Ruiz presented “a plan”"
    cue = Span(5, 14, "presented")
    assert sayings.of(text, cue, (16, 22), kind="direct", tags=tags_of(text)) == "said"


def test_without_tags_nothing_is_only_mentioned() -> None:
    text = "Ruiz presented a plan"
    assert sayings.of(text, Span(5, 14, "presented"), (15, 21), kind="indirect", tags={}) == "said"
