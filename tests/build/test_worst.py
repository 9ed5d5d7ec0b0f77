"""What the list of the worst rows counts as wrong, and what it says of each."""

import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard.records import DateMention

BUILD = Path(__file__).parents[2] / "data" / "build"


@pytest.fixture
def worst(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script, found beside its own parts."""
    monkeypatch.syspath_prepend(str(BUILD))
    import worst

    yield worst
    for name in ("worst", "gold_forms"):
        sys.modules.pop(name, None)


def found(value: str, start: int = 0, sure: float = 0.9) -> DateMention:
    return DateMention(start, start + 4, "then", "DATE", value, None, None, "", sure, "why")


# Found, gold, whether it is wrong.
VALUES = [
    ("2009-12-07", "2009-12-7", False),
    ("1984-05", "1984-5", False),
    ("2022-05-03", "2022-05-03T18:00", False),
    ("2022-05-03", "2022-05-04", True),
    ("PT2H", "PXTH", True),
]


@pytest.mark.parametrize(("value", "gold", "is_wrong"), VALUES)
def test_a_value_is_wrong_if_it_is_another_day(worst: Any, value: str, gold: str, is_wrong: bool) -> None:
    row = {"id": "a", "dates": [{"start": 0, "end": 4, "value": gold}], "unjudged": []}
    assert bool(list(worst.faults(row, [found(value)]))) == is_wrong


def test_a_date_that_no_annotator_could_mark_is_not_wrong(worst: Any) -> None:
    row = {"id": "a", "dates": [], "unjudged": [[0, 10]]}
    assert list(worst.faults(row, [found("2022", 5)])) == []
    assert [one.expected for one in worst.faults(row, [found("2022", 20)])] == ["no date"]


def test_the_surest_stand_first_with_what_people_said_of_them(worst: Any) -> None:
    row = {"id": "a", "dates": [], "unjudged": []}
    wrong = list(worst.faults(row, [found("2021", 0, 0.5), found("2022", 9, 0.8)]))
    page = worst.page(wrong, [], {("a", "9"): "a model year"})
    assert page.index("DATE 2022 | no date | 80% | a model year") < page.index("DATE 2021")
    assert "not looked at yet" in page


def test_each_row_of_the_list_has_its_word() -> None:
    assert "not looked at yet" not in (BUILD.parent / "worst.md").read_text(encoding="utf-8")
