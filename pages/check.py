"""Is what a draft says in the collection? Nothing of the draft is stored."""

import streamlit as st

from dashboard.ui.views import draft_box, draft_view

st.title("Check a draft", anchor=False)
st.caption(
    "Paste an article before you print it. Its quotations are held against this collection word by word, so "
    "are its names, weekdays and figures. Nothing of it is added or kept."
)
checked = draft_box.show()
if checked is not None:
    draft_view.show(checked.text, checked.report)
