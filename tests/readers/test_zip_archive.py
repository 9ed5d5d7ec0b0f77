"""Archives: bombs, lying headers, names that lead out, links, passwords, damage."""

import io
import stat
import struct
import zipfile
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from dashboard import readers
from dashboard.readers import zip_archive
from dashboard.records import Document, Problem

Target = TypeVar("Target", Path, io.BytesIO)


def pack(path: Target, files: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> Target:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def outcome(path: Path) -> tuple[list[str], list[str]]:
    items = list(readers.read_here(path))
    ids = [item.id for item in items if isinstance(item, Document)]
    return ids, [f"{Path(item.path).name}: {item.what}" for item in items if isinstance(item, Problem)]


def test_entries_are_read_under_the_archive(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"mon/b.txt": "One.", "c.csv": "id,text\nx,Two.\n,Three.\n", "mon/": ""})
    assert outcome(path) == (["a.zip/mon/b.txt", "x", "a.zip/c.csv#2"], [])
    assert readers.count([path]) == 3


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    inner = io.BytesIO()
    pack(inner, {"x.txt": "x"})
    path = pack(tmp_path / "a.zip", {"a.zip": inner.getvalue(), "b.xyz": "x", "c.txt": "", "d.txt": "Good."})
    ids, problems = outcome(path)
    assert ids == ["a.zip/d.txt"]
    assert problems == [
        "a.zip: An archive inside an archive is not opened.",
        "b.xyz: No reader for '.xyz' files.",
        "c.txt: This file has no text.",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("..\\..\\evil.txt", "evil.txt"),
        ("C:/evil.txt", "C:/evil.txt"),
        ("a\nb\u202e.txt", "a\ufffdb\ufffd.txt"),
        ("a/./../b.txt", "a/b.txt"),
    ],
)
def test_no_name_leads_out(name: str, shown: str, tmp_path: Path) -> None:
    assert outcome(pack(tmp_path / "a.zip", {name: "Good."})) == ([f"a.zip/{shown}"], [])
    assert [path.name for path in tmp_path.rglob("*")] == ["a.zip"]


def test_a_name_of_5000_characters_is_cut(tmp_path: Path) -> None:
    ids, problems = outcome(
        pack(tmp_path / "a.zip", {"x" * 5000 + ".txt": "Good.", "x" * 5001 + ".txt": "Too."})
    )
    assert problems == []
    assert len(set(ids)) == 2
    assert all(len(name) < 320 and name.endswith(".txt") for name in ids)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", "One.")
        archive.writestr("../b.txt", "Two.")
        archive.writestr("b.txt", "Three.")
    assert outcome(tmp_path / "a.zip")[0] == ["a.zip/b.txt", "a.zip/b~2.txt", "a.zip/b~3.txt"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("passwd.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    ids, problems = outcome(tmp_path / "a.zip")
    assert ids == []
    assert "is a link" in problems[0]


@pytest.mark.slow
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_stopped_and_the_rest_is_read(method: int, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"bomb.txt": b"0" * 30_000_000, "z.txt": "Good."}, method=method)
    ids, problems = outcome(path)
    assert ids == ["a.zip/z.txt"]
    assert "unpacks to over" in problems[0]


def test_a_short_file_of_one_letter_is_no_bomb(tmp_path: Path) -> None:
    assert outcome(pack(tmp_path / "a.zip", {"a.txt": b"a " * 100_000}))[0] == ["a.zip/a.txt"]


def test_the_whole_archive_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_BYTES", 5_000)
    path = pack(tmp_path / "a.zip", {f"{n}.txt": b"word " * 400 for n in range(5)}, method=zipfile.ZIP_STORED)
    ids, problems = outcome(path)
    assert ids == ["a.zip/0.txt", "a.zip/1.txt"]
    assert "the rest is not read: 2 of 5 entries" in problems[-1]


def test_more_entries_than_the_limit_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_ENTRIES", 3)
    ids, problems = outcome(pack(tmp_path / "a.zip", {f"{n}.txt": "Good." for n in range(5)}))
    assert len(ids) == 3
    assert problems == ["a.zip: This archive has 5 entries; the first 3 were read."]


def test_as_many_entries_as_the_limit_are_all_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "MOST_ENTRIES", 3)
    ids, problems = outcome(pack(tmp_path / "a.zip", {f"{n}.txt": "Good." for n in range(3)}))
    assert (len(ids), problems) == (3, [])


def test_a_header_that_lies_about_the_size_gains_nothing(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": b"0" * 5_000_000, "b.txt": "Good."})
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(content)
    ids, problems = outcome(path)
    assert ids == ["a.zip/b.txt"]
    assert len(problems) == 1


def test_a_password_is_told(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "x"})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    assert outcome(path)[1] == ["a.txt: This file in the archive is locked with a password."]


def test_a_mark_of_how_it_was_packed_is_no_password(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "Good."})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 2
    path.write_bytes(content)
    assert outcome(path) == (["a.zip/a.txt"], [])


def unpacked(path: Path, *, after: int = 0) -> list[tuple[str, int] | str]:
    """Return the names and numbers of the entries that are unpacked, and what is said of the others."""
    found = zip_archive.entries(path, after=after)
    return [one.what if isinstance(one, Problem) else (one.name, one.number) for one in found]


