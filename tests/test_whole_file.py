"""A file that a user asks for is written whole or not at all, and never over what is not to be lost."""

import errno
import io
import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from dashboard import whole_file
from dashboard.errors import WriteError


def write(path: Path, content: bytes = b"new\n", **options: Any) -> None:
    with whole_file.writing(path, **options) as stream:
        stream.write(content)


def is_old(file: BinaryIO) -> bool:
    return file.readline() == b"old\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_there_whole(tmp_path: Path) -> None:
    write(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"new\n"
    assert names(tmp_path) == ["a.csv"]


def test_until_it_is_whole_the_old_one_stays(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old\n")
    with whole_file.writing(tmp_path / "a.csv", is_earlier=is_old) as stream:
        stream.write(b"half")
        stream.flush()
        assert (tmp_path / "a.csv").read_bytes() == b"old\n"
    assert (tmp_path / "a.csv").read_bytes() == b"half"


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), ValueError("x"), OSError(errno.ENOSPC, "No space left")]
)
@pytest.mark.parametrize("old", [b"old\n", None])
def test_what_breaks_off_leaves_the_old_file_and_nothing_else(
    error: BaseException, old: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    if old is not None:
        path.write_bytes(old)
    before = names(tmp_path)
    with (
        pytest.raises((KeyboardInterrupt, ValueError, WriteError)),
        whole_file.writing(path, is_earlier=is_old) as stream,
    ):
        stream.write(b"half" * 10_000)
        raise error
    assert names(tmp_path) == before
    assert old is None or path.read_bytes() == old


def test_a_full_disk_is_told_with_its_cure(tmp_path: Path) -> None:
    with (
        pytest.raises(WriteError, match=r"a\.csv can't be written: No space left.*Free some space"),
        whole_file.writing(tmp_path / "a.csv"),
    ):
        raise OSError(errno.ENOSPC, "No space left")


@pytest.mark.parametrize("there", [b"mine", b"old", b"older\n", b"\0", b"\xef\xbb\xbfold\n"])
def test_a_file_of_another_kind_needs_force(there: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(there)
    with pytest.raises(WriteError, match=r"holds something else.*--force"):
        write(path, is_earlier=is_old)
    assert path.read_bytes() == there
    write(path, is_earlier=is_old, force=True)
    assert path.read_bytes() == b"new\n"


def test_an_empty_file_has_nothing_to_lose(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    write(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"new\n"


def test_what_appears_in_the_meantime_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(WriteError, match="holds something else"), whole_file.writing(path) as stream:
        stream.write(b"new")
        path.write_bytes(b"another's")
    assert path.read_bytes() == b"another's"


def database(path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    return path


def linked(link: Callable[[Path], None]) -> Callable[[Path], Path]:
    """Return what makes a path to news.sqlite under another name."""

    def make(folder: Path) -> Path:
        link(folder)
        return folder / "other"

    return make


def link_twice(folder: Path) -> None:
    (folder / "one").symlink_to("news.sqlite")
    (folder / "other").symlink_to("one")


WAYS: dict[str, Callable[[Path], Path]] = {
    "itself": lambda folder: folder / "news.sqlite",
    "dot": lambda folder: folder / "." / "x" / ".." / "news.sqlite",
    "relative": lambda folder: Path(os.path.relpath(folder / "news.sqlite")),
    "symlink": linked(lambda folder: (folder / "other").symlink_to(folder / "news.sqlite")),
    "symlink of a symlink": linked(link_twice),
    "hard link": linked(lambda folder: (folder / "other").hardlink_to(folder / "news.sqlite")),
    "log": lambda folder: folder / "news.sqlite-wal",
    "index of the log": lambda folder: folder / "news.sqlite-shm",
    "journal": lambda folder: folder / "news.sqlite-journal",
    "log in capitals": lambda folder: folder / "news.sqlite-WAL",
    "link to the log": linked(lambda folder: (folder / "other").symlink_to(folder / "news.sqlite-wal")),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("named", [True, False])
def test_a_database_is_never_replaced(way: str, named: bool, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    path = database(tmp_path / "news.sqlite")
    before = path.read_bytes()
    out = WAYS[way](tmp_path)
    there = names(tmp_path)
    with pytest.raises(WriteError, match="Choose another name"):
        write(out, inputs=[path] if named else [], is_earlier=lambda _: True, force=True)
    assert path.read_bytes() == before
    assert names(tmp_path) == there


@pytest.mark.parametrize("begins", whole_file.SQLITE)
def test_what_lies_beside_a_database_is_known_by_how_it_begins(begins: bytes, tmp_path: Path) -> None:
    (tmp_path / "moved").write_bytes(begins + b"\0" * 100)
    with pytest.raises(WriteError, match="SQLite database"):
        write(tmp_path / "moved", force=True)


def test_a_database_that_was_moved_away_from_its_log_gets_nothing_put_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "news.sqlite-wal").write_bytes(whole_file.SQLITE[1] + b"\0" * 100)
    with pytest.raises(WriteError, match="SQLite database"):
        write(tmp_path / "news.sqlite")


def test_a_name_that_only_looks_like_a_log_can_be_taken(tmp_path: Path) -> None:
    for _ in range(2):
        write(tmp_path / "food-journal", is_earlier=lambda file: file.readline() == b"new\n")


def test_an_input_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.jsonl").write_bytes(b"{}\n")
    (tmp_path / "elsewhere").write_bytes(b"{}\n")
    (tmp_path / "gold" / "b.jsonl").symlink_to(tmp_path / "elsewhere")
    for out in ("gold/a.jsonl", "gold/new.jsonl", "gold/sub/../a.jsonl", "gold/b.jsonl", "elsewhere"):
        with pytest.raises(WriteError, match="read by this command"):
            write(tmp_path / out, inputs=[tmp_path / "gold"], force=True)
    assert (tmp_path / "elsewhere").read_bytes() == b"{}\n"


@pytest.mark.parametrize(
    "out, why", [(".", "is a folder"), ("no/a.csv", "no folder"), ("x" * 300, "shorter")]
)
def test_no_place_for_a_file(out: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=why):
        write(tmp_path / out)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_rights_stay_and_new_files_have_the_usual_ones(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old\n")
    old.chmod(0o640)
    write(old, is_earlier=is_old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    write(tmp_path / "new")
    (tmp_path / "usual").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_one_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a").write_bytes(b"old\n")
    (tmp_path / "link").symlink_to("folder/a")
    (tmp_path / "dangling").symlink_to("folder/b")
    write(tmp_path / "link", is_earlier=is_old)
    write(tmp_path / "dangling")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "dangling").is_symlink()
    assert [path.read_bytes() for path in sorted((tmp_path / "folder").iterdir())] == [b"new\n", b"new\n"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    got = io.BytesIO()
    reader = threading.Thread(target=lambda: got.write((tmp_path / "pipe").read_bytes()))
    reader.start()
    write(tmp_path / "pipe")
    reader.join(10)
    assert got.getvalue() == b"new\n"
    assert names(tmp_path) == ["pipe"]


@pytest.mark.skipif(os.name == "nt", reason="Windows calls it NUL")
def test_nothing_is_left_of_what_is_thrown_away() -> None:
    write(Path(os.devnull))
    assert not Path(os.devnull).is_file()
