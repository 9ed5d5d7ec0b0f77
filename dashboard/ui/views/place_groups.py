"""The map rolled up: regions or countries with the mentions and documents of all places in them."""

from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import places_grouped as store
from dashboard.ui import colours, columns, downloads, escape, state, table
from dashboard.ui.charts import news_map
from dashboard.ui.charts.news_map import Picks
from dashboard.ui.counting import number
from dashboard.ui.views import beside, places
from dashboard.ui.views.quote_card import text_of

LEVELS = ("place", "region", "country")
PLURALS = {"region": "regions", "country": "countries"}


def choose_level() -> Literal["place", "region", "country"]:
    """Offer places one by one, or rolled up."""
    # With `format_func` the address would contain the label instead of the option.
    level = st.segmented_control(
        "Count by", LEVELS, key="level", default="place", required=True, bind="query-params",
        help="A region is a country's first division: a state, province or oblast.",
    )  # fmt: skip
    return "region" if level == "region" else "country" if level == "country" else "place"


def show(filters: Filters, level: store.Level, listed: pd.DataFrame, *, figurative: bool) -> None:
    """Draw the regions or countries of the places that are `listed`: map, table and download."""
    rows = state.ask(store.find, filters, level=level, figurative=figurative)
    show_map(rows, level)
    left, right = beside.split()
    with left:
        sort = table.sorting(level, columns.place_groups(level))
        picked = table.show(rows, key=level, columns=columns.place_groups(level))
        downloads.show(
            lambda c: sort(store.find(c, filters, level=level, figurative=figurative)),
            state.collection(), name=f"places_by_{level}", count=len(rows),
        )  # fmt: skip
    shown = beside.shown(picked, sort(rows))
    with beside.card(right, is_chosen=picked is not None, close=table.unpick, args=(level,)):
        show_places(shown, level, listed)


def show_map(rows: pd.DataFrame, level: store.Level) -> None:
    """Draw the name and outline of each region or country that has a point."""
    placed = rows.rename(columns={"name": "place"}).assign(precision=level, km=None, is_division=True)
    with st.container(border=True):
        news_map.show(
            placed,
            None,
            colours=colours.current(),
            alt=f"Map of {len(rows)} {PLURALS[level]}; the table below has the same",
            picks=Picks(f"map_{level}"),
        )
    middle = "its own point, or the middle of its places where only they are named"
    unplaced = int(rows["lat"].isna().sum())
    more = f" {number(unplaced, 'row')} of the table cannot be drawn." if unplaced else ""
    st.caption(f"Each {level} is drawn at {middle}.{more} {places.NOTE}")


def show_places(picked: pd.Series | None, level: store.Level, listed: pd.DataFrame) -> None:
    """Draw the places of the picked region or country."""
    if picked is None:
        st.caption(f"Pick a row to see the places in the {level}.")
        return
    name, country = text_of(picked, "name"), text_of(picked, "country")
    is_in = listed["country"].map(store.country_name) == country
    if level == "region":
        is_in &= listed["region"] == ("" if name.endswith(store.WITHOUT_REGION) else name)
    inside = listed[is_in]
    st.header(escape.markdown(f"Places in {name}"), anchor=False)
    shown = {
        word: one for word, one in columns.places().items() if word in ("place", "precision", "mentions")
    }
    table.show(inside, key="group_places", columns=shown, pick=False, height=480)
