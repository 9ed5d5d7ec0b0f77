"""Whatever is handed in, what must hold holds: the cases that were found, and new ones for a minute."""

from pathlib import Path

import pytest

from tests.fuzz.checks import CHECKS
from tests.fuzz.search import Search
from tests.fuzz.strategies import KINDS

CASES = sorted((Path(__file__).parents[1] / "cases" / "fuzz").glob("*.*"))
# So that each kind takes a second or two: an extraction costs a hundred times what an address does.
EXAMPLES = {
    ".txt": 20,
    ".md": 150,
    ".html": 120,
    ".csv": 150,
    ".jsonl": 150,
    ".zip": 100,
    ".url": 15,
    ".decisions": 12,
    ".damage": 8,
}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_case_that_was_found_holds(case: Path) -> None:
    CHECKS[case.suffix](case.read_bytes())


def test_every_kind_is_made_checked_and_counted() -> None:
    assert KINDS.keys() == CHECKS.keys() == EXAMPLES.keys()
    assert {case.suffix for case in CASES} <= CHECKS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_examples_hold_each_day(kind: str) -> None:
    Search(kind, EXAMPLES[kind] // 2)()


@pytest.mark.tier2
@pytest.mark.parametrize("kind", KINDS)
def test_many_examples_hold(kind: str) -> None:
    Search(kind, 20 * EXAMPLES[kind], start=1)()
