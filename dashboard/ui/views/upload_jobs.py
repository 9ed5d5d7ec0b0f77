"""Uploads, and undoing them: each job in its own thread, none waits for another, all can be stopped."""

import atexit
import os
import re
import shutil
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

import streamlit as st

from dashboard import preprocess
from dashboard.errors import Stopped, UsageError
from dashboard.import_run import AddReport
from dashboard.preprocess import Undone
from dashboard.records import Document
from dashboard.store.collection import Collection

PREFIX = "dateline-upload-"
# Includes the process that made it: dateline-upload-4711-k2x9
FOLDER = re.compile(rf"{PREFIX}(\d+)-.+")
# What a name on our disk may contain: no folder, no "..", no control character.
UNSAFE = re.compile(r"[^\w.\- ]+")
Files = Sequence[tuple[str, bytes]]
Mappings = Mapping[
    int, Mapping[str, str]
]  # for some of the files, by their place: which column is which field


@dataclass
class Job:
    """One upload, or the undoing of an import.

    Its thread writes, the page reads, and `stop` ends it at its next sign of life.
    """

    names: list[str]
    undoes: int = 0  # the import that is undone
    done: int = 0
    total: int = 0
    part: str = ""
    report: AddReport | None = None
    undone: Undone | None = None
    error: Exception | None = None
    is_running: bool = True
    stopping: threading.Event = field(default_factory=threading.Event, repr=False)

    def stop(self) -> None:
        """Ask the upload to end; what was added stays."""
        self.stopping.set()

    def progress(self, done: int, total: int) -> None:
        """Note how far it has got."""
        self.done, self.total, self.part = done, total, ""
        self._check()

    def within(self, document: Document, share: float) -> None:
        """Note how much of a document has been read."""
        self.part = f"{share:.0%} of {PurePosixPath(document.path or document.id).name}"
        self._check()

    def _check(self) -> None:
        if self.stopping.is_set():
            raise Stopped("This was stopped.")


@st.cache_resource(show_spinner=False)
def jobs() -> list[Job]:
    """Return the uploads on this server, newest last."""
    remove_left_over()
    return []


def start(files: Files, collection: Path, published: date | None, mappings: Mappings | None = None) -> Job:
    """Start adding files, and return the job."""
    job = Job(names=[name for name, _ in files])

    def work() -> None:
        job.report = add(job, files, collection, published, mappings or {})

    return _begin(job, work)


def start_folder(folder: Path, collection: Path) -> Job:
    """Start adding a folder of this machine, and return the job."""
    job = Job(names=[folder.name])

    def work() -> None:
        with Collection.open(collection, readonly=False) as opened:
            job.report = preprocess.add([folder], opened, progress=job.progress, part=job.within)

    return _begin(job, work)


def start_undoing(import_id: int, when: str, collection: Path, *, erase: bool = False) -> Job:
    """Start undoing an import, and return the job; `when` it was tells it from that of another collection."""
    job = Job(names=[], undoes=import_id)

    def work() -> None:
        with Collection.open(collection, readonly=False) as opened:
            if not opened.moment_of(import_id).startswith(when):
                raise UsageError("Another collection took this one's place since this page was drawn.")
            job.undone = preprocess.undo(import_id, opened, erase=erase, progress=job.progress)

    return _begin(job, work)


def _begin(job: Job, work: Callable[[], None]) -> Job:
    jobs().append(job)
    # A daemon: a server that is stopped must not wait for a long upload.
    threading.Thread(target=_run, args=(job, work), daemon=True, name="dateline-add").start()
    return job


def _run(job: Job, work: Callable[[], None]) -> None:
    """Do the work, and note on the job what went wrong."""
    try:
        work()
    # The barrier around one upload: the error is reported on the page, and the server continues.
    except Exception as error:
        job.error = error
    finally:
        job.is_running = False


def add(job: Job, files: Files, collection: Path, published: date | None, mappings: Mappings) -> AddReport:
    """Write files into a separate folder and add it."""
    folder = Path(tempfile.mkdtemp(prefix=own_prefix()))
    _folders.add(folder)
    try:
        paths = write(files, folder)
        with Collection.open(collection, readonly=False) as opened:
            return preprocess.add(
                paths,
                opened,
                published=published,
                progress=job.progress,
                part=job.within,
                below=folder,
                mappings={paths[place]: mapping for place, mapping in mappings.items()},
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _folders.discard(folder)


def write(files: Files, folder: Path) -> list[Path]:
    """Write files into a folder under safe names, and return their paths."""
    paths = []
    for name, content in files:
        paths.append(_free(folder, safe_name(name)))
        paths[-1].write_bytes(content)
    return paths


def own_prefix() -> str:
    """Return how the name of a folder of this process begins."""
    return f"{PREFIX}{os.getpid()}-"


def safe_name(name: str) -> str:
    """Return a file's name without anything that could lead elsewhere.

    >>> safe_name("../../etc/evil.txt"), safe_name("C:\\\\news\\\\may 1.txt"), safe_name("..")
    ('evil.txt', 'may 1.txt', 'upload')
    """
    own = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name
    plain = UNSAFE.sub("_", own).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:100]}{dot}{suffix[:10]}" if dot and stem else plain[:100] or "upload"


def _free(folder: Path, name: str) -> Path:
    """Return a free path for a file with that name: two uploaded together may have the same one."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}~{number}{Path(name).suffix}"
    return path


def remove_left_over() -> None:
    """Remove the folders of servers that were killed in the middle of an upload."""
    if sys.platform == "win32":  # checking for a process would end it there
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        found = FOLDER.fullmatch(folder.name)
        if found and _is_ours(folder) and not _runs(int(found[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Say whether a path is a folder, not a link, that this user made."""
    with suppress(OSError):
        status = folder.lstat()
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    return False


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return True


_folders: set[Path] = set()


@atexit.register
def _remove_ours() -> None:
    for folder in list(_folders):
        shutil.rmtree(folder, ignore_errors=True)
