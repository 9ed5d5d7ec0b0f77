"""The reader: a document's text with everything found in it marked, and the rows behind each mark."""

import streamlit as st

from dashboard.store import documents
from dashboard.store.documents import DocumentView
from dashboard.ui import escape, finding_card, findings, links, marked_text, state
from dashboard.ui.findings import KINDS, Finding

# The card of a picked mark stays in view beside a long text; on a phone it lies at the foot of the screen.
STICKY = """<style>
.st-key-picked { position: sticky; top: 4.5rem; z-index: 5; max-height: calc(100vh - 6rem);
  overflow-y: auto; }
[data-testid="stColumn"]:has(.st-key-picked) > [data-testid="stVerticalBlock"] { height: 100%; }
@media (max-width: 640px) {
  .st-key-picked { position: fixed; inset: auto 0 0 0; top: auto; max-height: 45vh; padding: 0.5rem 1rem;
    background: var(--st-background-color, Canvas); border-top: 1px solid rgba(128, 128, 128, 0.4); }
}
</style>"""

PUBLISHED = {
    "field": "from its record",
    "metadata": "from its page",
    "dateline": "from its dateline",
    "given": "given at import",
}


def asked() -> DocumentView | None:
    """Return the document that the address names by ?doc=…, else the one that was read last."""
    # The browser's way back from a page that was reached by a button has lost the address' ?doc=…
    document_id = st.query_params.get("doc") or st.session_state.get("_doc")
    view = state.ask(documents.one, document_id) if document_id else None
    if view is not None:
        st.session_state["_doc"] = view.document.id
    return view


def show_missing() -> None:
    """Say that there is no such document, and where to find one."""
    st.title("Document", anchor=False)
    asked_for = st.query_params.get("doc")
    st.text(
        f"There is no document “{asked_for}” in this collection." if asked_for else "No document was chosen."
    )
    st.page_link(links.page("documents"), label="See all documents", icon=":material/description:")


def show_heading(view: DocumentView) -> None:
    """Draw title, source, author, day and address of a document."""
    document = view.document
    st.title(escape.markdown(document.title or document.id), anchor=False)
    known = PUBLISHED.get(document.published_from, "")
    day = f"{document.published} ({known})" if document.published else "day of publication unknown"
    parts = [document.source, document.author, day, document.path or document.url]
    st.caption(" · ".join(escape.markdown(part) for part in parts if part))


def choose_kinds(view: DocumentView) -> list[str]:
    """Offer the kinds of marks; this is the legend too."""
    chosen = st.pills(
        "Marked in the text", list(KINDS), format_func=KINDS.__getitem__, selection_mode="multi",
        default=[kind for kind in KINDS if kind != "other"], key="marked", label_visibility="collapsed",
    )  # fmt: skip
    return list(chosen or [])


def show_text(view: DocumentView, kinds: list[str]) -> None:
    """Draw the text, at the place that is asked for."""
    marked_text.show(
        view.document.text,
        findings.marks(findings.findings(view), kinds),
        key="reader",
        focus=focus(view),
        on_pick=remember_pick,
    )


def remember_pick() -> None:
    """Keep which marks were clicked: the browser reports a click only once."""
    st.session_state["_picked"] = (st.query_params.get("doc"), marked_text.picked("reader"))


def focus(view: DocumentView) -> int | None:
    """Return the character to show: of the row that was picked beside the text, else of the address' &at=…"""
    document_id, at = st.session_state.get("_focus", (None, None))
    if document_id == view.document.id and isinstance(at, int):
        return at
    asked_for = st.query_params.get("at", "")
    return int(asked_for) if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 10 else None


def picked(view: DocumentView) -> list[Finding]:
    """Return what stands behind the marks that were clicked, else behind the place that the address names."""
    document_id, ids = st.session_state.get("_picked", (None, []))
    found = findings.findings(view)
    if document_id == view.document.id and ids:
        wanted = list(dict.fromkeys(":".join(one.split(":")[:2]) for one in ids))
        return sorted((one for one in found if one.id in wanted), key=lambda one: wanted.index(one.id))
    at = focus(view)
    return [one for one in found if at is not None and one.record.start == at]


def show_picked(view: DocumentView) -> None:
    """Draw the rows behind the mark that was clicked last."""
    st.html(STICKY)
    with st.container(key="picked"):
        chosen = picked(view)
        if not chosen:
            st.caption("Click a mark to see what was read there, and why; or to correct it.")
        for number, finding in enumerate(chosen[:4]):
            finding_card.show(finding, view, key=f"picked_{number}")


def show_rows(view: DocumentView) -> None:
    """List what was found, by kind; a picked row is shown in the text."""
    found = findings.findings(view)
    with st.expander("All that was found", icon=":material/list:"):
        for kind, word in KINDS.items():
            finding_card.show_list([one for one in found if one.kind == kind], kind, word, view)
