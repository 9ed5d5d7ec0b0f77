"""A collection by a stranger: it may hold rows, but do nothing; what can't be answered is said."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, people, places, quotes, timeline
from dashboard.store.schema import forged, strange_values
from tests.store import made

ANY = Filters()
FORMS = [
    ("CREATE TRIGGER t AFTER INSERT ON documents BEGIN DELETE FROM decisions; END", "the trigger"),
    ("CREATE TRIGGER t AFTER UPDATE ON changes BEGIN UPDATE changes SET number = 0; END", "the trigger"),
    ("ALTER TABLE quotes RENAME TO q; CREATE VIEW quotes AS SELECT * FROM q", "no table 'quotes'"),
    ("DROP TABLE decisions; CREATE VIEW decisions AS SELECT 1 AS id", "no table 'decisions'"),
    ("DROP TABLE changes; CREATE VIRTUAL TABLE changes USING fts5(number)", "no table 'changes'"),
    ("DROP TABLE imports", "no table 'imports'"),
    ("DROP TABLE quotes_search; CREATE TABLE quotes_search (quote)", "no index for searching"),
    ("ALTER TABLE documents ADD COLUMN x AS (upper(title))", "reckoned"),
]
# What a person may well have made, to ask by other programs.
OWN = [
    "CREATE TABLE notes (text)",
    "CREATE VIEW mine AS SELECT quote FROM quotes",
    "CREATE INDEX mine ON quotes (confidence)",
]
VALUES = ["-1", "'x'", "x'00ff'", "9223372036854775807", "1e999", "20221399"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made.collection(tmp_path / "made.sqlite")


def change(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize("statements, says", FORMS)
def test_a_forged_form_is_refused(path: Path, statements: str, says: str, readonly: bool) -> None:
    change(path, statements)
    before = path.read_bytes()
    with pytest.raises(CollectionError, match=says):
        Collection.open(path, readonly=readonly)
    assert path.read_bytes() == before


@pytest.mark.parametrize("statement", OWN)
def test_what_stands_beside_our_tables_is_left_in_peace(path: Path, statement: str) -> None:
    change(path, statement)
    with Collection.open(path, readonly=False) as collection:
        collection.remove("talks")
        assert documents.count(collection, ANY) == len(made.articles()) - 1


@pytest.mark.parametrize("value", VALUES)
def test_a_day_that_is_none_is_said(path: Path, value: str) -> None:
    change(path, f"UPDATE documents SET day = {value}; UPDATE dates SET first_day = {value}")
    with Collection.open(path) as collection:
        for table in (documents, timeline):
            with pytest.raises(CollectionError, match=r"(a day that is none|no Dateline wrote)"):
                table.find(collection, ANY)


@pytest.mark.parametrize(
    "change_of, says",
    [
        ("quotes SET sentence_start = 'x'", "quotes.sentence_start: 'x'"),
        ("quotes SET sentence_end = x'00ff'", "quotes.sentence_end: b"),
        ("quotes SET quote = x'00ff'", "quote: b"),
        ("places SET geonameid = 'x'", "geonameid: 'x'"),
        ("places SET geonameid = 1e999", "geonameid: inf"),
        ("places SET lat = -1e999", "lat: -inf"),
        ("forms SET text = x'00ff'", "forms.text: b"),
        ("roles SET role = x'00ff'", "roles.role: b"),
        ("documents SET title = CAST(x'eda080' AS TEXT)", "Could not decode"),
    ],
)
def test_a_value_that_no_dateline_wrote_is_said(path: Path, change_of: str, says: str) -> None:
    change(path, f"UPDATE OR IGNORE {change_of}")
    with pytest.raises(CollectionError, match=re.escape(says)), Collection.open(path) as collection:
        for table in (quotes, people, places):
            table.find(collection, ANY)
        documents.find(collection, ANY)


def test_a_fault_of_ours_is_not_blamed_on_the_collection(path: Path) -> None:
    with pytest.raises(TypeError, match="ours"), Collection.open(path):
        raise TypeError("ours")


@pytest.mark.slow
def test_a_collection_of_ours_holds_nothing_strange(path: Path) -> None:
    with Collection.open(path) as collection:
        assert strange_values.find(collection.connection) is None


def test_a_collection_is_not_trusted(path: Path) -> None:
    with Collection.open(path) as collection:
        assert collection.rows("PRAGMA trusted_schema") == [(0,)]
        assert collection.rows("PRAGMA cell_size_check") == [(1,)]
        assert quotes.count(collection, ANY) > 0


def test_every_table_of_ours_is_known(path: Path) -> None:
    with Collection.open(path) as collection:
        rows = collection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    searched = {name for name, sql in rows if sql.startswith("CREATE VIRTUAL")}
    own = (*(f"{name}_" for name in searched), "sqlite_")
    assert searched == {*forged.SEARCHED}
    assert {name for name, _ in rows if not name.startswith(own)} - searched == {*forged.TABLES}
