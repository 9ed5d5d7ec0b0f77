"""Many things with several processes: in order, the same with one as with many, whoever is killed."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard import batch
from dashboard.batch import Killed

# `eval` is a function that every process can find; the items are what it does.
OWN_PROCESS = "__import__('os').getpid()"
DIES = "__import__('os').abort()"


def results(items: list[str], *, processes: int, few: int = 0) -> list[object]:
    return [found for _, found in batch.each(eval, items, processes=processes, few=few)]


@pytest.mark.parametrize("processes, few", [(1, 0), (2, 0), (3, 0), (2, 5), (2, 100)])
def test_results_come_in_order_whatever_does_them(processes: int, few: int) -> None:
    slow_first = ["__import__('time').sleep(0.2) or 'slow'", *map(str, range(20))]
    assert results(slow_first, processes=processes, few=few) == ["slow", *range(20)]


def test_nothing_in_nothing_out() -> None:
    assert results([], processes=2) == []


def test_a_few_are_done_here() -> None:
    assert set(results([OWN_PROCESS] * 12, processes=2, few=12)) == {os.getpid()}


def test_many_are_done_elsewhere() -> None:
    assert os.getpid() not in results([OWN_PROCESS] * 4, processes=2)


def test_one_that_kills_its_process_is_told_and_the_rest_goes_on() -> None:
    found = results(["1", DIES, "2", DIES, "3"], processes=2)
    assert [one if isinstance(one, int) else type(one) for one in found] == [1, Killed, 2, Killed, 3]


def test_one_whose_process_is_killed_from_outside_is_done_again(tmp_path: Path) -> None:
    # Killed at its first try only.
    first = tmp_path / "first"
    killed_once = (
        f"open({str(first)!r}, 'x') and {DIES} if not __import__('os').path.exists({str(first)!r}) else 7"
    )
    assert results(["1", killed_once, "2"], processes=2) == [1, 7, 2]


def test_an_error_is_raised_where_the_result_is_awaited() -> None:
    asked = batch.each(eval, ["1", "1 / 0", "2"], processes=2, few=0)
    assert next(asked) == ("1", 1)
    with pytest.raises(ZeroDivisionError):
        next(asked)


def test_an_error_of_the_operating_system_is_not_taken_for_a_death() -> None:
    with pytest.raises(FileNotFoundError):
        results(["open('/nowhere/at/all')"], processes=2)


def test_a_library_that_prints_does_not_disturb() -> None:
    assert results(["print('hello') or 5", "6"], processes=2) == [5, 6]


def test_only_a_few_are_read_ahead() -> None:
    taken = itertools.count()
    items = (str(next(taken)) for _ in range(10_000))
    asked = batch.each(eval, items, processes=2, few=0)
    next(asked)
    assert next(taken) < 20
    asked.close()  # type: ignore[attr-defined]  # it is a generator


def test_no_process_stays_when_the_work_is_broken_off() -> None:
    pids = []
    asked = batch.each(eval, [OWN_PROCESS] * 3 + ["__import__('time').sleep(60)"] * 9, processes=2, few=0)
    for _ in range(3):
        pids.append(next(asked)[1])
    started = time.monotonic()
    asked.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 20
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(
    "asked, processes", [("1", 1), ("3", 3), ("0", 1), ("1000", 64), ("²", None), ("many", None), ("", None)]
)
def test_the_number_of_processes_can_be_given(
    asked: str, processes: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_PROCESSES", raising=False)
    usual = batch.processes()
    monkeypatch.setenv("DATELINE_PROCESSES", asked)
    assert batch.processes() == (processes or usual)
    assert 1 <= usual <= batch.MOST_PROCESSES


def test_the_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    code = f"""
from dashboard import batch
items = [{OWN_PROCESS!r}] * 4 + ["__import__('time').sleep(1)"] * 99
for _, pid in batch.each(eval, items, processes=2, few=0):
    print(pid, flush=True)
"""
    starter = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert starter.stdout
    pid = int(starter.stdout.readline())
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process outlived the one that started it")
