"""The parts of the first page."""

import pandas as pd
import streamlit as st

from dashboard.store.questions.counts import Totals
from dashboard.ui.charts import picking, plot, ranking_chart, timeline_chart
from dashboard.ui.colours import Colours
from dashboard.ui.views import quote_card

# The newest quotes are picked from this many.
RECENT, NEWEST = 60, 5


# What each figure counts, if another page seems to count the same thing.
HELP = {
    "Documents": "Articles that fit the filters, with or without a quote.",
    "Quotes": "Quotes that fit, also those whose speaker has no name.",
    "Speakers": "Names that these quotes are attributed to: people, ministries, papers.",
    "People": "People named in these documents, quoted or not. The page People lists all who are quoted.",
    "Places": "Places on the map in these documents. Peoples and governments are drawn on demand only.",
    "Dates": "Words for a time in these documents, on the timeline where their days are known.",
}


def show_counts(totals: Totals) -> None:
    """Draw how much there is of each kind."""
    counted = (
        ("Documents", totals.documents),
        ("Quotes", totals.quotes),
        ("Speakers", totals.speakers),
        ("People", totals.people),
        ("Places", totals.places),
        ("Dates", totals.dates),
    )
    with st.container(horizontal=True, key="counts"):
        for label, count in counted:
            st.metric(label, f"{count:,}", border=True, width="stretch", help=HELP[label])


def show_documents(rows: pd.DataFrame, colours: Colours) -> None:
    """Draw documents over time; a range drawn over the chart becomes the period."""
    unit = rows.attrs.get("unit", "week")
    st.header(f"Documents per {unit}", anchor=False)
    if rows.empty:
        st.text("No document here has a known day of publication.")
        return
    figure = timeline_chart.density(
        rows, counts=["documents"], colours=colours, height=296, ticks=plot.ticks()
    )
    picking.show_period(
        figure, name="documents", axis="published", alt=f"Bars: documents published per {unit}"
    )


def show_people(rows: pd.DataFrame, colours: Colours, *, chosen: tuple[str, ...]) -> None:
    """Draw who is quoted most; a click filters."""
    st.header("Most quoted", anchor=False)
    st.caption("Quotes by each in the documents that fit")
    quoted = rows[rows["quotes"] > 0]
    if quoted.empty:
        st.text("Nobody is quoted here.")
        return
    figure = ranking_chart.figure(quoted, name="name", count="quotes", colours=colours, chosen=chosen)
    picking.show(figure, name="most_quoted", filter_key="person", alt="Bars: the most quoted people")


def show_places(rows: pd.DataFrame, colours: Colours, *, chosen: tuple[str, ...]) -> None:
    """Draw which places are mentioned most; a click filters."""
    st.header("Most mentioned places", anchor=False)
    st.caption("Mentions of each in the documents that fit")
    if rows.empty:
        st.text("No place is mentioned here.")
        return
    figure = ranking_chart.figure(rows, name="place", count="mentions", colours=colours, chosen=chosen)
    picking.show(figure, name="top_places", filter_key="place", alt="Bars: the most mentioned places")


def show_quotes(rows: pd.DataFrame) -> None:
    """Draw the newest quotes in full, those in a named speaker's own words first."""
    st.header("Newest quotes", anchor=False)
    if rows.empty:
        st.text("No quote was found here.")
    own_words = rows["speaker"].notna() & (rows["kind"] != "indirect")
    best = rows.assign(rank=~own_words).sort_values("rank", kind="stable").head(NEWEST)
    for number, (_, row) in enumerate(best.iterrows()):
        quote_card.show(row, key=f"newest_{number}", in_full=False)
