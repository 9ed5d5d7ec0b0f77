"""Many documents with several processes: in order, the same with one as with many, whoever is killed."""

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import batch, child_process
from dashboard.errors import EngineError, ModelError, Stopped
from dashboard.records import Document, Problem
from tests.to_do import do

pytestmark = pytest.mark.slow

OWN_PROCESS = "__import__('os').getpid()"
DIES = "__import__('os').abort()"
SLEEPS = "__import__('time').sleep(60)"
BEGIN = ["0"] * batch.HANDFUL  # so many that workers are started


def run(texts: Iterable[str], *, workers: int = 2) -> Iterator[Any]:
    documents = (Document(f"{number}", text) for number, text in enumerate(texts))
    return (found for _, found in batch.run(do, documents, workers=workers))


def words(found: Iterable[Any]) -> list[Any]:
    return ["Problem" if isinstance(one, Problem) else one for one in found]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, batch.HANDFUL - 1, batch.HANDFUL, batch.HANDFUL * 3])
def test_results_come_in_order_whatever_does_them(workers: int, count: int) -> None:
    texts = ["__import__('time').sleep(0.1)", *map(str, range(count))][:count]
    assert list(run(texts, workers=workers)) == [None, *range(count - 1)][:count]


def test_a_few_are_done_here() -> None:
    assert set(run([OWN_PROCESS] * (batch.HANDFUL - 1))) == {os.getpid()}


def test_many_are_done_elsewhere() -> None:
    assert os.getpid() not in set(run([OWN_PROCESS] * batch.HANDFUL))


@pytest.mark.parametrize("workers", [1, 2])
def test_one_that_fails_is_a_problem_and_the_rest_goes_on(workers: int) -> None:
    found = list(run([*BEGIN, "1 / 0", "7"], workers=workers))
    assert words(found)[-2:] == ["Problem", 7]
    assert "ZeroDivisionError" in found[-2].what


def test_one_that_kills_its_process_is_a_problem_and_the_rest_goes_on() -> None:
    assert words(run([DIES, "1", *BEGIN, DIES, "2"])) == ["Problem", 1, *[0] * len(BEGIN), "Problem", 2]


def test_one_whose_process_is_killed_from_outside_is_done_again(tmp_path: Path) -> None:
    first = str(tmp_path / "first")  # the file is there from the second try on
    once = f"7 if __import__('os').path.exists({first!r}) else open({first!r}, 'x') and {DIES}"
    assert list(run([*BEGIN, once, "8"]))[-2:] == [7, 8]


@pytest.mark.slow
def test_one_that_takes_too_long_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SECONDS", 1.5)
    assert words(run([*BEGIN, SLEEPS, "8"]))[-2:] == ["Problem", 8]


TELLS = "[(tell(share / 10), __import__('time').sleep(0.3)) for share in range(10)] and 9"


@pytest.mark.slow
def test_one_that_takes_long_but_gets_on_is_never_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SECONDS", 1.5)
    assert words(run([*BEGIN, TELLS, "8"]))[-2:] == [9, 8]


def test_a_long_text_has_longer_to_give_a_sign() -> None:
    assert batch.Worker(do).limit(Document("", "a" * 1_000_000)) > batch.SECONDS + 500


@pytest.mark.slow
def test_one_that_is_late_says_how_long_it_was_and_how_long_it_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SECONDS", 1.5)
    problem = list(run([*BEGIN, SLEEPS]))[-1]
    assert (
        problem.what == f"Reading this ({len(SLEEPS)} characters) did not get on for 2 seconds and was ended."
    )


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_how_much_of_a_document_is_done_is_told_in_the_thread_that_asks(workers: int) -> None:
    told: list[tuple[str, float, int]] = []
    documents = [Document(f"{number}", text) for number, text in enumerate([*BEGIN, TELLS])]

    def part(document: Document, share: float) -> None:
        told.append((document.id, share, threading.get_ident()))

    numbers: list[Any] = [found for _, found in batch.run(do, documents, workers=workers, part=part)]
    assert numbers == [0] * 12 + [9]
    shares = [share for name, share, _ in told if name == "12"]
    assert shares == sorted(shares)
    assert len(set(shares)) > 3
    assert {thread for *_, thread in told} == {threading.get_ident()}