@pytest.mark.parametrize(("after", "left"), [(0, [1, 2, 3]), (1, [2, 3]), (2, [3]), (3, [])])
def test_the_entries_that_were_read_before_are_passed_over(
    after: int, left: list[int], tmp_path: Path
) -> None:
    path = pack(tmp_path / "a.zip", {f"{n}.txt": "Good." for n in (1, 2, 3)})
    assert unpacked(path, after=after) == [(f"{number}.txt", number) for number in left]


# A folder's name ends in a stroke; what a system leaves in an archive is none of its files.
CLUTTER = ["mon/", "__MACOSX/._a.txt", "__MACOSX/mon/._b.txt", ".DS_Store", "mon/Thumbs.db"]


@pytest.mark.parametrize("name", CLUTTER)
def test_folders_and_what_a_system_leaves_are_passed_over_in_silence(name: str, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {name: "", "mon/a.txt": "Good."})
    assert unpacked(path) == [("mon/a.txt", 1)]


def test_an_entry_that_cannot_be_opened_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "One.", "b.txt": "Two.", "c.txt": "Three."})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x03\x04", 4)] = 0
    path.write_bytes(content)
    first, problem, last = unpacked(path)
    assert (first, last) == (("a.txt", 1), ("c.txt", 3))
    assert "damaged" in str(problem)


@pytest.mark.parametrize(("size", "is_bomb"), [(999_999, False), (1_000_000, False), (1_000_001, True)])
def test_up_to_a_megabyte_nothing_is_a_bomb(size: int, is_bomb: bool, tmp_path: Path) -> None:
    (found,) = unpacked(pack(tmp_path / "a.zip", {"a.txt": b"a" * size}))
    assert ("unpacks to over" in str(found)) == is_bomb


@pytest.mark.slow
def test_a_long_text_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    text = "".join(f"{n}\n" for n in range(250_000))
    assert unpacked(pack(tmp_path / "a.zip", {"a.txt": text})) == [("a.txt", 1)]


# So much may come out, so many files of 2,000 bytes do, what is said of the next, how many of 5 are not read
LIMITS = [(3_999, 1, 1, 3), (4_000, 2, 0, 3), (4_001, 2, 1, 2), (6_000, 3, 0, 2)]


@pytest.mark.parametrize(("most", "whole", "too_large", "unread"), LIMITS)
def test_files_are_read_as_long_as_they_fit(
    most: int, whole: int, too_large: int, unread: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "MOST_BYTES", most)
    path = pack(tmp_path / "a.zip", {f"{n}.txt": b"word " * 400 for n in range(5)}, method=zipfile.ZIP_STORED)
    ids, problems = outcome(path)
    assert ids == [f"a.zip/{n}.txt" for n in range(whole)]
    assert len(problems) == too_large + 1
    assert f"the rest is not read: {unread} of 5 entries" in problems[-1]


@pytest.mark.parametrize("chunk", range(4, 40))
def test_a_cut_archive_s_files_are_counted_wherever_they_lie(
    chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pack(tmp_path / "a.zip", {f"{n}.txt": "Good." for n in range(7)}).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:-30])
    monkeypatch.setattr(zip_archive, "CHUNK", chunk)
    assert "and 7 files" in outcome(tmp_path / "a.zip")[1][0]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("cut", [-1, -22, -60, -300])
def test_an_archive_in_a_cut_archive_is_not_taken_for_it(cut: int, method: int, tmp_path: Path) -> None:
    inner = io.BytesIO()
    pack(inner, {"x.txt": "Not the outer one."})
    files: dict[str, bytes | str] = {
        "a.txt": "One.",
        "b.txt": "Two.",
        "c.zip": inner.getvalue(),
        "d.txt": "Four. " * 20,
    }
    whole = pack(tmp_path / "a.zip", files, method=method).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:cut])
    ids, problems = outcome(tmp_path / "a.zip")
    assert ids == []
    # The inner one's file counts too, where it can be seen.
    left = whole[:cut].count(b"PK\x03\x04")
    assert f"its directory is missing, and {left} files" in problems[0]


def test_an_archive_that_unpacks_itself_is_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "Good."})
    path.write_bytes(b"MZ program\n" * 50 + path.read_bytes())
    assert outcome(path) == (["a.zip/a.txt"], [])


def test_an_empty_archive_is_a_problem(tmp_path: Path) -> None:
    assert outcome(pack(tmp_path / "a.zip", {})) == ([], ["a.zip: This archive holds no file."])


@pytest.mark.parametrize("cut", [0, 1, 10, 100, -30, -1])
def test_a_cut_archive_is_a_problem(cut: int, tmp_path: Path) -> None:
    whole = pack(tmp_path / "a.zip", {"a.txt": "Good. " * 50}).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:cut])
    ids, problems = outcome(tmp_path / "a.zip")
    assert ids == []
    assert len(problems) == 1


@pytest.mark.slow
def test_any_changed_byte_is_survived(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "Good. " * 20, "b.csv": "text\nTwo.\n"})
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        items = list(readers.read_here(path))
        assert all(isinstance(item, Document | Problem) for item in items)


@pytest.mark.slow
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    items = readers.read(pack(tmp_path / "a.zip", {f"{n}.txt": "Good." for n in range(3)}))
    next(items)
    assert isinstance(items, Generator)
    items.close()
    assert list((tmp_path / "temp").iterdir()) == []
