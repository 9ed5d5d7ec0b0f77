"""Quotes as evidence: each with its article, and with the sentences around it."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.preprocess import extract_document
from dashboard.records import Document
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import evidence, quotes
from tests.conftest import TEXT

ANY = Filters()


@pytest.fixture
def kept(sample: Path) -> Iterator[Collection]:
    with Collection.open(sample) as opened:
        yield opened


@pytest.mark.parametrize("order", [None, Order("speaker"), Order("published", is_back=True)], ids=str)
@pytest.mark.parametrize(
    "asked", [ANY, Filters(kinds=("direct",)), Filters(text="water", once=True)], ids=str
)
def test_the_quotes_are_those_of_the_screen_in_their_order(
    asked: Filters, order: Order | None, kept: Collection
) -> None:
    shown = quotes.find(kept, asked, order=order)
    found = evidence.find(kept, asked, order=order)
    pd.testing.assert_frame_equal(found[shown.columns.tolist()], shown)


def test_by_one_speaker_there_are_theirs(kept: Collection) -> None:
    name = evidence.find(kept, ANY)["speaker"].dropna().iloc[0]
    assert set(evidence.find(kept, ANY, by=name)["speaker"]) == {name}


@pytest.mark.slow
def test_blocks_leave_no_seam(kept: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = evidence.find(kept, ANY)
    monkeypatch.setattr(evidence, "BLOCK", 7)
    pd.testing.assert_frame_equal(evidence.find(kept, ANY), whole)
    assert [len(block) for block in evidence.blocks(kept, ANY)][:2] == [7, 7]


def test_each_quote_stands_in_its_context_and_the_hash_is_of_its_text(kept: Collection) -> None:
    texts = dict(
        kept.rows("SELECT key, text FROM document_texts JOIN documents ON documents.id = document_id")
    )
    rows = evidence.find(kept, ANY)
    assert len(rows) > 100
    for row in rows.itertuples():
        text = texts[row.document_id]
        assert row.sha256 == hashlib.sha256(text.encode("utf-8")).hexdigest()
        start, end = row.context_start, row.context_start + len(row.context)
        assert text[start:end] == row.context
        assert start <= row.start <= row.end <= end


def test_two_sentences_stand_before_and_after() -> None:
    text = "One. Two. Three. “Four is it,” she said. Five. Six. Seven."
    starts = [text.index(word) for word in ("One", "Two", "Three", "“Four", "Five", "Six", "Seven")]
    article = evidence.Article("", "", "", "", "", 0, text, starts, [*starts[1:], len(text)])
    first = text.index("Four")
    around = evidence._around(article, first, first + len("Four is it,"))
    assert text[slice(*around)] == "Two. Three. “Four is it,” she said. Five. Six."


@pytest.mark.parametrize("start, end", [(0, 3), (5_000, 5_010), (9_990, 10_000)])
def test_a_sentence_without_end_gives_a_thousand_letters_on_either_side(start: int, end: int) -> None:
    article = evidence.Article("", "", "", "", "", 0, "x" * 10_000, [0], [10_000])
    first, last = evidence._around(article, start, end)
    assert (first, last) == (max(start - 1_000, 0), min(end + 1_000, 10_000))


@pytest.mark.slow
def test_copies_are_counted_on_each_of_them(collection: Collection) -> None:
    others = (
        "OSLO, May 4 — “Our ferries are late again,” said Jo Prent, who runs the harbour. The council meets "
        "on Friday, and two lines may be closed before the summer, as passengers were told last week.\n"
    )
    text = TEXT * 2
    for name, written in (("a", text), ("b", text), ("c", text), ("d", others)):
        one = Document(name, written, f"A bridge {name}", date(2022, 5, 4), "field", path=f"{name}.txt")
        collection.add(one, extract_document(one))
    rows = evidence.find(collection, ANY)
    assert set(rows[rows["document_id"] != "d"]["copies"]) == {2}
    assert set(rows[rows["document_id"] == "d"]["copies"]) == {0}


def test_without_quotes_the_columns_are_there(collection: Collection) -> None:
    assert evidence.find(collection, ANY).columns.tolist() == evidence.COLUMNS.split()
