"""A quote's confidence: it rises with the model's, and a quote without a speaker is seldom right."""

from dataclasses import replace

import pytest

from dashboard.link import confidence
from dashboard.records import Extraction, Mention, Quote, Span
from dashboard.text import lexicon

ANA = Mention(0, 8, "Ana Ruiz", "PERSON", "Ana Ruiz")
SAID = Span(9, 13, "said")
QUOTE = Quote(20, 60, "the bridge will be open again by May", "indirect", ANA, SAID, confidence=0.8)
KINDS = [
    QUOTE,
    replace(QUOTE, kind="direct"),
    replace(QUOTE, kind="mixed", text="a “bridge” too far"),
    replace(QUOTE, speaker=None),
    replace(QUOTE, speaker=replace(ANA, name="")),
    replace(QUOTE, cue=None),
]


@pytest.mark.parametrize("quote", KINDS, ids=range(len(KINDS)))
def test_the_surer_the_model_the_surer_the_quote(quote: Quote) -> None:
    steps = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98]
    sure = [confidence.confidence(replace(quote, confidence=step)) for step in steps]
    assert sure == sorted(sure) and len(set(sure)) == len(sure)
    assert all(0 < one < 1 for one in sure)


def test_certainty_has_bounds() -> None:
    assert confidence.confidence(replace(QUOTE, confidence=0.0)) > 0
    assert confidence.confidence(replace(QUOTE, confidence=1.0)) < 1


def test_a_quote_without_a_speaker_is_less_sure() -> None:
    assert confidence.confidence(replace(QUOTE, speaker=None)) < confidence.confidence(QUOTE)


def test_only_the_confidence_changes() -> None:
    given = Extraction("d", quotes=(QUOTE,))
    (quote,) = confidence.calibrated(given).quotes
    assert replace(quote, confidence=QUOTE.confidence) == QUOTE


def test_every_fact_has_a_weight() -> None:
    assert {row["fact"] for row in lexicon.rows("quotes-confidence")} == set(confidence.facts(QUOTE))
