"""The process that reads foreign files (the sandbox's inner side): does what it is asked, within limits."""

import os
import queue
import shutil
import signal
import sys
import tempfile
import threading
import time
from dataclasses import astuple
from pathlib import Path
from typing import IO, Any

from dashboard.readers import heartbeat, opening, previews, wire

OFTEN = 1.0  # seconds between two signs of life
FULL = 16  # tasks that may be waiting: one is usual


def serve() -> None:
    """Read each requested file, until the parent process is gone."""
    folder, processor, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    # Ctrl-C reaches all processes of a terminal; this one ends with its pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: _end(folder))
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the answers
    tempfile.tempdir = folder
    _limit_memory(memory)
    tasks: queue.Queue[bytes] = queue.Queue(FULL)
    threading.Thread(target=_listen, args=(tasks, folder), daemon=True).start()
    signs = _Signs(results, processor)
    heartbeat.listen(signs.alive)
    while True:
        kind, words = wire.answer(tasks.get())
        assert kind == "task"
        _do(words, signs)


def _do(words: list[Any], signs: "_Signs") -> None:
    task, path, name, *rest = words
    signs.begin()
    heartbeat.begin()
    if task == "count":
        signs.say("count", opening.count_here(Path(path), name))
    elif task == "preview":
        for preview in previews.here(Path(path), name):
            signs.say("preview", list(astuple(preview)))
    else:
        after, mapping = rest[0], wire.mapping(rest[1])
        for within, item in opening.inside(
            Path(path), name, after=after, mapping=mapping, on_entry=signs.entry
        ):
            signs.say("item", within, wire.packed(item), heartbeat.share())
            signs.alive()
    signs.say("done")


class _Signs:
    """What the parent process is told: answers and, every second, that work is progressing."""

    def __init__(self, results: IO[bytes], processor: int) -> None:
        self._results = results
        self._processor = processor
        self._last = 0.0

    def begin(self) -> None:
        """Begin a file: its processor time is counted from here."""
        self._last = time.monotonic()
        _limit_processor(self._processor)

    def entry(self, name: str, number: int) -> None:
        """Say which entry of an archive comes next."""
        self.begin()
        self.say("entry", name, number)

    def alive(self) -> None:
        """Say that work is progressing."""
        if time.monotonic() - self._last >= OFTEN:
            self.begin()
            self.say("alive", heartbeat.share())

    def say(self, kind: str, *values: Any) -> None:
        """Send one answer."""
        try:
            self._results.write(wire.line(kind, *values))
            self._results.flush()
        except BrokenPipeError:
            os._exit(1)  # the parent process is gone, and removes our folder


def _listen(tasks: "queue.Queue[bytes]", folder: str) -> None:
    for line in sys.stdin.buffer:
        tasks.put(line)
    # The parent process is gone, perhaps killed in the middle of a file.
    _end(folder)


def _end(folder: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _lower(resource.RLIMIT_CORE, 0)
    # Not RLIMIT_AS: the gigabytes of address space that a library reserves but never uses are harmless.
    _lower(resource.RLIMIT_DATA, most)


def _limit_processor(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _lower(resource.RLIMIT_CPU, int(used) + seconds + 1)


def _lower(limit: int, value: int) -> None:
    """Set a limit, as far as the system's own limit allows."""
    import resource

    _, most = resource.getrlimit(limit)
    allowed = value if most == resource.RLIM_INFINITY else min(value, most)
    resource.setrlimit(limit, (allowed, most))
