"""One quote in full: its sentence, who said it, why we think so, and a link into the document."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.records import Seen
from dashboard.store.questions import documents, drawn, joins, quotes
from dashboard.store.questions.documents import DocumentView
from dashboard.ui import escape, filter_panel, links, state, table
from dashboard.ui.counting import number
from dashboard.ui.views import correction_box, marked_text, sentence
from dashboard.ui.views.marked_text import Mark

UNKNOWN = "Unknown speaker"
OF_PAGE = "quote"  # the card on the page Quotes, which is under no other heading


def show(row: pd.Series | None, *, key: str, in_full: bool = True) -> None:
    """Draw the quote in a row of the speaker table; with `in_full` also the reason and its correction."""
    if row is None:
        st.caption("Tap a quote to see its sentence, why it is given to its speaker, and the document.")
        return
    with st.container(border=True):
        head = st.header if key == OF_PAGE else st.subheader
        head(escape.markdown(text_of(row, "speaker") or UNKNOWN), anchor=False)
        view = state.ask(documents.one, text_of(row, "document_id"))
        text, marks = in_sentence(row, view)
        marked_text.show(text, marks, key=f"{key}_text", card=table.name_of(row) if in_full else "")
        st.caption(about(row))
        if in_full:
            st.text(why(row))
            join = state.ask(joins.of_speaker, text_of(row, "quote_id"))
            if join is not None:
                st.text(f"Why this name: {join.because}")
        links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
        if in_full:
            with st.container(horizontal=True):
                correction_box.for_quote(seen(row, view), key=key)
                if join is not None and join.is_joined:
                    correction_box.for_speaker(join, key=key)


def offer_statements(filters: Filters, *, is_last: bool) -> None:
    """Say how many quotes only mention a thing, and offer to leave them out on all pages."""
    if filters.sayings:
        return
    mentioned = state.ask(quotes.count, replace(filters, sayings=(quotes.MENTIONED,)))
    if mentioned:
        with st.container(horizontal=True, vertical_alignment="center"):
            those = number(mentioned, "quote")
            where = ": these come last" if is_last else ""
            st.caption(f"Only a thing is mentioned (“presented a plan”) in {those}{where}.")
            st.button(
                "Leave them out", key="statements", type="tertiary", icon=":material/filter_alt:",
                on_click=filter_panel.choose_names, args=("saying", list(quotes.STATEMENTS)),
            )  # fmt: skip


def in_sentence(row: pd.Series, view: DocumentView | None) -> tuple[str, list[Mark]]:
    """Return the sentences of a quote and the marks in them, by their position in the document."""
    span = (int(row["start"]), int(row["end"]))
    quote = (
        next((one for one in view.quotes.values() if (one.start, one.end) == span), None) if view else None
    )
    if view is None or quote is None:
        words = text_of(row, "quote")
        return words, [Mark("quote", 0, len(words), "quote", text_of(row, "speaker"))]
    return sentence.cut(view, sentence.quote_marks(quote))


def seen(row: pd.Series, view: DocumentView | None) -> Seen:
    """Return the quote as its row shows it, with the words around it."""
    document = text_of(row, "document_id")
    text, sentence_of = view.document.text if view else "", text_of(row, "sentence")
    at = drawn.words(text_of(row, "quote"), int(row["start"]), text, document=document, sentence=sentence_of)
    return Seen("quote", at, text_of(row, "speaker"))


def about(row: pd.Series) -> str:
    """Say where and when the quote appeared and of what kind it is, as Markdown."""
    saying = text_of(row, "saying")
    kind = f"{text_of(row, 'kind')} quote" + (f", {saying}" if saying not in ("", "said") else "")
    published = day(row, "published") or "publication day unknown"
    addressee = text_of(row, "addressee")
    told = f"to {escape.markdown(addressee)}" if addressee else ""
    parts = [kind, told, published, escape.markdown(text_of(row, "source"))]
    return " · ".join(part for part in parts if part)


def why(row: pd.Series) -> str:
    """Say why the quote is given to its speaker."""
    confidence = row.get("confidence")
    sure = f" ({float(confidence):.0%} sure)" if pd.notna(confidence) and confidence else ""
    reason = text_of(row, "because")
    return f"Why: {reason}{sure}" if reason else f"Why: no reason was kept{sure}"


def text_of(row: pd.Series, column: str) -> str:
    """Return a cell as text, or "" if it is empty."""
    value = row.get(column)
    return "" if value is None or pd.isna(value) else str(value)


def day(row: pd.Series, column: str) -> str:
    """Return a cell as a day such as 2022-04-26, or "" if there is none."""
    value = row.get(column)
    return "" if value is None or pd.isna(value) else pd.Timestamp(value).date().isoformat()
