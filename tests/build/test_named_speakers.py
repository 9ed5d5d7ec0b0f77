"""How right the speakers of quotes are that a reader can name."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "data" / "build"))

import named_speakers  # noqa: E402  (found in data/build)

from dashboard.records import Document, Extraction, Mention, Quote  # noqa: E402

TEXT = "Mayor Ana Ruiz spoke. “It is dry,” she said. “It is over,” she said."
NAMED = Mention(6, 14, "Ana Ruiz", "PERSON", "Ana Ruiz")
ROW = named_speakers.Row(23, 32, 6, 14)


def quote(name: str | None, start: int = 23, end: int = 32) -> Quote:
    return Quote(start, end, TEXT[start:end], "direct", Mention(35, 38, "she", "", name))


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([quote("Ana Ruiz")], "right"),
        ([quote("Ruiz")], "right"),
        ([quote("Ana Ruiz", 23, 57)], "right"),  # two quotations read as one
        ([quote("Tom Hale")], "wrong"),
        ([quote(None)], "no name"),
        ([quote("Ana Ruiz", 46, 57)], "not found"),
        ([], "not found"),
    ],
)
def test_a_row_is_judged_by_the_quote_that_has_its_words(found: list[Quote], outcome: str) -> None:
    extraction = Extraction("d", entities=(NAMED,), quotes=tuple(found))
    (one,) = named_speakers.judge(Document("d", TEXT), [ROW], extraction)
    assert one.outcome == outcome


def test_an_acronym_is_right_by_what_its_mention_is_called() -> None:
    named = Mention(6, 14, "Ana Ruiz", "PERSON", "Dr Who")
    extraction = Extraction("d", entities=(named,), quotes=(quote("Dr Who"),))
    (one,) = named_speakers.judge(Document("d", TEXT), [ROW], extraction)
    assert one.outcome == "right"


def test_no_row_is_empty_and_each_has_a_name() -> None:
    rows = [row for of in named_speakers.read().values() for row in of]
    assert len(rows) == 108
    assert all(row.start < row.end and row.name_start < row.name_end for row in rows)
