"""Clauses that belong together, clauses that part, and what reports nothing."""

import pytest

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes import clauses
from tests import sentences

TWO = "Ruiz responded by denying that the dam leaks and stating that 400 people have left."
HALVES = "The flood began on Monday, Ruiz told reporters, and the dam still holds."


def at(text: str, *pieces: str) -> tuple[Range, ...]:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def said(text: str, source: str, cues: list[str], *content: str) -> Attribution:
    return Attribution(at(text, source), at(text, *cues), at(text, *content), 0.9)


def test_a_second_cue_begins_a_claim_of_its_own() -> None:
    one = said(TWO, "Ruiz", ["denying", "stating"], "that the dam leaks", "that 400 people have left")
    parts = clauses.part_claims(TWO, [one])
    assert [[TWO[a:b] for a, b in part.content] for part in parts] == [
        ["that the dam leaks"],
        ["that 400 people have left"],
    ]
    assert [part.source for part in parts] == [one.source, one.source]


def test_the_clause_before_the_speaker_belongs_to_the_one_behind() -> None:
    one = said(HALVES, "Ruiz", ["told"], "and the dam still holds")
    tags = {HALVES.index("began"): "VBD", HALVES.index("holds"): "VBZ"}
    (whole,) = clauses.whole_sentences(HALVES, [one], sentences.split(HALVES), tags)
    assert [HALVES[a:b] for a, b in whole.content] == ["The flood began on Monday", "and the dam still holds"]


def test_words_before_the_speaker_without_a_verb_are_no_half() -> None:
    text = "On a cold Monday, Ruiz told reporters, and the dam still holds."
    one = said(text, "Ruiz", ["told"], "and the dam still holds")
    assert clauses.whole_sentences(text, [one], sentences.split(text), {}) == [one]


@pytest.mark.parametrize(
    ("text", "cue", "content", "verb", "is_statement"),
    [
        ("They met to discuss the war.", "to discuss", "the war", "", False),
        ("They met to say the war is over.", "to say", "the war is over", "is", True),
        (
            "Ruiz invited observers to watch how they work.",
            "invited",
            "observers to watch how they work",
            "work",
            False,
        ),
        ("Ruiz said she invited observers.", "said", "she invited observers", "invited", True),
        ("They met to discuss the “war”.", "to discuss", "the “war”", "", True),
    ],
)
def test_plans_and_invitations_are_no_statements(
    text: str, cue: str, content: str, verb: str, is_statement: bool
) -> None:
    one = Attribution((), at(text, cue), at(text, content), 0.9)
    tags = {text.rindex(verb): "VBZ"} if verb else {}
    assert clauses.is_statement(text, one, tags) is is_statement
