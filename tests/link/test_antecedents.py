"""What speaks for whom "he" and "she" stand for is one list: values, weights and words under one name."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.link import antecedents
from dashboard.link.antecedents import FEATURES, Case, Trace, weights
from dashboard.link.scene import Standing

HE = Standing(90, 92, "", 5, 3, is_subject=True, is_possessive=False, is_inside=False)
ROE = replace(HE, start=10, end=13, name="Roe", sentence=4, paragraph=2)
CASE = Case(
    HE,
    "Roe",
    Trace(ROE, ROE),
    hint=0.0,
    probability=0.0,
    is_last_speaker=False,
    is_first_before=False,
    speaks=False,
    is_in_quote=False,
    spoke_near=False,
    is_owner=False,
    is_in_opening=False,
)
OF = {feature.name: feature.of for feature in FEATURES if feature.of}


def test_each_feature_has_a_weight_and_each_weight_a_feature() -> None:
    assert [feature.name for feature in FEATURES] == list(weights())


CHANGES = [
    ("hint", {"hint": 9.0}, 3.0),
    ("hint", {"hint": -9.0}, -3.0),
    ("hint against", {"hint": -1.5}, 1.0),
    ("hint against", {"hint": -1.4}, 0.0),
    ("only described", {"name": "~woman"}, 1.0),
    ("named in the quotation itself", {"is_in_quote": True}, 1.0),
    ("ahead", {"trace": Trace(replace(ROE, start=95), ROE)}, 1.0),
    ("spoke last", {"is_last_speaker": True}, 1.0),
    ("sentences back", {"trace": Trace(replace(ROE, sentence=5), ROE)}, 0.0),
    ("same sentence", {"trace": Trace(replace(ROE, sentence=5), ROE)}, 1.0),
    ("sentences back to the name", {"trace": Trace(ROE, replace(ROE, sentence=5))}, 0.0),
    ("paragraph before", {}, 1.0),
    ("paragraph before", {"trace": Trace(replace(ROE, paragraph=1), ROE)}, 0.0),
    ("subject", {"trace": Trace(replace(ROE, is_subject=False), ROE)}, 0.0),
    ("possessive", {"trace": Trace(replace(ROE, is_possessive=True), ROE)}, 1.0),
    ("owner of the one named next", {"is_owner": True}, 1.0),
    ("in the clause before", {"is_in_opening": True}, 1.0),
    ("inside marks", {"trace": Trace(replace(ROE, is_inside=True), ROE)}, 1.0),
    ("first in the sentence before", {"is_first_before": True}, 1.0),
    ("spoke last, and speaks", {"is_last_speaker": True}, 0.0),
    ("spoke last, and speaks", {"is_last_speaker": True, "speaks": True}, 1.0),
    ("spoke near, and speaks", {"spoke_near": True, "speaks": True}, 1.0),
]


@pytest.mark.parametrize(("name", "change", "value"), CHANGES)
def test_the_value_of_a_feature(name: str, change: dict[str, Any], value: float) -> None:
    assert float(OF[name](replace(CASE, **change))) == value


def test_who_is_named_behind_the_pronoun_has_only_that() -> None:
    ahead = replace(CASE, trace=Trace(replace(ROE, start=95), ROE), is_last_speaker=True, speaks=True)
    named = {name for name, of in OF.items() if of(ahead) and name != "the model"}
    assert named == {"ahead"}


@pytest.mark.parametrize(
    ("sentence", "spoke", "words"),
    [
        (5, False, "named in the same sentence"),
        (4, False, "named in the sentence before"),
        (1, False, "named 4 sentences before"),
        (4, True, "the last to speak, named in the sentence before"),
    ],
)
def test_the_reader_is_told_what_speaks_for_it(sentence: int, spoke: bool, words: str) -> None:
    case = replace(CASE, trace=Trace(ROE, replace(ROE, sentence=sentence)), is_last_speaker=spoke)
    assert antecedents.reason(case) == words


def test_the_models_share_counts_and_nobody_is_asked_for_where_it_gave_none() -> None:
    likely, unlikely = replace(CASE, probability=0.9), replace(CASE, probability=0.1)
    assert antecedents.weight_of(likely) > antecedents.weight_of(unlikely)
    assert antecedents.weight_of_nobody(0.9) > antecedents.weight_of_nobody(None)
    assert antecedents.weight_of_nobody(None) > antecedents.weight_of_nobody(0.1)
    assert antecedents.weight_of_nobody(-0.1) == antecedents.weight_of_nobody(0.0)
