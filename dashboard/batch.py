"""One function over many things with several processes: in order, memory flat, a killed process replaced.

The processes are plain Pythons that are asked over pipes. `multiprocessing` would import the program that
started us once more in each of them, and under Streamlit that is a page.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from threading import Lock
from typing import Any, Generic, TypeVar

from dashboard import resources
from dashboard.errors import DatelineError

Item = TypeVar("Item")
Result = TypeVar("Result")
Process = subprocess.Popen[bytes]

FEW = 12  # as many are done sooner here than a second process has loaded the model
MOST_PROCESSES = 16
WAITING = 3  # items for each process that are read ahead
START = "import sys; sys.path.append(sys.argv[1]); from dashboard import batch; batch.work()"


class Killed(DatelineError):
    """The process that worked on an item was ended from outside, twice."""


def processes() -> int:
    """Return how many processes to use: DATELINE_PROCESSES, else one for each core we may use."""
    asked = os.environ.get("DATELINE_PROCESSES", "")
    if asked.isdecimal() and asked.isascii():
        return max(1, min(int(asked), 64))
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES)


def each(
    function: Callable[[Item], Result], items: Iterable[Item], *, processes: int, few: int = FEW
) -> Iterator[tuple[Item, Result | Killed]]:
    """Yield every item with its result, in order; the first few are done in this process.

    `function` stands at the top of a module. What it raises is raised here; an item whose process
    is killed twice has a `Killed` for its result.
    """
    items = iter(items)
    for item in islice(items, few) if processes > 1 else items:
        yield item, function(item)
    for item in items:
        # There is one more than a few: only now processes are worth their start.
        with Workers(function, processes) as workers:
            yield from workers.each(_with_first(item, items))


def _with_first(item: Item, items: Iterable[Item]) -> Iterator[Item]:
    yield item
    yield from items


class Workers(Generic[Item, Result]):
    """Some processes, and for each a thread that waits for its answers."""

    def __init__(self, function: Callable[[Item], Result], processes: int) -> None:
        self.function = function
        self.processes = processes
        self.running: list[Process] = []
        self.is_closed = False
        self.lock = Lock()
        self.free: SimpleQueue[Process | None] = SimpleQueue()
        for _ in range(processes):
            self.free.put(None)  # started when it is first needed
        self.threads = ThreadPoolExecutor(processes, thread_name_prefix="dateline-batch")

    def __enter__(self) -> "Workers[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        # Broken off in the middle, nobody waits for what is still being done.
        with self.lock:
            self.is_closed = True
            for process in self.running:
                process.kill()
        self.threads.shutdown(cancel_futures=True)
        for process in self.running:
            _close(process)

    def each(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Killed]]:
        """Yield every item with its result, in order."""
        waiting: deque[tuple[Item, Future[Result | Killed]]] = deque()
        for item in items:
            waiting.append((item, self.threads.submit(self.ask, item)))
            if len(waiting) >= self.processes * WAITING:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()

    def ask(self, item: Item) -> Result | Killed:
        """Have a process do an item; if it is killed, a new one tries once more."""
        process = self.free.get()
        try:
            for _ in range(2):
                process = process if process and process.poll() is None else self.start()
                answer = _answer(process, item)
                if answer is not None:
                    result: Result = _result(answer)
                    return result
                process.kill()
                process.wait()
            return Killed("The process that read it was ended twice.")
        finally:
            self.free.put(process)

    def start(self) -> Process:
        """Start a process and tell it what it is to do."""
        # -P: a file json.py in the user's folder must not stand in for Python's own.
        words = [sys.executable, "-P", "-c", START, str(resources.PACKAGE.parent)]
        with self.lock:
            if self.is_closed:
                raise Killed("The work was broken off.")
            process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.running.append(process)
        _send(process, self.function)
        return process


def _answer(process: Process, item: Any) -> tuple[bool, Any] | None:
    """Return a process's answer, None where it was ended before it had one."""
    assert process.stdout
    try:
        _send(process, item)
        answer: tuple[bool, Any] = pickle.load(process.stdout)
    except (EOFError, OSError, pickle.UnpicklingError):
        return None
    return answer


def _result(answer: tuple[bool, Any]) -> Any:
    is_result, value = answer
    if is_result:
        return value
    raise value


def _send(process: subprocess.Popen[bytes], message: Any) -> None:
    assert process.stdin
    pickle.dump(message, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()


def _close(process: Process) -> None:
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()


def work() -> None:
    """Do what is asked over standard input until it ends; runs in a process of its own."""
    # Ctrl-C reaches the whole group; who started us decides, and closes our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not speak among the answers
    try:
        function = pickle.load(asked)
        while True:
            pickle.dump(_done(function, pickle.load(asked)), answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)  # who started us has ended; there is nobody left to tell


def _done(function: Callable[[Any], Any], item: Any) -> tuple[bool, Any]:
    try:
        return True, function(item)
    # Raised again where the result is awaited.
    except Exception as error:
        return False, error
