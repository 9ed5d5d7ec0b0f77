"""The single set of filters, in the sidebar of every page and in the address bar."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.filters import KINDS, MATCHES, SAYINGS, Axis, Filters
from dashboard.store.questions import asking
from dashboard.store.questions.counts import Choices
from dashboard.text import day_words
from dashboard.ui import name_box, state
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
    "copies": None,
    "sure": None,
    "speaker": None,
    "after": None,
    "about": [],
    "mentions": [],
}
HELP = (
    "Denied: “she denied that …”. Declined: “he refused to say …”. Not said: “they did not say why”. "
    "No speech are the others. Mentioned: only a thing is named, “presented an agreement of twelve pages”. "
    "Thought: a belief, a wish or a plan. Shown: by a study, a law, data. Done: “ordered the army to …”."
)
SURE = ("60", "75", "90")
SURE_HELP = (
    "How sure Dateline is of a quote’s words and of who said them. Of quotes that are 90 percent sure, "
    "about 90 in 100 are right."
)
UNNAMED_HELP = "“Officials said”, “a nurse said”, or nobody was found: quotes that are on nobody’s page."
COPIES_HELP = "An article that is here twice, told by its text, counts once: its earliest day."
ABOUT_HELP = (
    "A name or words in the paragraph around a quote, or in the sentence before. Press Enter after each. "
    "“In quotation marks” means these words side by side, a hyphen (-bus) none of them."
)
MENTIONED_HELP = "Documents that mention somebody, whoever speaks in them."
MATCH_HELP = (
    "Any: one of the people, and one of the places where some are chosen, is enough. "
    "All: a document has to name each of them. Quotes are by any one of the people in these documents."
)
AFTER_HELP = "Only articles that a later import brought or changed; Imports numbers them."
# A text that mentions the year 1 or 9999 would make the calendar offer thousands of years.
EARLIEST, LATEST = date(1000, 1, 1), date(2200, 12, 31)


def show(known: Choices | None) -> Filters:
    """Draw the filters and return what is asked for, which is also stored for `state.filters`."""
    choices = known or Choices([], None, None, None, None)
    with st.sidebar:
        st.text_input(
            "Search", key="q", type="search", placeholder="Words in the text", icon=":material/search:",
            label_visibility="collapsed", bind="query-params",
        )  # fmt: skip
        if known:
            choose_names_of("People", "person", placeholder="Anyone")
            choose_names_of("Places", "place", placeholder="Anywhere")
        choose_topics()
        choose_match()
        show_period(choices)
        choose_sources(choices.sources, is_known=known is not None)
        st.pills("Kind of quote", KINDS, key="kind", selection_mode="multi", bind="query-params")
        st.pills(
            "Said or denied", SAYINGS, key="saying", selection_mode="multi", bind="query-params", help=HELP
        )
        choose_sure()
        st.pills(
            "Speakers without a name", ["unnamed"], key="speaker", bind="query-params", help=UNNAMED_HELP
        )
        choose_after()
        st.pills("Count copies", ["once"], key="copies", bind="query-params", help=COPIES_HELP)
        chosen = from_widgets()
        st.button(
            "Clear filters", key="clear", on_click=clear, type="tertiary", icon=":material/close:",
        )  # fmt: skip
    keep_filters(chosen)
    return chosen


def choose_names_of(label: str, kind: str, *, placeholder: str) -> None:
    """Offer a box that finds names, and list the chosen ones, each of which can be removed there."""
    chosen = named(kind)
    name_box.show(
        label, kind, key=f"{kind}_box", placeholder=placeholder, without=chosen,
        take=lambda name: add_name(kind, name),
    )  # fmt: skip
    # Drawn even if nothing is chosen (the style sheet hides it): a box that appears with its first name does
    # not write it into the address.
    st.multiselect(
        f"{label} chosen", chosen, key=kind, filter_mode=None, select_all=False, bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip


def choose_topics() -> None:
    """Offer whom and what quotes are about; those whom documents mention are listed where there are any."""
    for label, key, says, empty in (
        ("About", "about", ABOUT_HELP, "Anything"), ("Mentioned", "mentions", MENTIONED_HELP, "Anyone"),
    ):  # fmt: skip
        chosen = list(st.session_state[key] if key in st.session_state else linked(key))
        st.multiselect(
            label, chosen, key=key, placeholder=empty, filter_mode="contains", select_all=False,
            accept_new_options=True, bind="query-params", help=says,
        )  # fmt: skip


def choose_sources(offered: list[str], *, is_known: bool) -> None:
    """Offer all sources; a chosen one is offered even if the collection doesn't have it.

    If it weren't offered, Streamlit would drop it from a link and show everything.
    """
    chosen = named("source") if is_known else linked("source")
    missing = [name for name in chosen if name not in offered]
    st.multiselect(
        "Sources", offered + missing, key="source", placeholder="Any source", filter_mode="contains",
        select_all=False, bind="query-params",
    )  # fmt: skip


def named(kind: str) -> list[str]:
    """Return what is chosen, by the collection's names: an address may spell them differently."""
    chosen = list(st.session_state[kind] if kind in st.session_state else linked(kind))
    names = list(dict.fromkeys(state.ask(asking.meant, kind, name) or name for name in chosen))
    if names != chosen:
        st.session_state[kind] = names
    return names


