"""Contents that end in a word which only links to what follows."""

import pytest

from dashboard.extract.model.attribution import Attribution
from dashboard.extract.quotes import cuts
from dashboard.text.article import lay_out

WORDS = {
    "which who": "WDT",
    "and but or": "CC",
    "though while as after because if than of in on for": "IN",
    "is was leaks burned": "VBZ",
}
TAGS = {word: tag for words, tag in WORDS.items() for word in words.split()}


def mended(text: str, *others: str) -> str:
    """Return the words that are left of those between bars; `others` are words of another quote."""
    before, words, after = text.split("|")
    plain = before + words + after
    tags, at = {}, 0
    for word in plain.split():
        at = plain.index(word, at)
        tags[at + word.startswith("(")] = TAGS.get(word.strip("(,.;:)"), "NN")
    start = len(before)
    one = Attribution(((0, 4),), ((5, 9),), ((start, start + len(words)),), 0.9)
    taken = [(plain.index(word), plain.index(word) + len(word)) for word in others]
    more = [Attribution((), (), (span,), 0.9) for span in taken]
    article = lay_out(plain)
    found, *_ = cuts.mend(plain, [one, *more], article.marked, tags)
    return plain[slice(*found.content[0])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ruiz said |she saw the dam, which| leaks badly.", "she saw the dam"),
        ("Ruiz said |she saw the dam (which| leaks badly).", "she saw the dam"),
        ("Ruiz said |she saw the dam, to which| he drove.", "she saw the dam"),
        ("Ruiz said |she saw Roe, who| leaks badly.", "she saw Roe"),
        ("Ruiz said |she saw the dam and| said it leaks.", "she saw the dam"),
        ("Ruiz said |she saw the dam, but| he burned it.", "she saw the dam"),
        ("Ruiz said |she saw the dam, though| he burned it.", "she saw the dam"),
        ("Ruiz said |she saw the dam, even though| he burned it.", "she saw the dam"),
        ("Ruiz said |she saw the dam, because if| he burned it.", "she saw the dam"),
        ("Ruiz said |she saw the dam after| he burned it.", "she saw the dam"),
        ("Ruiz said |she saw walls and| holidays burned.", "she saw walls"),
        ("Ruiz said |the dam is| dry already.", "the dam is dry already"),
        ("Ruiz said |they came for her| yesterday.", "they came for her"),
    ],
)
def test_a_content_ends_with_its_clause_or_phrase(text: str, wanted: str) -> None:
    assert mended(text) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "she knew which",
        "she would do that",
        "it takes a while",
        "she knew what it is",
        "she had been there before",
    ],
)
def test_a_last_word_of_its_sentence_stays(words: str) -> None:
    assert mended(f"Ruiz said |{words}|.") == words


def test_a_remark_in_brackets_is_the_reporter_s() -> None:
    assert mended("Ruiz said |she saw the dam (which leaks)|.") == "she saw the dam"


def test_what_is_between_marks_stays_as_it_was() -> None:
    assert mended("Ruiz said |the dam “leaks, which”| is bad.") == "the dam “leaks, which”"


def test_a_clause_is_not_completed_into_another_quote_s_words() -> None:
    assert mended("Ruiz said |the dam is| dry already.", "dry already") == "the dam is"


def test_a_content_begins_with_a_whole_word() -> None:
    assert mended("Ruiz said Block-|I burned| it.") == "Block-I burned"
