"""What a collection without a document shows: what this is, and three ways to begin."""

import streamlit as st

from dashboard import resources
from dashboard.ui import state
from dashboard.ui.views import one_text, upload_jobs, uploads

WHAT = (
    "Dateline reads your own articles and shows who said what, when and where: each quote with its speaker, "
    "each date on a timeline, each place on a map, and for each the sentence it stands in."
)
HOW = "Nothing leaves this machine. Begin in one of three ways."


def show() -> None:
    """Draw the three ways: one text marked at once, files, the sample."""
    st.title("Who said what, when and where", anchor=False)
    st.text(f"{WHAT}\n{HOW}")
    st.header("Paste one text and see it marked", anchor=False)
    one_text.show()
    st.header("Or drop your files", anchor=False)
    uploads.show()
    st.header("Or look at the sample", anchor=False)
    offer_sample()


def offer_sample() -> None:
    """Offer to add the articles that Dateline ships."""
    st.text(
        "Some sixty invented articles, in the formats that a newsroom’s files come in. They are added to "
        "this collection; the page Imports can take them out again."
    )
    st.button(
        "Add the sample", key="add_sample", icon=":material/newspaper:", disabled=bool(state.refusal()),
        on_click=add_sample,
    )  # fmt: skip


def add_sample() -> None:
    """Start adding the sample."""
    upload_jobs.start_folder(resources.data("sample"), state.path())
