"""What was read, what could not be read, and how to add more."""

import streamlit as st

from dashboard.store.questions import counts, imports
from dashboard.ui import state
from dashboard.ui.counting import number
from dashboard.ui.views import import_files, problem_list, removal, uploads

st.title("Imports", anchor=False)
documents = state.ask(counts.documents)
st.caption(f"{number(documents, 'document')} in this collection")

st.header("Add documents", anchor=False)
uploads.show()

if documents or len(state.ask(imports.runs)):
    st.header("What was added", anchor=False)
    import_files.show()

    st.header("Problems", anchor=False)
    problem_list.show()

    st.header("Newest documents", anchor=False)
    removal.show()
