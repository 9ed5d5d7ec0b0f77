"""Workers forked from one that has loaded: less memory, the same answers; nothing stays of who is killed."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from dashboard import batch, forking
from dashboard.preprocess import extract_document
from dashboard.records import Document
from tests.to_do import do, do_beside_a_thread

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not forking.is_possible(), reason="processes can't be forked safely here"),
]

OWN, PARENT = "__import__('os').getpid()", "__import__('os').getppid()"
BOTH = f"({OWN}, {PARENT})"
DIES = "__import__('os').abort()"
SLEEPS = "__import__('time').sleep(100)"
MOST = 60  # MB
TALK = "“We will stay {0} days,” Mayor Ilze Kal{0} said in Riga on Tuesday. It rained in Bern{0}."


def run(texts: Iterable[str], work: Callable[..., Any] = do) -> list[Any]:
    documents = (Document(f"{number}", text) for number, text in enumerate(texts))
    return [found for _, found in batch.run(work, documents, workers=2)]


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def assert_gone(pids: Iterable[int]) -> None:
    until = time.monotonic() + 20
    while left := [pid for pid in pids if is_running(pid)]:
        assert time.monotonic() < until, f"{left} stayed"
        time.sleep(0.05)


def private(pid: int) -> float:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private")) / 1024


def children(pid: int) -> list[int]:
    files = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(one) for file in files for one in file.read_text(encoding="utf-8").split()]


def test_workers_have_one_parent_that_is_not_this_process() -> None:
    found = run([BOTH] * 20 + ["__import__('time').sleep(0.2)"] * 4)[:20]
    (parent,) = {parent for _, parent in found}
    assert parent != os.getpid()
    assert_gone({parent, *(own for own, _ in found)})


def test_a_worker_has_little_memory_of_its_own() -> None:
    documents = (Document(str(number), TALK.format(number)) for number in range(60))
    owns = []
    for number, _ in enumerate(batch.run(extract_document, documents, workers=2)):
        if number == 40:
            owns = [private(one) for parent in children(os.getpid()) for one in children(parent)]
    assert owns
    assert max(owns) < MOST


@pytest.mark.tier2
def test_the_answers_are_those_of_a_process_that_loaded_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [TALK.format(number) for number in range(20)]
    forked = run(texts, extract_document)
    monkeypatch.setattr(forking, "is_possible", lambda: False)
    assert [pickle.dumps(one) for one in run(texts, extract_document)] == [
        pickle.dumps(one) for one in forked
    ]


def test_what_has_threads_is_not_forked() -> None:
    assert set(run([PARENT] * 20, do_beside_a_thread)) == {os.getpid()}


def test_where_the_parent_is_killed_its_workers_go_on_and_others_are_forked() -> None:
    kill = f"{PARENT} != {os.getpid()} and __import__('os').kill({PARENT}, 9) or 7"
    once = [BOTH] * 12 + [kill, "8", "9"]
    found = run([*once, DIES, DIES, *[BOTH] * 20])
    assert found[12:15] == [7, 8, 9]
    earlier, later = ({parent for _, parent in some} for some in (found[:12], found[17:]))
    assert len(earlier) == 1
    assert len(later - earlier - {1}) == 1, "a worker that died was forked by a new parent"
    assert_gone({own for own, _ in [*found[:12], *found[17:]]} | earlier | later - {1})


STARTS = f"""
from dashboard import batch
from dashboard.records import Document
from tests.to_do import do
texts = [{BOTH!r}] * 12 + [{SLEEPS!r}] * 99
for _, pids in batch.run(do, (Document("", text) for text in texts), workers=2):
    print(*pids, flush=True)
"""


def test_even_workers_that_hang_end_with_the_process_that_wanted_them() -> None:
    home = Path(__file__).parents[1]
    starter = subprocess.Popen([sys.executable, "-c", STARTS], cwd=home, stdout=subprocess.PIPE, text=True)
    assert starter.stdout
    pids = {int(pid) for _ in range(12) for pid in starter.stdout.readline().split()}
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    assert starter.pid not in pids
    assert_gone(pids)
