"""Several programs at one collection: made at once, added to while others read, ended in the middle."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from tests.store.state import check
from tests.tiers import first

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
MAKER = """
import sys
from dashboard.store.collection import Collection
from tests.store import made
print("ready", flush=True)
for path in sys.stdin:
    with Collection.open_or_create(path.strip()) as collection:
        collection.add(*made.article(sys.argv[1], "Rain in Riga.", names={"Riga": "GPE"}))
    print(path, end="", flush=True)
"""
READER = """
import sys
from dashboard.store.collection import Collection
print("ready", flush=True)
seen = 0
while not sys.stdin.readline().strip():
    with Collection.open(sys.argv[1]) as collection:
        for _ in range(20):
            rows = collection.rows(
                "SELECT key, (SELECT count(*) FROM mentions WHERE document_id = documents.id), "
                "(SELECT count(*) FROM sentences WHERE document_id = documents.id), "
                "(SELECT count(*) FROM document_texts WHERE document_id = documents.id) FROM documents"
            )
            assert all(row[1:] == (30, 10, 1) for row in rows), rows
            assert len(rows) >= seen
            seen = len(rows)
    print(seen, flush=True)
"""
WRITER = """
import sys
from dashboard.store.collection import Collection
from tests.store import made
print("ready", flush=True)
number = 0
with Collection.open(sys.argv[1], readonly=False) as collection:
    for turn in sys.stdin:
        for _ in range(5):
            number += 1
            text = "Riga and Riga, and Riga.\\n" * 10
            collection.add(*made.article(f"article-{number}", text, names={"Riga": "GPE"}))
        print(number, flush=True)
"""
ADDER = """
import sys, time
from dashboard import cli, preprocess
from dashboard.records import Extraction
def quickly(document, tell=None):
    time.sleep(0.01)
    return Extraction(document.id)
preprocess.extract_document = quickly
print("ready", flush=True)
sys.exit(cli.main(["add", "articles", "--collection", "c.sqlite"]))
"""


def started(
    program: str, *words: str, folder: Path | None = None, **environment: str
) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "DATELINE_PROCESSES": "1"} | environment,
    )  # fmt: skip
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def told(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_several_programs_make_a_collection_at_once(tmp_path: Path) -> None:
    makers = [started(MAKER, f"article-{number}") for number in range(3)]
    for number in range(24):
        path = tmp_path / f"{number}.sqlite"
        for maker in makers:
            told(maker, str(path))
        assert [answer(maker) for maker in makers] == [str(path)] * 3
        with Collection.open(path, readonly=False) as collection:
            check(collection)
            assert collection.rows("SELECT count(*) FROM documents") == [(3,)]
    assert [maker.communicate(timeout=30)[0] for maker in makers] == [""] * 3
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".sqlite"] == []


def test_readers_see_whole_documents_while_another_adds(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    Collection.create(path).close()
    writer = started(WRITER, str(path))
    readers = [started(READER, str(path)) for _ in range(2)]
    counts: list[int] = []
    for turn in range(20):
        for process in (writer, *readers):
            told(process, "")
        counts += [int(answer(reader)) for reader in readers]
        assert answer(writer) == str(5 * turn + 5)
    told(readers[0], "end")
    told(readers[1], "end")
    assert [process.communicate(timeout=30)[0] for process in (writer, *readers)] == [""] * 3
    assert len(set(counts)) > 5, "the readers looked while it grew"


@pytest.mark.slow
@pytest.mark.parametrize("seed", first(3, range(10)))
def test_whoever_ends_an_add_loses_nothing_and_leaves_nothing(tmp_path: Path, seed: int) -> None:
    articles, temporary = tmp_path / "articles", tmp_path / "tmp"
    articles.mkdir()
    temporary.mkdir()
    for number in range(100):
        (articles / f"{number}.txt").write_text(f"It rained for {number} days.", encoding="utf-8")
    adder = started(ADDER, folder=tmp_path, TMPDIR=str(temporary))
    time.sleep(random.Random(seed).uniform(0.2, 2.5))
    adder.send_signal(signal.SIGTERM)
    said = adder.communicate(timeout=60)[0]
    # Once all is said and done, Python's own end may still be met.
    is_done = said.count("Added ") == 1
    assert adder.returncode in (0, 128 + signal.SIGTERM) or (is_done and adder.returncode < 0), said
    assert "Traceback" not in said
    path = tmp_path / "c.sqlite"
    if path.exists():
        with Collection.open(path, readonly=False) as collection:
            check(collection)
            ((there,),) = collection.rows("SELECT count(*) FROM documents")
            ((reported,),) = collection.rows("SELECT coalesce(sum(added), 0) FROM imports")
            assert reported <= there <= reported + 1, "the one at hand may be in, but uncounted"
    beside = {one.name for one in tmp_path.iterdir()}
    assert beside <= {"articles", "tmp", "c.sqlite", "c.sqlite-wal", "c.sqlite-shm"}
    # The process that reads files notices a moment later that nobody asks it any more.
    for _ in range(100):
        if not list(temporary.iterdir()):
            break
        time.sleep(0.1)
    assert list(temporary.iterdir()) == []
    again = started(ADDER, folder=tmp_path, TMPDIR=str(temporary))
    assert "0 problems" in again.communicate(timeout=60)[0]
    with Collection.open(path, readonly=False) as collection:
        check(collection)
        assert collection.rows("SELECT count(*) FROM documents") == [(100,)]
