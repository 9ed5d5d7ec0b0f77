"""From scores to stretches, and from pointers to attributions."""

import numpy as np

from dashboard.extract.model import decode
from dashboard.extract.model.decode import Stretch

LABELS = ("O", "B-x", "I-x", "B-y", "I-y")


def scores(*best: str) -> decode.Scores:
    """Return log probabilities in which these labels are the likeliest of each row."""
    rows = np.full((len(best), len(LABELS)), -4.0, dtype=np.float32)
    for row, label in enumerate(best):
        rows[row, LABELS.index(label)] = -0.1
    return rows


def test_stretches_follow_the_labels() -> None:
    found = decode.stretches(scores("O", "B-x", "I-x", "O", "B-y", "B-y"), LABELS, [0])
    assert found == [Stretch(1, 3, "x"), Stretch(4, 5, "y"), Stretch(5, 6, "y")]


def test_an_inside_without_a_beginning_is_mended() -> None:
    assert decode.stretches(scores("O", "I-x", "I-x"), LABELS, [0]) in (
        [Stretch(1, 3, "x")],
        [Stretch(2, 3, "x")],
        [],
    )


def test_a_stretch_ends_with_its_paragraph() -> None:
    found = decode.stretches(scores("B-x", "I-x", "B-x", "I-x"), LABELS, [0, 2])
    assert found == [Stretch(0, 2, "x"), Stretch(2, 4, "x")]


def test_a_content_goes_to_the_cue_that_it_points_to() -> None:
    found = [Stretch(0, 1, "source"), Stretch(1, 2, "cue"), Stretch(2, 5, "content"), Stretch(8, 9, "cue")]
    pointed = np.full((4, 4), -9.0, dtype=np.float32)
    pointed[[0, 1, 2, 3], [1, 1, 1, 3]] = -0.1
    belongs = dict(decode.bind(found, pointed))
    units = decode.units(found, belongs)
    assert [(len(u.source), len(u.cue), len(u.content)) for u in units] == [(1, 1, 1), (0, 1, 0)]


def test_cues_far_apart_stay_two() -> None:
    found = [Stretch(0, 1, "cue"), Stretch(60, 61, "cue")]
    pointed = np.full((2, 2), -0.1, dtype=np.float32)
    pointed[1, 0] = 0.0
    assert len(decode.units(found, dict(decode.bind(found, pointed)))) == 2


def test_a_cue_without_a_source_takes_the_one_beside_it() -> None:
    # "… she wrote, adding that …": she is bound to the second cue alone, and said both.
    source, wrote, adding = Stretch(4, 5, "source"), Stretch(5, 6, "cue"), Stretch(7, 8, "cue")
    contents = Stretch(0, 4, "content"), Stretch(8, 12, "content")
    found = [contents[0], source, wrote, adding, contents[1]]
    units = decode.units(found, {0: 2, 1: 3, 2: 2, 3: 3, 4: 3})
    assert [unit.source for unit in units] == [[source], [source]]


def test_a_source_two_words_from_a_cue_is_not_taken() -> None:
    found = [Stretch(0, 1, "source"), Stretch(3, 4, "cue"), Stretch(4, 6, "content"), Stretch(9, 10, "cue")]
    units = decode.units(found, {0: 3, 1: 1, 2: 1, 3: 3})
    assert [len(unit.source) for unit in units] == [1, 0]


def test_no_scores_no_stretches() -> None:
    assert decode.stretches(np.zeros((0, len(LABELS)), dtype=np.float32), LABELS, []) == []
