"""Gold of PolNeAR in the contract's form: whom "he" and "she" mean."""

import sys
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parents[2] / "data" / "build"
sys.path.insert(0, str(BUILD))

import gold_forms  # noqa: E402  (found in data/build)

TEXT = "Ruiz met Okafor. He left."
CHAIN = [[0, 4, "proper"], [17, 19, "pronoun"]]


def test_a_pronoun_has_the_names_of_its_chain() -> None:
    article = {"id": "of no list", "text": TEXT, "coref": [CHAIN]}
    assert gold_forms._chain_names(article)[17, 19] == ["Ruiz"]


def test_a_chain_that_was_read_to_be_wrong_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold_forms, "_mended", lambda: {"a": {17: (9, 15)}})
    article = {"id": "a", "text": TEXT, "coref": [CHAIN]}
    assert gold_forms._chain_names(article) == {(0, 4): ["Ruiz"], (17, 19): ["Okafor"]}


def test_each_mended_pronoun_follows_the_name() -> None:
    rows = [(at, *span) for article in gold_forms._mended().values() for at, span in article.items()]
    assert rows, "the list is not empty"
    assert all(start < end <= at for at, start, end in rows)


def test_what_no_annotator_read_is_not_held_against_what_was_found() -> None:
    row = {"dates": [{"start": 0, "end": 6}], "unjudged": [[4, 20]]}
    found = [{"start": 3, "end": 9}, {"start": 10, "end": 12}, {"start": 30, "end": 36}]
    assert gold_forms.judged(row, found) == [found[0], found[2]]


def test_times_are_cut_to_their_day() -> None:
    dates = [{"value": "2013-05-02T18:32Z"}, {"value": "2013-05-02TNI"}, {"value": "2013-W18"}]
    assert [one["value"] for one in gold_forms.by_day(dates)] == ["2013-05-02", "2013-05-02", "2013-W18"]
