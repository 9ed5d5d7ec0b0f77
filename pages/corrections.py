"""What was corrected by hand: the list of decisions, with undo."""

import streamlit as st

from dashboard.ui.views import correction_list

st.title("Corrections", anchor=False)
st.caption("Every correction is kept, applied again after each import, and can be undone.")
correction_list.show()
