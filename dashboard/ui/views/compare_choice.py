"""What is compared: chosen on the page, kept in the address, at first what the filters ask for."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import comparing, unknown
from dashboard.store.questions.comparing import By
from dashboard.text import day_words
from dashboard.ui import address, escape, state

WORDS: dict[By, str] = {
    "person": "Two people",
    "source": "Two sources",
    "place": "Two places",
    "period": "Two periods",
}
LABELS = {"left": "One", "right": "The other"}
BY = "compare"


@dataclass(frozen=True, slots=True)
class Pair:
    """The kind of what is compared, and the names of both."""

    by: By
    left: str
    right: str

    @property
    def names(self) -> tuple[str, str]:
        """Return both names."""
        return self.left, self.right


def in_words(by: By, name: str) -> str:
    """Return a name as it is read: a month by its name.

    >>> in_words("period", "2022-04"), in_words("period", "2022"), in_words("person", "Ban Ki-moon")
    ('April 2022', '2022', 'Ban Ki-moon')
    """
    return day_words.month(date.fromisoformat(f"{name}-01")) if by == "period" and "-" in name else name


def show(filters: Filters) -> Pair | None:
    """Draw the choice and return it, or None, with a word on why, if there are no two to compare."""
    by = _by(filters)
    st.session_state["compare_by"] = by
    st.segmented_control(
        "Compare", list(WORDS), key="compare_by", required=True, label_visibility="collapsed",
        format_func=WORDS.__getitem__, on_change=_keep_kind,
    )  # fmt: skip
    offered = state.ask(comparing.offered, by)
    names = {side: _name(by, side, filters, offered) for side in LABELS}
    for column, (side, label) in zip(st.columns(2), LABELS.items(), strict=True):
        with column:
            _choose(by, side, label, names[side], offered)
    if len(offered) < 2:
        st.text("There are no two of these in this collection.")
        return None
    return Pair(by, names["left"], names["right"])


def _by(filters: Filters) -> By:
    """Return the kind that the address asks for, else the one of which two are chosen as filters."""
    given = address.given(BY)
    for one in comparing.EACH:
        if given == one:
            return one
    chosen = sorted(comparing.EACH, key=lambda one: -len(comparing.chosen(filters, one)))
    return "period" if filters.first and not comparing.chosen(filters, chosen[0]) else chosen[0]


def _name(by: By, side: str, filters: Filters, offered: list[str]) -> str:
    """Return the name of a side: the address's, else a chosen one, else the first that is left."""
    given = address.given(side)
    name = state.ask(comparing.meant, by, given) if given else None
    if given and name is None:
        near = state.ask(unknown.nearest, by, given) if by != "period" else []
        meant = f" Did you mean {' or '.join(near[:3])}?" if near else ""
        st.text(f"Nothing here is called “{escape.shorten(given, 80)}”.{meant}")
    known = [*comparing.chosen(filters, by), *offered]
    at = 0 if (side == "left") != (by == "period") else 1  # the earlier of the two latest periods first
    if name is not None:
        return name
    other = address.given("right" if side == "left" else "left")
    free = [one for one in dict.fromkeys(known) if one != other]
    return free[at if not other else 0] if len(free) > at or (other and free) else ""


def _choose(by: By, side: str, label: str, name: str, offered: list[str]) -> None:
    """Draw the box of one side; any name of the collection may be typed."""
    key = f"compare_{side}"
    st.session_state[key] = name or None
    st.selectbox(
        label, list(dict.fromkeys([*offered, *([name] if name else [])])), key=key,
        format_func=lambda one: in_words(by, one), accept_new_options=by != "period",
        on_change=_keep_side, args=(side,),
    )  # fmt: skip


def _keep_kind() -> None:
    """Write the kind into the address; the names of another kind are no names of this one."""
    address.put({BY: str(st.session_state["compare_by"]), "left": "", "right": ""})


def _keep_side(side: str) -> None:
    """Write the name of a side into the address."""
    address.put({side: str(st.session_state.get(f"compare_{side}") or "")})
