"""Contents that hold more than one quote are parted."""

import pytest

from tests.extract.quotes.test_quotes import find

FINITE = {"leaks": "VBZ", "knew": "VBD"}


def tags(text: str) -> dict[int, str]:
    return {text.index(word): tag for word, tag in FINITE.items() if word in text}


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        (
            "Pell denied it: “I did not.”",
            [["Pell"], ["denied"], ["it: “I did not.”"]],
            [("Pell", "I did not.")],
        ),
        (
            "Pell said the lock leaks: “I saw it.”",
            [["Pell"], ["said"], ["the lock leaks: “I saw it.”"]],
            [("Pell", "the lock leaks"), ("Pell", "I saw it.")],
        ),
        (
            "Tal said the keeper knew. “He knows,” Ann said.",
            [["Ann"], ["said."], ["the keeper knew. “He knows,”"]],
            [("Tal", "the keeper knew"), ("Ann", "He knows")],
        ),
        (
            "Tal said the keeper knew. “He knows,” Ann said.",
            [["Tal", "Ann"], ["said", "said"], ["the keeper knew", "“He knows,”"]],
            [("Tal", "the keeper knew"), ("Ann", "He knows")],
        ),
        (
            "Mr. Tal said of Mr. “Big” Roe, he knew.",
            [["Mr. Tal"], ["said"], ["Mr. “Big” Roe, he knew."]],
            [("Mr. Tal", "Mr. “Big” Roe, he knew")],
        ),
        (
            "“I saw it from the hills.”\n— Gus Lamb, farmer\nRain fell.",
            [[[], [], ["“I saw it from the hills.”"]]][0],
            [("Gus Lamb", "I saw it from the hills.")],
        ),
        (
            "“I saw it from the hills.”\nGus Lamb came late.",
            [[], [], ["“I saw it from the hills.”"]],
            [("", "I saw it from the hills.")],
        ),
    ],
)
def test_each_quote_is_one(text: str, given: list[list[str]], wanted: list[tuple[str, str]]) -> None:
    found = find(text, given, tags=tags(text))
    assert [(quote.speaker.text if quote.speaker else "", quote.text) for quote in found] == wanted


def test_a_sentence_without_marks_behind_the_words_of_saying_is_not_said() -> None:
    text = "Rents are high, Roe noted on Monday. Houses are empty."
    (quote,) = find(text, [["Roe"], ["noted"], ["Rents are high", "Houses are empty"]])
    assert quote.text == "Rents are high"


def test_a_cue_in_another_sentence_has_its_own_content() -> None:
    text = "It leaks, Roe said. Winter slept. He denied that it broke."
    found = find(text, [["Roe"], ["said", "denied"], ["It leaks", "that it broke"]])
    assert [(quote.text, quote.cue and quote.cue.text) for quote in found] == [
        ("It leaks", "said"),
        ("it broke", "denied"),
    ]


def test_signed_quotations_are_one_each() -> None:
    text = "“He lied to us.” ― Gus Lamb\n“He is no friend of mine.” ― Tess P. Boyd.\nRain fell."
    pieces = ["“He lied to us.”", "“He is no friend of mine.”"]
    found = find(text, [["Tess P. Boyd"], ["―"], pieces])
    assert [(quote.speaker and quote.speaker.text, quote.text) for quote in found] == [
        ("Gus Lamb", "He lied to us."),
        ("Tess P. Boyd", "He is no friend of mine."),
    ]


def test_each_turn_of_a_transcript_may_have_its_own_mark() -> None:
    text = '"WALLACE: Was it late?\n\n"PENCE: It was.\n\n"WALLACE: Thank you.'
    assert [(quote.speaker and quote.speaker.text, quote.text) for quote in find(text)] == [
        ("WALLACE", "Was it late?"),
        ("PENCE", "It was."),
        ("WALLACE", "Thank you."),
    ]


def test_a_pull_quote_ends_with_its_paragraph() -> None:
    text = "“I saw it from the hills”\nTess Boyd said the lock leaks."
    pieces = ["“I saw it from the hills”", "the lock leaks."]
    found = find(text, [["Tess Boyd"], ["said"], pieces], tags=tags(text))
    assert [(quote.speaker and quote.speaker.text, quote.text) for quote in found] == [
        (None, "I saw it from the hills"),
        ("Tess Boyd", "the lock leaks"),
    ]
