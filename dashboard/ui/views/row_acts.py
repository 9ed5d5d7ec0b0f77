"""What can be said by hand of a row that a list or chart has shown: marks, notes and corrections."""

import streamlit as st

from dashboard.store.questions import drawn
from dashboard.store.questions.documents import DocumentView
from dashboard.ui.views import correction_box, findings, mark_box


def show(view: DocumentView | None, kind: str, start: int, end: int, *, key: str) -> None:
    """Draw the acts for the row of a kind at a place of a document, if it is there."""
    here = findings.findings(view) if view else []
    same = (one for one in here if one.kind == kind and (one.record.start, one.record.end) == (start, end))
    finding = next(same, None)
    if view is None or finding is None:
        return
    seen = drawn.of_record(finding.record, view.document)
    made = mark_box.of_row(seen)
    mark_box.show_notes(made)
    with st.container(horizontal=True):
        mark_box.for_row(seen, made, key=key)
    correction_box.for_finding(finding, view.document, key=key)
