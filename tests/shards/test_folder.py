"""Files of a folder are there whole or not at all, on a disk as at an address."""

import errno
import os
from pathlib import Path
from typing import Any

import fsspec
import pytest

from dashboard.errors import EngineError, ReadError, WriteError
from dashboard.shards import folder


@pytest.fixture(params=["path", "file", "memory", "dir"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place that isn't there yet: a path, its address, and a store of objects."""
    return {
        "path": f"{tmp_path}/a/shards",
        "file": f"{(tmp_path / 'a' / 'shards').as_uri()}",
        "memory": f"memory://{tmp_path.name}/{request.node.name}",
        "dir": f"local://{tmp_path}/a/shards/",
    }[request.param]


def test_what_is_written_is_read(where: str) -> None:
    there = folder.at(where)
    assert there.names() == set()
    there.write("a.parquet", b"one")
    there.write("a.parquet", b"two")
    there.write("manifest.json", b"{}")
    assert folder.at(where).names() == {"a.parquet", "manifest.json"}
    assert folder.at(where).read("a.parquet") == b"two"


def test_what_is_missing_says_so(where: str) -> None:
    with pytest.raises(ReadError, match=r"manifest.json can't be read: .*Run `dateline map` to its end"):
        folder.at(where).read("manifest.json")


def test_a_full_disk_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = folder.at(str(tmp_path))
    there.write("a.parquet", b"one")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"No space left on device. Free some space; nothing was changed"):
        there.write("a.parquet", b"two")
    assert (there.names(), there.read("a.parquet")) == ({"a.parquet"}, b"one")


def test_at_an_address_a_broken_off_file_never_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = folder.at(f"file://{tmp_path}")

    def breaks(self: Any, path: str, content: bytes, **_: Any) -> None:
        Path(path).write_bytes(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fsspec.implementations.local.LocalFileSystem, "pipe_file", breaks)
    with pytest.raises(WriteError, match=r"a.parquet can't be written to file://.*No space left"):
        there.write("a.parquet", b"two")
    assert "a.parquet" not in there.names()


def test_an_address_of_no_known_kind_says_so() -> None:
    with pytest.raises(EngineError, match=r"nowhere://a can't be opened: .*Check the address"):
        folder.at("nowhere://a")


def test_a_file_in_the_place_of_the_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(WriteError, match="can't be made"):
        folder.at(f"{tmp_path}/a").write("b", b"")
