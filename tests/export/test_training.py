"""Names and spans as training data: spaCy's own reader and converter find what was marked."""

import io
from typing import Any

import pandas as pd
import pytest
import spacy
from spacy.tokens import DocBin
from spacy.training.converters.conll_ner_to_docs import conll_ner_to_docs

from dashboard import export
from dashboard.store.questions import marked
from tests.export.made import AWKWARD

TEXT = "“No,” said Ilze Kalniņa-Bērziņa’s aide 🧨 in New\nYork’s port.\n\nHe left  on May 3."


def span(words: str, label: str, *, text: str = TEXT) -> tuple[int, int, str]:
    start = text.index(words)
    return start, start + len(words), label


ROW = {
    "document_id": "a", "text": TEXT,
    "names": (span("Ilze Kalniņa-Bērziņa", "PERSON"), span("New\nYork", "GPE"), span("York", "GPE")),
    "quotes": (span("No,", "DIRECT"),), "dates": (span("May 3", "DATE"),),
    "places": (span("New\nYork", "CITY"),),
    "sentences": ((0, 65, ""), (TEXT.index("He left"), len(TEXT), "")),
}  # fmt: skip


def written(form: str, rows: list[dict[str, Any]]) -> bytes:
    stream = io.BytesIO()
    frame = pd.DataFrame(rows, columns=marked.COLUMNS.split(), dtype=object)
    export.write(form, [frame], stream, table="documents")
    return stream.getvalue()


def docs(rows: list[dict[str, Any]]) -> list[Any]:
    return list(DocBin().from_bytes(written("spacy", rows)).get_docs(spacy.blank("en").vocab))


@pytest.mark.slow
def test_spacy_has_the_text_with_names_spans_and_sentences() -> None:
    (doc,) = docs([ROW])
    assert doc.text == TEXT
    # York lies in New York, and a word has one label.
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Ilze Kalniņa-Bērziņa", "PERSON"), ("New\nYork", "GPE")
    ]  # fmt: skip
    found = {kind: [(one.text, one.label_) for one in doc.spans[kind]] for kind in doc.spans}
    assert found == {
        "quotes": [("No,", "DIRECT")],
        "dates": [("May 3", "DATE")],
        "places": [("New\nYork", "CITY")],
    }
    assert [sent.text for sent in doc.sents][-1] == "He left  on May 3."


def test_conll_has_a_word_a_line_and_its_label() -> None:
    (doc,) = conll_ner_to_docs(written("conll", [ROW]).decode("utf-8"), no_print=True)  # type: ignore[no-untyped-call]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Ilze Kalniņa - Bērziņa", "PERSON"), ("New York", "GPE")
    ]  # fmt: skip
    assert [token.text for token in doc if not token.text.isspace()][-6:] == [
        "He",
        "left",
        "on",
        "May",
        "3",
        ".",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("text", [*AWKWARD, "", " ", "\n\n", "a\u00a0b", "x" * 5_000])
def test_any_text_comes_back(text: str) -> None:
    names = ((0, len(text), "ORG"),) if text.strip() == text and text else ()
    row = {
        "document_id": "a",
        "text": text,
        "names": names,
        "quotes": (),
        "dates": (),
        "places": (),
        "sentences": (),
    }
    (doc,) = docs([row])
    assert doc.text == text
    assert [ent.text for ent in doc.ents] == ([text] if names else [])
    lines = written("conll", [row]).decode("utf-8").split("\n")
    assert all(len(line.split()) in (0, 4) for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["conll", "spacy"])
def test_documents_come_in_order_and_the_same_rows_give_the_same_bytes(form: str) -> None:
    rows = [ROW, {**ROW, "text": TEXT.replace("“No,”", "“So,”")}]
    assert written(form, rows) == written(form, rows)
    if form == "spacy":
        assert [doc.text[1:3] for doc in docs(rows)] == ["No", "So"]
    else:
        assert written(form, rows).count(b"-DOCSTART-") == 2


@pytest.mark.parametrize("form", ["conll", "spacy"])
def test_without_documents_the_file_is_whole(form: str) -> None:
    content = written(form, [])
    assert content == b"" if form == "conll" else docs([]) == []
