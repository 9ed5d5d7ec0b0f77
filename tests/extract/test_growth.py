"""Time grows as the text does, whichever rules have the most to do: also where two meet."""

from datetime import date

import pytest

from dashboard.extract import article
from dashboard.extract.model.tagged import Tagged
from dashboard.link import confidence, within
from dashboard.preprocess import extract_document
from dashboard.records import Document, Extraction
from tests.extract import by_hand
from tests.extract.hostile_texts import TEXTS, both, pairs
from tests.growth import assert_linear

SOME, MANY = 2_500, 125_000  # characters, and eight times as many
# Below, a pronoun has fewer people before it than are weighed, and each further one more: time grows by 11.
FULL = {"many people who speak": 10_000, "many people and one he": 5_000}
FEW = 8  # attempts with a million characters
COMBINED = pairs(40, seed=20221128)
# With the network, which takes nearly all the time: texts of marks, of capitals, of one paragraph, of many.
READ = ["openings", "alternating marks", "capitals", "he and she", "ordinary", "words of a line", "letters"]


def given(text: str) -> tuple[Document, Tagged]:
    return Document("d", text, published=date(2022, 4, 26)), by_hand.read(text)


def ruled(one: tuple[Document, Tagged]) -> Extraction:
    """Return what the rules find, all of them from names to speakers."""
    document, tagged = one
    laid_out = article.laid_out(document, tagged)
    return confidence.calibrated(within.join(laid_out, article.findings(document, laid_out, tagged)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS)
def test_rules_take_time_as_the_text_is_long(kind: str) -> None:
    assert_linear(ruled, lambda size: given(TEXTS[kind](size)), FULL.get(kind, SOME))


@pytest.mark.slow
@pytest.mark.parametrize("first, second", COMBINED[:5])
def test_two_sorts_of_text_together_take_time_as_they_are_long(first: str, second: str) -> None:
    text = both(first, second)
    assert_linear(ruled, lambda size: given(text(size)), SOME)


@pytest.mark.tier2
@pytest.mark.parametrize("kind", TEXTS)
def test_rules_take_time_as_the_text_is_long_up_to_a_million_characters(kind: str) -> None:
    assert_linear(ruled, lambda size: given(TEXTS[kind](size)), MANY, attempts=FEW)


@pytest.mark.tier2
@pytest.mark.parametrize("first, second", COMBINED)
def test_two_sorts_take_time_as_they_are_long_up_to_a_million_characters(first: str, second: str) -> None:
    text = both(first, second)
    assert_linear(ruled, lambda size: given(text(size)), MANY, attempts=FEW)


@pytest.mark.tier2
@pytest.mark.parametrize("kind", READ)
def test_reading_takes_time_as_the_text_is_long(kind: str) -> None:
    extract_document(Document("d", TEXTS["ordinary"](500)))
    assert_linear(extract_document, lambda size: Document("d", TEXTS[kind](size)), 12_500)
