"""Which place is meant: the gazetteer's places of a name, those that are searched for, or coordinates."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.identity import given_places
from dashboard.records import Place
from dashboard.ui import degrees, escape, kinds
from dashboard.ui.charts import place_map

if TYPE_CHECKING:
    from dashboard.extract.places.named import Named

LONGEST = 120  # characters of a name


def choose(words: str, *, key: str) -> str:
    """Offer the places with a name, and return the chosen one as a decision's value, "" if there is none."""
    asked = st.text_input(
        "Which place", escape.shorten(words, LONGEST), key=f"{key}_asked", max_chars=LONGEST,
        help="A name, “Paris, Texas”, or latitude and longitude: 56.95, 24.11",
    ).strip()  # fmt: skip
    if point := given_places.typed(asked, words):
        st.text(f"A place called “{escape.shorten(words, 60)}” at {_position(point)}.")
        return given_places.written(point)
    from dashboard.extract.places import named  # the gazetteer is loaded when a place is to be chosen

    found = named.find(asked) if asked else []
    if not found:
        st.text(
            f"The gazetteer has no “{escape.shorten(asked, 60)}”. Try another spelling, or write latitude "
            "and longitude: 56.95, 24.11"
        )
        return ""
    which = f"{key}_which"
    beside = st.container()  # above the list, which may be long
    chosen = st.radio(
        "Which of them", range(len(found)), format_func=lambda at: escape.markdown(in_words(found[at])),
        key=which, label_visibility="collapsed",
    )  # fmt: skip
    with beside:
        place_map.show(
            [one.place for one in found], [in_words(one) for one in found], chosen or 0, key=f"{key}_map",
            choose=lambda at: st.session_state.update({which: at}),
        )  # fmt: skip
    return given_places.written(found[chosen or 0].place)


def in_words(one: "Named") -> str:
    """Say which place it is: its name, region and country, what it is, inhabitants and position.

    >>> from dashboard.extract.places.named import Named
    >>> in_words(Named(Place(0, 0, "", "Riga", 56.946, 24.106, "LV", "city", region="Riga"), 742_572))
    'Riga, LV · city or town, 742,572 people · 56.95° N, 24.11° E'
    """
    place = one.place
    region = place.region if place.region != place.name else ""
    where = ", ".join(part for part in (place.name, region, place.country) if part)
    people = f", {one.population:,} people" if one.population else ""
    return f"{where} · {kinds.in_words(place.kind)}{people} · {_position(place)}"


def _position(place: Place) -> str:
    return degrees.in_words(place.lat or 0.0, place.lon or 0.0)
