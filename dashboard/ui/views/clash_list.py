"""Contradictions, each with both sentences side by side; what is none can be dismissed."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.checking.contradictions import finding
from dashboard.checking.contradictions.clash import Clash, Side
from dashboard.checking.contradictions.finding import KINDS
from dashboard.filters import Filters
from dashboard.store.questions import compared
from dashboard.ui import address, downloads, escape, links, paging, state
from dashboard.ui.counting import number
from dashboard.ui.views import correction_box, marked_text
from dashboard.ui.views.marked_text import Mark

AT_ONCE = 10
PAGE = "contradictions-page"  # its word in the address


def find(filters: Filters) -> list[Clash]:
    """Return what was found in the newest documents that fit."""
    with st.spinner("Comparing what the documents say …"):
        return state.ask(finding.find, filters)


def say(found: Sequence[Clash], filters: Filters) -> None:
    """Say how much was found, where it was looked for, and what a contradiction is here."""
    read, fitting = state.ask(compared.read, filters)
    st.text(
        "Sentences that may not fit together. Both may be right: said of two things, or at two times. "
        "Dismiss those; they don’t come back while their sentences stay as they are."
    )
    if read < fitting:
        whole = number(fitting, "document")
        st.text(f"Looked for in the newest {read:,} of {whole}; narrow the filters for others.")
    if not found and fitting:
        st.text(
            "Nothing was found that doesn’t fit together. Compared are weekdays with their dates, the "
            "speakers of one quote, the names in one office, claims and denials, and figures of one story."
        )


def choose_kind(found: list[Clash]) -> str:
    """Offer the kinds that were found, with how many there are of each; "" is all."""
    counts = {kind: many for kind, many in finding.counts(found).items() if many}
    if len(counts) < 2:
        return ""
    kind = st.pills(
        "Kind", list(counts), key="clash_kind", format_func=lambda one: f"{KINDS[one]} · {counts[one]:,}",
        label_visibility="collapsed", on_change=lambda: address.put({PAGE: ""}),
    )  # fmt: skip
    return str(kind or "")


def of_kind(found: list[Clash], kind: str) -> list[Clash]:
    """Return those of a kind, all without one."""
    return [one for one in found if kind in ("", one.kind)]


def show(found: list[Clash], filters: Filters, kind: str) -> None:
    """Draw a page of them, with the ways to the others and the download of all."""
    if not found:
        return
    pages = paging.pages(len(found), AT_ONCE)
    page = paging.asked(PAGE, pages) or 1
    for at, clash in enumerate(found[(page - 1) * AT_ONCE : page * AT_ONCE]):
        _show_one(clash, key=f"clash_{at}")
    if pages > 1:
        _offer_pages(page, pages)
    downloads.show(
        lambda c: frame(of_kind(finding.find(c, filters), kind)),
        state.collection(), name="contradictions", count=len(found),
    )  # fmt: skip


def _offer_pages(page: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, to in (("Earlier ones", page - 1), ("More", page + 1)):
            st.button(
                label, key=f"clash_to_{label}", disabled=not 1 <= to <= pages,
                on_click=address.put, args=({PAGE: str(to)},),
            )  # fmt: skip
        st.caption(f"Page {page:,} of {pages:,}")


def _show_one(clash: Clash, *, key: str) -> None:
    """Draw one contradiction."""
    with st.container(border=True, key=key):
        st.subheader(escape.markdown(clash.says), anchor=False)
        st.caption(KINDS[clash.kind])
        sides = [one for one in (clash.one, clash.other) if one is not None]
        for at, (column, one) in enumerate(zip(st.columns(len(sides), gap="large"), sides, strict=True)):
            with column:
                _show_side(one, key=f"{key}_{at}")
        value = clash.kind if clash.other is None else f"{clash.kind} {clash.other.target}"
        label = "Dismiss: no contradiction"
        correction_box.offer(label, "dismiss", clash.one.target, value, key=f"{key}_dismiss")


def _show_side(one: Side, *, key: str) -> None:
    """Draw a sentence with its words marked, and where it stands."""
    start = one.start - one.sentence_start
    end = min(one.end - one.sentence_start, len(one.sentence))
    # One character for one character: the mark stays where it is.
    text = "".join(" " if sign.isspace() else sign for sign in one.sentence)
    marked_text.show(text, [Mark("clash", start, end, "other", "")], key=f"{key}_text")
    day = one.published.isoformat() if one.published else "publication day unknown"
    st.caption(" · ".join(escape.markdown(part) for part in (day, one.source) if part))
    links.to_reader(one.document_id, one.title, at=one.start)


def frame(found: list[Clash]) -> pd.DataFrame:
    """Return contradictions as rows: kind, says, then both sides."""
    return pd.DataFrame(
        [(KINDS[one.kind], one.says, *_cells(one, 0), *_cells(one, 1)) for one in found],
        columns=[
            "kind", "says", "sentence", "published", "document", "source", "document_id", "start",
            "other_sentence", "other_published", "other_document", "other_source", "other_document_id",
            "other_start",
        ],
    )  # fmt: skip


def _cells(clash: Clash, at: int) -> tuple[object, ...]:
    one = (clash.one, clash.other)[at]
    if one is None:
        return "", None, "", "", "", 0
    return one.sentence, one.published, one.title, one.source, one.document_id, one.start