def choose_match() -> None:
    """Offer documents that name any or all of what is chosen, if that makes a difference."""
    if from_widgets().is_several:
        st.segmented_control(
            "Documents that name", MATCHES, key="match", default="any", required=True, width="stretch",
            bind="query-params", help=MATCH_HELP,
        )  # fmt: skip


def choose_sure() -> None:
    """Offer how sure a quote must be; what an address asks for is offered too, else it would be dropped."""
    asked = Filters.from_query({"sure": st.query_params.get_all("sure")}).sure
    offered = sorted({*SURE, *([str(asked)] if asked else [])})
    st.pills("At least so sure, in percent", offered, key="sure", bind="query-params", help=SURE_HELP)


def choose_after() -> None:
    """Offer to ask no longer for what came after an import, where an address asks for it."""
    asked = Filters.from_query({"after": st.query_params.get_all("after")}).after
    if asked or st.session_state.get("after"):
        offered = [str(asked or st.session_state["after"])]
        st.pills("Came after import", offered, key="after", bind="query-params", help=AFTER_HELP)


def linked(key: str) -> tuple[str, ...]:
    """Return the names that the address asks for."""
    asked = Filters.from_query({key: st.query_params.get_all(key)})
    return {
        "person": asked.people, "place": asked.places, "source": asked.sources, "about": asked.about,
        "mentions": asked.mentioned,
    }[key]  # fmt: skip


def show_period(choices: Choices) -> None:
    """Offer a period, and whether it is the time of publication or the time the texts mention."""
    axis = given_axis()
    first, last = bounds(choices, axis)
    # Never the chosen days: Streamlit leaves a value out of the address if it is the default.
    st.date_input("Period", [], first, last, key="when", format="YYYY-MM-DD", bind="query-params")
    # With `format_func` the address would contain the label instead of the option.
    st.segmented_control(
        "By the day it was", list(AXES), key="axis", default="published", required=True,
        width="stretch", bind="query-params",
        help="Published: the day of the article. Mentioned: the days that the text speaks of.",
    )  # fmt: skip


def given_axis() -> Axis:
    """Return what time means; older addresses of the timeline have a different word for it."""
    older = str(st.query_params.get("by", "")).lower()
    if older and "axis" not in st.session_state and "axis" not in st.query_params:
        st.session_state["axis"] = "published" if older == "published" else "mentioned"
    if older:
        del st.query_params["by"]
    asked = st.session_state.get("axis") or st.query_params.get("axis")
    return "mentioned" if asked == "mentioned" else "published"


def bounds(choices: Choices, axis: Axis) -> tuple[date, date]:
    """Return the first and last day that the calendar offers; it opens at the last month with data."""
    ends = {
        "published": (choices.first_day, choices.last_day),
        "mentioned": (choices.first_mentioned, choices.last_mentioned),
    }[axis]
    # What is asked for stays as it is, whether there is anything or not.
    asked = Filters.from_query({"when": st.query_params.get_all("when")})
    days = [*ends, asked.first, asked.last, *(st.session_state.get("when") or ())]
    known = [min(max(day, EARLIEST), LATEST) for day in days if day]
    if not known:
        return date(1900, 1, 1), LATEST
    first, last = min(known), max(known)
    return first.replace(day=1), day_words.month_end(last)


def from_widgets() -> Filters:
    """Read the filters from the widgets; a period with only one end picked counts from that day on."""
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
        once=chosen.get("copies") == "once",
        sure=int(chosen.get("sure") or 0),
        unnamed=chosen.get("speaker") == "unnamed",
        after=int(chosen.get("after") or 0),
        about=tuple(chosen.get("about") or ()),
        mentioned=tuple(chosen.get("mentions") or ()),
    )


def clear() -> None:
    """Remove all filters."""
    for key, value in EMPTY.items():
        st.session_state[key] = value


def ask_for(filters: Filters) -> None:
    """Set all filters at once; a period needs its first day, as only that can be given alone."""
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
        copies="once" if filters.once else None,
        sure=str(filters.sure) if filters.sure else None,
        speaker="unnamed" if filters.unnamed else None,
        after=str(filters.after) if filters.after else None,
        about=list(filters.about),
        mentions=list(filters.mentioned),
    )


def choose_names(key: str, names: list[str]) -> None:
    """Set the names of a filter."""
    st.session_state[key] = names


def follow(act: str, name: str, value: str) -> None:
    """Let the filters follow a name that was renamed, merged or hidden: it is no longer offered."""
    if act not in ("rename", "merge", "hide"):
        return
    for key in ("person", "place", "about", "mentions"):
        chosen = st.session_state.get(key) or []
        if name in chosen:
            others = [other for other in chosen if other not in (name, value)]
            st.session_state[key] = [*others, value] if value else others


def add_name(key: str, name: str) -> None:
    """Add a name to a filter."""
    chosen = st.session_state.get(key) or []
    st.session_state[key] = [*chosen, name] if name not in chosen else chosen


def set_axis(axis: Axis) -> None:
    """Let time mean the day of publication, or the days that the texts mention."""
    st.session_state["axis"] = axis


def set_period(first: date, last: date, *, axis: str) -> None:
    """Filter to a period that was picked in a chart."""
    st.session_state["when"] = (first, last)
    st.session_state["axis"] = axis
