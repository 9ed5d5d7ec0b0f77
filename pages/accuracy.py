"""How often Dateline is right, compared with other tools and human annotators, and what it gets wrong."""

import streamlit as st

from dashboard.ui import colours
from dashboard.ui.views import accuracy

st.title("Accuracy", anchor=False)
st.caption("Measured by hand-annotated texts, not on this collection")
measured = accuracy.read()
accuracy.show_introduction()
paint = colours.current()
for board in measured.boards:
    st.header(board.title, anchor=False)
    accuracy.show_board(board, paint)

st.header("How far “70 % sure” can be trusted", anchor=False)
accuracy.show_reliability(measured.reliability, paint)

st.header("What Dateline gets wrong", anchor=False)
accuracy.show_wrong(measured.wrong)
