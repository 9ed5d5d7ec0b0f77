"""Where a content ends: never in a word that only links to what is outside it, or within a phrase."""

import pytest

from tests.extract.quotes.test_quotes import find

WORDS = {
    "which who": "WDT",
    "and but or": "CC",
    "though while as after because if than of on in from for": "IN",
    "the a an": "DT",
    "his its": "PRP$",
    "her": "PRP",
    "dam walls grants years holidays estimate board Council Alps report": "NN",
    "old last first": "JJ",
    "is was said leaks burned": "VBZ",
    "dry": "VBN",
}
TAGS = {word: tag for words, tag in WORDS.items() for word in words.split()}


def ends(text: str) -> str:
    """Return the indirect words that are found where the network has those between bars."""
    before, words, after = text.split("|")
    plain = before + words + after
    tags, at = {}, 0
    for word in plain.split():
        at = plain.index(word, at)
        bare = word.strip("(,.;:)").removesuffix("’s")
        tags[plain.index(bare, at)] = TAGS.get(bare, "")
    (found,) = find(plain, [["Ruiz"], ["said"], [words]], tags=tags)
    return found.text


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
        ("Ruiz said |she saw walls and| holidays.", "she saw walls and holidays"),
        ("Ruiz said |she saw the| old dam.", "she saw the old dam"),
        ("Ruiz said |she lives on| Alps walls now.", "she lives on Alps walls"),
        ("Ruiz said |it fell from| the board’s last estimate.", "it fell from the board’s last estimate"),
        ("Ruiz said |she saw the| board of the Council of Alps.", "she saw the board of the Council of Alps"),
        ("Ruiz said |she saw the| very.", "she saw"),
        ("Ruiz said |the dam is| dry already.", "the dam is dry already"),
        ("Ruiz said |they came for her| yesterday.", "they came for her"),
    ],
)
def test_a_content_ends_with_its_clause_or_phrase(text: str, wanted: str) -> None:
    assert ends(text) == wanted


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
    assert ends(f"Ruiz said |{words}|.") == words


def test_what_is_between_marks_stays_as_it_was() -> None:
    assert ends("Ruiz said |the dam “leaks, which”| is bad.") == "the dam “leaks, which”"


def test_a_phrase_is_not_completed_into_another_quote_s_words() -> None:
    text = "Ruiz said she lives on Alps walls now."
    tags = {text.index(word): TAGS[word] for word in ("on", "Alps", "walls")}
    given = [["Ruiz"], ["said"], ["she lives on"]], [[], ["now"], ["Alps walls"]]
    assert find(text, *given, tags=tags)[0].text == "she lives on"


def test_a_content_begins_with_a_whole_word() -> None:
    text = "Ruiz said Block-I was dry."
    (found,) = find(text, [["Ruiz"], ["said"], ["I was dry"]])
    assert found.text == "Block-I was dry"
