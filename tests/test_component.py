"""The spaCy pipeline of `dateline.load()` behaves as one of spaCy's own does."""

import pickle
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import dateline

TEXT = (
    "RIGA, May 4 (Reuters) - “The dam holds,” Mayor Ana Ruiz said in Kyiv on Tuesday. "
    "She left, saying it would last.\n\n"
)
QUOTES = [("The dam holds", "direct", "Ana Ruiz"), ("it would last", "indirect", "Ana Ruiz")]
DATES = [("May 4", "DATE", "2022-05-04"), ("Tuesday", "DATE", "2022-05-03")]
PLACES = [("RIGA", "GPE", "LV"), ("Kyiv", "GPE", "UA")]
GIVEN = (TEXT, {"published": "2022-05-04", "source": "Reuters"})


@pytest.fixture(scope="module")
def nlp() -> Language:
    return dateline.load()


def said(doc: Doc) -> list[tuple[Any, ...]]:
    return [(one.text, one.label_, one._.speaker) for one in doc.spans["quotes"]]


def all_of(doc: Doc) -> tuple[list[tuple[Any, ...]], ...]:
    return (
        said(doc),
        [(one.text, one.label_, one._.date["value"]) for one in doc.spans["dates"]],
        [(one.text, one.label_, one._.place["country"]) for one in doc.spans["places"]],
    )


@pytest.mark.slow
def test_it_finds_what_extract_finds(nlp: Language) -> None:
    ((doc, context),) = nlp.pipe([GIVEN], as_tuples=True)
    assert all_of(doc) == (QUOTES, DATES, PLACES)
    assert context is GIVEN[1]
    found = dateline.extract(TEXT, published="2022-05-04")
    assert [one.text for one in doc._.found.quotes] == [one.text for one in found.quotes]
    assert doc._.found.dates[1].first == date(2022, 5, 3)
    assert doc.spans["quotes"][0]._.quote["kind"] == "direct"
    assert doc.spans["quotes"][0]._.date is None


@pytest.mark.parametrize("day", ["2022-05-04", date(2022, 5, 4), datetime(2022, 5, 4, 23, 30)])
def test_the_day_of_publication_stands_on_the_document(nlp: Language, day: object) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = day
    assert all_of(nlp(doc))[1] == DATES


def test_without_a_day_nothing_is_guessed(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [one._.date["value"] for one in doc.spans["dates"]] == ["XXXX-05-04", "XXXX-WXX-2"]


def test_what_is_no_day_is_refused(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "26 April"
    with pytest.raises(dateline.DatelineError, match="'26 April' is no day of publication"):
        nlp(doc)


@pytest.mark.slow
def test_it_is_written_and_read_back(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    read = spacy.load(tmp_path)
    assert read.pipe_names == nlp.pipe_names == ["dateline_reader", "dateline_rules"]
    assert said(read(TEXT)) == QUOTES
    made = spacy.util.get_lang_class("en").from_config(nlp.config)
    assert said(made.from_bytes(nlp.to_bytes())(TEXT)) == QUOTES


@pytest.mark.slow
def test_it_can_be_pickled(nlp: Language) -> None:
    assert said(pickle.loads(pickle.dumps(nlp))(TEXT)) == QUOTES


@pytest.mark.slow
def test_processes_share_the_work(nlp: Language) -> None:
    docs = [doc for doc, _ in nlp.pipe([GIVEN] * 4, as_tuples=True, n_process=2, batch_size=2)]
    assert [all_of(doc) for doc in docs] == [(QUOTES, DATES, PLACES)] * 4


def test_documents_keep_what_was_found_when_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert all_of(back) == all_of(doc)
    assert back._.found == doc._.found


@pytest.mark.slow
def test_it_says_what_it_sets_and_needs(nlp: Language) -> None:
    told = nlp.analyze_pipes()
    assert told is not None
    assert told["problems"] == {"dateline_reader": [], "dateline_rules": []}
    assert "doc.ents" in told["summary"]["dateline_reader"]["assigns"]
    assert "doc._.attributions" in told["summary"]["dateline_rules"]["requires"]
    alone = spacy.blank("en")
    alone.add_pipe("dateline_rules")
    told = alone.analyze_pipes()
    assert told is not None
    assert "doc._.attributions" in told["problems"]["dateline_rules"]


@pytest.mark.slow
def test_entities_that_were_there_stay() -> None:
    nlp = dateline.load()
    ruler: Any = nlp.add_pipe("entity_ruler", before="dateline_reader")
    ruler.add_patterns([{"label": "DAM", "pattern": "dam"}, {"label": "WHO", "pattern": "Ana"}])
    found = [(one.text, one.label_) for one in nlp(TEXT).ents]
    assert {("dam", "DAM"), ("Ana", "WHO"), ("Kyiv", "GPE")} <= set(found)
    assert not any("Ruiz" in text for text, _ in found)


@pytest.mark.slow
def test_it_reads_behind_the_tokenizer_of_another_pipeline(nlp: Language) -> None:
    other = spacy.blank("en")
    for name in nlp.pipe_names:
        other.add_pipe(name, source=nlp)
    doc = other("“I can’t say,” Ana Ruiz, 52, told U.S.-based reporters in Riga. She left.")
    assert [one.text for one in doc.ents][:1] == ["Ana Ruiz"]
    assert said(doc) == [("I can’t say", "direct", "Ana Ruiz")]
    assert [one.text for one in doc.sents][-1] == "She left."


@pytest.mark.slow
def test_a_reader_without_weights_says_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_reader")
    with pytest.raises(dateline.DatelineError, match=r"Load the pipeline with dateline\.load\(\)"):
        nlp(TEXT)


def test_nothing_comes_of_nothing(nlp: Language) -> None:
    for text in ("", " \n\n "):
        assert all_of(nlp(text)) == ([], [], [])
