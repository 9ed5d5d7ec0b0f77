"""The box for a draft: pasted or dropped, read once, and forgotten with the tab."""

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import batch, preprocess, readers
from dashboard.checking import draft
from dashboard.checking.findings import Report
from dashboard.errors import DatelineError, ReadError
from dashboard.readers import sandbox
from dashboard.records import Document, Extraction, Problem
from dashboard.ui import state
from dashboard.ui.views import upload_jobs, uploads

LONGEST = 200_000  # characters: a book chapter
FILL, TURN = "_draft_text", "_draft_turn"
KEPT = "_draft"  # in the session, which ends with the tab; never in a cache that others share


@dataclass(frozen=True)
class Checked:
    """A draft as it was given, what was found in it, and what the collection says, as of its version."""

    text: str
    document: Document
    found: Extraction
    report: Report
    version: int


def show() -> Checked | None:
    """Draw the box, check what is given, and return the last draft that was checked in this tab."""
    before = st.session_state.get(KEPT)
    if FILL in st.session_state:
        st.session_state["draft_text"] = st.session_state.pop(FILL)
    # A new key is a new box, without the file that was dropped: its text stands in the other one now.
    turn = st.session_state.setdefault(TURN, 0)
    label = "Change the draft, or check another" if before else "The draft"
    with st.expander(label, expanded=before is None), st.form("draft", border=False):
        text = st.text_area("Paste its text", height=220, max_chars=LONGEST, key="draft_text")
        file = st.file_uploader(
            "or drop it as a file: text, Word, web page, mail",
            key=f"draft_file_{turn}",
            max_upload_size=uploads.MEGABYTES,
        )
        published = st.date_input(
            "Its day, if “Monday, 3 May” has no year", None, key="draft_day", format="YYYY-MM-DD", width=280
        )
        is_asked = st.form_submit_button("Check", type="primary", icon=":material/fact_check:")
    if is_asked:
        try:
            with st.spinner("Reading the draft …"):
                given = of_file(file.name, file.getvalue(), published) if file else pasted(text, published)
                st.session_state[KEPT] = checked(given)
            if file:
                st.session_state[FILL], st.session_state[TURN] = given.text, turn + 1
        except DatelineError as error:
            st.session_state.pop(KEPT, None)
            st.text(str(error))
            return None
        st.rerun()
    return newest(before)


def newest(kept: object) -> Checked | None:
    """Return a checked draft, held against the collection again if that has changed."""
    if not isinstance(kept, Checked):
        return None
    if kept.version != state.collection().version:
        kept = compared(kept.document, kept.found)
        st.session_state[KEPT] = kept
    return kept


def pasted(text: str, published: date | None) -> Document:
    """Return a pasted text as a document."""
    if not text.strip():
        raise ReadError("There is no text yet.", cure="Paste an article into the box, or drop a file.")
    return Document("draft", text, published=published)


def of_file(name: str, content: bytes, published: date | None) -> Document:
    """Return the one article of a dropped file, which is gone again afterwards."""
    with tempfile.TemporaryDirectory(prefix=upload_jobs.own_prefix()) as folder:
        try:
            items = list(
                readers.read(upload_jobs.write([(name, content)], Path(folder))[0], published=published)
            )
        finally:
            sandbox.rest()
    documents = [one for one in items if isinstance(one, Document)]
    problem = next((one for one in items if isinstance(one, Problem)), None)
    if problem is not None and not documents:
        raise ReadError(problem.what, cure=problem.cure)
    if len(documents) != 1:
        raise ReadError(f"The file has {len(documents):,} articles.", cure="Drop a file with one draft.")
    if len(documents[0].text) > LONGEST:
        raise ReadError(f"The draft has more than {LONGEST:,} characters.", cure="Check a part of it.")
    return replace(documents[0], id="draft")


def checked(document: Document) -> Checked:
    """Return a draft with what the collection says of it."""
    _, found = next(iter(batch.run(preprocess.extract_document, [document])))
    if isinstance(found, Problem):
        raise ReadError(found.what, cure=found.cure)
    return compared(document, found)


def compared(document: Document, found: Extraction) -> Checked:
    """Hold a draft that was read against the collection; not through `state.ask`, whose answers are kept."""
    collection = state.collection()
    with collection.asking():
        report = draft.check(collection, document, found)
    return Checked(document.text, document, replace(found, answers=b""), report, collection.version)
