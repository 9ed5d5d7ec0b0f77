"""Corrections of two people that can't both hold: both side by side, with a choice for each or for all."""

from collections.abc import Sequence

import streamlit as st

from dashboard.identity.differing import Clash
from dashboard.records import Decision
from dashboard.store.questions import corrected
from dashboard.ui import escape, state
from dashboard.ui.counting import number
from dashboard.ui.views import correction_words

AT_ONCE = 50  # clashes that can be decided one by one on a page
OURS, THEIRS, EACH = "Keep yours", "Take theirs", "Choose for each"


def choose(clashes: Sequence[Clash]) -> list[bool] | None:
    """Draw the clashes and return for each whether theirs is taken; None while nothing is chosen."""
    if not clashes:
        return []
    st.subheader(f"{number(len(clashes), 'correction')} of theirs and yours can’t both hold", anchor=False)
    ways = [OURS, THEIRS, EACH] if len(clashes) <= AT_ONCE else [OURS, THEIRS]
    way = st.segmented_control(
        "Where they clash", ways, key="clashes_way", default=ways[-1] if EACH in ways else OURS
    )
    if len(clashes) > AT_ONCE:
        st.caption(f"They are too many to be chosen one by one. The first {AT_ONCE} are shown.")
    older = correction_words.older_words([one.ours for one in clashes[:AT_ONCE]])
    titles = state.ask(corrected.titles)
    taken = []
    for at, clash in enumerate(clashes[:AT_ONCE]):
        with st.container(border=True, key=f"list_clash_{at}"):
            st.text(correction_words.of_target(clash.ours, titles, older))
            for column, who, one in zip(
                st.columns(2, gap="large"), ("Yours", "Theirs"), (clash.ours, clash.theirs), strict=True
            ):
                with column:
                    _show_side(who, one)
            if way == EACH:
                chosen = st.segmented_control(
                    "Which holds", [OURS, THEIRS], key=f"list_clash_{at}_way", default=OURS, required=True,
                    label_visibility="collapsed",
                )  # fmt: skip
                taken.append(chosen == THEIRS)
    if way == EACH:
        return taken
    return [way == THEIRS] * len(clashes) if way else None


def _show_side(who: str, decision: Decision) -> None:
    made = " · ".join(part for part in (decision.by, correction_words.of_moment(decision)) if part)
    st.caption(escape.markdown(f"{who} · {made}" if made else who))
    st.text("Taken back" if decision.undone else in_words(decision))


def in_words(decision: Decision) -> str:
    """Say what a correction does.

    >>> in_words(Decision(1, "", "rename", "PERSON:Putin", "PERSON:Vladimir Putin"))
    'Renamed: Vladimir Putin'
    """
    value = correction_words.of_value(decision)
    return f"{correction_words.ACTS[decision.act]}{f': {value}' if value else ''}"
