"""Who reviews which rows: initials, kind, order, how many, and the seed of a random sample."""

from dataclasses import dataclass
from typing import cast, get_args

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import reviewing
from dashboard.store.questions.reviewing import Kind, Order
from dashboard.ui import component, initials, state

KINDS = {"quote": "Quotes", "date": "Dates", "place": "Places", "mention": "Names"}
IN_WORDS = {"doubtful": "the most doubtful first", "random": "drawn at random"}
MOST = 2_000
USUAL = 100

_keys = component.beside(__file__, "<span hidden></span>", name="review_keys")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is reviewed, and the initials of who does it."""

    by: str
    kind: Kind
    order: Order
    size: int
    seed: str


def choose() -> Chosen:
    """Offer the choices; they are in the address, so that a second person can open the same sample."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="sample"):
        with st.container(width=200, gap=None):
            by = initials.ask(key="review_by")
        # Behind a button, so that the row that is reviewed stands in sight.
        with st.popover("Which rows", icon=":material/tune:"):
            kind, order, size, seed = _choose_rows()
        st.caption(f"{size:,} {KINDS[kind].lower()} at most, {IN_WORDS[order]}.", width="content")
    _keys(key="review_keys", data={"field": initials.LABEL})
    if not by:
        st.text(
            "Write your initials to begin. They stand beside each verdict; two people can review one sample."
        )
    return Chosen(by, kind, order, size, seed)


def _choose_rows() -> tuple[Kind, Order, int, str]:
    kind = st.segmented_control(
        "Rows", list(KINDS), key="of", default="quote", required=True, bind="query-params",
    )  # fmt: skip
    order = st.segmented_control(
        "Order", list(get_args(Order)), key="order", default="doubtful", required=True,
        bind="query-params",
        help="Doubtful: the least certain of what occurs most come first. Random: a sample, by which the "
        "share that is right can be told for all rows.",
    )  # fmt: skip
    size = st.number_input("How many", 1, MOST, USUAL, key="size", bind="query-params")
    seed = st.text_input(
        "Seed of the sample", "1", key="seed", bind="query-params", disabled=order != "random"
    )
    return cast(Kind, kind), cast(Order, order), int(size), seed


def find(filters: Filters, chosen: Chosen) -> list[str]:
    """Return the rows of the sample, which stays as it is while it is reviewed."""
    asked = (str(state.path()), filters, chosen.kind, chosen.order, chosen.size, chosen.seed)
    kept = st.session_state.get("_sample")
    if kept is None or kept[0] != asked:
        rows = reviewing.sample(
            state.collection(),
            filters,
            kind=chosen.kind,
            order=chosen.order,
            size=chosen.size,
            seed=chosen.seed,
        )
        kept = st.session_state["_sample"] = (asked, rows)
    return list(kept[1])
