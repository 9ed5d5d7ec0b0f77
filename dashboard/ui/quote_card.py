"""One quote in full: its sentence, who said it, why we think so, and the way into the document."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store import joins, quotes
from dashboard.ui import correction_box, escape, filter_panel, links, marked_text, state
from dashboard.ui.heading import number
from dashboard.ui.marked_text import Mark

UNKNOWN = "Unknown speaker"


def show(row: pd.Series, *, key: str, in_full: bool = True) -> None:
    """Draw the quote of one row of the speaker table; in full also why, and the means to correct it."""
    with st.container(border=True):
        st.subheader(escape.markdown(text_of(row, "speaker") or UNKNOWN), anchor=False)
        text, marks = in_sentence(row)
        marked_text.show(text, marks, key=f"{key}_text")
        st.caption(about(row))
        if in_full:
            st.text(why(row))
            join = state.ask(joins.of_speaker, text_of(row, "quote_id"))
            if join is not None:
                st.text(f"Why this name: {join.because}")
        links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
        if in_full:
            with st.container(horizontal=True):
                correction_box.for_quote(text_of(row, "quote_id"), text_of(row, "speaker"), key=key)
                if join is not None and join.is_joined:
                    correction_box.for_speaker(join, key=key)


def offer_statements(filters: Filters) -> None:
    """Say how many quotes only mention a thing, and offer to leave them out on all pages."""
    if filters.sayings:
        return
    mentioned = state.ask(quotes.count, replace(filters, sayings=(quotes.MENTIONED,)))
    if mentioned:
        with st.container(horizontal=True, vertical_alignment="center"):
            those = number(mentioned, "quote")
            st.caption(f"Only a thing is mentioned (“presented a plan”) in {those}: these stand last.")
            st.button(
                "Leave them out", key="statements", type="tertiary", icon=":material/filter_alt:",
                on_click=filter_panel.choose_names, args=("saying", list(quotes.STATEMENTS)),
            )  # fmt: skip


def in_sentence(row: pd.Series) -> tuple[str, list[Mark]]:
    """Return the sentence (or the quote alone, where it is longer) and the marks in it."""
    quote, sentence = one_line(text_of(row, "quote")), one_line(text_of(row, "sentence"))
    at = sentence.find(quote)
    if at < 0:
        return quote, [Mark("quote", 0, len(quote), "quote", text_of(row, "speaker"))]
    marks = [Mark("quote", at, at + len(quote), "quote", text_of(row, "speaker"))]
    for kind, column in (("speaker", "speaker_text"), ("cue", "cue")):
        start = outside(sentence, text_of(row, column), at, at + len(quote))
        if start is not None:
            marks.append(Mark(kind, start, start + len(text_of(row, column)), kind, text_of(row, "speaker")))
    return sentence, marks


def outside(sentence: str, words: str, start: int, end: int) -> int | None:
    """Find `words` in the sentence where they don't touch the quote from `start` to `end`."""
    if not words:
        return None
    before = sentence.rfind(words, 0, start)
    after = sentence.find(words, end)
    return next((at for at in (after, before) if at >= 0), None)


def about(row: pd.Series) -> str:
    """Say where and when the quote stood and of what kind it is, as Markdown."""
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
    """Return a cell as text, "" where there is nothing."""
    value = row.get(column)
    return "" if value is None or pd.isna(value) else str(value)


def one_line(text: str) -> str:
    """Return a text without its line breaks and the space around it."""
    return " ".join(text.split())


def day(row: pd.Series, column: str) -> str:
    """Return a cell as a day such as 2022-04-26, "" where there is none."""
    value = row.get(column)
    return "" if value is None or pd.isna(value) else pd.Timestamp(value).date().isoformat()
