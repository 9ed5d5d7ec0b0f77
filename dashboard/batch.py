"""Many documents at once: some worker processes, results in the order of the documents.

A worker is another Python with one thread, which gets documents and gives back results over pipes.
(multiprocessing would run the main script again in each worker: inside Streamlit, the dashboard.)
A worker that dies takes one document with it, which is tried once more and then becomes a Problem.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO

from dashboard.errors import ModelError
from dashboard.records import Document, Extraction, Problem

HANDFUL = 12  # so few documents are done before a worker has loaded its model
MOST_WORKERS = 8
AHEAD = 4  # documents that wait for each worker: enough that none stands idle
SECONDS = 600.0  # that one document may take; half a second is usual
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Work = Callable[[Document], Extraction]
Done = tuple[Document, Extraction | Problem]
Outcome = Extraction | Problem | Exception


def run(work: Work, documents: Iterable[Document], *, workers: int | None = None) -> Iterator[Done]:
    """Yield each document with what `work` found in it, in order; a document it fails on has a Problem."""
    waiting = iter(documents)
    first = list(islice(waiting, HANDFUL))
    number = usual() if workers is None else workers
    if number < 2 or len(first) < HANDFUL:
        for document in chain(first, waiting):
            yield document, _found(attempt(work, document))
        return
    yield from _with_workers(work, chain(first, waiting), number)


def usual() -> int:
    """Return how many workers to take: DATELINE_PROCESSES, else one for each core we may use."""
    asked = os.environ.get("DATELINE_PROCESSES", "")
    if asked.isdecimal() and asked.isascii():
        return max(1, min(int(asked), 64))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def attempt(work: Work, document: Document) -> Outcome:
    """Return what `work` finds, or the Problem that it fails; the error that would meet every document."""
    try:
        return work(document)
    except (ModelError, ImportError) as error:
        return error
    # The wall around one document: whatever is wrong with it, the others go on.
    except Exception as error:
        what = f"Finding names and quotes failed ({type(error).__name__}: {error})."
        return Problem(
            document.path or document.id, what[:500], "Please report it with the text, if you can."
        )


def _found(outcome: Outcome) -> Extraction | Problem:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _with_workers(work: Work, documents: Iterable[Document], number: int) -> Iterator[Done]:
    own = threading.local()
    started: list[Worker] = []

    def ask(document: Document) -> Outcome:
        if not hasattr(own, "worker"):
            own.worker = Worker(work)
            started.append(own.worker)
        found: Outcome = own.worker.ask(document)
        return found

    pending: deque[tuple[Document, Future[Outcome]]] = deque()
    pool = ThreadPoolExecutor(number, thread_name_prefix="dateline-worker")
    try:
        for document in documents:
            pending.append((document, pool.submit(ask, document)))
            if len(pending) >= number * AHEAD:
                yield _result(*pending.popleft())
        while pending:
            yield _result(*pending.popleft())
    finally:
        # In this order: a thread that is free again must find nothing more to start a process for.
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in started:
            worker.close()


def _result(document: Document, future: Future[Outcome]) -> Done:
    return document, _found(future.result())


class Worker:
    """A process that does the work on one document after another."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def ask(self, document: Document) -> Outcome:
        """Return what the worker finds; one that died on the document is started anew and asked again."""
        for _ in range(2):
            try:
                return self._ask(document)
            except (EOFError, OSError, pickle.UnpicklingError):
                self._end()
                if self._closed:
                    break
        return Problem(
            document.path or document.id,
            f"The worker that read this ended twice: out of memory, or after {SECONDS:.0f} seconds.",
            "Split the document, or add it alone.",
        )

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._end()

    def _ask(self, document: Document) -> Outcome:
        process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        try:
            pickle.dump(document, process.stdin)
            process.stdin.flush()
            found: Outcome = pickle.load(process.stdout)
            return found
        finally:
            timer.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        home = str(Path(__file__).resolve().parents[1])
        paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
        # -P: a folder that happens to hold a `dashboard` of its own is not taken for ours.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from dashboard.batch import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": paths},
        )
        assert self._process.stdin is not None
        pickle.dump(self._work, self._process.stdin)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)


def _close(stream: IO[bytes]) -> None:
    # What was still to be written to a process that is gone can't be.
    with suppress(OSError):
        stream.close()


def serve() -> None:
    """Do the work on each document that comes in, until no more come: what a worker process runs."""
    # Ctrl-C reaches all processes of a terminal; a worker ends when its pipe does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the results
    work: Work = pickle.load(sys.stdin.buffer)
    while True:
        try:
            document = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(attempt(work, document), results)
        results.flush()
