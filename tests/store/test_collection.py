"""A collection keeps each document once, whole or not at all, and doesn't care in which order they came."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import CollectionError, UsageError
from dashboard.filters import Filters
from dashboard.records import Extraction, Mention, Problem, Quote, Span
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, imports, people, quotes
from tests.store import made
from tests.store.state import check, state

pytestmark = pytest.mark.slow


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return made.collection(tmp_path / "made.sqlite")


def open_filled(path: Path) -> Collection:
    return Collection.open(path, readonly=False)


def test_the_same_document_again_changes_nothing(filled: Path) -> None:
    with open_filled(filled) as collection:
        before, version = state(collection), collection.version
        assert {collection.add(*pair) for pair in made.articles()} == {"unchanged"}
        assert (state(collection), collection.version) == (before, version)


def test_the_same_content_under_another_id_is_kept_once(tmp_path: Path) -> None:
    document, found = made.articles()[0]
    with Collection.create(tmp_path / "one.sqlite") as collection:
        assert collection.add(replace(document, sha256="same"), found) == "added"
        assert collection.add(replace(document, sha256="same", id="copy"), found) == "unchanged"
        assert [row[0] for row in collection.rows("SELECT key FROM documents")] == ["talks"]


def test_a_changed_document_takes_the_old_one_s_place(filled: Path) -> None:
    with open_filled(filled) as collection:
        changed = made.article("talks", "“We left” said Ban Ki-moon.", names={"Ban Ki-moon": "PERSON"})
        # The pattern takes one word for the speaker.
        quote = Quote(1, 8, "We left", "direct", Mention(15, 26, "Ban Ki-moon", "PERSON", "Ban Ki-moon"))
        assert collection.add(changed[0], replace(changed[1], quotes=(quote,))) == "replaced"
        check(collection)
        assert documents.count(collection, Filters()) == 5
        assert quotes.find(collection, Filters(people=("Ban Ki-moon",)))["quote"].tolist() == ["We left"]
        assert quotes.count(collection, Filters(text="talk")) == 0


def test_another_version_reads_a_document_again(filled: Path) -> None:
    with open_filled(filled) as collection:
        collection.connection.execute("UPDATE documents SET version = 'older'")
        assert collection.add(*made.articles()[0]) == "reread"
        check(collection)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_adding_and_removing_leaves_no_trace(filled: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    pairs = made.articles()
    chance.shuffle(pairs)
    with Collection.create(tmp_path / "other.sqlite") as other, open_filled(filled) as collection:
        for document, found in pairs:
            other.add(document, found)
            check(other)
            if chance.random() < 0.5:
                gone = chance.choice(other.rows("SELECT key FROM documents"))[0]
                other.remove(gone)
                check(other)
        for document, found in pairs:
            other.add(document, found)
        check(other)
        assert state(other) == state(collection)


def test_removing_everything_leaves_nothing(filled: Path) -> None:
    with open_filled(filled) as collection:
        for (key,) in collection.rows("SELECT key FROM documents"):
            collection.remove(key)
        assert not any(state(collection).values())
        check(collection)


def test_removing_what_is_not_there_says_so(filled: Path) -> None:
    with open_filled(filled) as collection, pytest.raises(UsageError, match="no document 'nonsense'"):
        collection.remove("nonsense")


def test_every_change_gives_another_version(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "new.sqlite") as collection:
        seen = [collection.version]
        collection.add(*made.articles()[0])
        seen.append(collection.version)
        made_decision = collection.decide("rename", "Vladimir Putin", "Putin, Vladimir")
        seen.append(collection.version)
        collection.undo(made_decision.id)
        seen.append(collection.version)
        collection.problem(Problem("a", "b", "c"))
        seen.append(collection.version)
        collection.remove("talks")
        seen.append(collection.version)
    assert len(set(seen)) == 6


HOSTILE = [
    "",
    "\0",
    "a\0b “c” d",
    "\ud800 lone",
    "\r\n\t",
    "🧨👩‍👩‍👧" * 50,
    "\u202eabc\u200b",
    "'; DROP TABLE documents; --",
    "x" * 1_000_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_goes_in_and_out_again(tmp_path: Path, text: str) -> None:
    document, _ = made.article("odd", text, title=text[:50], source=text[:50], published=date(1, 1, 1))
    name = text[:5] or "?"
    whole = Mention(0, len(text), text, "PERSON", name)
    said = Quote(0, len(text), text, "direct", whole, Span(0, 1, text[:1]), whole, 0.5, text[:9])
    found = Extraction("odd", (whole,), (said,), sentences=(Span(0, len(text), text),))
    with Collection.create(tmp_path / "odd.sqlite") as collection:
        collection.add(document, found)
        check(collection)
        shown = documents.one(collection, "odd")
        assert shown is not None
        assert shown.document.text == text.replace("\ud800", "\ufffd")
        assert quotes.find(collection, Filters())["sentence"].tolist() == [shown.document.text.rstrip()]
        collection.remove("odd")
        assert not any(state(collection).values())
        check(collection)


def test_a_reader_can_not_write(filled: Path) -> None:
    with Collection.open(filled) as collection, pytest.raises(CollectionError, match="can't be written"):
        collection.add(*made.article("new", "New."))


def test_what_is_no_collection_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("This is only text, and long enough to be taken for something. " * 20)
    (tmp_path / "empty").touch()
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE t (x)").connection.close()
    for name in ("text", "empty", "other", "missing"):
        with pytest.raises(UsageError if name == "missing" else CollectionError):
            Collection.open(tmp_path / name)


def test_a_collection_of_another_form_says_what_to_do(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CollectionError, match=r"form 99, made by a newer Dateline; .* Update Dateline"):
        Collection.open(filled)


def test_creating_over_a_file_is_refused(filled: Path) -> None:
    with pytest.raises(CollectionError, match="There is a file already"):
        Collection.create(filled)


def test_threads_ask_while_one_writes(filled: Path) -> None:
    failures: list[BaseException] = []

    def ask(collection: Collection, until: threading.Event) -> None:
        try:
            while not until.is_set():
                rows = people.find(collection, Filters(people=("Vladimir Putin",)))
                assert len(rows) == people.count(collection, Filters(people=("Vladimir Putin",)))
        except BaseException as error:
            failures.append(error)

    done = threading.Event()
    with Collection.open(filled) as reading, open_filled(filled) as writing:
        threads = [threading.Thread(target=ask, args=(reading, done)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(30):
            writing.add(*made.article(f"more-{number}", f"Rain {number}."))
        done.set()
        for thread in threads:
            thread.join()
    assert failures == []


WRITER = """
import sys
from pathlib import Path
from dashboard.store.collection import Collection
from tests.store import made
with Collection.open(Path(sys.argv[1]), readonly=False) as collection:
    for number in range(100_000):
        collection.add(*made.article(f"more-{number}", f"Rain {number} in Riga.", names={"Riga": "GPE"}))
        print(number, flush=True)
