"""Sentences: a table of cases, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import resources
from dashboard.text import sentences
from tests.growth import assert_linear

# "|" stands where one sentence ends and the next begins.
CASES = [
    "The dam holds. |Nobody was hurt.",
    "The dam holds! |Really? |Yes.",
    "Mr. Roe met Dr. Bell and Gov. Tom Reyes. |Sen. Lee was away.",
    "The U.S. Senate met on Jan. 5 in Washington, D.C. |It voted.",
    "She works for the U.N. |He does not.",
    "He left at 5 p.m. |The talks went on.",
    "He left at 5 p.m. Tuesday.",
    "J. K. Bell and John F. Roe came. |George W. Reyes did not.",
    "Sen. Bell (D-Mont.) Tuesday met Rep. Roe (R-La.) in Oslo. |(He works for the U.N.) |The talks went on.",
    "Bell Inc. reported a loss. |Roe & Co. did not.",
    "It is owned by Bell Inc. |The firm is old.",
    "It costs $3.5 million, or 2.1 percent. |No. 10 was silent.",
    "“We stay,” she said. |“We will not go.” |He left.",
    "“Will you go?” she asked. |“No!” he said.",
    "“Will you go?” Ms. Ana Bell asked. |“No.”",
    "“Will you go?” |Bell left.",
    "He said: “Go home. |Stay there.” |They went.",
    "She said she was “tired.” |He was not.",
    '"We stay." |"Why?" |"Because."',
    "It rained (and rained). |(It always does.) |Then it stopped.",
    "They waited ... and waited. |Then... |Nothing came.",
    "Wait… |Who is it?",
    "Roe v. Bell was decided in c. 1850, e.g. The Hague agreed.",
    "The talks ended.[12] |The next began. [3] |A third did not.",
    "See www.courier.example/a.b for more. |Or not.",
    "A headline without a stop\n\n|The dam holds.",
    "A headline\n|The dam holds.\n|It does.",
    "A line\r\n|Another line\r\n\r\n|A third",
    "One\u2028|Two\f|Three",
    "The council, which met in the old school on Tuesday,\nvoted to rebuild the dam before the "
    "winter comes and\nto close the road. |It will open in June.",
    "• One. |• Two. |🌊 Three.",
    "Who said that?! |Nobody.",
    "It was the U.S.",
    "etc. and so on.",
    "   Spaces.   |Around.   ",
    "",
    " \n\t ",
    "no end",
    "...",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_the_bars_stand(case: str) -> None:
    expected = [piece.strip() for piece in case.split("|") if piece.strip()]
    assert [sentence.text for sentence in sentences.split(case.replace("|", ""))] == expected


@given(st.text(alphabet=st.sampled_from("aB .?!…\n\r\t\"”“()[]1'—\0😀")))
def test_spans_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    at = 0
    for sentence in sentences.split(text):
        assert text[at : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        at = sentence.end
    assert text[at:].strip() == ""


UNITS = [
    ".",
    '."',
    ". ",
    "\n",
    "\n ",
    "\r ",
    "(",
    '"',
    "a",
    "A. ",
    " ",
    ".[1]",
    ". ——",
    "U.S.",
    '?" Aa ',
    "He left. ",
    "😀",
    "\0",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_size(unit: str) -> None:
    assert_linear(sentences.split, lambda size: unit * (size // len(unit)) + "x", 12_500)


@pytest.mark.parametrize("name", ["abbreviations.tsv", "sentence_starters.tsv", "speech_verbs.tsv"])
def test_the_lexicon_is_lower_case_without_doubles(name: str) -> None:
    lines = resources.data("lexicon", name).read_text(encoding="utf-8").splitlines()[1:]
    words = [line.split("\t")[0] for line in lines]
    assert words == [word.lower().strip() for word in words]
    assert len(words) == len(set(words))