@pytest.mark.parametrize("workers", [1, 2])
def test_who_watches_can_stop_at_once(workers: int) -> None:
    def part(document: Document, share: float) -> None:
        if share > 0:
            raise Stopped("The upload was stopped.")

    documents = [Document(f"{number}", text) for number, text in enumerate([*BEGIN, TELLS, SLEEPS])]
    done = []
    with pytest.raises(Stopped):
        for document, _ in batch.run(do, documents, workers=workers, part=part):
            done.append(document.id)
    assert done == [f"{number}" for number in range(len(BEGIN))]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("error", [ModelError, ImportError])
def test_an_error_that_would_meet_every_document_ends_the_run(error: type[Exception], workers: int) -> None:
    text = f"(_ for _ in ()).throw(__import__({error.__module__!r}, fromlist=['x']).{error.__name__}('gone'))"
    with pytest.raises(error, match="gone"):
        list(run([*BEGIN, text, "1"], workers=workers))


def test_where_no_worker_gets_ready_no_document_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    start = child_process.start
    started = []

    def broken(code: str, **pipes: int) -> subprocess.Popen[bytes]:
        started.append(code)
        return start("raise SystemExit(1)", **pipes)

    monkeypatch.setattr(child_process, "start", broken)
    with pytest.raises(EngineError, match="No worker process gets ready here: it ended twice"):
        list(run(["0"] * 100))
    assert len(started) <= 2 * 2 * batch.AHEAD, "two tries for each document that two workers were given"


def test_what_is_to_be_apart_is_done_elsewhere_even_alone() -> None:
    found: list[Any] = [one for _, one in batch.run(do, [Document("a", OWN_PROCESS)], workers=1, apart=True)]
    assert found != [os.getpid()]
    ((_, killed),) = batch.run(do, [Document("a", DIES)], workers=1, apart=True)
    assert isinstance(killed, Problem)


def test_a_library_that_prints_does_not_disturb() -> None:
    assert list(run([*BEGIN, "print('hello') or 5", "6"]))[-2:] == [5, 6]


def test_only_some_are_read_ahead() -> None:
    taken = itertools.count()
    found = run(str(next(taken)) for _ in range(10_000))
    next(found)
    assert next(taken) < 30


def test_no_process_stays_when_the_work_is_broken_off() -> None:
    found = run([OWN_PROCESS] * batch.HANDFUL + [SLEEPS] * 9)
    pids = {next(found) for _ in range(batch.HANDFUL)}
    started = time.monotonic()
    del found
    assert time.monotonic() - started < 20
    assert [pid for pid in pids if is_running(pid)] == []


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    "asked, expected", [("1", 1), ("3", 3), ("0", 1), ("1000", 64), ("²", None), ("many", None), ("", None)]
)
def test_the_number_of_processes_can_be_given(
    asked: str, expected: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_PROCESSES", raising=False)
    usual = batch.usual()
    monkeypatch.setenv("DATELINE_PROCESSES", asked)
    assert batch.usual() == (expected or usual)


STARTS = f"""
from dashboard import batch, child_process
from dashboard.records import Document
from tests.to_do import do
texts = [{OWN_PROCESS!r}] * 12 + ["__import__('time').sleep(1)"] * 99
for _, pid in batch.run(do, (Document("", text) for text in texts), workers=2):
    print(pid, flush=True)
"""


@pytest.mark.slow
def test_the_processes_end_with_the_one_that_started_them() -> None:
    home = Path(__file__).parents[1]
    starter = subprocess.Popen([sys.executable, "-c", STARTS], cwd=home, stdout=subprocess.PIPE, text=True)
    assert starter.stdout
    pid = int(starter.stdout.readline())
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    deadline = time.monotonic() + 20
    while is_running(pid):
        assert time.monotonic() < deadline, "a process outlived the one that started it"
        time.sleep(0.1)
