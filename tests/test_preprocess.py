"""From files into a collection: what is added, replaced, left alone; and nothing counted is lost."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard import batch, import_run, preprocess
from dashboard.errors import Stopped
from dashboard.filters import Filters
from dashboard.records import DateMention, Document, Extraction, Mention, Place, Quote, Span
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, imports
from tests.conftest import TEXT
from tests.store.state import state

pytestmark = pytest.mark.slow

FRENCH = (Path(__file__).parent / "cases" / "languages" / "fr.txt").read_text(encoding="utf-8")

ADD = """
import pathlib, sys
from dashboard import import_run, preprocess
from dashboard.store.collection import Collection
import_run.MOST_HELD = 2
preprocess.add(
    [pathlib.Path(sys.argv[1])],
    Collection.create(sys.argv[2]),
    progress=lambda done, total: print(done, flush=True),
)
"""


def keys(collection: Collection) -> list[str]:
    return [key for (key,) in collection.rows("SELECT key FROM documents ORDER BY key")]


def problems(collection: Collection) -> list[str]:
    return [path for (path,) in collection.rows("SELECT path FROM problems ORDER BY path")]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles in a folder."""
    folder = tmp_path / "news"
    (folder / "mon").mkdir(parents=True)
    (folder / "mon" / "talks.txt").write_text(TEXT, encoding="utf-8")
    (folder / "flood.txt").write_text(TEXT.replace("bridge", "dam"), encoding="utf-8")
    return folder


def test_a_folder_is_added(news: Path, collection: Collection) -> None:
    report = preprocess.add([news], collection, published=date(2022, 5, 4))
    assert (report.added, report.replaced, report.unchanged, report.problems) == (2, 0, 0, ())
    assert keys(collection) == ["flood.txt", "mon/talks.txt"]
    assert collection.rows("SELECT added, replaced, unchanged, problems FROM imports") == [(2, 0, 0, 0)]


def test_the_same_again_changes_nothing(news: Path, collection: Collection) -> None:
    preprocess.add([news], collection)
    before = collection.rows("SELECT id, key, sha256 FROM documents")
    report = preprocess.add([news], collection)
    assert (report.added, report.replaced, report.unchanged) == (0, 0, 2)
    assert collection.rows("SELECT id, key, sha256 FROM documents") == before


def test_a_changed_file_replaces_its_document(news: Path, collection: Collection) -> None:
    preprocess.add([news], collection)
    (news / "flood.txt").write_text(TEXT.replace("bridge", "dyke"), encoding="utf-8")
    report = preprocess.add([news], collection)
    assert (report.added, report.replaced, report.unchanged) == (0, 1, 1)
    assert len(keys(collection)) == 2


def test_undoing_an_import_brings_back_what_it_replaced(news: Path, collection: Collection) -> None:
    first = preprocess.add([news], collection)
    before = state(collection)
    (news / "flood.txt").write_text(TEXT.replace("bridge", "dyke"), encoding="utf-8")
    (news / "new.txt").write_text(TEXT.replace("bridge", "road"), encoding="utf-8")
    second = preprocess.add([news], collection)
    assert preprocess.undo(second.import_id, collection) == preprocess.Undone(2, came_back=1, lost=0)
    assert state(collection) == before
    assert preprocess.undo(first.import_id, collection) == preprocess.Undone(2, came_back=0, lost=0)
    assert keys(collection) == []


def test_undoing_tells_how_far_it_is(news: Path, collection: Collection) -> None:
    preprocess.add([news], collection)
    (news / "flood.txt").write_text(TEXT.replace("bridge", "dyke"), encoding="utf-8")
    (news / "new.txt").write_text(TEXT.replace("bridge", "road"), encoding="utf-8")
    second = preprocess.add([news], collection)
    told: list[tuple[int, int]] = []
    preprocess.undo(second.import_id, collection, progress=lambda *far: told.append(far))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_undoing_that_is_stopped_removes_nothing(news: Path, collection: Collection) -> None:
    first = preprocess.add([news], collection)
    before = state(collection)

    def stop(done: int, total: int) -> None:
        if done == total == 2:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        preprocess.undo(first.import_id, collection, progress=stop)
    assert state(collection) == before


