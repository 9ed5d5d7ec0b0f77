"""Files that are added in the browser: kept under a harmless name, read by one worker in the background."""

import re
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import streamlit as st

from dashboard import preprocess
from dashboard.errors import DatelineError
from dashboard.readers import READERS
from dashboard.store.collection import Collection
from dashboard.ui import state
from dashboard.ui.counting import number

MEGABYTES = 50
TYPES = sorted({suffix.lstrip(".") for suffix in READERS} | {"zip"})
# What a name may hold on our disk: no folder, no "..", no control character.
UNSAFE = re.compile(r"[^\w.\- ]+")


@dataclass
class Job:
    """One upload on its way in; the worker writes, the page reads."""

    names: list[str]
    done: int = 0
    total: int = 0
    at: str = ""
    future: Future[Any] | None = field(default=None, repr=False)


@st.cache_resource(show_spinner=False)
def worker() -> ThreadPoolExecutor:
    """Return the one thread that adds documents: a collection has one writer."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="dateline-add")


@st.cache_resource(show_spinner=False)
def jobs() -> list[Job]:
    """Return the uploads of this server, the newest last."""
    return []


def show() -> None:
    """Draw the upload box and the progress of what was given; files are read as soon as they are there."""
    if why := state.refusal():
        st.text(f"No files can be added here: {why}")
        return
    with st.container(border=True):
        published = st.date_input(
            "Day of publication, for files that don't say so themselves", None, key="published",
            format="YYYY-MM-DD", width=420,
        )  # fmt: skip
        # Another key is another box: the files that were handed over leave it.
        turn = st.session_state.setdefault("_uploads", 0)
        files = st.file_uploader(
            "Files with news text: they stay on this machine", type=TYPES, accept_multiple_files=True,
            key=f"upload_{turn}", max_upload_size=MEGABYTES,
        )  # fmt: skip
    if files:
        start([(file.name, file.getvalue()) for file in files], published)
        st.session_state["_uploads"] = turn + 1
        st.rerun()
    if jobs():
        show_progress()


def start(files: Sequence[tuple[str, bytes]], published: date | None) -> None:
    """Hand files to the worker."""
    job = Job(names=[name for name, _ in files], total=len(files))
    job.future = worker().submit(add, job, list(files), state.path(), published)
    jobs().append(job)


def add(job: Job, files: Sequence[tuple[str, bytes]], collection: Path, published: date | None) -> Any:
    """Write files into a folder of their own and add it. Runs in the worker: no Streamlit here."""
    with tempfile.TemporaryDirectory(prefix="dateline-upload-") as folder:
        for name, content in files:
            (Path(folder) / safe_name(name)).write_bytes(content)
        with Collection.open(collection, readonly=False) as opened:
            return preprocess.add(
                [Path(folder)], opened, published=published, progress=follow(job), below=Path(folder)
            )


def follow(job: Job) -> Callable[[int, int], None]:
    """Return what `preprocess.add` calls as it goes on."""

    def note(done: int, total: int) -> None:
        job.done, job.total = done, total

    return note


def safe_name(name: str) -> str:
    """Return a file's own name without anything that could lead elsewhere.

    >>> safe_name("../../etc/evil.txt"), safe_name("C:\\\\news\\\\may 1.txt"), safe_name("..")
    ('evil.txt', 'may 1.txt', 'upload')
    """
    own = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name
    plain = UNSAFE.sub("_", own).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:100]}{dot}{suffix[:10]}" if dot and stem else plain[:100] or "upload"


@st.fragment(run_every="0.7s")
def show_progress() -> None:
    """Draw how far the uploads of this server are; when the last one ends, the whole page is drawn anew."""
    running = [job for job in jobs() if job.future and not job.future.done()]
    for job in running:
        share = job.done / job.total if job.total else 0.0
        st.progress(
            min(share, 1.0), text=f"Reading {number(len(job.names), 'file')}: {job.done:,} of {job.total:,}"
        )
    finished = [job for job in jobs() if job not in running]
    seen = st.session_state.get("_jobs_seen", 0)
    if len(finished) > seen:
        st.session_state["_jobs_seen"] = len(finished)
        st.rerun()
    if finished and not running:
        show_result(finished[-1])


def show_result(job: Job) -> None:
    """Say how an upload went."""
    error = job.future.exception() if job.future else None
    if error is not None:
        st.error("The upload broke off; nothing of the document at hand was kept. Details:")
        st.text(str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}")
        return
    report = job.future.result() if job.future else None
    assert report is not None
    parts = [
        f"{number(report.added, 'document')} added",
        f"{report.replaced:,} replaced",
        f"{report.unchanged:,} unchanged",
        f"{number(len(report.problems), 'problem')}, listed below" if report.problems else "no problems",
    ]
    st.success(", ".join(parts) + ".", icon=":material/check:")
