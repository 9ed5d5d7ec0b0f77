"""The facets of what is listed: each value with how many quotes; a click filters, another takes it back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import facets
from dashboard.store.questions.facets import Counted, Facet, Facets
from dashboard.store.questions.listed import BETWEEN
from dashboard.text import day_words
from dashboard.ui import component, filter_panel, state

KEY = "facets"
LISTED = "listed:"  # before the watch list's own columns
UNNAMED = "Without a name"

_component = component.beside(__file__, '<div class="facets"></div>', before=("nodes.js",))


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as it is drawn: the filter that it sets, its heading, its values, which of them are chosen."""

    key: str
    title: str
    facet: Facet
    chosen: tuple[str, ...]


def show(filters: Filters, listed: Filters) -> None:
    """Draw the facets of the quotes that are `listed`, those that `filters` ask for marked as chosen."""
    found = state.ask(facets.find, listed)
    _component(
        key=KEY,
        data={"groups": [drawn(one) for one in groups(found, filters)]},
        on_choice_change=lambda: follow(filters),
    )


def groups(found: Facets, filters: Filters) -> list[Group]:
    """Return the facets that tell something: those with a value."""
    nameless: Counted = ((UNNAMED, found.unnamed),) if found.unnamed else ()
    speakers = Facet((*nameless, *found.speakers.values), found.speakers.more)
    unnamed = (UNNAMED,) if filters.unnamed else ()
    coded = {value for _, facet in found.listed for value, _ in facet.values}
    people = [one for one in filters.people if one not in coded]
    every = [
        Group("person", "Speakers", speakers, (*unnamed, *people)),
        Group("source", "Sources", found.sources, filters.sources),
        Group("kind", "Kinds", found.kinds, filters.kinds),
        Group("saying", "Said or denied", found.sayings, filters.sayings),
        Group("month", "Months", found.months, (month_of(filters),)),
        Group("place", "Places in the article", found.places, filters.places),
    ]
    every += [Group(f"{LISTED}{name}", name, facet, filters.people) for name, facet in found.listed]
    return [one for one in every if one.facet.values]


def drawn(group: Group) -> dict[str, Any]:
    """Return a facet for the browser; what is chosen is there even if nothing is left of it."""
    counted = dict(group.facet.values)
    is_listed = group.key.startswith(LISTED)
    missing = [one for one in group.chosen if one and one not in counted and not is_listed]
    return {
        "key": group.key,
        "title": group.title,
        "more": group.facet.more,
        "values": [
            {
                "value": value,
                "label": label_of(group.key, value),
                "count": counted.get(value),
                "chosen": value in group.chosen,
                "apart": (group.key, value) == ("person", UNNAMED),
            }
            for value in (*missing, *counted)
        ],
    }


def follow(filters: Filters) -> None:
    """Set the filter that was clicked, or take it back if it was chosen."""
    chosen: Any = getattr(st.session_state.get(KEY), "choice", None)
    if not isinstance(chosen, dict):
        return
    key, value = str(chosen.get("key", "")), str(chosen.get("value", ""))
    if key == "month":
        turn_month(filters, value)
    elif (key, value) == ("person", UNNAMED):
        st.session_state["speaker"] = None if filters.unnamed else "unnamed"
        return
    key = "person" if key.startswith(LISTED) else key
    if key in ("person", "place", "source", "kind", "saying"):
        held = list(st.session_state.get(key) or [])
        others = [one for one in held if one != value]
        filter_panel.choose_names(key, others if value in held else [*held, value])


def label_of(key: str, value: str) -> str:
    """Return how a value is shown: a month in words, a group of the watch list without its column.

    >>> label_of("month", "2022-04"), label_of("listed:party", "party: Labour"), label_of("kind", "mixed")
    ('April 2022', 'Labour', 'mixed')
    """
    if key == "month":
        return day_words.month(first_of(value))
    return value.partition(BETWEEN)[2] if key.startswith(LISTED) else value


def turn_month(filters: Filters, month: str) -> None:
    """Filter to a month, or to any time if it is chosen already."""
    if month_of(filters) == month:
        st.session_state["when"] = ()
        return
    first = first_of(month)
    filter_panel.set_period(first, day_words.month_end(first), axis="published")


def month_of(filters: Filters) -> str:
    """Return the month that is asked for as a whole, as "2022-04", or ""."""
    first, last = filters.first, filters.last
    if filters.axis != "published" or not first or not last or first.day != 1:
        return ""
    return f"{first:%Y-%m}" if last == day_words.month_end(first) else ""


def first_of(month: str) -> date:
    """Return the first day of a month, given as "2022-04"."""
    return date.fromisoformat(f"{month}-01")
