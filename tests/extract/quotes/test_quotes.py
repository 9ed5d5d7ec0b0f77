"""From the model's attributions to quotes: bounds, kinds, and the rules beside the model."""

from collections.abc import Sequence

import pytest

from dashboard.extract.model.attribution import Attribution
from dashboard.extract.quotes import find_quotes
from dashboard.records import Quote
from dashboard.text.article import lay_out
from tests import sentences


def find(text: str, *given: Sequence[list[str]], tags: dict[int, str] | None = None) -> list[Quote]:
    """Find quotes from (source, cue, content) pieces given as substrings, each behind the one before it."""
    attributions = []
    for roles in given:
        spans = []
        for pieces in roles:
            ranges, at = [], 0
            for piece in pieces:
                start = text.index(piece, at)
                ranges.append((start, start + len(piece)))
                at = start + len(piece)
            spans.append(tuple(ranges))
        source, cue, content = spans
        attributions.append(Attribution(source, cue, content, confidence=0.9))
    article = lay_out(text, sentences=sentences.split(text), tags=tags or {})
    return list(find_quotes(article, attributions))


BOUNDS = [
    (
        "Ruiz said that the dam holds.",
        [["Ruiz"], ["said"], ["that the dam holds"]],
        "the dam holds",
        "indirect",
    ),
    ("Ruiz said the dam holds.", [["Ruiz"], ["said"], ["the dam holds."]], "the dam holds", "indirect"),
    ("“The dam holds,” Ruiz said.", [["Ruiz"], ["said"], ["“The dam holds,”"]], "The dam holds", "direct"),
    ("“The dam holds!” Ruiz said.", [["Ruiz"], ["said"], ["“The dam holds!”"]], "The dam holds!", "direct"),
    (
        "Ruiz said that “the dam holds.”",
        [["Ruiz"], ["said"], ["that “the dam holds.”"]],
        "the dam holds.",
        "direct",
    ),
    (
        "Ruiz said the dam “holds well.”",
        [["Ruiz"], ["said"], ["the dam “holds well.”"]],
        "the dam “holds well.”",
        "mixed",
    ),
    (
        "“The dam,” Ruiz said, “holds.”",
        [["Ruiz"], ["said"], ["“The dam,”", "“holds.”"]],
        "The dam,” Ruiz said, “holds.",
        "direct",
    ),
    ("“The old dam holds,” Ruiz said.", [["Ruiz"], ["said"], ["The old dam"]], "The old dam holds", "direct"),
    (
        "The dam holds, according to Ruiz.",
        [["Ruiz"], ["according to"], ["The dam holds,"]],
        "The dam holds",
        "indirect",
    ),
    (
        "Ruiz said he would go to the U.S.",
        [["Ruiz"], ["said"], ["he would go to the U.S."]],
        "he would go to the U.S.",
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "roles", "expected", "kind"), BOUNDS)
def test_bounds_and_kind(text: str, roles: list[list[str]], expected: str, kind: str) -> None:
    (quote,) = find(text, roles)
    assert (quote.text, quote.kind) == (expected, kind)
    assert text[quote.start : quote.end] == quote.text


def test_four_marked_words_are_a_quote_without_a_speaker() -> None:
    (quote,) = find("A banner read “no more dams for us” all day.")
    assert (quote.text, quote.speaker) == ("no more dams for us", None)


@pytest.mark.parametrize("text", ["The “so called” plan.", "She read “The Wind in the Willows” aloud."])
def test_scare_quotes_and_titles_are_no_quotes(text: str) -> None:
    assert find(text) == []


def test_an_open_paragraph_goes_on_in_the_next() -> None:
    text = "“We begin today,” Ruiz said. “The dam comes first.\n“Then come the roads to it.”"
    (quote,) = find(text, (["Ruiz"], ["said"], ["“We begin today,”", "“The dam comes first."]))
    assert quote.text.endswith("Then come the roads to it.")
    assert quote.speaker is not None


def test_a_second_verb_shares_the_subject() -> None:
    text = "Ruiz responded by denying that it leaks and stating that it holds."
    tags = {text.index("denying"): "VBG", text.index("stating"): "VBG"}
    quotes = find(
        text, (["Ruiz"], ["denying"], ["that it leaks"]), ([], ["stating"], ["that it holds"]), tags=tags
    )
    assert [q.speaker.text if q.speaker else None for q in quotes] == ["Ruiz", "Ruiz"]


def test_a_transcript_gives_each_turn_its_speaker() -> None:
    text = "HOST: Welcome to the show tonight.\n\nRUIZ: Thank you for asking me.\n\nHOST: Does the dam hold?"
    assert [(q.speaker.text if q.speaker else None, q.text) for q in find(text)] == [
        ("HOST", "Welcome to the show tonight."),
        ("RUIZ", "Thank you for asking me."),
        ("HOST", "Does the dam hold?"),
    ]


def test_no_text_gives_no_quotes() -> None:
    assert find("") == []
