"""The column `words`: what a speaker said of an interrupted quotation."""

from dashboard.filters import Filters
from dashboard.preprocess import extract_document
from dashboard.records import Document
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, quotes

TEXT = (
    "Ilze Kalnina is the mayor of Riga.\n\n"
    "“We will rebuild,” Kalnina said, “all of the old bridge.” She said it would open in May."
)


def test_the_words_of_a_speaker_are_without_those_of_the_reporter(collection: Collection) -> None:
    collection.add(Document("d", TEXT), extract_document(Document("d", TEXT)))
    rows = quotes.find(collection, Filters())
    assert rows["words"].tolist() == ["We will rebuild … all of the old bridge.", "it would open in May"]
    assert rows["quote"][0] == "We will rebuild,” Kalnina said, “all of the old bridge."


def test_a_quote_comes_back_with_its_pieces(collection: Collection) -> None:
    found = extract_document(Document("d", TEXT))
    collection.add(Document("d", TEXT), found)
    view = documents.one(collection, "d")
    assert view is not None
    assert [one.pieces for one in view.quotes.values()] == [one.pieces for one in found.quotes]
    assert [len(one.pieces) for one in view.quotes.values()] == [2, 0]


def test_pieces_that_nobody_wrote_are_left_out(collection: Collection) -> None:
    collection.add(Document("d", TEXT), extract_document(Document("d", TEXT)))
    collection.connection.execute("UPDATE quotes SET pieces = '9-3 x 900-1000'")
    assert quotes.find(collection, Filters())["words"][0].startswith("We will rebuild,”")
