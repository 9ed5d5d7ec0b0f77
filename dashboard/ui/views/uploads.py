"""The box for adding files in the browser, with their progress and results."""

from datetime import date

import streamlit as st

from dashboard.errors import DatelineError, Stopped
from dashboard.readers import opening
from dashboard.ui import state
from dashboard.ui.counting import number
from dashboard.ui.views import upload_jobs, upload_preview
from dashboard.ui.views.upload_jobs import Job

MEGABYTES = 50
TYPES = [suffix.lstrip(".") for suffix in opening.suffixes()]


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
        files = st.file_uploader(
            "Files with news text: they stay on this machine", type=TYPES, accept_multiple_files=True,
            key=f"upload_{turn}", max_upload_size=MEGABYTES,
        )  # fmt: skip
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
            st.text(
                f"Reading {number(len(job.names), 'file')}: {job.done:,} of {number(job.total, 'document')}"
                + (f", {job.part}" if job.part else "")
            )
            st.progress(min(share, 1.0))
        st.button(
            "Stopping …" if job.stopping.is_set() else "Stop", key=key, icon=":material/stop_circle:",
            disabled=job.stopping.is_set(), on_click=job.stop, help="What has been added by then is kept.",
        )  # fmt: skip


def show_result(job: Job) -> None:
    """Say how an upload went."""
    if isinstance(job.error, Stopped):
        st.info(f"Stopped: {job.done:,} of {number(job.total, 'document')} were read and are kept.")
        return
    if job.error is not None:
        st.error("The upload broke off; the document being read was not kept. Details:")
        is_ours = isinstance(job.error, DatelineError)
        st.text(str(job.error) if is_ours else f"{type(job.error).__name__}: {job.error}")
        return
    report = job.report
    assert report is not None
    parts = [
        f"{number(report.added, 'document')} added",
        f"{report.replaced:,} replaced",
        *([f"{report.reread:,} read again"] if report.reread else []),
        f"{report.unchanged:,} unchanged",
        *([number(report.copies, "copy") + " of other documents"] if report.copies else []),
        *([f"{report.not_english:,} not English, kept without quotes"] if report.not_english else []),
        f"{number(len(report.problems), 'problem')}, listed below" if report.problems else "no problems",
    ]
    st.success(", ".join(parts) + ".", icon=":material/check:")
