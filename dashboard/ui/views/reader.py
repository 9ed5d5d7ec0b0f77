"""The reader: a document's text with everything found in it marked, and the rows for each mark."""

import streamlit as st

from dashboard.records import Quote
from dashboard.store.questions import documents
from dashboard.store.questions.documents import DocumentView
from dashboard.text import language
from dashboard.ui import address, escape, links, state
from dashboard.ui.views import finding_card, findings, marked_text, profile_links, related, selection_box
from dashboard.ui.views.findings import KINDS, Finding
from dashboard.ui.views.marked_text import Mark

MOST = 4  # cards at once
PUBLISHED = {
    "field": "from its record",
    "metadata": "from its page",
    "dateline": "from its dateline",
    "given": "given at import",
}


def asked() -> DocumentView | None:
    """Return the document named by ?doc=… in the address, else the one that was read last."""
    # Going back in the browser from a page reached by a button loses the ?doc=… in the address.
    document_id = address.given("doc") or st.session_state.get("_doc")
    view = state.ask(documents.one, document_id) if document_id else None
    if view is not None:
        st.session_state["_doc"] = view.document.id
    return view


def show_missing() -> None:
    """Say that there is no such document, and where to find one."""
    st.title("Document", anchor=False)
    asked_for = address.given("doc")
    st.text(
        f"There is no document “{asked_for}” in this collection." if asked_for else "No document was chosen."
    )
    st.page_link(links.page("documents"), label="See all documents", icon=":material/description:")


def show_heading(view: DocumentView) -> None:
    """Draw a document's title, source, author, day and address."""
    document = view.document
    st.title(escape.markdown(document.title or document.id), anchor=False)
    known = PUBLISHED.get(document.published_from, "")
    day = f"{document.published} ({known})" if document.published else "day of publication unknown"
    other = language.other(document.language)
    parts = [document.source, document.author, day, document.path or document.url]
    parts += related.in_words(document.id)
    parts += [f"not English: {other}"] if other else []
    st.caption(" · ".join(escape.markdown(part) for part in parts if part))
    if document.source:
        profile_links.offer("source", document.source)
    if other:
        st.text("It can be searched. No names, quotes, dates or places are looked for in it.")


def choose_kinds(view: DocumentView) -> list[str]:
    """Offer the kinds of marks, if there are any; this is also the legend."""
    if not findings.findings(view):
        return []
    chosen = st.pills(
        "Marked in the text", list(KINDS), format_func=KINDS.__getitem__, selection_mode="multi",
        default=[kind for kind in KINDS if kind != "other"], key="marked", label_visibility="collapsed",
    )  # fmt: skip
    return list(chosen or [])


def show_text(view: DocumentView, kinds: list[str]) -> None:
    """Draw the text, at the requested position; selected words can be added."""
    selected = selection_box.span(view)
    drawn = findings.marks(findings.findings(view), kinds)
    drawn += [Mark("selected", *selected, "selected")] if selected else []
    at = focus()
    marked_text.show(
        view.document.text, drawn, key="reader", focus=at, on_pick=pick,
        select="" if state.refusal() else selection_box.LABEL,
        on_select=lambda: selection_box.take(view, drawn, at),
    )  # fmt: skip


def pick() -> None:
    """Put the mark that was clicked into the address."""
    selection_box.leave()
    address.put({"at": str(marked_text.picked("reader") or 0)})


def focus() -> int | None:
    """Return the character requested by &at=… in the address."""
    asked_for = address.given("at").partition("~")[0]
    return int(asked_for) if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 10 else None


def picked(view: DocumentView) -> list[Finding]:
    """Return what is at the position in the address, first what begins there and is shortest."""
    at = focus()
    if at is None:
        return []
    there = [one for one in findings.findings(view) if covers(one, at)]
    return sorted(there, key=lambda one: (one.record.start != at, one.record.end - one.record.start))


def covers(finding: Finding, at: int) -> bool:
    """Say whether a finding covers a character; a quote may do so by its cue and speaker."""
    record = finding.record
    spans = [record, record.cue, record.speaker] if isinstance(record, Quote) else [record]
    return any(one is not None and one.start <= at < one.end for one in spans)


def show_picked(view: DocumentView, chosen: list[Finding]) -> None:
    """Draw the rows for the mark that was clicked last."""
    if selected := selection_box.span(view):
        selection_box.show(view, *selected)
        return
    if not findings.findings(view):
        st.caption("Nothing was found in this document. Select words to add what was missed.")
    elif not chosen:
        st.caption(
            "Click a mark to see what was read there, and why; or to correct it. "
            "Select words to add what was missed."
        )
    for number, finding in enumerate(chosen[:MOST]):
        finding_card.show(finding, view, key=f"picked_{number}")


def show_rows(view: DocumentView, *, is_open: bool) -> None:
    """List what was found, by kind; a picked row is shown in the text."""
    found = findings.findings(view)
    if not found:
        return
    with st.expander("All that was found", icon=":material/list:", expanded=is_open):
        for kind, word in KINDS.items():
            finding_card.show_list([one for one in found if one.kind == kind], kind, word)


def close() -> None:
    """Remove the position from the address, and let selected words go."""
    selection_box.leave()
    address.put({"at": ""})
