"""A small map of the places that a name may mean; a pressed mark chooses one (from shipped files only)."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.export import map_view
from dashboard.export.report import map_picture
from dashboard.export.report.map_picture import HEIGHT, WIDTH
from dashboard.records import Place
from dashboard.ui import component

Where = tuple[str, str, str, float | None, float | None]  # name, kind, country, latitude, longitude
Drawn = tuple[dict[str, str], list[tuple[float, float]]]  # paths by layer; places in shares of the picture

_component = component.beside(__file__, '<div class="place-map"><svg aria-hidden="true"></svg></div>')


def show(
    places: Sequence[Place], words: Sequence[str], chosen: int, *, key: str, choose: Callable[[int], None]
) -> None:
    """Draw places, each with its words, one of them chosen; a mark that is pressed calls `choose`."""
    if any(one.lat is None or one.lon is None for one in places):
        return

    def take() -> None:
        pressed = getattr(st.session_state.get(key), "choice", None)
        if isinstance(pressed, int) and 0 <= pressed < len(places):
            choose(pressed)

    layers, spots = drawn(tuple((one.name, one.kind, one.country, one.lat, one.lon) for one in places))
    _component(
        key=key,
        data={
            "layers": layers, "size": [WIDTH, HEIGHT], "chosen": chosen,
            "places": [[*spot, said] for spot, said in zip(spots, words, strict=True)],
        },
        on_choice_change=take,
    )  # fmt: skip


@st.cache_data(max_entries=100, show_spinner=False)
def drawn(places: tuple[Where, ...]) -> Drawn:
    """Return the land around places given as Where, and where on the picture each lies."""
    rows = pd.DataFrame(places, columns=["place", "kind", "country", "lat", "lon"])
    view = map_view.around(rows, (), width=WIDTH, height=HEIGHT)
    spots = [map_picture.at(view, lon, lat) for lat, lon in zip(rows["lat"], rows["lon"], strict=True)]
    return map_picture.layers(view), [(x / WIDTH, y / HEIGHT) for x, y in spots]
