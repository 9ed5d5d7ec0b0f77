"""The frame of a person's, a place's and a source's page: whose it is, and which of its tables is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.store.questions import asking, unknown
from dashboard.store.questions.counts import Kind
from dashboard.ui import address, colours, escape, filter_panel, linked_text, links, state
from dashboard.ui.charts import plot, timeline_chart
from dashboard.ui.linked_text import Words
from dashboard.ui.views import profile_links
from dashboard.ui.views.profile_links import NAME

PART = "part"  # its word in the address: which table is open
LISTS: dict[Kind, tuple[str, str, str]] = {
    "person": ("Person", "people", "See all people"),
    "place": ("Place", "map", "See all places"),
    "source": ("Source", "documents", "See all documents"),
}
MISSING: dict[Kind, str] = {
    "person": "Nobody in this collection is called “{}”.",
    "place": "No place on the map of this collection is called “{}”.",
    "source": "No document in this collection is from “{}”.",
}
Named = tuple[str, Kind, str, str]  # what is drawn, the kind and the name of the page, the figure behind it
LONGEST = 120  # characters of a name that nobody has


@dataclass(frozen=True)
class Part:
    """One of the tables of a page: its word in the address, its title, its rows, and what draws it."""

    word: str
    title: str
    count: int
    draw: Callable[[], None]


def asked(kind: Kind) -> str | None:
    """Return the name in ?name=…, as the collection spells it, or None if it has none such."""
    # Going back in the browser from a page reached by a button loses the ?name=… in the address.
    written = address.given(NAME) or st.session_state.get(f"_{kind}") or ""
    name = state.ask(asking.meant, kind, written) if written else None
    if name is not None:
        st.session_state[f"_{kind}"] = name
    return name


def show_missing(kind: Kind) -> None:
    """Say that nobody, or nothing, has this name, offer the nearest, and say where to look."""
    title, page, label = LISTS[kind]
    st.title(title, anchor=False)
    written = address.given(NAME)
    if written:
        st.text(MISSING[kind].format(escape.shorten(written, LONGEST)))
        near = state.ask(unknown.nearest, kind, written)
        if near:
            offered = [Words("Did you mean "), *listed([(name, kind, name, "") for name in near]), Words("?")]
            linked_text.show([offered], key="nearest", look="lines")
    else:
        st.text("Nobody was chosen." if kind == "person" else "Nothing was chosen.")
    st.page_link(links.page(page), label=label, icon=":material/list:")


def listed(named: Sequence[Named]) -> list[Words]:
    """Return names with what follows each: linked to their pages, one after the other."""
    found: list[Words] = []
    for drawn, kind, name, figure in named:
        between = ", " if found else ""
        found += [Words(between)] if between else []
        found += [Words(drawn, profile_links.of(kind, name)), *([Words(f" ({figure})")] if figure else [])]
    return found


def offer_filter(kind: Kind, name: str) -> None:
    """Offer to filter all pages by this name."""
    words = {"person": "this person", "place": "this place", "source": "this source"}[kind]
    st.button(
        f"Filter all pages by {words}", key=f"{kind}_filter", icon=":material/filter_alt:", type="tertiary",
        on_click=filter_panel.add_name, args=(kind, name), disabled=is_chosen(kind, name),
    )  # fmt: skip
    asked = {"compare": kind, "left": name}
    st.page_link(
        links.page("compare"),
        label="Compare with another",
        icon=":material/compare_arrows:",
        query_params=asked,
    )


def is_chosen(kind: Kind, name: str) -> bool:
    """Say whether a name is among the filters."""
    filters = state.filters()
    return name in {"person": filters.people, "place": filters.places, "source": filters.sources}[kind]


def show_parts(parts: Sequence[Part]) -> None:
    """Offer the tables with how many rows each has, and draw the one that the address asks for."""
    by_word = {part.word: part for part in parts}
    given = address.given(PART)
    first = next((part.word for part in parts if part.count), parts[0].word)
    st.session_state["profile_part"] = given if given in by_word else first
    # Not bound to the address: a widget of one page would take its word out of it on the way to another.
    st.segmented_control(
        "Show", list(by_word), key="profile_part", required=True, label_visibility="collapsed",
        format_func=lambda word: f"{by_word[word].title} ({by_word[word].count:,})", on_change=keep_part,
    )  # fmt: skip
    by_word[str(st.session_state["profile_part"])].draw()


def keep_part() -> None:
    """Write into the address which table is open."""
    chosen = st.session_state.get("profile_part")
    if chosen:
        address.put({PART: str(chosen)})


def show_timeline(rows: pd.DataFrame, whose: str) -> None:
    """Draw how many documents there are over time, if there is a time; `whose` says which ("from …")."""
    if len(rows) < 2:
        return
    unit = rows.attrs.get("unit", "week")
    st.caption(f"Documents per {unit}")
    figure = timeline_chart.density(
        rows, counts=["documents"], colours=colours.current(), height=160, ticks=plot.ticks()
    )
    plot.show(figure, key="profile_when", alt=f"Bars: documents per {unit} {whose}")
