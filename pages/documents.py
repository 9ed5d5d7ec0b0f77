"""All documents; a picked row opens in the reader."""

import streamlit as st

from dashboard.store import documents
from dashboard.ui import columns, downloads, empty, heading, links, state, table

filters = state.filters()
heading.show("Documents", filters)
rows = state.ask(documents.find, filters, limit=state.SHOWN)

if rows.empty:
    empty.show("documents", filters=filters, key="documents")
else:
    total = state.ask(documents.count, filters)
    st.caption("Pick a row to read the document.")
    picked = table.show(rows, key="documents", columns=columns.documents(), filters=filters, height=560)
    table.cut_note(len(rows), total, "document")
    downloads.show(lambda c: documents.find(c, filters), state.collection(), name="documents", count=total)
    if picked is not None:
        links.open_reader(str(picked["document_id"]))
