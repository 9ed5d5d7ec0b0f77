"""What is mapped and merged is what would have been added; what is there is not made again."""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import fsspec
import pytest

from dashboard import import_run, preprocess
from dashboard.errors import EngineError, ReadError, UsageError, WriteError
from dashboard.records import Problem
from dashboard.shards import manifest, mapping, merging
from dashboard.shards.cutting import Done, Shard
from dashboard.shards.engines import Engine
from dashboard.store.collection import Collection
from dashboard.store.schema import versions
from tests.shards import works
from tests.shards.conftest import exports, written
from tests.store.state import state


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with 60 articles in two files."""
    return written(tmp_path / "news", 60)


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `add` find what the tests' engine finds, in this process."""
    monkeypatch.setattr(preprocess, "extract_document", works.find)
    monkeypatch.setenv("DATELINE_PROCESSES", "1")


def added(paths: Iterable[Path], path: Path) -> Path:
    with Collection.create(path) as collection:
        preprocess.add(paths, collection)
    return path


def merged(shards: str, path: Path) -> Path:
    with Collection.create(path) as collection:
        merging.run(shards, collection)
    return path


def recorded(path: Path) -> list[list[tuple[object, ...]]]:
    with Collection.open(path) as collection:
        return [
            collection.rows("SELECT path, what, cure FROM problems ORDER BY 1, 2"),
            collection.rows("SELECT * FROM import_files ORDER BY 1, 2"),
            collection.rows("SELECT added, replaced, reread, unchanged, problems FROM imports"),
        ]


@pytest.mark.slow
@pytest.mark.usefixtures("stubbed")
@pytest.mark.parametrize("to", ["path", "address"])
def test_a_collection_of_shards_is_that_of_its_files(news: Path, tmp_path: Path, to: str) -> None:
    (news / "odd.xyz").write_bytes(b"\x00\x01")
    (news / "broken.jsonl").write_text('{"text": "Rain."}\nno JSON\n', encoding="utf-8")
    out = str(tmp_path / "shards") if to == "path" else f"memory://{tmp_path.name}/shards"
    report = mapping.run([str(news)], out, engine=works.engine, size=10)
    assert report.documents == 61
    assert (report.made, len(report.problems)) == (report.shards, 2)
    one, other = added([news], tmp_path / "a.sqlite"), merged(out, tmp_path / "m.sqlite")
    assert exports(one) == exports(other)
    assert recorded(one) == recorded(other)
    with Collection.open(one) as first, Collection.open(other) as second:
        assert state(first) == state(second)


@pytest.mark.slow
@pytest.mark.usefixtures("stubbed")
@pytest.mark.parametrize("are_gone", [False, True])
def test_files_with_one_name_stay_apart_wherever_they_are_merged(tmp_path: Path, are_gone: bool) -> None:
    paths = [tmp_path / "mon", tmp_path / "tue", tmp_path / "mon"]
    for number, folder in enumerate(paths[:2]):
        folder.mkdir()
        (folder / "talks.txt").write_text(f"Talks {number} went on.", encoding="utf-8")
        (folder / "more.csv").write_text(f"id,text\n1,Votes {number} were cast.\n", encoding="utf-8")
    mapping.run(list(map(str, paths)), str(tmp_path / "shards"), engine=works.engine, size=1)
    expected = exports(added(paths, tmp_path / "a.sqlite"))
    if are_gone:
        shutil.rmtree(tmp_path / "mon")
        shutil.rmtree(tmp_path / "tue")
    assert exports(merged(str(tmp_path / "shards"), tmp_path / "m.sqlite")) == expected
    assert expected["documents"].count(b"~2") == 2


def noting(seen: list[str]) -> Engine:
    """Return an engine that notes the documents it works on."""

    def work(shards: Iterable[Shard]) -> Iterator[Done]:
        for shard, found in works.engine(shards):
            seen.extend(document.id for document in shard.documents)
            yield shard, found

    return work


@pytest.mark.slow
def test_a_second_run_makes_nothing_and_leaves_the_same_bytes(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "shards"
    mapping.run([str(news)], str(out), engine=works.engine, size=10)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.glob("*.parquet")}
    listed = (out / manifest.NAME).read_bytes()
    seen: list[str] = []
    report = mapping.run([str(news)], str(out), engine=noting(seen), size=10)
    assert (report.made, report.documents, seen) == (0, 60, [])
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.glob("*.parquet")} == before
    assert (out / manifest.NAME).read_bytes() == listed


