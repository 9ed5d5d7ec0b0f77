"""Reading files and folders: names, ids, hashes, links, order, and what never happens."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import readers
from dashboard.readers import kinds
from dashboard.records import Document, Problem
from dashboard.text import guards

CASES = Path(__file__).parents[1] / "cases" / "readers"


def documents(path: Path, **options: Any) -> list[Document]:
    return [item for item in readers.read(path, **options) if isinstance(item, Document)]


def problems(path: Path) -> list[Problem]:
    return [item for item in readers.read(path) if isinstance(item, Problem)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news" / "mon").mkdir(parents=True)
    (tmp_path / "news" / "b.txt").write_text("The dam holds.")
    (tmp_path / "news" / "a.csv").write_text("text\nOne.\nTwo.\n")
    (tmp_path / "news" / "mon" / "b.txt").write_text("The dam broke.")
    return tmp_path / "news"


def test_ids_are_paths_below_the_folder(folder: Path) -> None:
    assert [document.id for document in documents(folder)] == ["a.csv#1", "a.csv#2", "b.txt", "mon/b.txt"]


def test_paths_begin_with_what_was_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert [document.path for document in documents(Path("news"))] == [
        "news/a.csv#1", "news/a.csv#2", "news/b.txt", "news/mon/b.txt",
    ]  # fmt: skip
    assert [document.path for document in documents(Path("news/mon/b.txt"))] == ["news/mon/b.txt"]


def test_the_same_folder_elsewhere_gives_the_same_ids_and_hashes(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    strip = [replace(document, path="") for document in documents(folder)]
    assert strip == [replace(document, path="") for document in documents(tmp_path / "copy")]


def test_an_upload_is_read_under_its_own_name(tmp_path: Path) -> None:
    stored = tmp_path / "3f9a"
    stored.write_text("text\nOne.\n")
    assert [(d.id, d.path) for d in documents(stored, name="mine.csv")] == [("mine.csv#1", "mine.csv#1")]


@pytest.mark.parametrize("field", ["text", "title", "source", "author", "url", "published"])
def test_the_hash_changes_with_each_field(field: str, tmp_path: Path) -> None:
    row = {"text": "a", "title": "b", "source": "c", "author": "d", "url": "e", "published": "2022-04-26"}
    hashes: set[str] = set()
    for changed in (row, row | {field: "2022-04-27"}):
        (tmp_path / "a.csv").write_text(",".join(changed) + "\n" + ",".join(changed.values()) + "\n")
        hashes.update(document.sha256 for document in documents(tmp_path / "a.csv"))
    assert len(hashes) == 2
    assert all(len(value) == 64 for value in hashes)


def test_the_hash_keeps_the_borders_of_the_fields(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,title,source\nx,ab,c\nx,a,bc\n")
    first, second = documents(tmp_path / "a.csv")
    assert first.sha256 != second.sha256


def test_the_hash_is_pinned(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nThe dam holds.\n")
    # A changed hash reads every collection anew: never by accident.
    # printf '["The dam holds.","","","","",""]' | sha256sum
    pinned = "af3291765cba0cb6c974833f5cc6fa452accc71f0460252ea34e972db7da625d"
    assert documents(tmp_path / "a.csv")[0].sha256 == pinned


def test_a_file_time_is_never_a_date_of_publication(folder: Path) -> None:
    os.utime(folder / "b.txt", (1_650_931_200, 1_650_931_200))
    assert {document.published for document in documents(folder)} == {None}
    assert {document.published_from for document in documents(folder)} == {"unknown"}


@pytest.mark.slow
def test_the_day_given_fills_only_what_is_unknown() -> None:
    day = date(2022, 6, 1)
    # The .json beside a case, which says what comes out of it, is JSON and would be read too.
    cases = [document for document in documents(CASES, published=day) if ".json" not in document.path]
    found = {d.id: (d.published, d.published_from) for d in cases}
    assert found["headline.txt"] == (day, "given")
    assert found["header.txt"] == (date(2022, 4, 26), "field")
    assert found["dateline.txt"] == (date(2022, 4, 26), "dateline")
    assert found["article.html"] == (date(2022, 4, 26), "metadata")


def test_a_link_to_the_folder_itself_does_not_hang(folder: Path) -> None:
    (folder / "mon" / "loop").symlink_to(folder)
    (folder / "mon" / "self").symlink_to(folder / "mon" / "self")
    assert [document.id for document in documents(folder)] == ["a.csv#1", "a.csv#2", "b.txt", "mon/b.txt"]
    assert [problem.path.removeprefix(folder.as_posix()) for problem in problems(folder)] == [
        "/mon/loop", "/mon/self",
    ]  # fmt: skip


def test_a_pipe_does_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert [problem.what for problem in problems(folder)] == ["This is not a regular file."]


def test_clutter_is_passed_over(folder: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", ".hidden.txt", "README.md"):
        (folder / name).write_text("x")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "b.txt").write_text("x")
    assert problems(folder) == []
    assert len(documents(folder)) == 4


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    (problem,) = readers.read(tmp_path / "none.txt")
    assert isinstance(problem, Problem)
    assert "can't be found" in problem.what


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert list(readers.read(tmp_path)) == []


def test_a_reader_that_fails_does_not_stop_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> Iterator[Document | Problem]:
        raise KeyError(path.name)

    kind = kinds.KINDS["comma-separated values"]
    monkeypatch.setitem(kinds.KINDS, kind.name, replace(kind, read=fail))
    problem, *rest = readers.read_here(folder)
    assert [item.id for item in rest if isinstance(item, Document)] == ["b.txt", "mon/b.txt"]
    assert isinstance(problem, Problem)
    assert "KeyError" in problem.what


def test_a_name_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("The dam holds.")
    except OSError:
        pytest.skip("this file system has only UTF-8 names")
    assert [document.id for document in documents(tmp_path)] == ["caf\ufffd.txt"]


def test_a_file_of_more_than_50_mb_is_a_problem(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(guards.MOST_BYTES + 1)
    (problem,) = problems(tmp_path)
    assert "50.0 MB" in problem.what
    assert "Split it" in problem.cure


def test_a_line_of_one_megabyte_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 200_000)
    assert len(documents(tmp_path)[0].text) == 1_000_000


@pytest.mark.slow
def test_many_problems_of_one_file_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,date\n" + "One.,soon\n" * 200)
    found = problems(tmp_path)
    assert len(found) == readers.MOST_PROBLEMS + 1
    assert found[-1].what == "150 more problems in this file."
    assert len(documents(tmp_path)) == 200


def test_markdown_in_titles_and_names_stays_text_and_html_is_read(tmp_path: Path) -> None:
    title = "<script>alert(1)</script> ![x](https://example.com/a.png) <Wire> &amp; <b>more</b>"
    (tmp_path / "a.csv").write_text(f'text,title\nOne.,"{title}"\n')
    assert documents(tmp_path)[0].title == "![x](https://example.com/a.png) <Wire> & more"


@pytest.mark.slow
def test_count_is_the_number_of_records(folder: Path) -> None:
    assert readers.count([folder]) == 4
    assert readers.count([folder / "a.csv", folder / "b.txt", folder / "none.txt"]) == 3
    assert readers.count([CASES]) >= len(documents(CASES))


@pytest.mark.slow
def test_a_large_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "The dam holds."}\n' * 50_000)
    assert isinstance(next(iter(readers.read(path))), Document)
    assert readers.count([path]) == 50_000


@pytest.mark.parametrize("name", ["a\0.txt", "x" * 5000 + ".txt", "a.txt/b.txt"])
def test_an_impossible_name_is_a_problem(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (problem,) = readers.read(tmp_path / name)
    assert isinstance(problem, Problem)


def test_an_upload_with_a_hostile_name_keeps_only_what_is_safe(tmp_path: Path) -> None:
    stored = tmp_path / "3f9a"
    stored.write_text("The dam holds.")
    (document,) = documents(stored, name="../../etc/evil\n.txt")
    assert document.id == document.path == "etc/evil\ufffd.txt"
