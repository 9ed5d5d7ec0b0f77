"""How certain a quote is: the share of such quotes that were right on the development set.

The input is the model's mean probability of the words, times the antecedent's if a pronoun was given a
name. The output is a logistic of it and of a few facts about the quote, fitted by data/build/calibrate.py
and written to data/lexicon/quotes-confidence.tsv. It rises with the input, whatever the facts.
"""

from dataclasses import replace
from functools import lru_cache
from math import exp, log

from dashboard.records import Extraction, Quote
from dashboard.text import lexicon

LEAST, MOST = 0.01, 0.99  # probabilities nearer to 0 and 1 are not distinguished: their logarithm runs away
FEW_WORDS = 4


def calibrated(extraction: Extraction) -> Extraction:
    """Return the extraction with calibrated confidences for its quotes."""
    quotes = tuple(replace(quote, confidence=confidence(quote)) for quote in extraction.quotes)
    return replace(extraction, quotes=quotes)


def confidence(quote: Quote) -> float:
    """Return the probability that the content, the speaker and a pronoun's name are right."""
    total = sum(_weights()[name] * value for name, value in facts(quote).items())
    return round(1 / (1 + exp(-total)), 3)


def facts(quote: Quote) -> dict[str, float]:
    """Return what the confidence depends on, by the names in quotes-confidence.tsv."""
    sure = min(max(quote.confidence, LEAST), MOST)
    cue = quote.cue.text.lower().split() if quote.cue else []
    return {
        "always": 1.0,
        "model": log(sure / (1 - sure)),
        "direct": float(quote.kind == "direct"),
        "mixed": float(quote.kind == "mixed"),
        "saying": float(any(word.strip(",.:") in _saying() for word in cue)),
        "no speaker": float(quote.speaker is None),
        "no name": float(quote.speaker is not None and not quote.speaker.name),
        "few words": float(len(quote.text.split()) <= FEW_WORDS),
    }


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {row["fact"]: float(row["weight"]) for row in lexicon.rows("quotes-confidence")}


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return lexicon.words("cues")
