"""A process that loads once what all workers need, and forks each worker from itself (Linux, SCM_RIGHTS).

Forked workers share the memory of what was loaded before them. Our own process is never forked: it may have
threads (Streamlit's, a pool's), of which a fork keeps one and the locks of all.
"""

import gc
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from dashboard import child_process

LONGEST = 1 << 16  # bytes of a message
PATIENCE = 10.0  # seconds for a parent to end its workers and itself
CAN, CANNOT = b"1", b"0"  # said by a parent when all is loaded


def is_possible() -> bool:
    """Say whether processes can be forked here, and be ended without a mistake about which they are."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):  # an old kernel, or a container that forbids it
        return False
    return True


class Forked:
    """A process that another one forked, with our ends of its pipes; like a subprocess.Popen."""

    def __init__(self, handle: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self._handle: int | None = handle  # a pidfd: the number of a process may be another's tomorrow
        self._lock = threading.Lock()

    def kill(self) -> None:
        """End the process at once, if it still runs."""
        with self._lock, suppress(ProcessLookupError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until the process has ended."""
        if self._handle is not None:
            ended = select.poll()
            ended.register(self._handle, select.POLLIN)
            ended.poll()
            with self._lock:
                os.close(self._handle)
                self._handle = None


class Parent:
    """Starts a process that loads, when the first worker is wanted, and asks it for each, in any thread."""

    def __init__(self, code: str, given: bytes, *, patience: float) -> None:
        """`code` runs `serve`, which loads what `given` says; it has `patience` seconds for each answer."""
        self._code, self._given, self._patience = code, given, patience
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._asking, self._starting = threading.Lock(), threading.Lock()
        self._is_ready = self._cannot = self._closed = False

    def fork(self) -> Forked | None:
        """Return a new process, or None if what was loaded has threads: a fork would lose them.

        Raises OSError or EOFError if the parent ended, or does not answer; asked again, another is started.
        """
        with self._asking:
            if self._cannot:
                return None
            try:
                asked = self._socket or self._start()
                if self._cannot:
                    self._end()
                    return None
                return _born(asked)
            except (EOFError, OSError):
                self._end()
                raise

    def close(self) -> None:
        """End the parent, and with it the workers that are left."""
        with self._starting:
            self._closed = True
        self._end()

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        ours.settimeout(self._patience)
        with self._starting, theirs:
            if self._closed:
                ours.close()
                raise EOFError
            self._process = child_process.start(self._code, stdin=theirs.fileno(), stdout=subprocess.DEVNULL)
        self._socket, self._is_ready = ours, False
        ours.send(self._given)
        self._cannot = _received(ours) == CANNOT
        self._is_ready = True
        return ours

    def _end(self) -> None:
        process, self._process = self._process, None
        asked, self._socket = self._socket, None
        if asked is not None:
            # Not only closed: a thread that waits for an answer gets none, and ends.
            with suppress(OSError):
                asked.shutdown(socket.SHUT_RDWR)
            asked.close()
        if process is not None:
            # It ends by itself, having ended its children, unless it still loads.
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE if self._is_ready else 0)
            process.kill()
            process.wait()


def _received(asked: socket.socket) -> bytes:
    if not (said := asked.recv(LONGEST)):
        raise EOFError
    return said


def _born(asked: socket.socket) -> Forked:
    """Ask for a process that reads from and writes to pipes of its own."""
    their_reads, our_writes = os.pipe()
    our_reads, their_writes = os.pipe()
    stdin, stdout = os.fdopen(our_writes, "wb"), os.fdopen(our_reads, "rb")
    try:
        socket.send_fds(asked, [CAN], [their_reads, their_writes])
        said, handles, *_ = socket.recv_fds(asked, LONGEST, 1)
        if not said or not handles:
            raise EOFError
    except (EOFError, OSError):
        stdin.close()
        stdout.close()
        raise
    finally:
        os.close(their_reads)
        os.close(their_writes)
    return Forked(handles[0], stdin, stdout)


def serve(load: Callable[[bytes], object], work: Callable[[], None]) -> None:
    """Load, then fork a process that does `work` for each pair of pipes that arrives: what a parent runs.

    When nobody asks any more, the processes that are left are ended.
    """
    # Ctrl-C reaches all processes of a terminal; a parent ends when its socket does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = socket.socket(fileno=os.dup(0))
    load(_received(asked))
    gc.collect()
    gc.freeze()  # the collector of a worker would write into every object, and so copy its page
    children: set[int] = set()
    signal.signal(signal.SIGCHLD, lambda *_: _bury(children))
    with suppress(BrokenPipeError, ConnectionResetError):
        asked.send(CAN if _is_single() else CANNOT)
        while pipes := socket.recv_fds(asked, LONGEST, 2)[1]:
            _fork(asked, pipes, work, children)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _is_single() -> bool:
    return len(list(Path("/proc/self/task").iterdir())) == 1


def _fork(asked: socket.socket, pipes: list[int], work: Callable[[], None], children: set[int]) -> None:
    # A child that ends at once is not buried before it has a handle.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    if not (child := os.fork()):
        _live(asked, pipes, work)
    children.add(child)
    handle = os.pidfd_open(child)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    try:
        socket.send_fds(asked, [CAN], [handle])
    finally:
        for one in (*pipes, handle):
            os.close(one)


def _live(asked: socket.socket, pipes: list[int], work: Callable[[], None]) -> None:
    """Do the work with the pipes as standard input and output, and end; never return to the parent's code."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        asked.close()
        for standard, pipe in enumerate(pipes):
            os.dup2(pipe, standard)
            os.close(pipe)
        work()
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(1)


def _bury(children: set[int]) -> None:
    """Take note of the children that ended, so that nothing of them is left."""
    for child in tuple(children):
        if os.waitpid(child, os.WNOHANG)[0]:
            children.remove(child)
