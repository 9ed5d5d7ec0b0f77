"""The box for adding files in the browser, with their progress and results."""

from datetime import date

import streamlit as st

from dashboard.errors import DatelineError, Stopped
from dashboard.import_run import AddReport
from dashboard.ui import escape, state
from dashboard.ui.counting import number
from dashboard.ui.views import upload_jobs, upload_preview
from dashboard.ui.views.upload_jobs import Job

MEGABYTES = 50


def show() -> None:
    """Draw the upload box and the progress of what was given.

    Files are read as soon as they arrive; tables wait until their columns were looked at.
    """
    if why := state.refusal():
        st.text(f"No files can be added here: {why}")
        return
    with st.container(border=True):
        published = st.date_input(
            "Day of publication, for files that don't say so themselves", None, key="published",
            format="YYYY-MM-DD", width=420,
        )  # fmt: skip
        # A new key means a new box, without the files that were handed over.
        turn = st.session_state.setdefault("_uploads", 0)
        # Of any ending: what a file is, is told by what is in it, and what can't be read says so afterwards.
        files = st.file_uploader(
            "Text, web pages, tables, PDF, Word, mail, feeds or archives: they stay on this machine",
            accept_multiple_files=True, key=f"upload_{turn}", max_upload_size=MEGABYTES,
        )  # fmt: skip
        command = f"dateline add FILE --collection {escape.markdown(state.path().name)}"
        st.caption(f"Larger files and whole folders are added on the command line: {command}")
    if files:
        with st.spinner("Looking at the files …"):
            take([(file.name, file.getvalue()) for file in files], published)
        st.session_state["_uploads"] = turn + 1
        st.rerun()
    held = st.session_state.get("_held")
    if isinstance(held, upload_preview.Held):
        upload_preview.show(held, add=lambda mappings: add_held(held, published, mappings), leave=forget_held)
    if upload_jobs.jobs():
        show_progress()


def take(files: upload_jobs.Files, published: date | None) -> None:
    """Start reading files; if there is a table among them, keep all until its columns were looked at."""
    held = upload_preview.hold(files)
    if held.previews:
        st.session_state["_held"] = upload_preview.together(st.session_state.get("_held"), held)
    else:
        upload_jobs.start(files, state.path(), published)


def add_held(held: upload_preview.Held, published: date | None, mappings: upload_jobs.Mappings) -> None:
    """Start reading files that waited."""
    forget_held()
    upload_jobs.start(held.files, state.path(), published, mappings)


def forget_held() -> None:
    """Let go of the files that wait."""
    st.session_state.pop("_held", None)


@st.fragment(run_every="0.7s")
def show_progress() -> None:
    """Draw how far this server's uploads have got; when one ends, the whole page is redrawn."""
    jobs = upload_jobs.jobs()
    running = [(key, job) for key, job in enumerate(jobs) if job.is_running]
    for key, job in running:
        show_running(job, key=f"upload_job_{key}")
    finished = [job for job in jobs if not job.is_running]
    seen = st.session_state.get("_jobs_seen", 0)
    if len(finished) > seen:
        st.session_state["_jobs_seen"] = len(finished)
        st.rerun()
    if finished and not running:
        show_result(finished[-1])


def show_running(job: Job, *, key: str) -> None:
    """Draw how far an upload has got, and the button that stops it."""
    share = job.done / job.total if job.total else 0.0
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container():
            st.text(running_words(job))
            st.progress(min(share, 1.0))
        st.button(
            "Stopping …" if job.stopping.is_set() else "Stop", key=key, icon=":material/stop_circle:",
            disabled=job.stopping.is_set(), on_click=job.stop,
            help="" if job.undoes else "What has been added by then is kept.",
        )  # fmt: skip


def running_words(job: Job) -> str:
    """Say what a job does and how far it has got.

    >>> running_words(Job(["a.txt"]))
    'Looking at 1 file …'
    >>> running_words(Job(["a.txt", "b.zip"], done=3, total=40, part="9% of c"))
    'Reading 2 files: 3 of 40 documents, 9% of c'
    >>> running_words(Job([], undoes=4, done=20, total=1200))
    'Undoing import 4: 20 of 1,200 documents'
    """
    files = number(len(job.names), "file")
    if not job.total:
        return f"Undoing import {job.undoes} …" if job.undoes else f"Looking at {files} …"
    doing = f"Undoing import {job.undoes}" if job.undoes else f"Reading {files}"
    so_far = f"{job.done:,} of {number(job.total, 'document')}"
    return f"{doing}: {so_far}" + (f", {job.part}" if job.part else "")


def show_result(job: Job) -> None:
    """Say how an upload went."""
    if job.undone is not None:
        st.success(f"Import {job.undoes} is undone: {job.undone.in_words()}.", icon=":material/undo:")
    elif job.report is not None:
        draw = st.warning if job.report.problems else st.success
        draw(result_words(job.report), icon=":material/check:")
    elif isinstance(job.error, Stopped):
        st.info(stopped_words(job))
    else:
        st.error(
            f"Import {job.undoes} is not undone. Details:"
            if job.undoes
            else "The upload broke off; the document being read was not kept. Details:"
        )
        is_ours = isinstance(job.error, DatelineError)
        st.text(str(job.error) if is_ours else f"{type(job.error).__name__}: {job.error}")


def stopped_words(job: Job) -> str:
    """Say what a job that was stopped leaves.

    >>> stopped_words(Job(["a.txt"], done=3, total=40))
    'Stopped: 3 of 40 documents were read and are kept.'
    """
    if job.undoes:
        return f"Stopped: import {job.undoes} is not undone. Undoing it again goes on."
    return f"Stopped: {job.done:,} of {number(job.total, 'document')} were read and are kept."


def result_words(report: AddReport) -> str:
    """Say what an upload did.

    >>> result_words(AddReport(added=12, unchanged=1, copies=2, not_english=1))
    '12 documents added, 2 copies and 1 not English among them, 1 was here already.'
    >>> result_words(AddReport(unchanged=2, replaced=1))
    '1 replaced, 2 were here already.'
    """
    changed = [
        f"{number(report.added, 'document')} added" * bool(report.added),
        f"{report.replaced:,} replaced" * bool(report.replaced),
        f"{report.reread:,} read again" * bool(report.reread),
    ]
    among = [
        number(report.copies, "copy") * bool(report.copies),
        f"{report.not_english:,} not English" * bool(report.not_english),
    ]
    parts = [
        ", ".join(filter(None, changed)) or "Nothing was added",
        f"{' and '.join(filter(None, among))} among them" * bool(any(among)),
        f"{report.unchanged:,} {'was' if report.unchanged == 1 else 'were'} here already"
        * bool(report.unchanged),
        f"{number(report.became_copies, 'earlier document')} now "
        f"{'a copy' if report.became_copies == 1 else 'copies'} of them" * bool(report.became_copies),
        f"{number(len(report.problems), 'problem')}: see below" * bool(report.problems),
    ]
    return ", ".join(filter(None, parts)) + "."
