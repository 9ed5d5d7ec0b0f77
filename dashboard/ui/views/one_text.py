"""One text that is pasted and marked at once: nothing of it is stored unless that is asked for."""

import hashlib

import pandas as pd
import streamlit as st

from dashboard import batch, preprocess
from dashboard.records import Document, Extraction, Problem
from dashboard.store.questions.documents import DocumentView
from dashboard.text import language
from dashboard.ui import columns, state, table
from dashboard.ui.counting import number
from dashboard.ui.views import findings, marked_text, upload_jobs
from dashboard.ui.views.findings import KINDS, Finding

LONGEST = 100_000  # characters; larger texts are added as files
COUNTED = ("person", "organisation", "quote", "date", "place")
LISTED = ("quote", "date", "place")


def show() -> None:
    """Draw the box for a text, and the text with its marks once it was read."""
    text = st.text_area(
        "Paste one text", key="pasted", height=160, max_chars=LONGEST,
        placeholder="An article, a press release, a draft …",
    )  # fmt: skip
    st.button("Mark it", key="mark_it", icon=":material/ink_highlighter:", on_click=keep)
    kept = st.session_state.get("_pasted", "")
    if not kept or kept != text:
        return
    with st.spinner("Reading it; the first time takes a few seconds …"):
        found = read(kept)
    if isinstance(found, Problem):
        st.text(f"{found.what} {found.cure}".strip())
    elif language.other(found.language):
        st.text(f"This is not English: {language.other(found.language)}. Nothing is looked for in it.")
    else:
        show_marked(view_of(kept, found))
    offer_keeping(kept)


def keep() -> None:
    """Remember the text that is to be read."""
    st.session_state["_pasted"] = st.session_state.get("pasted", "")


@st.cache_data(max_entries=4, show_spinner=False)
def read(text: str) -> Extraction | Problem:
    """Return what a text says; it is read in a process of its own, which a text may bring down."""
    given = [Document("pasted", text)]
    return next(found for _, found in batch.run(preprocess.extract_document, given, workers=1, apart=True))


def view_of(text: str, found: Extraction) -> DocumentView:
    """Return a text and what it says in the form of the reader."""
    return DocumentView(
        Document("pasted", text),
        mentions={f"0-{one.start}-{one.end}": one for one in found.entities},
        quotes=dict(enumerate(found.quotes)),
        dates=dict(enumerate(found.dates)),
        places={f"0-{one.start}-{one.end}": one for one in found.places},
        sentences=found.sentences,
    )


def show_marked(view: DocumentView) -> None:
    """Draw the text with its marks, and what each quote, date and place was read as."""
    found = findings.findings(view)
    st.caption(in_words(found))
    st.markdown(" · ".join(KINDS[kind] for kind in KINDS if kind != "other"))
    marked_text.show(view.document.text, findings.marks(found, KINDS), key="pasted_marks")
    for kind in LISTED:
        rows = [(one.record.text, findings.says(one.record)) for one in found if one.kind == kind]
        if rows:
            st.markdown(f"**{KINDS[kind]}**")
            frame = pd.DataFrame(rows, columns=["text", "says"])
            table.show(frame, key=f"pasted_{kind}", columns=columns.found(), pick=False, height=300)


def in_words(found: list[Finding]) -> str:
    """Say how much of each kind was found: names and places each once.

    >>> in_words([])
    'No name, quote, date or place was found.'
    """
    counts = []
    for kind in COUNTED:
        of_kind = [one for one in found if one.kind == kind]
        names = {findings.name_of(one.record) for one in of_kind}
        many = len(of_kind if kind in ("quote", "date") else names)
        counts += [number(many, kind)] if many else []
    return f"Found: {', '.join(counts)}." if counts else "No name, quote, date or place was found."


def offer_keeping(text: str) -> None:
    """Offer to add the text to the collection; until then it is nowhere but on this page."""
    if why := state.refusal():
        st.caption("It is not stored.")
        st.text(f"Nothing can be added here: {why}")
        return
    st.caption("It is not stored until you add it.")
    st.button(
        "Add it to this collection", key="keep_pasted", icon=":material/add:", on_click=add, args=(text,)
    )


def add(text: str) -> None:
    """Start adding the text as a file of its own."""
    name = f"pasted-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}.txt"
    upload_jobs.start([(name, text.encode("utf-8", "replace"))], state.path(), None)
    st.session_state["_pasted"] = ""