def test_two_files_of_one_name_given_one_by_one_stay_two(tmp_path: Path, collection: Collection) -> None:
    files = []
    for day in ("mon", "tue", "wed"):
        (tmp_path / day).mkdir()
        files.append(tmp_path / day / "talks.txt")
        files[-1].write_text(TEXT.replace("two years", f"until {day}"), encoding="utf-8")
    preprocess.add(files[:2], collection)
    report = preprocess.add(files[1:], collection)
    assert (report.added, report.replaced, report.unchanged) == (1, 0, 1)
    assert len(keys(collection)) == 3
    assert preprocess.add(files, collection).unchanged == 3


def test_records_of_one_id_in_two_files_stay_two(tmp_path: Path, collection: Collection) -> None:
    for month in ("may", "june"):
        row = {"id": "1", "text": TEXT.replace("two years", f"until {month}")}
        (tmp_path / f"{month}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert preprocess.add([tmp_path], collection).added == 2


def test_a_folder_that_has_moved_replaces_its_documents(news: Path, collection: Collection) -> None:
    preprocess.add([news], collection)
    moved = news.rename(news.with_name("moved"))
    (moved / "flood.txt").write_text(TEXT.replace("bridge", "dyke"), encoding="utf-8")
    report = preprocess.add([moved], collection)
    assert (report.added, report.replaced, report.unchanged) == (0, 1, 1)


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(news: Path, collection: Collection) -> None:
    (news / "a.jsonl").write_text('{"text": "Rain in Riga."}\nnonsense\n', encoding="utf-8")
    (news / "b.xyz").write_text("?", encoding="utf-8")
    report = preprocess.add([news], collection)
    assert report.added == 3
    assert [Path(problem.path).name for problem in report.problems] == ["a.jsonl#2", "b.xyz"]
    assert [Path(path).name for path in problems(collection)] == ["a.jsonl#2", "b.xyz"]


def test_a_problem_that_is_mended_is_forgotten(news: Path, collection: Collection) -> None:
    (news / "a.jsonl").write_text('{"text": "Rain in Riga."}\nnonsense\n', encoding="utf-8")
    (news / "b.csv").write_text("colour\nred\n", encoding="utf-8")
    preprocess.add([news], collection)
    assert len(problems(collection)) == 2
    (news / "a.jsonl").write_text('{"text": "Rain in Riga."}\n{"text": "Snow."}\n', encoding="utf-8")
    (news / "b.csv").write_text("text\nHail in Riga.\n", encoding="utf-8")
    preprocess.add([news], collection)
    assert problems(collection) == []


def test_a_document_on_which_extraction_fails_is_a_problem(
    news: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = preprocess.extract_document

    def fails_on_floods(document: Document, tell: Callable[[float], None] | None) -> Extraction:
        if "dam" in document.text:
            raise RuntimeError("too wet")
        return whole(document, tell)

    monkeypatch.setattr(preprocess, "extract_document", fails_on_floods)
    report = preprocess.add([news], collection)
    assert report.added == 1
    assert ["RuntimeError: too wet" in problem.what for problem in report.problems] == [True]
    assert keys(collection) == ["mon/talks.txt"]


@pytest.mark.parametrize("together", [1, 500])
def test_what_progress_counts_is_in_the_file(
    together: int, news: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_run, "MOST_HELD", together)
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        assert done == len(keys(collection))
        seen.append((done, total))

    preprocess.add([news], collection, progress=note)
    # It is also called while a file is read: with the count that stands then.
    assert seen == sorted(seen)
    assert seen[-1] == (2, 2)
    assert together > 1 or (1, 2) in seen


def test_a_run_that_is_broken_off_keeps_what_it_counted(
    news: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_run, "MOST_HELD", 1)

    def stop(done: int, total: int) -> None:
        if done:  # called while a file is read, too
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preprocess.add([news], collection, progress=stop)
    assert keys(collection) == ["flood.txt"]
    assert collection.rows("SELECT added FROM imports") == [(1,)]
    assert preprocess.add([news], collection).added == 1


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked for in the texts: thousands are added in a moment."""
    monkeypatch.setattr(preprocess, "extract_document", lambda document, tell: Extraction(document.id))


def test_of_large_files_the_total_is_told_by_the_bytes_read(
    tmp_path: Path, collection: Collection, unread: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preprocess, "COUNTED", 1_000)
    seen: list[tuple[int, int]] = []
    files = [many(tmp_path, 1_000), tmp_path / "note.txt"]
    files[1].write_text(TEXT.replace("dam", "gate"), encoding="utf-8")
    preprocess.add(files, collection, progress=lambda done, total: seen.append((done, total)), workers=1)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (1_001, 1_001)
    assert all(done <= total for done, total in seen)
    # The file is read in pieces of eight kilobytes, each of some forty texts.
    assert all(abs(total - 1_001) < 200 for done, total in seen if done > 300)


def test_what_was_broken_off_goes_on_where_it_was(
    tmp_path: Path, collection: Collection, unread: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preprocess, "COUNTED", 1_000)
    monkeypatch.setattr(import_run, "MOST_HELD", 50)
    monkeypatch.setenv("DATELINE_PROCESSES", "1")
    file = many(tmp_path, 600)

    def stop(done: int, total: int) -> None:
        if done == 250:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preprocess.add([file], collection, progress=stop)
    assert len(keys(collection)) == 250
    (report,) = preprocess.add([file], collection).files
    assert (report.documents, report.added, report.unchanged, report.elsewhere) == (600, 350, 250, 0)
    assert keys(collection) == [f"{number:03}" for number in range(600)]


def test_the_report_of_what_was_broken_off_is_kept(
    tmp_path: Path, collection: Collection, unread: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_run, "MOST_HELD", 5)

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preprocess.add([many(tmp_path, 20)], collection, progress=stop, workers=1)
    (report,) = imports.files(collection, 1)
    assert report.account.kind == "JSON lines"
    assert (report.added, report.by_dateline) == (5, 0)


def test_a_lone_surrogate_stays_in_the_texts_of_an_extraction(document: Document) -> None:
    text = "\ud800 “Rain \ud83d falls,” said Ilze Kalnina in Riga on Monday."
    found = preprocess.extract_document(Document("odd", text))
    rows: list[Mention | Quote | DateMention | Place | Span] = [
        *found.entities, *found.quotes, *found.dates, *found.places, *found.sentences
    ]  # fmt: skip
    assert rows
    assert all(text[row.start : row.end] == row.text for row in rows)


def many(folder: Path, count: int) -> Path:
    file = folder / "many.jsonl"
    rows = ({"id": f"{n:03}", "text": TEXT.replace("two", str(n + 2))} for n in range(count))
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def contents(collection: Collection) -> list[list[tuple[object, ...]]]:
    asked = (
        "SELECT * FROM mentions ORDER BY 1, 2, 3, 4, 5",
        "SELECT * FROM quotes ORDER BY id",
        "SELECT * FROM dates ORDER BY id",
        "SELECT id, key, sha256 FROM documents ORDER BY id",
    )
    return [collection.rows(sql) for sql in asked]


@pytest.mark.slow
def test_one_process_or_many_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = many(tmp_path, batch.HANDFUL + 4)
    found = []
    for processes in ("1", "2"):
        monkeypatch.setenv("DATELINE_PROCESSES", processes)
        with Collection.create(tmp_path / f"{processes}.sqlite") as collection:
            assert preprocess.add([file], collection).added == batch.HANDFUL + 4
            found.append(contents(collection))
    assert found[0] == found[1]


@pytest.mark.slow
@pytest.mark.parametrize("processes", ["1", "2"])
def test_kill_in_the_middle_loses_nothing_that_was_counted(
    tmp_path: Path, processes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = many(tmp_path, 40)
    path = tmp_path / "news.sqlite"
    adding = subprocess.Popen(
        [sys.executable, "-c", ADD, str(file), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DATELINE_PROCESSES": processes},
    )
    assert adding.stdout
    counted = 0
    while counted < 5:
        counted = int(adding.stdout.readline())
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    counted = max([counted, *map(int, adding.stdout.read().split())])
    adding.stdout.close()
    monkeypatch.setenv("DATELINE_PROCESSES", "1")  # the model is in memory here
    with Collection.open(path, readonly=False) as collection:
        before = keys(collection)
        assert counted <= len(before) < 40
        assert collection.rows("PRAGMA integrity_check") == [("ok",)]
        report = preprocess.add([file], collection)
        assert (report.unchanged, report.added) == (len(before), 40 - len(before))


def test_an_upload_is_noted_by_its_own_name(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "c.sqlite") as collection:
        for number in (1, 2):
            folder = tmp_path / f"upload-{number}"
            folder.mkdir()
            (folder / "talks.txt").write_text(f"Talks went on for day {number}.", encoding="utf-8")
            (folder / "broken.zip").write_bytes(b"no zip")
            report = preprocess.add([folder], collection, below=folder)
            assert [problem.path for problem in report.problems] == ["broken.zip"]
        assert (report.added, report.replaced) == (0, 1)
        assert collection.path_of("talks.txt") == "talks.txt"


def test_a_document_that_is_not_english_is_kept_and_marked_but_not_mined(
    tmp_path: Path, collection: Collection
) -> None:
    (tmp_path / "pont.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    report = preprocess.add([tmp_path / "pont.txt", tmp_path / "bridge.txt"], collection)
    assert (report.added, report.not_english) == (2, 1)
    assert collection.rows("SELECT key, language FROM documents ORDER BY key") == [
        ("bridge.txt", "en"), ("pont.txt", "fr"),
    ]  # fmt: skip
    found = documents.find(collection, Filters(text="conseil municipal"))
    counted = ["not_english", "quotes", "people", "places", "dates"]
    assert found[counted].to_numpy().tolist() == [["French", 0, 0, 0, 0]]


def test_what_was_here_before_is_still_counted_as_a_copy_and_as_not_english(
    tmp_path: Path, collection: Collection
) -> None:
    words = " ".join(f"The council of town number {number} voted for a bridge." for number in range(9))
    for name, text in (("pont.txt", FRENCH), ("a.txt", words), ("b.txt", f"{words} It rained.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    first = preprocess.add([tmp_path], collection)
    again = preprocess.add([tmp_path], collection)
    assert (first.added, first.copies, first.not_english) == (3, 1, 1)
    assert (again.unchanged, again.copies, again.not_english) == (3, 1, 1)
    figures = {Path(one.account.path).name: (one.copies, one.not_english) for one in again.files}
    assert figures == {"pont.txt": (0, 1), "a.txt": (0, 0), "b.txt": (1, 0)}


def test_a_document_that_becomes_a_copy_is_counted_apart_from_those_of_the_import(
    tmp_path: Path, collection: Collection
) -> None:
    words = " ".join(f"The council of town number {number} voted for a bridge." for number in range(9))
    later, earlier = tmp_path / "later.json", tmp_path / "earlier.json"
    for path, day in ((later, "2022-05-04"), (earlier, "2022-05-01")):
        path.write_text(json.dumps([{"text": words, "published": day}]), encoding="utf-8")
    preprocess.add([later], collection)
    # the document of the earlier day is the first, so the one that is here becomes its copy
    report = preprocess.add([earlier], collection)
    assert (report.copies, report.became_copies) == (0, 1)
    assert sum(one.copies for one in report.files) == report.copies
    assert preprocess.add([later, earlier], collection).became_copies == 0


@pytest.mark.parametrize(
    "text, given, told",
    [
        (TEXT, "", "en"), (TEXT, "fr", "en"),
        ("Rain.", "", ""), ("Rain.", "fr-CA", "fr"), ("Rain.", "en-GB", "en"),
        (FRENCH, "", "fr"), (FRENCH, "en", "en"), (FRENCH, "de", "fr"), (FRENCH, "none of yours", "fr"),
    ],
)  # fmt: skip
def test_the_text_tells_its_language_unless_it_is_given_as_english(text: str, given: str, told: str) -> None:
    assert preprocess.language_of(Document("a", text, language=given)) == told
