"""Quotes in headlines, below them, and in the turns of a conversation."""

import pytest

from tests.extract.quotes.test_quotes import find

BODY = "\n\nIt rained all night."


def told(text: str, *given: list[list[str]]) -> list[tuple[str, str, str]]:
    """Return speaker, kind and words of each quote."""
    return [(one.speaker.text if one.speaker else "", one.kind, one.text) for one in find(text, *given)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Dam Is Safe", ("Roe", "indirect", "Dam Is Safe")),
        ("Dam Is ‘Safe’ Again", ("Roe", "mixed", "Dam Is ‘Safe’ Again")),
        ("‘The Dam Is Safe’", ("Roe", "direct", "The Dam Is Safe")),
        ("“The Dam Is Safe”", ("Roe", "direct", "The Dam Is Safe")),
    ],
)
def test_a_headline_is_only_word_for_word_between_marks(words: str, wanted: tuple[str, str, str]) -> None:
    assert told(f"Roe: {words}\n\nRoe built it.", [["Roe"], [":"], [words]]) == [wanted]


def test_a_turn_is_word_for_word_without_marks() -> None:
    text = "Roe: Is it safe?\n\nRuiz: It has always been safe."
    wanted = [("Ruiz", "direct", "It has always been safe.")]
    assert told(text, [["Ruiz"], [":"], ["It has always been safe."]]) == wanted


@pytest.mark.parametrize(
    ("name", "below", "is_quote"),
    [
        ("Ana Roe", "It rained.", False),
        ("Ana Roe", "Roe came late.", True),
        ("Poll", "It rained.", True),
        ("Clinton camp", "It rained.", True),
    ],
)
def test_a_column_s_own_title_is_no_quote(name: str, below: str, is_quote: bool) -> None:
    text = f"{name}: The Last One Is Here Now\n\n{below}"
    assert bool(told(text, [[name], [":"], ["The Last One Is Here Now"]])) == is_quote


def test_the_quotation_below_a_headline_is_one_of_its_own() -> None:
    text = "Roe: ‘The Dam Is Safe’\n\n“It has always been safe,” Roe said."
    found = told(text, [["Roe"], [":"], ["‘The Dam Is Safe’", "“It has always been safe,”"]])
    assert [words for _, _, words in found] == ["The Dam Is Safe", "It has always been safe"]


def test_a_question_and_its_answer_are_two_quotes() -> None:
    text = "Roe: Is it safe?\n\nRuiz: It has always been safe.\n\nRoe: And now?"
    found = told(text, [["Roe"], [":"], ["Is it safe?\n\nRuiz: It has always been safe."]])
    assert found == [("Roe", "direct", "Is it safe?"), ("Ruiz", "direct", "It has always been safe.")]
