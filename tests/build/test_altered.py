"""Of 200 quotations altered on purpose none is green, and nearly all have the colour that is right."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "data" / "build"))

import altered
from altered import Case

from dashboard.checking import draft, words
from dashboard.store.collection import Collection

HARMED, CONTROLS, LEAST = 50, 10, 0.95


@pytest.mark.slow  # 250 drafts: five seconds
def test_no_altered_quotation_is_green_and_95_of_100_have_the_right_colour(sample: Path) -> None:
    right: Counter[bool] = Counter()
    with Collection.open(sample) as collection:
        found = altered.sources(collection)
        made = [*altered.cases(found, seed=1, of_each=HARMED)]
        harmed = [one for one in made if one.kind in altered.HARM]
        controls = [one for kind in altered.OTHERS for one in made if one.kind == kind][::5]
        assert (len(harmed), len(controls)) == (4 * HARMED, 5 * CONTROLS)
        for case in (*harmed, *controls):
            colour = next(draft.check(collection, *case.drafted()).of("quote")).colour
            assert colour == case.colour or colour != "green", case
            right[colour == case.colour] += 1
    assert right[True] / right.total() >= LEAST


ONE = altered.Source("We will rebuild the old bridge, and we will not close the harbour", "Ilze Kalnina")
TWO = altered.Source("The tram line costs too much for a town of this size, says everybody", "Juris Ozols")


def some(kind: str) -> list[Case]:
    return [one for one in altered.cases([ONE, TWO], seed=3, of_each=20) if one.kind == kind]


@pytest.mark.parametrize("kind", [one for one in altered.HARM if one != "the speaker"])
def test_what_is_altered_has_other_words_and_the_same_speaker(kind: str) -> None:
    for case in some(kind):
        assert [word.key for word in words.of(case.said)] != [word.key for word in words.of(case.original)]
        assert {ONE.said: ONE.speaker, TWO.said: TWO.speaker}[case.original] == case.speaker


def test_another_speaker_has_the_same_words() -> None:
    assert {(one.said, one.speaker) for one in some("the speaker")} == {
        (ONE.said, TWO.speaker),
        (TWO.said, ONE.speaker),
    }


def test_other_marks_are_no_other_words() -> None:
    for case in some("other marks"):
        assert [word.key for word in words.of(case.said)] == [word.key for word in words.of(case.original)]


def test_the_same_seed_gives_the_same_quotations() -> None:
    assert some("a cut") == some("a cut") and len(some("a cut")) == 20
