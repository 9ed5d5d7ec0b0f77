"""The changes that `make mutate` tries, and that each survivor of the last run has a word."""

import ast

import pytest

from tests.mutation.__main__ import ROOMS, SURVIVORS, WANTED, drawn, source, words
from tests.mutation.changes import changed, changes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = a < b", ["x = (a <= b)"]),
        ("x = a in b", ["x = (a not in b)"]),
        ("x = a + b", ["x = (a - b)"]),
        ("x = a | b", ["x = (a & b)"]),
        ("x = a and b", ["x = (a or b)"]),
        ("x = not a", ["x = (a)"]),
        ("x = -a", ["x = (a)"]),
        ("x = 7", ["x = (8)"]),
        ("x = True", ["x = (False)"]),
        ("x = a if b else c", ["x = (c if b else a)"]),
        ("x = 'é' if a else 2", ["x = (2 if a else 'é')", "x = 'é' if a else (3)"]),
        ("x: Set[1] = a", []),
        ("assert a < 1", []),
        ("x = f'{a + 1}'", []),
        ("x = 'word'", []),
        ("x = a < b < c", []),
    ],
)
def test_each_change_is_made_in_its_place(before: str, after: list[str]) -> None:
    assert [changed(before, one) for one in changes(before)] == after


@pytest.mark.slow
def test_what_is_drawn_is_code_again_and_the_same_each_time() -> None:
    trials = drawn(list(ROOMS), 60)
    for trial in trials:
        ast.parse(changed(source(trial.module), trial.change))
    assert trials == drawn(list(ROOMS), 60)
    assert len({trial.key for trial in trials}) > 50


def test_each_survivor_has_its_word() -> None:
    known = words()
    assert known and all(known.values())
    assert {module for module, *_ in known} <= set(ROOMS)
    first = SURVIVORS.read_text(encoding="utf-8").splitlines()[0].split()
    tried, _, _, noticed, equal = (int(word.strip(";)")) for word in first if word.strip(";)").isdigit())
    assert noticed / (tried - equal) >= WANTED
