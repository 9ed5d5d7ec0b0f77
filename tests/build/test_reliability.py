"""Reliability: bins, their mean confidence and share that is right, and the expected calibration error."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "data" / "build"))

import reliability

ERRORS = [
    # pairs of confidence and right, ECE
    ([(1.0, True), (1.0, True)], 0.0),
    ([(1.0, False)], 1.0),
    ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
    ([(0.95, True), (0.95, False), (0.15, False), (0.15, False)], 0.3),
    ([], 0.0),
]


@pytest.mark.parametrize("judged, error", ERRORS)
def test_the_error_is_the_mean_distance_by_count(judged: list[tuple[float, bool]], error: float) -> None:
    assert reliability.table(judged)["ece"] == pytest.approx(error)


def test_bins_are_closed_below_and_only_the_last_above() -> None:
    found = reliability.table([(0.0, False), (0.1, False), (0.99, True), (1.0, True)])
    assert [(one["from"], one["count"]) for one in found["bins"]] == [(0.0, 1), (0.1, 1), (0.9, 2)]


def quote(start: int, who: str | None, name: str | None, sure: float) -> dict[str, Any]:
    speaker = {"start": 40, "end": 42, "text": who, "name": name} if who else None
    row = {"start": start, "end": start + 9, "text": "rain fell", "kind": "indirect", "cue": None}
    return {**row, "speaker": speaker, "confidence": sure}


def test_a_quote_is_right_with_its_words_its_speaker_and_the_pronouns_name() -> None:
    spoken = {"start": 0, "end": 9, "text": "rain fell", "kind": "indirect"}
    gold = [spoken | {"speakers": [{"start": 40, "end": 42}], "names": ["Luis Vega"]}]
    cases = [("He", "Vega", True), ("He", "Ruiz", False), ("He", None, True), (None, None, False)]
    for who, name, right in cases:
        assert [one[1] for one in reliability.quotes(gold, [quote(0, who, name, 0.5)])] == [right]
    assert [one[1] for one in reliability.quotes(gold, [quote(100, "He", "Vega", 0.5)])] == [False]
