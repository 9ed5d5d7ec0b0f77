"""Collections that older Datelines made are brought to today's form, whole, with the old one kept."""

import gzip
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.preprocess import add
from dashboard.records import Decision
from dashboard.store import connections
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, people, places, quotes, timeline
from dashboard.store.schema import forms, respelling
from tests.store import spelt_otherwise
from tests.store.state import check, check_keys, state
from tests.tiers import first

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[2] / "cases" / "collections"
OLDER = sorted(CASES.glob("form-*.sqlite.gz"))
WITH_ANSWERS = 6  # the first form that keeps them
TABLES = {"quotes": quotes, "people": people, "timeline": timeline, "places": places, "documents": documents}
ROWS = ["quote_id", "date_id"]  # numbers of rows, which say in which order they were written
DECISIONS = ["rename", "merge", "hide", "respeak"]


@pytest.fixture(params=OLDER, ids=lambda path: path.name)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return unpacked(request.param.name, tmp_path / "news.sqlite")


def schema(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def form(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def unpacked(name: str, path: Path) -> Path:
    path.write_bytes(gzip.decompress((CASES / name).read_bytes()))
    return path


def exported(collection: Collection, *, but: Sequence[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Return the five tables without the numbers of their rows and some other columns."""
    found: dict[str, pd.DataFrame] = {name: one.find(collection, Filters()) for name, one in TABLES.items()}
    return {
        name: sorted(
            rows.drop(columns=[*ROWS, *but], errors="ignore").itertuples(index=False, name=None), key=repr
        )
        for name, rows in found.items()
    }


def test_there_is_a_collection_of_every_form_before_this_one() -> None:
    assert [path.name for path in OLDER] == [
        f"form-{number}.sqlite.gz" for number in range(1, forms.SCHEMA_VERSION)
    ]


@pytest.mark.parametrize("readonly", [True, False])
def test_an_older_collection_becomes_as_a_new_one_and_is_kept_as_it_was(
    older: Path, readonly: bool, tmp_path: Path
) -> None:
    number, before = form(older), everything(older)
    with Collection.open(older, readonly=readonly) as collection:
        assert [one.act for one in collection.decisions()] == DECISIONS
        assert documents.count(collection, Filters()) == 4
        assert quotes.find(collection, Filters(people=("Ilze Kalniņa",)))["saying"].tolist() == ["said"]
        assert {one[0].partition(" (")[2] for one in collection.rows("SELECT version FROM documents")} == {
            f"form {number})" if number <= forms.LACKING else ""
        }
        check_keys(collection)
        kept = collection.backup
    assert kept == older.with_name(f"news.sqlite.form-{number}.bak")
    assert everything(kept) == before
    Collection.create(tmp_path / "new.sqlite").close()
    assert form(older) == forms.SCHEMA_VERSION
    assert schema(older) == schema(tmp_path / "new.sqlite")
    with Collection.open(older, readonly=False) as collection:
        assert collection.backup is None
        check(collection)


def test_what_lies_in_a_wal_is_kept_and_an_earlier_backup_is_never_overwritten(older: Path) -> None:
    number = form(older)
    earlier = older.with_name(f"news.sqlite.form-{number}.bak")
    earlier.write_text("mine")
    with closing(sqlite3.connect(older)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO decisions VALUES (NULL, 'now', 'hide', 'ORG:In the wal', '', '', 0)")
        other.commit()
        with Collection.open(older) as collection:
            assert collection.backup == older.with_name(f"news.sqlite.form-{number}.2.bak")
            assert collection.decisions()[-1].target == "ORG:In the wal"
            assert Collection.decisions_of(collection.backup) == collection.decisions()
    assert earlier.read_text() == "mine"


def test_an_upgrade_that_breaks_off_leaves_the_old_one_whole(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(older)
    statements = list(forms._statements())
    for last in range(0, len(statements), 7):
        monkeypatch.setattr(forms, "_statements", lambda last=last: [*statements[:last], "CREATE nonsense"])
        with pytest.raises(CollectionError, match="can't be used"):
            Collection.open(older, readonly=False)
        assert everything(older) == before
        assert [path.name for path in older.parent.iterdir() if path.suffix in {".bak", ".part"}] == []


def test_no_room_for_the_backup_is_said_and_nothing_is_changed(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(older)
    plain = connections.connect

    def narrow(file: Path, mode: connections.Mode, *, path: Path | None = None) -> connections.Connection:
        connection = plain(file, mode, path=path)
        if file.suffix == ".part":
            connection.execute("PRAGMA max_page_count = 9")
        return connection

    monkeypatch.setattr(connections, "connect", narrow)
    with pytest.raises(CollectionError, match=r"no room left for .*news\.sqlite"):
        Collection.open(older, readonly=False)
    assert everything(older) == before
    assert [path.name for path in older.parent.iterdir() if path.suffix in {".bak", ".part"}] == []
    with Collection.open(older) as collection:  # a reader takes an upgraded copy
        assert documents.count(collection, Filters()) == 4
    assert everything(older) == before


def test_corrections_are_read_without_any_upgrade(older: Path) -> None:
    before = older.read_bytes()
    found = Collection.decisions_of(older)
    assert [one.act for one in found] == DECISIONS
    assert found[1].undone
    assert older.read_bytes() == before


def test_a_newer_form_still_gives_its_corrections_if_it_keeps_them_so(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite"
    with Collection.create(path) as collection:
        collection.take_over([Decision(0, "2026-01-01T00:00:00+00:00", "hide", "ORG:Ford", "")])
        wanted = collection.decisions()
    with closing(sqlite3.connect(path)) as other:
        other.executescript("PRAGMA user_version = 99; ALTER TABLE decisions ADD COLUMN who")
    assert Collection.decisions_of(path) == wanted
    with closing(sqlite3.connect(path)) as other:
        other.executescript("ALTER TABLE decisions RENAME COLUMN target TO aim")
    with pytest.raises(CollectionError, match=r"keeps its corrections in a way .* Update Dateline"):
        Collection.decisions_of(path)


def test_names_of_an_older_collection_are_those_of_a_fresh_one(tmp_path: Path) -> None:
    older = unpacked("spelt-otherwise.sqlite.gz", tmp_path / "older.sqlite")
    fresh_file = tmp_path / "fresh.sqlite"
    spelt_otherwise.make(fresh_file)
    with Collection.open(older, readonly=False) as collection, Collection.open(fresh_file) as fresh:
        check(collection)
        assert collection.decisions() == fresh.decisions()
        assert state(collection) == state(fresh)
        assert exported(collection, but=["version"]) == exported(fresh, but=["version"])
        shown = set(people.find(collection, Filters())["name"])
    assert shown == {"Jane Kruger", "Jane Kruger (spaces)", "Conor Patrick O’Neill", "Łukasz Søren",
                            "Ban Ki-moon"}  # fmt: skip


def test_corrections_of_a_mended_collection_can_be_undone_and_are_known_when_imported(tmp_path: Path) -> None:
    older = unpacked("spelt-otherwise.sqlite.gz", tmp_path / "older.sqlite")
    spelt_otherwise.make(tmp_path / "fresh.sqlite")
    offered = Collection.decisions_of(older)
    with Collection.open(older, readonly=False) as collection:
        assert collection.take_over(offered) == 0
        with Collection.open(tmp_path / "fresh.sqlite", readonly=False) as fresh:
            for one in (collection, fresh):
                for decision in one.decisions():
                    if not decision.undone:
                        one.undo(decision.id)
            check(collection)
            assert state(collection) == state(fresh)


def test_documents_of_a_mended_collection_can_be_removed(tmp_path: Path) -> None:
    older = unpacked("spelt-otherwise.sqlite.gz", tmp_path / "older.sqlite")
    with Collection.open(older, readonly=False) as collection:
        for key in spelt_otherwise.SPELT:
            collection.remove(key)
            check(collection)
        assert not any(state(collection).values())


def test_to_respell_what_is_spelt_as_today_changes_nothing(tmp_path: Path) -> None:
    older = unpacked("spelt-otherwise.sqlite.gz", tmp_path / "older.sqlite")
    with Collection.open(older, readonly=False) as collection:
        before = state(collection), collection.decisions()
        with collection._writing() as connection:
            respelling.respell(connection)
        assert (state(collection), collection.decisions()) == before
        check(collection)


def test_a_strange_value_in_an_older_collection_is_said_and_nothing_is_changed(older: Path) -> None:
    with closing(sqlite3.connect(older)) as other:
        other.execute("UPDATE names SET name = x'00ff' WHERE id = 1")
        other.commit()
    before = everything(older)
    with pytest.raises(CollectionError, match=r"holds a value that no Dateline wrote \(names\.name"):
        Collection.open(older, readonly=False)
    assert everything(older) == before
    assert [path.name for path in older.parent.iterdir() if path.suffix in {".bak", ".new"}] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "older", first(2, [OLDER[0], *OLDER[:0:-1]]), ids=lambda path: path.name, indirect=True
)
def test_with_the_same_documents_again_an_older_collection_equals_a_fresh_one(
    older: Path, tmp_path: Path
) -> None:
    # What lacks nothing is not read again and keeps the path that it was read from. What the network answered
    # is kept too: how sure it was, which reasons tell as well, differs a little on another machine.
    but = ["path"] if form(older) > forms.LACKING else []
    but += ["confidence", "because"] if form(older) >= WITH_ANSWERS else []
    with (
        Collection.open(older, readonly=False) as collection,
        Collection.create(tmp_path / "fresh.sqlite") as fresh,
    ):
        add([CASES / "articles.jsonl"], collection)
        check(collection)
        add([CASES / "articles.jsonl"], fresh)
        fresh.take_over(collection.decisions())
        assert exported(collection, but=but) == exported(fresh, but=but)
