"""What a cue tells beside that something was said."""

import pytest

from dashboard.extract.quotes import cues
from dashboard.records import Span
from dashboard.text.article import lay_out


def cue_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


STATES = [
    ("Ruiz denied that it leaks.", "denied", "denied"),
    ("Ruiz has strongly denied it.", "denied", "denied"),
    ("Ruiz said it leaks.", "said", ""),
    ("Ruiz did not say why.", "say", "not said"),
    ("Ruiz did not say why.", "did not say", "not said"),
    ("Ruiz didn’t immediately respond.", "respond", "not said"),
    ("Ruiz has never claimed that.", "claimed", "not said"),
    ("Ruiz left without saying why.", "saying", "not said"),
    ("Ruiz declined to comment.", "declined", "declined"),
    ("Ruiz refused to say why.", "refused to say", "declined"),
    ("Ruiz did not deny that it leaks.", "deny", ""),  # neither a denial nor silence
    ("Ruiz said it did not leak.", "said", ""),
    ("It does not matter, Ruiz said.", "said", ""),
    ("Ruiz did not want rain.", "want", ""),  # no word of saying
    ("The pumps are not working, and stating this he left.", "stating", ""),
    ("The pumps are not working and stating this he left.", "stating", ""),
    ("Ruiz, who did not want to be named, said it leaks.", "did not want to be named, said", ""),
    ("“It leaks,” Roe wrote. Ruiz didn’t reply.", "wrote. Ruiz didn’t reply", ""),
    ("Ruiz would not agree to say why.", "would not agree to say", "not said"),
]


@pytest.mark.parametrize(("text", "words", "expected"), STATES)
def test_what_was_not_said_is_told_from_what_was(text: str, words: str, expected: str) -> None:
    assert cues.state(text, cue_in(text, words)) == expected


NOTES = [
    ("Ruiz said in a statement that it leaks.", "said", ["in a statement"]),
    ("Ruiz said in an interview with us.", "said", ["in an interview"]),
    ("Ruiz said. In a statement, Roe left.", "said", []),
    ("Ruiz tweeted that it leaks.", "tweeted", ["a tweet"]),
    ("Ruiz wrote on Twitter.", "wrote", ["a tweet"]),
    ("Ruiz denied it in a letter.", "denied", ["denied", "in a letter"]),
    ("Ruiz: dam leaks\n\nIt rained.", ":", ["in a headline"]),
    ("Ruiz: it leaks.\n\nIt rained.", ":", ["in a headline"]),
    ("Ruiz said it leaks.\n\nIt rained.", "said", []),
]


@pytest.mark.parametrize(("text", "words", "expected"), NOTES)
def test_the_form_is_noted(text: str, words: str, expected: list[str]) -> None:
    is_headline = text.index(words) < max((end for _, end in lay_out(text).headlines), default=0)
    assert cues.notes(text, cue_in(text, words), is_headline=is_headline) == expected


TOLD = [
    ("Ruiz told reporters in Riga that it leaks.", "told", "reporters"),
    ("“No,” Ruiz told the Riga Post on Monday.", "told", "the Riga Post"),
    ("Ruiz told Kim Lee it leaks.", "told", "Kim Lee"),
    ("Ruiz told the port's lawyers.", "told", "the port's lawyers"),
    ("Ruiz told her.", "told", "her"),
    ("Ruiz tells a crowd of sailors, “No.”", "tells", "a crowd"),
    ("Ruiz told the U.N. that it leaks.", "told", "the U.N."),
    ("Ruiz told the truth.", "told", None),
    ("Ruiz told of a leak.", "told", None),
    ("Ruiz said on Monday.", "said", None),
    ("Ruiz told", "told", None),
]


@pytest.mark.parametrize(("text", "words", "expected"), TOLD)
def test_whom_something_was_told(text: str, words: str, expected: str | None) -> None:
    found = cues.addressee(text, cue_in(text, words))
    assert (found and found.text) == expected
