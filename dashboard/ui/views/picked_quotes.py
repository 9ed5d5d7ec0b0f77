"""A selection: quotes picked by hand, kept while one pages on, to be downloaded or copied as footnotes."""

import streamlit as st

from dashboard.store.questions import evidence, quotes
from dashboard.ui import downloads, state
from dashboard.ui.counting import number
from dashboard.ui.views import copy_as

KEPT = "picked_quotes"  # in the session
NAME = "picked"
MOST = 5_000
LONGEST = 40  # characters of what is no key


def keys() -> tuple[str, ...]:
    """Return the keys of the picked quotes, in the order in which they were picked."""
    return tuple(st.session_state.get(KEPT, ()))


def turn(chosen: list[str]) -> None:
    """Let these quotes be the picked ones."""
    kept = (one for one in dict.fromkeys(chosen) if 0 < len(one) <= LONGEST)
    st.session_state[KEPT] = list(kept)[:MOST]


def show() -> None:
    """Offer the picked quotes as files and as footnotes; without any, draw nothing."""
    chosen = keys()
    numbers = state.ask(quotes.keyed, chosen) if chosen else []
    if not chosen:
        return
    with st.container(border=True, key=NAME):
        st.text(_said(len(chosen), len(numbers)))
        downloads.show(
            lambda c: evidence.numbered(c, quotes.keyed(c, chosen)),
            state.collection(),
            name=NAME,
            count=len(numbers),
            table="quotes",
        )
        with st.container(horizontal=True):
            if numbers:
                copy_as.show(numbers, key=NAME)
            st.button(
                "Pick none",
                key="picked_none",
                on_click=turn,
                args=([],),
                type="tertiary",
                icon=":material/close:",
            )


def _said(chosen: int, here: int) -> str:
    """Say how many are picked, and how many of them are gone.

    >>> _said(3, 3), _said(3, 2)
    ('3 quotes picked.', '3 quotes picked. 1 of them is gone or hidden.')
    """
    gone = chosen - here
    lost = f" {gone:,} of them {'is' if gone == 1 else 'are'} gone or hidden." if gone else ""
    return f"{number(chosen, 'quote')} picked.{lost}"
