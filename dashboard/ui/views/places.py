"""The parts of the map page: the map, one place's sentences, and the places without a position."""

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import documents
from dashboard.store.questions import places as store
from dashboard.store.writing.places_named import FIGURATIVE
from dashboard.ui import colours, columns, downloads, escape, filter_panel, links, state, table
from dashboard.ui.charts import news_map
from dashboard.ui.charts.news_map import Picks
from dashboard.ui.counting import number
from dashboard.ui.views import marked_text, profile_links, row_acts, sentence
from dashboard.ui.views.marked_text import Mark
from dashboard.ui.views.quote_card import text_of

ZOOM = (
    "Zoom with the wheel, two fingers or + and −, drag to move, 0 shows all. A number in a mark counts the "
    "places gathered there; an area has a frame around its name, and its outline or a ring as wide as it is."
)
NOTE = (
    "Base map: Natural Earth (public domain). Its boundaries imply no endorsement. "
    "Places: GeoNames (CC BY 4.0) and lists of our own."
)


def show_map(rows: pd.DataFrame, filters: Filters) -> None:
    """Draw the map; a click filters by the place, and a second click undoes that."""
    st.caption("Click a place to filter by it, again to take it back.")
    with st.container(border=True):
        news_map.show(
            rows,
            state.ask(store.by_period, filters, limit=news_map.MOST),
            colours=colours.current(),
            alt=f"Map of {number(len(rows), 'place')}; the table below has the same",
            picks=Picks(
                "news_map", filters.places, lambda chosen: filter_panel.choose_names("place", chosen)
            ),
        )
    hidden = len(rows) - news_map.MOST
    more = (
        f" The {news_map.MOST:,} most mentioned are drawn; the table has {hidden:,} more."
        if hidden > 0
        else ""
    )
    most = number(int(rows["mentions"].max()), "mention")
    size = f"The larger a mark, the more mentions: at most {most} here."
    st.caption(f"{size} {ZOOM}{more} {NOTE}")


def show_mentions(row: pd.Series | None, filters: Filters) -> None:
    """Draw the sentences in which a place occurs."""
    if row is None:
        st.caption("Tap a place to see the sentences that mention it.")
        return
    place = text_of(row, "place")
    rows = state.ask(store.mentions, filters, place=place, limit=state.SHOWN)
    st.header(escape.markdown(place), anchor=False)
    profile_links.offer("place", place)
    st.text(f"Precision: {news_map.size_in_words(row['precision'], row['km'])}.")
    st.button(
        "Filter all pages by this place", key="place_filter", icon=":material/filter_alt:", type="tertiary",
        on_click=filter_panel.add_name, args=("place", place), disabled=place in filters.places,
    )  # fmt: skip
    chosen = table.show(rows, key="mentions", columns=columns.place_mentions(), height=360)
    table.cut_note(len(rows), int(row["mentions"]), "mention", is_downloaded=False)
    if chosen is None and len(rows):
        chosen = rows.iloc[0]
    if chosen is not None:
        show_sentence(chosen)


def show_sentence(row: pd.Series) -> None:
    """Draw one sentence with its place marked, and why the place is that one."""
    with st.container(border=True):
        view = state.ask(documents.one, text_of(row, "document_id"))
        if view is not None:
            mark = Mark("place", int(row["start"]), int(row["end"]), "place", text_of(row, "place"))
            marked_text.show(*sentence.cut(view, [mark]), key="place_sentence", card=table.name_of(row))
        st.text(f"Why here: {text_of(row, 'because')}.")
        links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
        row_acts.show(view, "place", int(row["start"]), int(row["end"]), key="map")


def show_unresolved(filters: Filters) -> None:
    """List the places that could not be put on the map, and why."""
    rows = state.ask(store.unresolved, filters)
    if rows.empty:
        return
    st.header("Not on the map", anchor=False)
    sort = table.sorting("unresolved", columns.unresolved())
    first = sort(rows).head(state.SHOWN)
    table.show(first, key="unresolved", columns=columns.unresolved(), pick=False, height=300)
    downloads.show(
        lambda c: sort(store.unresolved(c, filters)), state.collection(), name="unresolved", count=len(rows)
    )


def choose_figurative(rows: pd.DataFrame) -> bool:
    """Offer what is named after a place but isn't one too: peoples, governments, bodies; say how many."""
    known = rows[rows["kind"].isin(FIGURATIVE)]
    count = f"{int(known['mentions'].sum()):,} of {number(int(rows['mentions'].sum()), 'mention')}"
    return st.toggle(
        f"Also peoples, governments and names (“Russians”, “Moscow said”, “University of Ghana”): {count}",
        key="figurative", bind="query-params",
    )  # fmt: skip


def narrow(rows: pd.DataFrame, *, figurative: bool) -> pd.DataFrame:
    """Keep all places, or only those that are meant as places."""
    if figurative or "kind" not in rows:
        return rows
    return rows[~rows["kind"].isin(FIGURATIVE)].reset_index(drop=True)


def count_note(found: pd.DataFrame, rows: pd.DataFrame) -> None:
    """Say how many places are left out if the switch is off, as other pages count them."""
    left_out = len(found) - len(rows)
    if left_out:
        others = (
            "other is a people, government or body"
            if left_out == 1
            else "others are peoples, governments or bodies"
        )
        st.caption(
            f"{len(rows):,} of {number(len(found), 'place')}: the {left_out:,} {others} called by a place."
        )


def show_list(rows: pd.DataFrame, filters: Filters, *, figurative: bool) -> pd.Series | None:
    """Draw the map's rows as a table with its download, and return the picked row."""
    sort = table.sorting("places", columns.places())
    picked = table.show(sort(rows).head(state.SHOWN), key="places", columns=columns.places())
    table.cut_note(min(len(rows), state.SHOWN), len(rows), "place")
    downloads.show(
        lambda c: sort(narrow(store.find(c, filters), figurative=figurative)),
        state.collection(), name="places", count=len(rows),
    )  # fmt: skip
    return picked
