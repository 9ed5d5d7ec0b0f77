"""A report of what the filters show, to be taken along from any page: findings, charts, map and quotes."""

from io import BytesIO

import streamlit as st

from dashboard import compiling
from dashboard.export.report import REPORTS
from dashboard.filters import Filters
from dashboard.store.collection import Collection

NAME = "report"
MOST = f"It prints the {compiling.MOST_QUOTES} newest quotes; the downloads on the pages have all of them."


def show(filters: Filters, collection: Collection) -> None:
    """Offer the report below the filters that it is about."""
    with st.sidebar, st.popover("Report", icon=":material/summarize:", key="report", width="stretch"):
        form = st.selectbox(
            "Form",
            list(REPORTS),
            format_func=lambda one: REPORTS[one].title,
            key="report_form",
            filter_mode=None,
        )
        chosen = REPORTS[form]
        st.caption(f"What the filters show, for {chosen.readers}. {MOST}")
        st.download_button(
            f"Download as {chosen.title}",
            data=lambda: write(collection, filters, form=form),
            file_name=f"{NAME}.{chosen.ending}",
            mime=chosen.mime,
            key="download_report",
            on_click="ignore",
            icon=":material/download:",
        )


def write(collection: Collection, filters: Filters, *, form: str) -> bytes:
    """Return the report in a form; it runs outside the page's thread, so it may not call Streamlit."""
    stream = BytesIO()
    made = compiling.report(collection, filters)
    REPORTS[form].write(made, compiling.sheets(collection, filters), stream)
    return stream.getvalue()
