"""Who speaks by the grammar of a sentence, with tags given by hand."""

import pytest

from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.quotes import subjects
from dashboard.records import Span
from tests import sentences

NOBODY = ""


def mended(text: str, source: str, cue: str, content: str, tags: dict[str, str]) -> Attribution:
    """Return a sentence's one attribution as the rules leave it."""

    def spans(words: str) -> tuple[Range, ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    given = Attribution(spans(source), spans(cue), spans(content), 0.9)
    found: tuple[Span, ...] = sentences.split(text)
    by_start = {text.index(word): tag for word, tag in tags.items()}
    (one,) = subjects.mend(text, [given], found, by_start)
    return one


def words(text: str, pieces: tuple[Range, ...]) -> str:
    return " … ".join(text[start:end] for start, end in pieces)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaker"),
    [
        ("Keller was asked whether he trusts it.", "Keller", "was asked", "whether he trusts it", NOBODY),
        ("Pym was told by her doctor that it heals.", "Pym", "was told", "that it heals", "her doctor"),
        ("Two men were accused of stealing copper.", "Two men", "were accused of", "stealing copper", NOBODY),
        ("Wray was quoted by a paper as saying it broke.", "a paper", "was quoted by", "it broke", "Wray"),
        ("Wray was told the trust broke.", "Wray", "was told", "the trust broke", NOBODY),
        ("Wray was accused by Roe of stealing copper.", "Wray", "was accused", "of stealing copper", "Roe"),
        ("Wray has been described as a thief.", "Wray", "has been described", "as a thief", NOBODY),
        ("Wray was called a thief there by Roe.", "Roe", "was called", "a thief there", "Roe"),
        ("No harm was reported. Roe left.", "Roe", "was reported", "No harm", NOBODY),
        ("No harm, reported Roe.", "Roe", "reported", "No harm", "Roe"),
        ("“It broke,” Wray was told.", "Wray", "was told", "“It broke,”", "Wray"),
        ("Wray said the trust broke.", "Wray", "said", "the trust broke", "Wray"),
        ("Balfour, for whom Winter worked, said it broke.", "Winter", "said", "it broke", "Balfour"),
        ("Balfour, opening the Winter Hall, said it broke.", "Winter Hall", "said", "it broke", "Balfour"),
        ("RIGA -- Balfour, opening the Hall, said it broke.", "Hall", "said", "it broke", "Balfour"),
        ("Balfour, of the Winter Hall, said it broke.", "Winter Hall", "said", "it broke", "Winter Hall"),
    ],
)
def test_a_sentence_has_its_speaker(text: str, source: str, cue: str, content: str, speaker: str) -> None:
    assert words(text, mended(text, source, cue, content, {}).source) == speaker


def test_who_is_said_before_a_quotation_is_the_head_of_the_clause_before() -> None:
    text = "Judge Roe, who has called for an end since the vote, said: “It is sad.”"
    spans = {
        word: (text.index(word), text.index(word) + len(word))
        for word in ("since the vote", "has called for")
    }
    spans |= {word: (text.index(word), text.index(word) + len(word)) for word in ("an end", "“It is sad.”")}
    given = Attribution(
        (spans["since the vote"],), (spans["has called for"],), (spans["an end"], spans["“It is sad.”"]), 0.9
    )
    (one,) = subjects.mend(text, [given], sentences.split(text), {})
    assert [words(text, part) for part in (one.source, one.cue, one.content)] == [
        "Judge Roe",
        "said",
        "“It is sad.”",
    ]


def test_whoever_is_asked_is_told() -> None:
    text = "When Keller was asked whether he trusts it, he left."
    one = mended(text, "Keller", "was asked", "whether he trusts it", {})
    assert words(text, one.told) == "Keller"


def test_what_is_quoted_begins_behind_as_saying() -> None:
    text = "Wray was quoted by a paper as saying it broke."
    one = mended(text, "Wray", "was quoted by", "as saying it broke", {})
    assert (words(text, one.cue), words(text, one.content)) == ("saying", "it broke")


def test_who_is_the_noun_before_it() -> None:
    text = "They met a tired nurse who said it leaked."
    tags = {"met": "VBD", "a tired": "DT", "tired": "JJ", "nurse": "NN", "who": "WP", "said": "VBD"}
    assert words(text, mended(text, "who", "said", "it leaked", tags).source) == "a tired nurse who"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Roe told Winter that it broke.", "Winter", "Roe"),
        ("Roe put it in a letter to Winter that it broke.", "Winter", "Roe"),
        ("Roe said Winter that it broke.", "Winter", "Winter"),
    ],
)
def test_who_is_told_does_not_speak(text: str, source: str, speaker: str) -> None:
    cue = text[text.index(" ") + 1 : text.index(" Winter")]
    assert words(text, mended(text, source, cue, "it broke", {"Roe": "NNP"}).source) == speaker


def test_a_wish_for_silence_is_not_said() -> None:
    text = "A guard who asked to remain anonymous said the gate was open."
    one = mended(
        text, "who", "asked to", "remain anonymous said the gate was open", {"A guard": "DT", "guard": "NN"}
    )
    assert words(text, one.source + one.cue + one.content) == "A guard who … said …  the gate was open"


@pytest.mark.parametrize(
    ("text", "cue", "content", "tags", "speaker"),
    [
        (
            "Saying the roof leaked, Colin Frew shut it.",
            "Saying",
            "the roof leaked",
            {"Saying": "VBG", "Colin": "NNP", "Frew": "NNP", "shut": "VBD"},
            "Colin Frew",
        ),
        (
            "Frew left the hall, saying the roof leaked.",
            "saying",
            "the roof leaked",
            {"Frew": "NNP", "left": "VBD", "saying": "VBG"},
            "Frew",
        ),
        (
            "There was a note saying the roof leaked.",
            "saying",
            "the roof leaked",
            {"There": "EX", "was": "VBD", "saying": "VBG"},
            NOBODY,
        ),
    ],
)
def test_a_participle_has_the_subject_of_its_sentence(
    text: str, cue: str, content: str, tags: dict[str, str], speaker: str
) -> None:
    assert words(text, mended(text, "", cue, content, tags).source) == speaker
