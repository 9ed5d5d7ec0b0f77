"""Kinds of expressions that were read wrong: ten sentences each, five to tune on and five to judge by.

A row that isn't right yet is listed in kinds/not_yet.tsv, by how verbs are told: by their forms alone, or by
the network's tags as in the product. The change that makes it right takes it off; then it must hold.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dashboard.extract.dates import find_dates
from dashboard.preprocess import extract_document
from dashboard.records import DateMention, Document
from tests.extract.dates.test_cases import MARK

KINDS = Path(__file__).parent / "kinds"
SIDE = re.compile(r"\[([^|\]]+)\|(back|ahead)\]")
# Of the hundred sentences with a weekday or month, so many lie on the right side of the day of writing.
# Raised with the change that reaches more.
RIGHT_SIDES = 99


def lines(name: str) -> list[list[str]]:
    """Return the cells of each line of a table."""
    return [line.split("\t") for line in (KINDS / name).read_text(encoding="utf-8").splitlines()]


ROWS = [
    pytest.param(published, marked, id=f"{kind}, {table} {number}")
    for table in ("tune", "judge")
    for number, (kind, published, marked) in enumerate(lines(f"{table}.tsv"), 1)
]


def is_listed(way: str, marked: str) -> bool:
    """Say whether a row isn't right yet."""
    return [way, marked] in lines("not_yet.tsv")


def compare(found: tuple[DateMention, ...], way: str, marked: str) -> None:
    """Hold what was found against a row, or, if it is listed as not right yet, say that it is right now."""
    told = [(one.text, one.type, one.value) for one in found]
    if is_listed(way, marked):
        assert told != MARK.findall(marked), "right now: take it off kinds/not_yet.tsv"
    else:
        assert told == MARK.findall(marked)


@pytest.mark.parametrize(("published", "marked"), ROWS)
def test_a_kind_is_read_by_the_forms_of_verbs(published: str, marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    compare(find_dates(text, published=date.fromisoformat(published)), "forms", marked)


@pytest.mark.slow
@pytest.mark.parametrize(("published", "marked"), ROWS)
def test_a_kind_is_read_in_the_product(published: str, marked: str) -> None:
    document = Document("d", MARK.sub(r"\1", marked), published=date.fromisoformat(published))
    compare(extract_document(document).dates, "product", marked)


def test_each_kind_has_five_rows_to_tune_on_and_five_to_judge_by() -> None:
    kinds = [Counter(kind for kind, _, _ in lines(f"{table}.tsv")) for table in ("tune", "judge")]
    assert kinds[0] == kinds[1]
    assert set(kinds[0].values()) == {5}


def test_what_is_not_right_yet_is_a_row() -> None:
    marked = {row[-1] for table in ("tune", "judge") for row in lines(f"{table}.tsv")}
    listed = [tuple(line) for line in lines("not_yet.tsv")]
    assert [line for line in listed if line[0] not in ("forms", "product") or line[1] not in marked] == []
    assert len(listed) == len(set(listed))


def side(published: date, one: DateMention) -> str:
    """Say on which side of its day of writing an expression lies, "" where it lies on none."""
    if one.first is None or one.last is None:
        return ""
    return "ahead" if one.first > published else "back" if one.last < published else ""


@pytest.mark.slow
def test_weekdays_and_months_lie_on_the_right_side_of_the_day_of_writing() -> None:
    wrong = []
    for published, marked in lines("sides.tsv"):
        day = date.fromisoformat(published)
        found = extract_document(Document("d", SIDE.sub(r"\1", marked), published=day)).dates
        sides = {one.text: side(day, one) for one in found}
        if any(sides.get(text) != wanted for text, wanted in SIDE.findall(marked)):
            wrong.append(marked)
    assert len(wrong) <= len(lines("sides.tsv")) - RIGHT_SIDES, wrong
