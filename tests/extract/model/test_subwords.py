"""Words, their pieces, and the windows that the model reads."""

import pytest

from dashboard import resources
from dashboard.extract.model import subwords
from dashboard.extract.model.subwords import Words

TOKENIZER = subwords.load_tokenizer(str(resources.data("model", "tokenizer", "tokenizer.json")))
LONG = "The dam holds, said Ana Ruiz of the city. " * 60


def words(text: str) -> Words:
    return subwords.split(TOKENIZER, text)


def test_words_are_where_they_stand() -> None:
    text = "Élan vital:\n“We’re off,” he said."
    split = words(text)
    found = [text[a:b] for a, b in zip(split.start, split.end, strict=True)]
    assert found == ["Élan", "vital", ":", "“", "We", "’", "re", "off", ",", "”", "he", "said", "."]


def test_case_is_a_feature() -> None:
    split = words("he Said BBC McCain 3rd !")
    names = [
        subwords.CASE_LOWER,
        subwords.CASE_TITLE,
        subwords.CASE_UPPER,
        subwords.CASE_MIXED,
        subwords.CASE_DIGIT,
    ]
    assert split.case.tolist() == [*names, subwords.CASE_OTHER]


def test_quotation_state_is_a_feature() -> None:
    split = words("He “no” x “un")
    outside, inside, mark, unclosed = subwords.OUTSIDE, subwords.INSIDE, subwords.MARK, subwords.UNCLOSED
    assert split.state.tolist() == [outside, mark, inside, mark, outside, mark, unclosed]


@pytest.mark.parametrize(
    "text", ["", "One.", LONG, LONG + "\n" + LONG, ("Short one.\n" * 200), "x" * 9000, "a b " * 5000]
)
@pytest.mark.parametrize("size", [40, 400])
def test_windows_cover_each_word_once_and_fit(text: str, size: int) -> None:
    split = words(text)
    cut = list(subwords.windows(split, size=size, context=size // 4))
    assert [word for w in cut for word in range(w.new, w.end)] == list(range(len(split)))
    assert all(w.start <= w.new < w.end for w in cut)
    assert all(len(subwords.window_input(split, w).ids) <= size + 2 for w in cut)


def test_a_window_begins_with_whole_sentences_of_the_one_before() -> None:
    split = words(LONG)
    second = list(subwords.windows(split, size=100, context=30))[1]
    assert second.start < second.new
    assert LONG[split.end[second.start - 1] - 1] == "."


def test_runs_of_one_mark_are_cut_short() -> None:
    assert len(words("(" * 10_000)) == subwords.LONGEST_RUN


def test_an_input_has_a_piece_for_each_word() -> None:
    split = words("One two.\nThree unbelievableness.")
    (window,) = subwords.windows(split)
    given = subwords.window_input(split, window)
    assert (given.ids[0], given.ids[-1]) == (subwords.CLS, subwords.SEP)
    assert given.ids[given.at].tolist() == split.ids[split.first[:-1]].tolist()
    assert (given.ids == subwords.SEP).sum() == 2
