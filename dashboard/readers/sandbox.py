"""Foreign files are read in a separate process (sandbox): whatever one contains, the rest continues.

A child reads one file after another and sends back Documents and Problems as plain JSON lines. It is ended
if it gives no sign of life for a while, and by the system if it takes too much processor time or memory;
then what it has read is kept, the file becomes a Problem, and another child continues with the next. A
file is not stopped for being long: each record and each piece that is read counts as a sign of life.

If Python has no `resource` (Windows), only the time without a sign of life is limited.
"""

import atexit
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from dashboard import child_process
from dashboard.errors import Stopped
from dashboard.readers import wire
from dashboard.records import Item, Preview, Problem
from dashboard.text import guards

# The hardest pages within the size limit took at most 82 seconds, with signs of life (data/benchmarks.md).
SILENCE = 180.0  # seconds of clock time without a sign of life
PROCESSOR = 60  # seconds of processor time without one
MEMORY = 3_000_000_000  # bytes; the hardest page of 50 MB took a third of it
LONGEST = 8 * guards.MOST_BYTES  # bytes of one answer: six for a control character, plus the other fields
OFTEN = 0.2  # seconds between two checks whether to keep waiting
AHEAD = 4  # answers that are buffered until they are asked for
MOST_IDLE = 2  # children that are kept for the next file
MOST_ENDED = 3  # times that one archive may cause a child to end
CODE = "from dashboard.readers.sandbox_child import serve; serve()"
CURE = "Save its text as a .txt file, or leave it out."

Word = str | int | dict[str, str]  # of a task
Waiting = Callable[[], None]
Reached = Callable[[float], None]
Items = Iterator[tuple[str, Item]]


class _EndedError(Exception):
    """A child ended while reading a file; says at which entry of an archive, and why."""

    def __init__(self, why: str, *, name: str = "", entry: int = 0) -> None:
        super().__init__(why)
        self.name = name
        self.entry = entry


def nothing() -> None:
    """Do nothing while a file is read."""


def nothing_reached(_: float) -> None:
    """Leave aside how far a file is read."""


def items(
    path: Path,
    name: str,
    *,
    mapping: Mapping[str, str],
    waiting: Waiting = nothing,
    reached: Reached = nothing_reached,
) -> Items:
    """Yield the contents of a file, each with the name of the file or of its entry in the archive.

    `reached` is called with the share of the file that is read.
    """
    entry = 0
    for _ in range(MOST_ENDED):
        try:
            yield from _once(
                _answers(waiting, "read", path, name, entry, dict(mapping)), name, entry, reached
            )
            return
        except _EndedError as end:
            yield end.name, Problem("", str(end), CURE)
            if end.entry == 0:
                return
            entry = end.entry
    what = f"Reading this archive was ended {MOST_ENDED} times; what comes after entry {entry} is not read."
    yield name, Problem("", what, "Unpack it, and give the files one by one.")


def count(path: Path, name: str, *, waiting: Waiting = nothing) -> int:
    """Return about how many Documents a file contains, for a progress bar; 0 if that is unknown."""
    found = 0
    with suppress(_EndedError):
        for kind, values in _answers(waiting, "count", path, name):
            if kind == "count" and isinstance(values[0], int):
                found = values[0]
    return found


def previews(path: Path, name: str, *, waiting: Waiting = nothing) -> list[Preview]:
    """Return the first rows of a file's table, or of those in an archive; nothing where that fails."""
    found: list[Preview] = []
    with suppress(_EndedError, ValueError, TypeError, IndexError):
        for kind, values in _answers(waiting, "preview", path, name):
            if kind == "preview":
                found.append(wire.preview(values[0]))
    return found


def rest() -> None:
    """End the children that are waiting for another file: a command or an upload is finished."""
    with _lock:
        waiting, _idle[:] = list(_idle), []
    for child in waiting:
        child.close()


def close() -> None:
    """End all children; one that is reading a file returns no more of it."""
    with _lock:
        _idle.clear()
        running = list(_running)
    for child in running:
        child.close()


def _once(answers: Iterator[wire.Answer], name: str, entry: int, reached: Reached) -> Items:
    """Yield the contents of a file from the entry after a number on; raise _EndedError if the child ends."""
    within = name
    try:
        for kind, values in answers:
            if kind == "entry":
                within, entry = str(values[0]), int(values[1])
            elif kind == "alive":
                reached(wire.share(values[0]))
            elif kind == "item":
                item = wire.unpacked(values[1])
                reached(wire.share(values[2]))
                yield str(values[0]), item
    except _EndedError as end:
        raise _EndedError(str(end), name=within, entry=entry) from end
    except (IndexError, TypeError, ValueError) as error:
        why = f"Reading this gave an answer that can't be right ({error})."
        raise _EndedError(why, name=within, entry=entry) from error


