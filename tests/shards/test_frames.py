"""A frame of documents gives frames of what is found in them, always with the same columns."""

import pandas as pd
import pytest

import dateline
from dashboard.records import Document, Extraction, Mention, Problem, Quote, Role, Span
from dashboard.shards import form, frames
from tests.conftest import TEXT


def test_a_row_for_each_finding_with_its_document() -> None:
    ann, bob = Mention(0, 3, "Ann", "PERSON", "Ann Lee"), Mention(9, 12, "Bob", "PERSON")
    role, problem = Role(0, 1, "x", "y"), Problem("b.txt", "It failed.", "Split it.")
    quotes = Quote(0, 1, "B", "direct", ann), Quote(2, 3, "o", "mixed", cue=Span(4, 5, "s"))
    found = frames.in_pandas(
        [
            form.row(Document("a", "…"), Extraction("a", entities=(ann, bob), roles=(role,))),
            form.row(Document("b", "…"), problem),
            form.row(Document("c", "…"), Extraction("c", quotes=quotes)),
        ]
    )
    assert list(found["documents"]["document_id"]) == ["a", "b", "c"]
    assert list(found["entities"]["document_id"]) == ["a", "a"]
    assert list(found["entities"]["name"].fillna("")) == ["Ann Lee", ""]
    assert list(found["roles"]["text"]) == ["x"]
    assert found["problems"].to_numpy().tolist() == [["b", "b.txt", "It failed.", "Split it."]]
    said = found["quotes"]
    assert list(said["document_id"]) == ["c", "c"]
    assert list(said["speaker_name"].fillna("")) == ["Ann Lee", ""]
    assert list(said["speaker_start"].fillna(-1)) == [0, -1]
    assert list(said["cue_text"].fillna("")) == ["", "s"]


def test_without_rows_there_are_the_same_columns() -> None:
    empty, one = frames.tables([]), frames.tables([form.row(Document("a", ""), Extraction("a"))])
    assert empty.keys() == one.keys() == set(frames.TABLES)
    assert {name: table.schema for name, table in empty.items()} == {
        name: table.schema for name, table in one.items()
    }


@pytest.mark.slow
def test_a_frame_of_pandas_gives_what_extract_gives() -> None:
    given = pd.DataFrame(
        {"id": [7, 8], "text": [TEXT, "Rain."], "published": ["2022-05-04", None], "others": [{1}, {2}]}
    )
    found = dateline.extract_frame(given)
    alone = dateline.extract(TEXT, published="2022-05-04")
    assert list(found["documents"]["document_id"]) == ["7", "8"]
    assert list(found["quotes"]["text"]) == [quote.text for quote in alone.quotes]
    assert list(found["quotes"]["speaker_name"]) == [
        quote.speaker and quote.speaker.name for quote in alone.quotes
    ]
    assert list(found["dates"]["value"]) == [one.value for one in alone.dates]
    assert set(found["dates"]["document_id"]) == {"7"}
    assert found["problems"].empty


def test_a_text_that_is_none_says_so() -> None:
    with pytest.raises(dateline.DatelineError, match="has no text"):
        dateline.extract_frame(pd.DataFrame({"text": ["a", None]}))
