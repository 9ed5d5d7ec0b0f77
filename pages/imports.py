"""What was read, what could not be read, and how to add more."""

import streamlit as st

from dashboard.store.questions import counts, imports
from dashboard.ui import columns, downloads, state, table
from dashboard.ui.counting import number
from dashboard.ui.views import import_files, removal, uploads

st.title("Imports", anchor=False)
filters = type(state.filters())()
totals = state.ask(counts.totals, filters)
st.caption(f"{number(totals.documents, 'document')} in this collection")

st.header("Add documents", anchor=False)
uploads.show()

st.header("What became of each file", anchor=False)
import_files.show()

st.header("Added last", anchor=False)
removal.show()

st.header("Problems", anchor=False)
problems = state.ask(imports.problems)
if problems.empty:
    st.text("Everything that was added could be read.")
else:
    table.show(problems, key="problems", columns=columns.problems(), pick=False)
    downloads.show(imports.problems, state.collection(), name="problems", count=len(problems))

st.header("What was read", anchor=False)
runs = state.ask(imports.runs)
if runs.empty:
    st.text("Nothing has been added yet.")
else:
    removal.offer_import(table.show(runs, key="runs", columns=columns.runs()))
    downloads.show(imports.runs, state.collection(), name="imports", count=len(runs))
