"""Dateline as a library: what README and the docstrings promise holds for who imports it."""

import doctest
import json
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

import dateline
from dashboard import contract
from dashboard.cli import grammar
from dashboard.export import column_types
from dashboard.store.questions import evidence, people, tables
from tests.conftest import TEXT


def test_a_text_that_is_not_english_has_its_language_and_nothing_else() -> None:
    text = (Path(__file__).parent / "cases" / "languages" / "fr.txt").read_text(encoding="utf-8")
    found = dateline.extract(text)
    assert (found.language, found.document.language, found.entities, found.quotes) == ("fr", "fr", (), ())
    (row,) = found.to_frame("documents").itertuples()
    assert row.not_english == "French"


def test_only_what_is_named_is_offered() -> None:
    offered = {name for name in vars(dateline) if not name.startswith("_")} - {
        name for name, value in vars(dateline).items() if isinstance(value, type(dateline))
    }
    own = {name for name in offered if getattr(vars(dateline)[name], "__module__", "") == "dateline"}
    assert set(dateline.__all__) >= own
    assert all(hasattr(dateline, name) for name in dateline.__all__)
    assert dateline.__all__ == sorted(dateline.__all__)


def test_the_command_line_and_the_library_offer_the_same_tables() -> None:
    assert set(grammar.TABLES) == set(tables.TABLES) == set(get_args(dateline.Table))


@pytest.mark.slow
def test_the_examples_of_its_docstrings_hold() -> None:
    done = doctest.testmod(dateline)
    assert done.attempted >= 4
    assert done.failed == 0


@pytest.mark.slow
def test_a_text_gives_records_and_tables() -> None:
    found = dateline.extract(TEXT, published=date(2022, 5, 4), title="A bridge")
    assert {quote.speaker.name for quote in found.quotes if quote.speaker} == {"Ilze Kalnina"}
    rows = found.to_frame("quotes")
    assert list(rows["speaker"]) == ["Ilze Kalnina"] * len(found.quotes)
    assert set(rows["document"]) == {"A bridge"}
    for table in ("people", "timeline", "places", "documents"):
        assert len(found.to_frame(table)), table


def test_documents_may_be_given_in_three_ways() -> None:
    row = {"id": "c", "text": TEXT, "published": "2022-05-04"}
    given: list[dateline.Document | str | dict[str, str]] = [dateline.Document("a", TEXT), TEXT, row]
    read = list(dateline.pipe(given, workers=1))
    found = [one for one in read if isinstance(one, dateline.Found)]
    assert found == read
    assert [one.document.id for one in found] == ["a", "2", "c"]
    assert len({tuple(quote.text for quote in one.quotes) for one in found}) == 1


def test_a_folder_gives_documents_and_what_cannot_be_read_keeps_its_place(tmp_path: Path) -> None:
    for name, text in (("a.txt", "It rained."), ("b.csv", "no,heading\n1,2\n"), ("c.txt", TEXT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = list(dateline.documents(tmp_path, published=date(2022, 5, 4)))
    assert [type(one).__name__ for one in given] == ["Document", "Problem", "Document"]
    # The second has a day of its own.
    days = [one.published for one in given if isinstance(one, dateline.Document)]
    assert days == [date(2022, 5, 4), date(2022, 5, 3)]
    found = list(dateline.pipe(given, workers=1))
    assert [type(one).__name__ for one in found] == ["Found", "Problem", "Found"]
    assert found[1] == given[1]
    ends = list(dateline.pipe([given[1], given[0], given[1]], workers=1))
    assert [type(one).__name__ for one in ends] == ["Problem", "Found", "Problem"]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    row = contract.row(dateline.extract(TEXT, published="2022-05-04"))
    assert all(row[kind] for kind in ("entities", "quotes", "dates", "places"))
    file = tmp_path / "found.jsonl"
    file.write_text(f"{json.dumps(row)}\n\n{json.dumps(row)}\n", encoding="utf-8")
    assert [contract.row(one) for one in dateline.read(file)] == [row, row]


def test_a_collection_gives_the_rows_of_its_downloads(sample: Path) -> None:
    with dateline.Collection.open(sample) as collection:
        name = people.find(collection, dateline.Filters())["name"][0]
        asked = dateline.Filters(people=(name,))
        assert collection.to_frame("quotes", asked).equals(evidence.find(collection, asked))
        with pytest.raises(dateline.DatelineError, match="There is no table 'quote'"):
            collection.to_frame("quote")  # type: ignore[arg-type]
        with pytest.raises(dateline.DatelineError, match="Nobody in this collection is called"):
            collection.to_frame("quotes", dateline.Filters(people=("Xqzz",)))


@pytest.mark.slow
def test_a_collection_is_asked_by_name_and_gives_the_described_types(sample: Path) -> None:
    with dateline.Collection(sample) as collection:
        name = collection.people()["name"][0]
        rows = collection.quotes(person=name, kind=["direct", "mixed"], since="2019-01-01", once=True)
        asked = dateline.Filters(
            people=(name,), kinds=("direct", "mixed"), first=date(2019, 1, 1), once=True
        )  # fmt: skip
        assert rows["quote_id"].tolist() == evidence.find(collection, asked)["quote_id"].tolist()
        assert len(rows)
        empty = collection.quotes(about="xqzz")
        for table in ("quotes", "people", "timeline", "places", "documents"):
            types = {one.name: column_types.DTYPES[one.type] for one in column_types.described()[table]}
            assert getattr(collection, table)().dtypes.astype(str).to_dict() == types
        assert empty.empty and empty.dtypes.equals(rows.dtypes)


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"speaker": "x"}, "Nothing can be asked by speaker. There are: person, place"),
        ({"kind": "loud"}, "There is no kind 'loud'. There are: direct, indirect, mixed."),
        ({"since": "May"}, "'May' is no day. Write it as 2022-04-26."),
        ({"person": "Xqzz"}, "Nobody in this collection is called “Xqzz”"),
    ],
)
def test_what_cannot_be_asked_is_told(asked: Any, said: str, sample: Path) -> None:
    with dateline.Collection(sample) as collection, pytest.raises(dateline.DatelineError, match=said):
        collection.quotes(**asked)


@pytest.mark.parametrize("day", ["26 April", "2022-13-01", 2022])
def test_what_is_no_day_is_refused(day: object) -> None:
    with pytest.raises(dateline.DatelineError, match="is no day of publication"):
        dateline.extract(TEXT, published=day)  # type: ignore[arg-type]


def test_what_is_no_form_of_ours_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "found.jsonl"
    file.write_text('{"id": "a"}\n{"quotes": []}\n', encoding="utf-8")
    with pytest.raises(dateline.DatelineError, match=r"Line 2 of .* is not in the form"):
        list(dateline.read(file))
