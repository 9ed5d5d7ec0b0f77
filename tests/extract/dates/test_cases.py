"""Every phenomenon of time as sentences with their expressions marked: [text|TYPE|value]."""

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.extract.dates import find_dates
from dashboard.preprocess import extract_document
from dashboard.records import Document

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\|([^|\]]+)\]")


def rows() -> list[object]:
    """Return all rows of all tables, each named by its table and line."""
    found: list[object] = []
    for path in sorted(CASES.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            published, marked = line.split("\t")
            found.append(pytest.param(published, marked, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("published", "marked"), rows())
def test_exactly_the_marked_expressions_are_found(published: str, marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    day = None if published == "-" else date.fromisoformat(published)
    found = find_dates(text, published=day)
    assert [(d.text, d.type, d.value) for d in found] == MARK.findall(marked)
    assert all(text[d.start : d.end] == d.text for d in found)


@pytest.mark.slow
@pytest.mark.parametrize("table", sorted(CASES.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_product_finds_the_same(table: Path) -> None:
    # With the network's tags and sentences, which the rows above do without.
    wrong = []
    for line in table.read_text(encoding="utf-8").splitlines():
        published, marked = line.split("\t")
        day = None if published == "-" else date.fromisoformat(published)
        found = extract_document(Document("d", MARK.sub(r"\1", marked), published=day)).dates
        if [(one.text, one.type, one.value) for one in found] != MARK.findall(marked):
            wrong.append((marked, [(one.text, one.type, one.value) for one in found]))
    assert wrong == []
