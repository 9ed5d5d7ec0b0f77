"""Many documents at once: several worker processes, with results in the order of the documents.

A worker is another Python with one thread, which receives documents and returns results through pipes.
(multiprocessing would run the main script again in each worker: inside Streamlit, the dashboard.)
On Linux several are forked from one process that has loaded the model, elsewhere each loads it for itself.
A worker that dies takes one document with it, which is tried once more and then becomes a Problem. While it
works on a document it reports how much is done; one that makes progress is never ended, however slow it is.
"""

import os
import pickle
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import IO

from dashboard import child_process, forking
from dashboard.errors import EngineError
from dashboard.records import Document, Extraction, Problem
from dashboard.worker import FORKING, OFTEN, WORKING, Outcome, Tell, Work, attempt

HANDFUL = 12  # so few documents are finished before a worker has loaded its model
MOST_WORKERS = 8
AHEAD = 4  # documents that wait for each worker: enough to keep all of them busy
SECONDS = 600.0  # without a sign of progress before a worker is ended; a tenth of a second is usual
SLOWEST = 1000.0  # characters per second, for work that can't report progress; 14,000 are usual
START = 300.0  # seconds for a worker to be ready for its first document; one is usual

Part = Callable[[Document, float], None]  # a document and the share of it that is done
Done = tuple[Document, Extraction | Problem]
Process = subprocess.Popen[bytes] | forking.Forked


def run(
    work: Work,
    documents: Iterable[Document],
    *,
    workers: int | None = None,
    part: Part | None = None,
    apart: bool = False,
) -> Iterator[Done]:
    """Yield each document with what `work` found in it, in order; a document it fails on gets a Problem.

    A few documents, and all with one worker, are worked on in this process, unless they are to be `apart`:
    then one that kills its process or hangs is a Problem too.
    `part` is called several times a second, in the caller's thread, with the document being waited for and
    the share of it that is done. It may raise Stopped, which ends the run.
    """
    waiting = iter(documents)
    first = list(islice(waiting, HANDFUL))
    number = usual() if workers is None else workers
    if not apart and (number < 2 or len(first) < HANDFUL):
        for document in chain(first, waiting):
            yield document, _found(attempt(work, document, _telling(document, part)))
        return
    yield from _with_workers(work, chain(first, waiting), number, part)


def _telling(document: Document, part: Part | None) -> Tell:
    return (lambda share: part(document, share)) if part else (lambda share: None)


def usual() -> int:
    """Return how many workers to use: DATELINE_PROCESSES, else one for each core we may use."""
    asked = os.environ.get("DATELINE_PROCESSES", "")
    if asked.isdecimal() and asked.isascii():
        return max(1, min(int(asked), 64))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def _found(outcome: Outcome) -> Extraction | Problem:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


@dataclass
class _Asked:
    """A document that was given to a worker, and how much of it is done."""

    document: Document
    future: Future[Outcome] = field(default_factory=Future)
    share: float = 0.0

    def tell(self, share: float) -> None:
        self.share = share


def _with_workers(
    work: Work, documents: Iterable[Document], number: int, part: Part | None
) -> Iterator[Done]:
    own = threading.local()
    started: list[Worker] = []
    parent: forking.Parent | None = None
    if number > 1 and forking.is_possible():
        parent = forking.Parent(FORKING, pickle.dumps(work), patience=START)

    def ask(asked: _Asked) -> Outcome:
        if not hasattr(own, "worker"):
            own.worker = Worker(work, parent)
            started.append(own.worker)
        found: Outcome = own.worker.ask(asked.document, asked.tell)
        return found

    pending: deque[_Asked] = deque()
    pool = ThreadPoolExecutor(number, thread_name_prefix="dateline-worker")
    try:
        for document in documents:
            asked = _Asked(document)
            asked.future = pool.submit(ask, asked)
            pending.append(asked)
            if len(pending) >= number * AHEAD:
                yield _result(pending.popleft(), part)
        while pending:
            yield _result(pending.popleft(), part)
    finally:
        # In this order: a thread that becomes free must find nothing left to start a process for.
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in started:
            worker.close()
        if parent:
            parent.close()


def _result(asked: _Asked, part: Part | None) -> Done:
    while part and not wait([asked.future], timeout=OFTEN).done:
        part(asked.document, asked.share)
    return asked.document, _found(asked.future.result())


class Worker:
    """A process that works on one document after another."""

    def __init__(self, work: Work, parent: forking.Parent | None = None) -> None:
        """`parent` forks the process, if it can; else it is started as another Python."""
        self._work, self._parent = work, parent
        self._process: Process | None = None
        self._closed = False
        self._is_late = False

    def ask(self, document: Document, tell: Tell) -> Outcome:
        """Return what the worker finds; one that died on the document is restarted and asked again."""
        length, limit = f"{len(document.text):,} characters", self.limit(document)
        what = f"The worker that read this ({length}) ended twice, most likely for want of memory."
        for _ in range(2):
            try:
                return self._ask(document, tell, limit)
            except EngineError as error:
                return error
            except (EOFError, OSError, pickle.UnpicklingError):
                self._end()
                if self._closed:
                    break
                if self._is_late:
                    what = f"Reading this ({length}) did not get on for {limit:,.0f} seconds and was ended."
                    break
        cure = "Split the document, or add it alone."
        return Problem(document.path or document.id, what, cure)

    def limit(self, document: Document) -> float:
        """Return the seconds that a document may take without a sign of progress."""
        return SECONDS + len(document.text) / SLOWEST

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._end()

    def _ask(self, document: Document, tell: Tell, limit: float) -> Outcome:
        process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        pickle.dump(document, process.stdin)
        process.stdin.flush()
        while True:
            found: Outcome | float = self._next(process, process.stdout, limit)
            if not isinstance(found, float):
                return found
            tell(found)

    def _next(self, process: Process, answers: IO[bytes], limit: float) -> Outcome | float:
        """Return a worker's next message: the share of its document that is done or, last, what it found."""

        def end() -> None:
            self._is_late = True
            process.kill()

        self._is_late = False
        timer = threading.Timer(limit, end)
        timer.start()
        try:
            found: Outcome | float = pickle.load(answers)
            return found
        finally:
            timer.cancel()

    def _start(self) -> Process:
        """Return a new process that is ready; raise EngineError if none gets so: no document is to blame."""
        for _ in range(2):
            try:
                process = self._process = self._begun()
                assert process.stdin is not None and process.stdout is not None
                pickle.dump(self._work, process.stdin)
                process.stdin.flush()
                self._next(process, process.stdout, START)
                return process
            except (EOFError, OSError, pickle.UnpicklingError):
                self._end()
                if self._closed:
                    break
        raise EngineError(
            "No worker process gets ready here: it ended twice before its first document. "
            "Free some memory, or set DATELINE_PROCESSES=1."
        )

    def _begun(self) -> Process:
        forked = self._parent.fork() if self._parent else None
        return forked or child_process.start(WORKING)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)


def _close(stream: IO[bytes]) -> None:
    # What was still to be written to a process that is gone can't be written.
    with suppress(OSError):
        stream.close()
