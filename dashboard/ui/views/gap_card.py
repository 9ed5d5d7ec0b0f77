"""One row of a list of what is missing: its sentence, what is known of it, and the acts that cure it."""

import pandas as pd
import streamlit as st

from dashboard.store.questions import documents, drawn
from dashboard.store.questions.documents import DocumentView
from dashboard.store.questions.gaps import alike
from dashboard.ui import escape, links, state
from dashboard.ui.counting import number
from dashboard.ui.views import correction_box, finding_card, findings, marked_text, sentence
from dashboard.ui.views.marked_text import Mark
from dashboard.ui.views.quote_card import text_of

# What is said of a row that stays as it is, by the list that asks about it.
RIGHT = {
    "unnamed": "Right: nobody is named",
    "unquoted": "Right: nobody is quoted here",
    "undated": "Right: its day is not known",
    "valueless": "Right: no day is meant",
    "unplaced": "Right: it has no position",
    "once": "Right: this is the name",
    "twins": "They are two",
    "doubles": "It is one person",
}


def show(word: str, row: pd.Series | None) -> None:
    """Draw the card of a row."""
    if row is None:
        st.caption("Pick a row to see its sentence and to put it right.")
        return
    with st.container(border=True, key="gap_card"):
        if word == "twins":
            _show_twins(row)
        else:
            _show_one(word, row)
        _offer_right(word, row)


def _show_one(word: str, row: pd.Series) -> None:
    view = state.ask(documents.one, text_of(row, "document_id"))
    if view is None:
        return
    title = text_of(row, "name") or text_of(row, "text")
    st.header(escape.markdown(escape.shorten(title, 80)), anchor=False)
    if word != "undated":
        _show_sentence(row, view, key="gap_text")
    finding = _finding(word, row, view)
    lines = finding_card.lines(finding.record) if finding else [f"Why: {text_of(row, 'because')}."]
    for line in lines:
        st.text(line)
    if word == "doubles":
        st.text(f"Also written “{text_of(row, 'other')}”: {text_of(row, 'because')}.")
        _show_other(row)
    if word == "unplaced":
        st.text(f"{number(int(row['mentions']), 'mention')} in all.")
    links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
    if finding:
        correction_box.for_finding(finding, view.document, key="gap")
    if word == "unplaced":
        correction_box.offer(
            "Hide everywhere: this is no place", "hide", text_of(row, "target"), "", key="gap_hide"
        )


def _finding(word: str, row: pd.Series, view: DocumentView) -> findings.Finding | None:
    kinds = {"unnamed": ("quote",), "valueless": ("date",), "unplaced": ("place",)}
    wanted = kinds.get(word, ("person", "organisation", "place", "other"))
    span = (int(row["start"]), int(row["end"]))
    found = findings.findings(view) if word not in ("unquoted", "undated") else []
    return next(
        (one for one in found if one.kind in wanted and (one.record.start, one.record.end) == span), None
    )


def _show_sentence(row: pd.Series, view: DocumentView, *, key: str) -> None:
    start, end = int(row["start"]), int(row["end"])
    text, marks = sentence.cut(view, [Mark("gap", start, end, "other", "")])
    marked_text.show(text, marks, key=key)


def _show_other(row: pd.Series) -> None:
    """Draw the sentence of the second name."""
    words, said = text_of(row, "other"), text_of(row, "other_sentence")
    said = " ".join(said.split())
    at = said.find(words)
    marked_text.show(
        said, [Mark("other", at, at + len(words), "other", "")] if at >= 0 else [], key="gap_other"
    )
    links.to_reader(text_of(row, "other_document_id"), words, at=int(row["other_start"]))


def _show_twins(row: pd.Series) -> None:
    """Draw two names with a sentence of each, and offer to merge them either way."""
    names = text_of(row, "name"), text_of(row, "other")
    st.header(escape.markdown(f"{names[0]} and {names[1]}"), anchor=False)
    st.text(f"Why: {text_of(row, 'because')}.")
    view = state.ask(documents.one, text_of(row, "document_id"))
    if view is not None:
        _show_sentence(row, view, key="gap_text")
    links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
    _show_other(row)
    if text_of(row, "because").endswith(alike.NOBODY_SURE):
        st.text("It can't be merged as a whole: say at each quote who speaks.")
        return
    seen = [state.ask(drawn.of_name, name) for name in names]
    for one, other in ((1, 0), (0, 1)):
        st.caption(escape.markdown(correction_box.joined(seen[one], names[other])))
        label = f"Merge into “{escape.markdown(names[other])}”"
        correction_box.offer(label, "merge", seen[one], seen[other], key=f"gap_merge_{one}")


def _offer_right(word: str, row: pd.Series) -> None:
    """Offer to say that a row is right as it is: it leaves the list."""
    other = text_of(row, "other_target")
    value = f"{word} {other}" if word == "twins" else word
    correction_box.offer(RIGHT[word], "dismiss", text_of(row, "target"), value, key=f"gap_right_{word}")
