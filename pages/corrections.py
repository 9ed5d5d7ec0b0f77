"""What was corrected by hand: the list of decisions with undo, and files of them."""

import streamlit as st

from dashboard.ui import initials
from dashboard.ui.views import correction_list, decision_file, rules_box, unfit_list

st.title("Corrections", anchor=False)
st.caption("Every correction is kept, applied again after each import, and can be undone.")
narrow, _ = st.columns([1, 3])
with narrow:
    initials.ask(key="corrections_by")
decision_file.show()
rules_box.show()
unfit_list.show()
correction_list.show()
