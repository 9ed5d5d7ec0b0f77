"""Linking takes time linear in the document, whatever stands in it."""

import pytest

from dashboard.link import within
from dashboard.records import Extraction, Mention, Quote
from dashboard.text.article import lay_out
from tests import sentences
from tests.growth import assert_linear

PIECES = [
    "Mayor Ann Roe told him. ",
    "“He, she, her, his, ",
    "the mayor of the mayor of ",
    "the the the a a ",
]


def linked(piece: str, times: int) -> Extraction:
    text = piece * times
    at = range(0, len(text) - len(piece), len(piece))
    names = (Mention(n, n + 9, text[n : n + 9], "PERSON") for n in at if "Ann" in piece)
    quotes = (Quote(n, n + 5, "", "direct", Mention(n + 6, n + 9, "he", "")) for n in at)
    article = lay_out(text, sentences=sentences.split(text))
    found = Extraction("d", entities=tuple(names), quotes=tuple(quotes), sentences=article.sentences)
    return within.join(article, found)


@pytest.mark.parametrize("piece", PIECES)
def test_linking_is_linear(piece: str) -> None:
    assert_linear(lambda times: linked(piece, times), int, 75)