@pytest.mark.slow
def test_a_second_run_does_what_is_missing(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "shards"
    mapping.run([str(news)], str(out), engine=works.engine, size=10)
    gone = sorted(out.glob("*.parquet"))[1]
    expected = gone.read_bytes()
    gone.unlink()
    seen: list[str] = []
    assert mapping.run([str(news)], str(out), engine=noting(seen), size=10).made == 1
    assert 0 < len(seen) <= 10
    assert gone.read_bytes() == expected


@pytest.mark.slow
def test_a_file_given_twice_is_worked_on_once(news: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    mapping.run([str(news), str(news)], str(tmp_path / "shards"), engine=noting(seen), size=1)
    assert sorted(seen) == [f"{number:04}" for number in range(60)]


@pytest.mark.slow
def test_there_is_no_manifest_before_all_shards_are_there(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, seen, left = tmp_path / "shards", list[str](), 2
    settle = os.fsync

    def full_later(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        settle(descriptor)

    monkeypatch.setattr(os, "fsync", full_later)
    with pytest.raises(WriteError, match="No space left on device"):
        mapping.run([str(news)], str(out), engine=noting(seen), size=10)
    there = {path.name for path in out.iterdir()}
    assert there and all(name.endswith(".parquet") for name in there)
    with pytest.raises(ReadError, match="Run `dateline map` to its end"):
        merging.listed(str(out))
    monkeypatch.setattr(os, "fsync", settle)
    again: list[str] = []
    mapping.run([str(news)], str(out), engine=noting(again), size=10)
    assert len(again) < 60
    assert {*seen, *again} == {f"{number:04}" for number in range(60)}
    assert merging.listed(str(out))


@pytest.mark.slow
def test_progress_counts_documents_and_ends_at_their_number(news: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    mapping.run(
        [str(news)], str(tmp_path / "s"), engine=works.engine, size=5, progress=lambda *one: told.append(one)
    )
    assert told[-1] == (60, 60)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(total >= done for done, total in told)


@pytest.mark.parametrize("inside", ["", "/shards"])
def test_shards_among_what_is_read_are_refused(news: Path, inside: str) -> None:
    with pytest.raises(UsageError, match=r"The shards would lie in .*Choose another folder"):
        mapping.run([str(news)], f"{news}{inside}", engine=works.engine)


@pytest.mark.slow
def test_a_merge_that_was_broken_off_goes_on(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "shards")
    mapping.run([str(news)], out, engine=works.engine, size=10)
    expected = exports(merged(out, tmp_path / "whole.sqlite"))
    monkeypatch.setattr(import_run, "MOST_HELD", 7)

    def stop(done: int, total: int) -> None:
        if done > 20:
            raise KeyboardInterrupt

    with Collection.create(tmp_path / "m.sqlite") as collection:
        with pytest.raises(KeyboardInterrupt):
            merging.run(out, collection, progress=stop)
        report = merging.run(out, collection)
    assert (report.added + report.unchanged, report.unchanged > 20) == (60, True)
    assert exports(tmp_path / "m.sqlite") == expected


@pytest.mark.slow
def test_a_problem_stays_one_and_is_not_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell on Riga.", encoding="utf-8")
    problem = Problem("a.txt", "It ended twice.", "Split it.")

    def failing(shards: Iterable[Shard]) -> Iterator[Done]:
        for shard in shards:
            yield shard, [problem for _ in shard.documents]

    out, seen = str(tmp_path / "shards"), list[str]()
    mapping.run([str(tmp_path / "a.txt")], out, engine=failing)
    mapping.run([str(tmp_path / "a.txt")], out, engine=noting(seen))
    with Collection.create(tmp_path / "m.sqlite") as collection:
        assert merging.run(out, collection).problems == (problem,)
    assert seen == []


@pytest.mark.slow
def test_shards_of_another_version_are_not_merged(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapping.run([str(news)], str(tmp_path / "shards"), engine=works.engine)
    monkeypatch.setattr(versions, "current", lambda: "9.9 model 9.9")
    with pytest.raises(EngineError, match=r"was mapped by Dateline .*, this is 9.9 model 9.9. Run"):
        merging.listed(str(tmp_path / "shards"))


@pytest.mark.parametrize(
    "content", ["", "[]", "{", "{}", '{"form": 2}', '{"form": 1}', '{"form": 1, "shards": 3}']
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / manifest.NAME).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=r"manifest.json (is no manifest|has the form)"):
        merging.listed(str(tmp_path))


@pytest.mark.slow
def test_inputs_at_an_address_are_mapped(news: Path, tmp_path: Path) -> None:
    address = f"memory://{tmp_path.name}/news"
    fsspec.filesystem("memory").put(f"{news}/", f"/{tmp_path.name}/news/", recursive=True)
    here, there = tmp_path / "here", tmp_path / "there"
    mapping.run([str(news)], str(here), engine=works.engine, size=10)
    mapping.run([address], str(there), engine=works.engine, size=10)
    ids = "SELECT key, sha256, published FROM documents ORDER BY id"
    with (
        Collection.open(merged(str(here), tmp_path / "h.sqlite")) as one,
        Collection.open(merged(str(there), tmp_path / "t.sqlite")) as other,
    ):
        assert one.rows(ids) == other.rows(ids)
        assert other.path_of("0001") == f"{address}/first.jsonl#2"


@pytest.mark.slow
def test_the_manifest_is_readable(news: Path, tmp_path: Path) -> None:
    mapping.run([str(news)], str(tmp_path / "s"), engine=works.engine, size=10)
    listed = json.loads((tmp_path / "s" / manifest.NAME).read_text(encoding="utf-8"))
    assert sum(one["documents"] for one in listed["shards"]) == 60
    assert [one["path"].rpartition("/")[2] for one in listed["accounts"]] == ["first.jsonl", "second.jsonl"]
