"""What surrounds a quote: its paragraph and the sentence before, never more than so much."""

import re

import pytest

from dashboard.text import surroundings
from dashboard.text.surroundings import MOST

# The text, with the quote in brackets, and what surrounds it.
STRETCHES = [
    ("One. “[Two],” she said. Three.", "One. “Two,” she said. Three."),
    ("One.\nFour. “[Two],” she said.\nThree.", "Four. “Two,” she said."),
    ("One.\n“[Two],” she said.\nThree.", "One.\n“Two,” she said."),
    ("“[Two],” she said.\nThree.", "“Two,” she said."),
    ("One.\n“[Two.\nThree],” she said.\nFour.", "One.\n“Two.\nThree,” she said."),
    (
        "The river rose on Monday and it reached\nthe low town at night, “[where\nmen],” as all said.\n\nX.",
        "The river rose on Monday and it reached\nthe low town at night, “where\nmen,” as all said.",
    ),
]  # fmt: skip


@pytest.mark.parametrize("given, expected", STRETCHES)
def test_a_quote_is_surrounded_by_its_paragraph_and_the_sentence_before(given: str, expected: str) -> None:
    start, end = given.index("["), given.index("]") - 1
    text = given.replace("[", "").replace("]", "")
    sentences = [found.span() for found in re.finditer(r"\S[^.]*\.(?:,?”[^.]*\.)?", text)]
    first, last = surroundings.of(text, sentences, [(start, end)])[0]
    assert text[first:last].strip() == expected


def test_a_text_without_paragraphs_surrounds_a_quote_with_so_much_only() -> None:
    text = "word " * 2_000 + "yes " + "more " * 2_000
    at = text.index("yes")
    start, end = surroundings.of(text, [(0, len(text))], [(at, at + 3)])[0]
    assert at - MOST <= start < at < end <= at + 3 + MOST
    assert set(text[start:end].split()) == {"word", "yes", "more"}


def test_without_sentences_and_paragraphs_a_quote_surrounds_itself() -> None:
    assert surroundings.of("   ", [], [(1, 2)]) == [(1, 2)]
    assert surroundings.of("", [], []) == []
