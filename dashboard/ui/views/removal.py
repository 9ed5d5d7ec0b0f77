"""Documents that were added can be removed again, one or an import, each after a confirmation."""

import pandas as pd
import streamlit as st

from dashboard.records import Seen
from dashboard.store.questions import documents, drawn
from dashboard.ui import changing, columns, escape, links, state, table
from dashboard.ui.counting import number
from dashboard.ui.views import upload_jobs

ERASE = "Leave no trace of it in the collection"
ERASE_HELP = (
    "Its corrections and earlier texts go too, and the file is written anew, which takes a while if it is "
    "large. Without this, corrections wait for its return."
)
NEWEST = 50  # documents offered here; each can be removed from its own page


def show() -> None:
    """List the documents added last; the picked one can be read, or removed."""
    rows = state.ask(documents.newest, limit=NEWEST)
    if rows.empty:
        st.text("No document is here: what was added has been removed or could not be read.")
        return
    picked = table.show(rows, key="added", columns=columns.added(), height=320)
    if picked is None:
        more = f" The newest {NEWEST} are listed; any other is removed from its own page."
        st.caption(f"Pick a document to read or remove it.{more if len(rows) == NEWEST else ''}")
    else:
        title = str(picked["title"] or picked["document_id"])
        links.to_reader(str(picked["document_id"]), title)
        offer(str(picked["document_id"]), title)


def offer(document_id: str, title: str) -> None:
    """Offer to remove a document, asking for confirmation first."""
    seen = state.ask(drawn.of_document, document_id)
    own = seen.shown[:8]  # a click that arrives late must not hit the next document
    with st.popover("Remove this document", icon=":material/delete:", key=f"remove_{own}"):
        st.markdown(
            f"Remove “{escape.markdown(escape.shorten(title))}” with all that was found in it? "
            "The file that it came from stays where it is; added again, the document is back, with its "
            "corrections."
        )
        erase = st.checkbox(ERASE, key=f"erase_{own}", help=ERASE_HELP)
        st.button(
            "Remove it", key=f"remove_now_{own}", type="primary", on_click=remove, args=(seen, title, erase)
        )


def remove(document: Seen, title: str, erase: bool = False) -> None:
    """Remove a document from the collection."""
    if changing.make(lambda c: c.remove(document, erase=erase), refused="Not removed") is not None:
        table.unpick("added")
        changing.say(f"Removed “{escape.shorten(title)}”.")


def offer_import(run: pd.Series) -> None:
    """Offer to undo an import, asking for confirmation first."""
    import_id, when = int(run["number"]), str(run["when"])
    if why_not := _why_not_undone(run):
        st.caption(why_not)
        return
    with st.popover(f"Undo import {import_id}", icon=":material/undo:", key=f"undo_import_{import_id}"):
        count = int(run["documents"])
        st.markdown(
            f"Remove {number(count, 'document')} that import {import_id} brought, with all that was found in "
            f"{'it' if count == 1 else 'them'}? Texts that it replaced come back; corrections wait for the "
            "return of their documents."
        )
        erase = st.checkbox(ERASE, key=f"erase_import_{import_id}", help=ERASE_HELP)
        st.button(
            "Undo it", key=f"undo_import_now_{import_id}", type="primary", on_click=undo_import,
            args=(import_id, when, erase),
        )  # fmt: skip


def _why_not_undone(run: pd.Series) -> str:
    """Say why an import can't be undone now, here where the button would be: the bar may be out of view."""
    import_id = int(run["number"])
    jobs = upload_jobs.jobs()
    if any(job.is_running and job.undoes == import_id for job in jobs):
        return f"Import {import_id} is being undone …"
    if run["undone"]:
        done = next((job.undone for job in reversed(jobs) if job.undoes == import_id and job.undone), None)
        return f"Import {import_id} has been undone" + (f": {done.in_words()}." if done else ".")
    if not run["documents"]:
        return f"No document of import {import_id} is here."
    is_busy = any(job.is_running for job in jobs)
    return "An import can be undone when nothing is being added." if is_busy else ""


def undo_import(import_id: int, when: str, erase: bool = False) -> None:
    """Start undoing an import; `when` it was tells it from that of another collection."""
    upload_jobs.start_undoing(import_id, when, state.path(), erase=erase)
