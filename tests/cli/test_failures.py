"""Whatever is wrong with a collection, each command says it in one line and leaves all as it was."""

import contextlib
import ctypes
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dashboard.store import connections
from dashboard.store.collection import Collection
from tests.conftest import TEXT, Answer
from tests.store import made
from tests.store.state import check, state

pytestmark = pytest.mark.slow

Run = Callable[..., Answer]
CLI = {
    "add": ("add", "more.txt", "--collection", "c.sqlite"),
    "remove": ("remove", "c.sqlite", "talks"),
    "import": ("decisions", "c.sqlite", "import", "list.jsonl"),
    "undo": ("decisions", "c.sqlite", "undo", "1"),
    "open": ("open", "c.sqlite", "--port", "0"),
    "export": ("export", "c.sqlite", "quotes"),
    "decisions": ("decisions", "c.sqlite", "export"),
}
WRITERS = ("add", "remove", "import", "undo")
NO_FILE = "c.sqlite can't be opened (unable to open database file). Check that you may"
READ_ONLY = "c.sqlite can't be written: the file or its folder is read-only. Make both writable"
READERS = ("open", "export", "decisions")
SMALL = (*READERS, "remove", "import", "undo")
DECISION = (
    '{"when": "2026-01-01T00:00:00+00:00", "act": "rename", "target": "PERSON:Ban Ki-moon", '
    '"value": "PERSON:Ban"}\n'
)
HEADER = ctypes.c_uint32 * 2
SETS = ctypes.c_uint32 * 6
RIGHTS = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root's right to pass over modes


@contextlib.contextmanager
def like_anybody() -> Iterator[None]:
    """Let the modes of files hold for root, too, who runs the tests in CI."""
    if sys.platform != "linux" or os.geteuid():
        yield
        return
    libc, header, sets = ctypes.CDLL(None, use_errno=True), HEADER(0x20080522, 0), SETS()
    assert libc.capget(header, sets) == 0
    before = sets[0]
    sets[0] &= ~RIGHTS
    assert libc.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0] = before
        assert libc.capset(header, sets) == 0


def nothing(_: Path) -> None:
    pass


def left_by_a_crash(path: Path) -> None:
    """Leave the last change of a collection in its -wal, as a program that is killed does."""
    with Collection.open(path, readonly=False) as writing:
        writing.connection.execute("PRAGMA wal_autocheckpoint = 0")
        writing.decide("rename", "Putin", "Putin in the wal")
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{path}{ending}.kept")
    for ending in ("", "-wal"):
        Path(f"{path}{ending}.kept").replace(f"{path}{ending}")
    path.with_name("c.sqlite-shm").unlink(missing_ok=True)


@dataclass(frozen=True)
class Failure:
    """Something that is wrong with c.sqlite, what is said of it, and which commands work all the same."""

    says: str
    works: tuple[str, ...] = ()
    to_writers: str = ""
    is_collection: bool = True
    before: Callable[[Path], None] = nothing


Wrong = contextlib.AbstractContextManager[object]
TABLE: dict[str, tuple[Callable[[Path], Wrong], Failure]] = {}


def failure(says: str, **known: Any) -> Callable[[Callable[[Path], Iterator[None]]], Callable[[Path], Wrong]]:
    """Put a failure into the table."""

    def note(make: Callable[[Path], Iterator[None]]) -> Callable[[Path], Wrong]:
        managed = contextlib.contextmanager(make)
        TABLE[make.__name__] = (managed, Failure(says, **known))
        return managed

    return note


@failure("is a folder, not a collection. Give a file", is_collection=False)
def folder(path: Path) -> Iterator[None]:
    path.unlink()
    path.mkdir()
    yield


@failure("is an empty file, not a collection. Take another name", is_collection=False)
def empty_file(path: Path) -> Iterator[None]:
    path.write_bytes(b"")
    yield


@failure("is not a Dateline collection. Give a file that", is_collection=False)
def text(path: Path) -> Iterator[None]:
    path.write_text("Rain falls.\n" * 500)
    yield


@failure("is not a Dateline collection. Give a file that", is_collection=False)
def few_letters(path: Path) -> Iterator[None]:
    path.write_text("SQLite format 3\0")
    yield


@failure("is no file on a disk", is_collection=False)
def pipe(path: Path) -> Iterator[None]:
    path.unlink()
    os.mkfifo(path)
    yield


@failure("is not a Dateline collection. Give a file that", is_collection=False)
def foreign_database(path: Path) -> Iterator[None]:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.executescript("CREATE TABLE decisions (id, moment, act, target, value, undone)")
    yield


@failure("is not a Dateline collection. Give a file that", is_collection=False)
def foreign_database_in_use(path: Path) -> Iterator[None]:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        yield


@failure("made by a newer Dateline; this one reads forms up to", works=("decisions",))
def newer_form(path: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path)) as other:
        (form,) = other.execute("PRAGMA user_version").fetchone()
        other.execute("PRAGMA user_version = 99")
    yield
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {form}")


@failure("is damaged (database disk image is malformed). Take it from a backup")
def cut_in_the_middle(path: Path) -> Iterator[None]:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    yield
    path.write_bytes(whole)


