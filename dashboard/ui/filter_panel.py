"""The one set of filters, in the sidebar of every page and in the address bar."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.filters import KINDS, MATCHES, SAYINGS, Filters
from dashboard.store import asking
from dashboard.store.counts import Choices
from dashboard.ui import state
from dashboard.ui.state import keep_filters

AXES = {"published": "Published", "mentioned": "Said to happen"}
EMPTY: dict[str, Any] = {
    "q": "",
    "person": [],
    "place": [],
    "when": (),
    "axis": "published",
    "source": [],
    "kind": [],
    "saying": [],
    "match": "any",
}
HELP = (
    "Denied: “she denied that …”. Declined: “he refused to say …”. Not said: “they did not say why”. "
    "Mentioned: only a thing is named, without a verb: “presented an agreement of twelve pages”."
)
MATCH_HELP = (
    "Any: one of the people, and one of the places where some are chosen, is enough. "
    "All: a document has to name each of them. Quotes are by any one of the people in these documents."
)
# A text that names the year 1 or 9999 would give the calendar thousands of years to offer.
EARLIEST, LATEST = date(1000, 1, 1), date(2200, 12, 31)


def show(choices: Choices) -> Filters:
    """Draw the filters and return what is asked for; also kept for `state.filters`."""
    with st.sidebar:
        st.text_input(
            "Search", key="q", type="search", placeholder="Words in the text", icon=":material/search:",
            label_visibility="collapsed", bind="query-params",
        )  # fmt: skip
        choose("People", "person", choices.people, placeholder="Anyone")
        choose("Places", "place", choices.places, placeholder="Anywhere")
        choose_match()
        show_period(choices)
        choose("Sources", "source", choices.sources, placeholder="Any source")
        st.pills("Kind of quote", KINDS, key="kind", selection_mode="multi", bind="query-params")
        st.pills(
            "Said or denied", SAYINGS, key="saying", selection_mode="multi", bind="query-params", help=HELP
        )
        chosen = from_widgets()
        st.button(
            "Clear filters", key="clear", on_click=clear, type="tertiary", icon=":material/close:",
        )  # fmt: skip
    keep_filters(chosen)
    return chosen


def choose(label: str, key: str, options: list[str], *, placeholder: str) -> None:
    """Offer names; one that is chosen stays on offer when it isn't among the most frequent.

    Without it on offer Streamlit would drop it from a link, and show everything.
    """
    chosen = st.session_state[key] if key in st.session_state else linked(key)
    named = [state.ask(asking.meant, key, name) or name for name in chosen]
    if named != list(chosen):
        # An address may spell a name in its own way; what is chosen stands as the collection has it.
        chosen = st.session_state[key] = list(dict.fromkeys(named))
    missing = [name for name in chosen if name not in options]
    st.multiselect(label, options + missing, key=key, placeholder=placeholder, bind="query-params")


def choose_match() -> None:
    """Offer documents that name any or all of what is chosen, where that makes a difference."""
    if from_widgets().is_several:
        st.segmented_control(
            "Documents that name", MATCHES, key="match", default="any", required=True, width="stretch",
            bind="query-params", help=MATCH_HELP,
        )  # fmt: skip


def linked(key: str) -> tuple[str, ...]:
    """Return the names that the address asks for."""
    asked = Filters.from_query({key: st.query_params.get_all(key)})
    return {"person": asked.people, "place": asked.places, "source": asked.sources}[key]


def show_period(choices: Choices) -> None:
    """Offer a period, and which of the two axes it stands on."""
    first, last = bounds(choices)
    # A range drawn in a chart may reach beyond the first or last day; the calendar would refuse it.
    when = tuple(st.session_state.get("when") or ())
    if any(not first <= day <= last for day in when):
        st.session_state["when"] = tuple(min(max(day, first), last) for day in when)
    # Never the chosen days: Streamlit leaves a value out of the address that is its own default.
    st.date_input("Period", [], first, last, key="when", format="YYYY-MM-DD", bind="query-params")
    # With `format_func` the address would hold the label instead of the option.
    st.segmented_control(
        "By the day it was", list(AXES), key="axis", default="published", required=True,
        width="stretch", bind="query-params",
    )  # fmt: skip


def bounds(choices: Choices) -> tuple[date, date]:
    """Return whole years around all days of the collection on both axes."""
    days = [choices.first_day, choices.last_day, choices.first_mentioned, choices.last_mentioned]
    known = [min(max(day, EARLIEST), LATEST) for day in days if day]
    if not known:
        return date(1900, 1, 1), LATEST
    return date(min(known).year, 1, 1), date(max(known).year, 12, 31)


def from_widgets() -> Filters:
    """Read the filters off the widgets; a period with only one end picked counts from that day on."""
    chosen = st.session_state
    when = tuple(chosen.get("when") or ())
    return Filters(
        people=tuple(chosen.get("person") or ()),
        places=tuple(chosen.get("place") or ()),
        sources=tuple(chosen.get("source") or ()),
        kinds=tuple(chosen.get("kind") or ()),
        sayings=tuple(chosen.get("saying") or ()),
        first=when[0] if when else None,
        last=when[1] if len(when) > 1 else None,
        axis=chosen.get("axis") or "published",
        text=(chosen.get("q") or "").strip(),
        match="all" if chosen.get("match") == "all" else "any",
    )


def clear() -> None:
    """Take all filters away."""
    for key, value in EMPTY.items():
        st.session_state[key] = value


def ask_for(filters: Filters) -> None:
    """Set all filters at once; a period needs its first day, as only that one can stand alone."""
    first = filters.first or (EARLIEST if filters.last else None)
    st.session_state.update(
        q=filters.text,
        person=list(filters.people),
        place=list(filters.places),
        when=tuple(day for day in (first, filters.last) if day),
        axis=filters.axis,
        source=list(filters.sources),
        kind=list(filters.kinds),
        saying=list(filters.sayings),
        match=filters.match,
    )


def choose_names(key: str, names: list[str]) -> None:
    """Set the names of a filter."""
    st.session_state[key] = names


def follow(act: str, name: str, value: str) -> None:
    """Let the filters follow a name that was renamed, merged or hidden: it is no longer on offer."""
    if act not in ("rename", "merge", "hide"):
        return
    for key in ("person", "place"):
        chosen = st.session_state.get(key) or []
        if name in chosen:
            others = [other for other in chosen if other not in (name, value)]
            st.session_state[key] = [*others, value] if value else others


def add_name(key: str, name: str) -> None:
    """Add a name to a filter."""
    chosen = st.session_state.get(key) or []
    st.session_state[key] = [*chosen, name] if name not in chosen else chosen


def set_period(first: date, last: date, *, axis: str) -> None:
    """Filter to a period that was picked in a chart."""
    st.session_state["when"] = (first, last)
    st.session_state["axis"] = axis
