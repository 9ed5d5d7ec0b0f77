"""What a worker process does: one document after another arrives, and what is found in each is sent back."""

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from typing import IO

from dashboard import forking
from dashboard.errors import ModelError, Stopped
from dashboard.records import Document, Extraction, Problem

OFTEN = 0.2  # seconds between two signs of progress
WORKING = "from dashboard.worker import serve; serve()"
FORKING = "from dashboard.worker import fork_workers; fork_workers()"
# Work on it loads what work on others needs.
EXAMPLE = Document("", "“We will stay,” Mayor Ilze Kalnina said in Riga on 3 May 2021. It rained in Bern.")

Tell = Callable[[float], None]  # called with the share of a document that is done
Work = Callable[[Document, Tell], Extraction]
Outcome = Extraction | Problem | Exception


def serve() -> None:
    """Work on each document that arrives until no more come: this is what a worker process runs."""
    # Ctrl-C reaches all processes of a terminal; a worker ends when its pipe does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the results
    work: Work = pickle.load(sys.stdin.buffer)
    pickle.dump(0.0, results)  # ready
    results.flush()
    while True:
        try:
            document = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            pickle.dump(attempt(work, document, _Signs(results)), results)
            results.flush()
        except BrokenPipeError:
            return  # the parent process is gone


def fork_workers() -> None:
    """Load what the work needs, then fork the workers that are asked for: this is what their parent runs."""
    os.dup2(2, 1)
    forking.serve(lambda given: attempt(pickle.loads(given), EXAMPLE, lambda share: None), serve)


def attempt(work: Work, document: Document, tell: Tell) -> Outcome:
    """Return what `work` finds, the Problem if it fails, or an error that every document would cause."""
    try:
        return work(document, tell)
    except (ModelError, ImportError, Stopped) as error:
        return error
    # The barrier around one document: whatever is wrong with it, the others continue.
    except Exception as error:
        what = f"Finding names and quotes failed ({type(error).__name__}: {error})."
        return Problem(
            document.path or document.id, what[:500], "Please report it with the text, if you can."
        )


class _Signs:
    """Sends the share of a document that is done, a few times a second."""

    def __init__(self, results: IO[bytes]) -> None:
        self._results = results
        self._last = 0.0

    def __call__(self, share: float) -> None:
        if time.monotonic() - self._last >= OFTEN:
            self._last = time.monotonic()
            try:
                pickle.dump(float(share), self._results)
                self._results.flush()
            except BrokenPipeError:
                os._exit(1)  # the parent process is gone; a worker has nothing to tidy up
