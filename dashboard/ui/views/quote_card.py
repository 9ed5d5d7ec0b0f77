"""One quote in full: its sentence, who said it, why we think so, and a link into the document."""

import pandas as pd
import streamlit as st

from dashboard.records import Quote, Seen
from dashboard.store.questions import chain, documents, drawn, joins
from dashboard.store.questions.documents import DocumentView
from dashboard.ui import escape, links, state, sureness, table
from dashboard.ui.views import (
    copy_as,
    correction_box,
    mark_box,
    marked_text,
    profile_links,
    said_again,
    sentence,
)
from dashboard.ui.views.marked_text import Mark

UNKNOWN = "Unknown speaker"
OF_PAGE = "quote"  # the card on the page Quotes
UNDER_TITLE = (OF_PAGE, "said_quote", "about_quote")  # cards that are under no heading but the page's


def show(row: pd.Series | None, *, key: str, in_full: bool = True) -> None:
    """Draw the quote in a row of the speaker table; with `in_full` also the reason and its correction."""
    if row is None:
        st.caption("Tap a quote to see its sentence, why it is given to its speaker, and the document.")
        return
    with st.container(border=True):
        head = st.header if key in UNDER_TITLE else st.subheader
        head(escape.markdown(text_of(row, "speaker") or UNKNOWN), anchor=False)
        view = state.ask(documents.one, text_of(row, "document_id"))
        text, marks = in_sentence(row, view)
        marked_text.show(text, marks, key=f"{key}_text", card=table.name_of(row) if in_full else "")
        st.caption(about(row))
        if in_full:
            profile_links.offer_speaker(row)
            said_again.show(row, key=key, once=state.filters().once)
            st.text(why(row))
            show_chain(row)
            join = state.ask(joins.of_speaker, text_of(row, "quote_id"))
            if join is not None:
                st.text(f"Why this name: {join.because}")
        links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
        if in_full:
            shown = seen(row, view)
            made = mark_box.of_row(shown)
            mark_box.show_notes(made)
            with st.container(horizontal=True):
                mark_box.for_row(shown, made, key=key)
                correction_box.for_quote(
                    shown, key=key, saying=text_of(row, "saying"), kind=text_of(row, "kind")
                )
                if join is not None and join.is_joined:
                    correction_box.for_speaker(join, key=key)
                copy_as.show([int(row["quote_id"])], key=key)


def show_chain(row: pd.Series) -> None:
    """Say how the speaker as written leads to the name, if it takes more than one step."""
    # By where the quote is: a whole document would be hashed at each run of the page.
    links = state.ask(chain.of_quote, text_of(row, "document_id"), int(row["start"]), int(row["end"]))
    if links:
        st.text("Who that is: " + " ← ".join(f"“{escape.shorten(one.text, 80)}”" for one in links))


def in_sentence(row: pd.Series, view: DocumentView | None) -> tuple[str, list[Mark]]:
    """Return the sentences of a quote and the marks in them, by their position in the document."""
    quote = _quote(row, view)
    if view is None or quote is None:
        words = text_of(row, "quote")
        return words, [Mark("quote", 0, len(words), "quote", text_of(row, "speaker"))]
    return sentence.cut(view, sentence.quote_marks(quote))


def _quote(row: pd.Series, view: DocumentView | None) -> Quote | None:
    span = (int(row["start"]), int(row["end"]))
    found = view.quotes.values() if view else ()
    return next((one for one in found if (one.start, one.end) == span), None)


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
    confidence, is_named = row.get("confidence"), bool(text_of(row, "speaker"))
    is_known = pd.notna(confidence) and confidence
    sure = f" ({sureness.of_quote(float(confidence), is_named=is_named)})" if is_known else ""
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
