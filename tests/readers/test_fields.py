"""Columns and fields: the names understood, in any case, and values of any kind."""

from collections.abc import Mapping

import pytest

from dashboard.readers import fields
from dashboard.records import Document, Problem

NAMES = {
    "text": fields.FIELDS["text"],
    "title": fields.FIELDS["title"],
    "source": fields.FIELDS["source"],
    "author": fields.FIELDS["author"],
    "url": fields.FIELDS["url"],
}


def read(record: Mapping[str, object]) -> Document:
    (document,) = (
        item for item in fields.read(record, number=1, columns=fields.Columns()) if isinstance(item, Document)
    )
    return document


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, names in NAMES.items() for name in names]
)
def test_each_name_is_understood(field: str, name: str) -> None:
    assert getattr(read({"text": "x"} | {name: "value"}), field) in ("value", "x")
    assert (
        getattr(
            read({name.upper(): "value"} if field == "text" else {"text": "x", name.upper(): "value"}), field
        )
        == "value"
    )


@pytest.mark.parametrize(
    "name", ["published", "Published_At", "pub-date", "PubDate", "date", "Date Published", "publication date"]
)
def test_each_name_of_the_date_is_understood(name: str) -> None:
    document = read({"text": "x", name: "2022-04-26"})
    assert (str(document.published), document.published_from) == ("2022-04-26", "field")


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("Ana Bell", "Ana Bell"),
        (["Ana Bell", "Tom Reyes"], "Ana Bell, Tom Reyes"),
        ([{"name": "Ana Bell"}, None, ""], "Ana Bell"),
        ({"name": "Ana Bell", "id": 3}, "Ana Bell"),
        ({"id": 3}, ""),
        ("  Ana \n Bell ", "Ana Bell"),
        (None, ""),
        (True, ""),
        # a number in a database, not a name
        (7, ""),
        ("7", ""),
        ([7, 12], ""),
        ("Agent 7", "Agent 7"),
    ],
)
def test_values_become_words(value: object, author: str) -> None:
    assert read({"text": "x", "author": value}).author == author


def test_the_first_name_that_holds_something_wins() -> None:
    assert read({"text": " ", "body": "x", "content": "y"}).text == "x"


def test_the_text_is_kept_as_given() -> None:
    assert read({"text": " \tThe dam\r\n\0holds. "}).text == " \tThe dam\r\n\0holds. "


def test_a_list_of_paragraphs_is_a_text() -> None:
    assert read({"body": ["One.", None, "Two."]}).text == "One.\n\nTwo."


def test_a_record_without_text_names_its_columns() -> None:
    (problem,) = fields.read({"name": "A", "score": 3}, number=4, columns=fields.Columns())
    assert isinstance(problem, Problem)
    assert problem.path == "#4"
    assert "name, score" in problem.cure


def test_a_date_of_two_readings_is_told_and_the_record_is_kept() -> None:
    problem, document = fields.read({"text": "x", "date": "03/05/2022"}, number=1, columns=fields.Columns())
    assert isinstance(problem, Problem)
    assert "03/05/2022" in problem.what
    assert isinstance(document, Document)
    assert (document.published, document.published_from) == (None, "unknown")


def test_a_long_title_is_cut() -> None:
    assert len(read({"text": "x", "title": "y" * 10_000}).title) == fields.LONGEST_FIELD
