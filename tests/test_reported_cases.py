"""Small texts in the patterns of public bug reports of other tools: quotes and names as a reader has them.

All sentences are our own; `source` is the report whose pattern a text follows. What isn't right yet is listed
in cases/reported/not_yet.txt; the change that makes it right takes it off.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document, Extraction, Quote

FOLDER = Path(__file__).parent / "cases" / "reported"
CASES = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
NOT_YET = (FOLDER / "not_yet.txt").read_text(encoding="utf-8").split()
LEAST_RIGHT = 28  # of 34; raised with what reaches more
Row = dict[str, Any]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_reported_case_is_read_as_a_reader_does(case: Row) -> None:
    found = extract_document(Document(case["id"], case["text"]))
    wrong = [*wrong_quotes(case["expect"], found), *wrong_names(case["expect"], found)]
    if case["id"] in NOT_YET:
        assert wrong, "right now: take it off not_yet.txt"
    else:
        assert wrong == []


def test_no_reported_case_goes_wrong_again() -> None:
    assert set(NOT_YET) <= {case["id"] for case in CASES}
    assert len(CASES) - len(set(NOT_YET)) >= LEAST_RIGHT


def wrong_quotes(expect: Row, found: Extraction) -> list[str]:
    """Return what is wrong with the quotes: those without their speaker or kind, and those too many."""
    wanted = expect.get("quotes", [])
    wrong = [one["text"] for one in wanted if not any(_is(quote, one) for quote in found.quotes)]
    if "quotes" in expect and expect.get("quotes_only", True):
        texts = (quote.text for quote in found.quotes)
        wrong += [text for text in texts if not any(_holds(text, one["text"]) for one in wanted)]
    names = [quote.speaker.name for quote in found.quotes if quote.speaker and quote.speaker.name]
    if expect.get("differ") and len(names) > len(set(names)):
        wrong.append("she and he are one")
    start = expect.get("content_starts", "")
    return wrong + [start] * (not any(quote.text.startswith(start) for quote in found.quotes) and bool(start))


def wrong_names(expect: Row, found: Extraction) -> list[str]:
    """Return what is wrong with the names."""
    given = {(_tidy(one.text), one.label, one.name) for one in found.entities}
    wrong = []
    for text, labels, *name in expect.get("names", []):
        fits = [one for one in given if one[0] == _tidy(text) and one[1] in labels.split("|")]
        if not any(not name or one[2] == name[0] for one in fits):
            wrong.append(text)
    persons = {text for text, label, _ in given if label == "PERSON"}
    all_names = {text for text, _, _ in given}
    wrong += [text for text in expect.get("no_names", []) if text in all_names]
    return wrong + [text for text in expect.get("no_persons", []) if text in persons]


def _is(quote: Quote, wanted: Row) -> bool:
    speaker = quote.speaker
    who = (speaker.name or speaker.text) if speaker else ""
    right = who == wanted.get("speaker", who) and quote.kind == wanted.get("kind", quote.kind)
    return right and _holds(quote.text, wanted["text"])


def _holds(one: str, other: str) -> bool:
    return _tidy(one) in _tidy(other) or _tidy(other) in _tidy(one)


def _tidy(text: str) -> str:
    return " ".join(text.split())