@failure("is damaged (database disk image is malformed). Take it from a backup")
def garbage_in_every_page(path: Path) -> Iterator[None]:
    whole = path.read_bytes()
    spoiled = bytearray(whole)
    for page in range(4096, len(whole), 4096):
        spoiled[page : page + 300] = b"\xa5" * 300
    path.write_bytes(spoiled)
    yield
    path.write_bytes(whole)


@failure("can't be written: the file or its folder is read-only. Make both writable", works=READERS)
def read_only_file(path: Path) -> Iterator[None]:
    path.chmod(0o444)
    with like_anybody():
        yield
    path.chmod(0o644)


@failure(READ_ONLY, works=READERS)
def read_only_folder(path: Path) -> Iterator[None]:
    with read_only(path.parent):
        yield


@failure(NO_FILE, works=READERS, before=left_by_a_crash)
def read_only_folder_with_a_wal(path: Path) -> Iterator[None]:
    with read_only(path.parent):
        yield


@failure(
    "c.sqlite can be read only through a private copy, which could not be made (No such file or directory)",
    to_writers=NO_FILE,
    before=left_by_a_crash,
)
def read_only_folder_with_a_wal_and_no_room_for_a_copy(path: Path) -> Iterator[None]:
    nowhere = path.parent / "nowhere"
    before, tempfile.tempdir = tempfile.tempdir, str(nowhere)
    with read_only(path.parent):
        yield
    tempfile.tempdir = before


@failure("c.sqlite can't be opened (unable to open database file). Check that you may")
def no_rights(path: Path) -> Iterator[None]:
    path.chmod(0)
    with like_anybody():
        yield
    path.chmod(0o644)


@failure("is in use by another program (database is locked). Try again when that is done", works=READERS)
def another_writes(path: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@failure("is in use by another program (database is locked). Try again when that is done")
def another_has_it_alone(path: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE changes SET number = number + 1")
        yield
        other.execute("ROLLBACK")


@failure("The disk failed on c.sqlite (disk I/O error): the last change was not kept.", works=READERS)
def no_file_may_grow(path: Path) -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@failure("There is no room left for c.sqlite (database or disk is full): the last change", works=SMALL)
def full_disk(path: Path) -> Iterator[None]:
    # No page more than there are; what is small finds its place in those.
    plain = connections.connect

    def narrow(file: Path, mode: connections.Mode, *, path: Path | None = None) -> connections.Connection:
        connection = plain(file, mode, path=path)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    connections.connect = narrow
    yield
    connections.connect = plain


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        with like_anybody():
            yield
    finally:
        folder.chmod(0o755)


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() if path.is_file() else b""
        for path in folder.iterdir()
        if path.name.startswith("c.sqlite") or ".dateline" in path.name
    }


def whole(path: Path) -> object:
    """Return all that a collection holds, read from a copy."""
    copy = path.parent.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for ending in ("", "-wal"):
        if path.with_name(path.name + ending).exists():
            shutil.copy(f"{path}{ending}", copy)
    with Collection.open(copy / path.name, readonly=False) as collection:
        check(collection)
        return state(collection), collection.decisions()


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with a correction; not to be changed."""
    path = made.collection(tmp_path_factory.mktemp("corrected") / "c.sqlite")
    with Collection.open(path, readonly=False) as collection:
        collection.decide("rename", "Vladimir Putin", "Putin")
    return path


@pytest.fixture
def news(corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection with a correction, in a folder of its own with what the commands read."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "more.txt").write_text(TEXT * 20, encoding="utf-8")
    (folder / "list.jsonl").write_text(DECISION, encoding="utf-8")
    path = folder / "c.sqlite"
    shutil.copy(corrected, path)
    monkeypatch.setattr(connections, "PATIENCE", 0.2)
    monkeypatch.setattr("dashboard.cli.serving._serve", lambda *_: 0)
    return path


@pytest.mark.parametrize("command", CLI)
@pytest.mark.parametrize("wrong", TABLE)
def test_a_failure_is_said_in_one_line_and_changes_nothing(
    wrong: str, command: str, run_cli: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news.parent)
    make, expected = TABLE[wrong]
    expected.before(news)
    held = whole(news)
    with make(news):
        before = {} if expected.is_collection else content(news.parent)
        answer = run_cli(*CLI[command])
        assert expected.is_collection or content(news.parent) == before
    if expected.is_collection and (command in READERS or command not in expected.works):
        assert whole(news) == held
    if command in expected.works:
        assert (answer.status, answer.err) == (0, "")
        assert command != "export" or expected.before == nothing or b"Putin in the wal" in answer.bytes
        return
    if (wrong, command) == ("folder", "open"):  # a folder of collections is opened
        assert answer.status == 2 and "There is no collection in the folder c.sqlite. To make" in answer.err
        return
    assert answer.status == 1, answer
    assert answer.bytes == b""
    lines = answer.err.replace("\r", "\n").split("\n")
    said = [line for line in lines if line and "documents [" not in line and "documents/s]" not in line]
    assert len(said) == 1 and said[0].startswith("dateline: ") and said[0].endswith(".")
    assert ((command in WRITERS and expected.to_writers) or expected.says) in said[0]
    assert "c.sqlite" in said[0]
    assert ("documents [" in answer.err) == (wrong == "full_disk"), "said before any work, where it can be"
