"""Who reviews which rows: initials, kind, order, how many, and the seed of a random sample."""

from dataclasses import dataclass
from typing import cast, get_args

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import reviewing
from dashboard.store.questions.reviewing import Kind, Order
from dashboard.ui import component, initials, state

KINDS = {"quote": "Quotes", "date": "Dates", "place": "Places", "mention": "Names"}
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
    with st.container(border=True):
        first, second = st.columns(2)
        with first:
            by = initials.ask(key="review_by")
        kind = second.segmented_control(
            "Rows", list(KINDS), key="of", default="quote", required=True, bind="query-params",
        )  # fmt: skip
        order = st.segmented_control(
            "Order", list(get_args(Order)), key="order", default="doubtful", required=True,
            bind="query-params",
            help="Doubtful: the least certain of what occurs most come first. Random: a sample, by which the "
            "share that is right can be told for all rows.",
        )  # fmt: skip
        many, seeded = st.columns(2)
        size = many.number_input("How many", 1, MOST, USUAL, key="size", bind="query-params")
        seed = seeded.text_input(
            "Seed of the sample", "1", key="seed", bind="query-params", disabled=order != "random"
        )
    _keys(key="review_keys", data={"field": initials.LABEL})
    if not by:
        st.text(
            "Write your initials to begin. They stand beside each verdict; two people can review one sample."
        )
    return Chosen(by, cast(Kind, kind), cast(Order, order), int(size), seed)


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