"""


def test_kill_9_loses_nothing_that_was_reported(filled: Path) -> None:
    repository = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(repository)}
    for _ in range(3):
        words = [sys.executable, "-c", WRITER, str(filled)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.2)
            writer.send_signal(signal.SIGKILL)
            reported = [int(line) for line in writer.stdout.read().split("\n")[:-1]]
        with open_filled(filled) as collection:
            check(collection)
            keys = {row[0] for row in collection.rows("SELECT key FROM documents")}
            assert {f"more-{number}" for number in reported} <= keys


def test_a_problem_is_kept_once_and_forgotten_once_mended(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "problems.sqlite") as collection:
        for _ in range(2):
            collection.problem(Problem("a.xyz", "No reader.", "Save it as text."))
        collection.problem(Problem("b\ud800", "Broken.", "Mend it."))
        assert sorted(imports.problems(collection)["path"]) == ["a.xyz", "b\ufffd"]
        collection.forget_problems({"a.xyz"}, before="9999")
        assert list(imports.problems(collection)["path"]) == ["b\ufffd"]


def test_runs_are_listed_newest_first(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "runs.sqlite") as collection:
        for added in (1, 2):
            collection.note_import(collection.begin_import(), counts={"added": added}, seconds=0.5)
        assert imports.runs(collection)["added"].tolist() == [2, 1]