def _answers(waiting: Waiting, task: str, path: Path, *words: Word) -> Iterator[wire.Answer]:
    """Ask a child and yield its answers up to the last; a child that isn't done then is ended."""
    child = _take()
    is_done = False
    try:
        child.ask(task, os.path.abspath(path), *words)  # noqa: PTH100 (resolve() would follow links)
        while not is_done:
            kind, values = child.answer(waiting)
            is_done = kind == "done"
            yield kind, values
    finally:
        if is_done:
            _give_back(child)
        else:
            child.close()


class _Child:
    """A process that reads files, its folder for archive contents, and the thread that listens to it."""

    def __init__(self) -> None:
        self._heard: queue.Queue[bytes] = queue.Queue(AHEAD)
        self._hearing = threading.Thread(target=self._hear, daemon=True, name="dateline-sandbox")
        self._folder = tempfile.mkdtemp(prefix="dateline-")
        try:
            self._process = child_process.start(CODE, self._folder, str(PROCESSOR), str(MEMORY))
            with _lock:
                _running.add(self)
        except BaseException:
            # Ctrl-C may come at any moment; a child that was started ends with its pipe.
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._hearing.start()

    def ask(self, *words: Word) -> None:
        """Send a task."""
        assert self._process.stdin is not None
        # A child that is gone is noticed when its answer is awaited.
        with suppress(OSError):
            self._process.stdin.write(wire.line("task", *words))
            self._process.stdin.flush()

    def answer(self, waiting: Waiting) -> wire.Answer:
        """Return the next answer; raise _EndedError if there is none."""
        written = self._next(waiting)
        _go_on()
        if not written:
            raise _EndedError(self._why())
        if len(written) > LONGEST:
            raise _EndedError(f"Reading this gave more than {LONGEST / 1e6:.0f} MB at once and was ended.")
        try:
            return wire.answer(written)
        except (ValueError, RecursionError) as error:
            raise _EndedError(f"Reading this gave no answer that can be read ({error}).") from error

    def _next(self, waiting: Waiting) -> bytes:
        begun = time.monotonic()
        while time.monotonic() - begun < SILENCE:
            with suppress(queue.Empty):
                return self._heard.get(timeout=OFTEN)
            waiting()
        raise _EndedError(f"Reading this gave no sign of life for {SILENCE:.0f} seconds and was ended.")

    def close(self) -> None:
        """End the process and remove its folder."""
        with _lock:
            if self not in _running:
                return
            _running.discard(self)
        process = self._process
        process.kill()
        process.wait()
        # The thread may be waiting at a full queue.
        while self._hearing.is_alive():
            with suppress(queue.Empty):
                self._heard.get(timeout=0.01)
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def is_alive(self) -> bool:
        """Say whether the process is still running."""
        return self._process.poll() is None

    def _hear(self) -> None:
        assert self._process.stdout is not None
        with suppress(OSError, ValueError):
            while written := self._process.stdout.readline(LONGEST + 1):
                self._heard.put(written)
        self._heard.put(b"")

    def _why(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            status = self._process.wait(timeout=5)
            if status == -getattr(signal, "SIGXCPU", 0):
                return f"Reading this took over {PROCESSOR} seconds of processor time and was ended."
        memory = f"{MEMORY / 1e9:.0f} GB of memory"
        return f"The process that read this ended: most likely it needed more than {memory}."


_lock = threading.Lock()
_running: set[_Child] = set()
_idle: list[_Child] = []
_is_over = threading.Event()


@atexit.register
def _end_all() -> None:
    """End all children and start no more: a thread that is still reading must leave nothing behind."""
    _is_over.set()
    close()


def _take() -> _Child:
    """Return a waiting child, or a new one."""
    while True:
        _go_on()
        with _lock:
            if not _idle:
                break
            child = _idle.pop()
        if child.is_alive():
            return child
        child.close()
    child = _Child()
    if _is_over.is_set():
        child.close()
    _go_on()
    return child


def _go_on() -> None:
    """Raise Stopped if this process is ending: a child's end is then not the fault of its file."""
    if _is_over.is_set():
        raise Stopped("Reading was stopped; what was added by then stays.")


def _give_back(child: _Child) -> None:
    """Keep a child for the next file, or end it if enough are waiting."""
    with _lock:
        if len(_idle) < MOST_IDLE:
            _idle.append(child)
            return
    child.close()
