"""What stands out: the findings that a page leads with, their numbers linked to what they count."""

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import findings
from dashboard.store.questions.findings import Finding, Part
from dashboard.ui import linked_text, state
from dashboard.ui.linked_text import Words
from dashboard.ui.links import Link
from dashboard.ui.views import profile_links


def show(filters: Filters) -> None:
    """Draw the findings about all that fits; if none is large enough to be one, say so."""
    found = state.ask(findings.find, filters)
    if not found:
        st.caption("Too little is here for a finding: none is drawn from fewer than three cases.")
        return
    sentences = [[words(part, finding) for part in finding.parts] for finding in found]
    linked_text.show(sentences, key="findings", look="findings", label="What stands out")


def words(part: Part, finding: Finding) -> Words:
    """Return a part of a finding as it is drawn."""
    is_view = part.leads == "view" and (finding.filters is not None or finding.query)
    if is_view:
        return Words(part.text, Link(finding.page, finding.query, finding.filters))
    if part.leads == "" or part.leads == "view":
        return Words(part.text)
    # A name leads to its own page.
    return Words(part.text, profile_links.of(part.leads, part.text))
