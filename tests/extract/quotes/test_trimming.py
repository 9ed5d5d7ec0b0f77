"""What is no part of a content: objects, main verbs, openings; and acts that are no statements."""

import pytest

from tests.extract.quotes.test_quotes import find

TAGS = {"took": "VBD", "led": "VBD", "leaks": "VBZ", "to": "TO", "her": "PRP$", "by": "IN", "that": "IN"}


def found(text: str, cue: str, content: str, source: str = "Ruiz") -> list[str]:
    tags = {text.index(f" {word} ") + 1: tag for word, tag in TAGS.items() if f" {word} " in text}
    return [quote.text for quote in find(text, [[source], [cue], [content]], tags=tags)]


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("Ruiz called him a coward there.", "called", "him a coward there", "a coward there"),
        ("Ruiz called her vote a mistake.", "called", "her vote a mistake", "her vote a mistake"),
        ("Ruiz said him a coward there.", "said", "him a coward there", "him a coward there"),
        ("Ruiz accused the mayor of “lies” there.", "accused", "the mayor of “lies” there", "“lies” there"),
        ("Ruiz accused her of lies there.", "accused", "her of lies there", "lies there"),
        ("Ruiz accused Roe of lies there.", "accused", "Roe of lies there", "Roe of lies there"),
        ("Ruiz said However, it leaks badly.", "said", "However, it leaks badly", "it leaks badly"),
        ("Ruiz repeated her claim that it leaks.", "repeated", "her claim that it leaks", "it leaks"),
    ],
)
def test_a_content_has_only_the_words(text: str, cue: str, content: str, wanted: str) -> None:
    assert found(text, cue, content) == [wanted]


def test_the_main_verb_behind_a_claim_is_no_part_of_it() -> None:
    text = "The claim by Ruiz that he took money led to a trial."
    assert found(text, "The claim", "that he took money led to a trial") == ["he took money"]


def test_a_claim_that_is_an_object_has_no_main_verb() -> None:
    text = "He heard the claim by Ruiz that he took money led to a trial."
    wanted = ["he took money led to a trial"]
    assert found(text, "the claim", "that he took money led to a trial") == wanted


@pytest.mark.parametrize(
    ("text", "cue", "content", "is_statement"),
    [
        ("Ruiz called on a law firm there.", "called on", "a law firm there", False),
        ("Ruiz called on Roe to resign now.", "called on", "Roe to resign now", True),
        ("Ruiz will announce her bid there.", "will announce", "her bid there", False),
        ("Ruiz will announce that it leaks there.", "will announce", "that it leaks there", True),
        ("Ruiz thanked Roe for the flowers.", "thanked", "Roe for the flowers", False),
    ],
)
def test_an_act_is_no_statement(text: str, cue: str, content: str, is_statement: bool) -> None:
    assert bool(found(text, cue, content)) == is_statement
