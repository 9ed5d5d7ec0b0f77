"""All documents; a picked row opens in the reader."""

import streamlit as st

from dashboard.store.questions import documents
from dashboard.ui import columns, downloads, empty, heading, links, state, table

filters = state.filters()
totals = heading.show("Documents", filters, subject="documents")
order = table.order("documents", columns.documents())
rows = state.ask(documents.find, filters, limit=state.SHOWN, order=order)

if rows.empty:
    empty.show("documents", filters=filters, totals=totals, key="documents")
else:
    st.caption("Pick a row to read the document. The figures of a row count all that was found in it.")
    picked = table.show(rows, key="documents", columns=columns.documents())
    table.cut_note(len(rows), totals.documents, "document")
    downloads.show(
        lambda c: documents.find(c, filters, order=order),
        state.collection(), name="documents", count=totals.documents,
    )  # fmt: skip
    if picked is not None and table.was_just_picked("documents"):
        links.open_reader(str(picked["document_id"]))
