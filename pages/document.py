"""The reader: one document with all that was found in it, reached by ?doc=… and &at=…."""

import streamlit as st

from dashboard.ui import reader

view = reader.asked()
if view is None:
    reader.show_missing()
else:
    reader.show_heading(view)
    kinds = reader.choose_kinds(view)
    wide, narrow = st.columns([5, 3], gap="large")
    with wide:
        reader.show_text(view, kinds)
    with narrow:
        reader.show_picked(view)
        reader.show_rows(view)
