"""A place's page: what is said where it is named, every mention, the articles, who says how much there."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import concordance, documents, places, quotes, shares
from dashboard.store.questions.said import Said
from dashboard.ui import degrees, escape, linked_text, state
from dashboard.ui.charts import news_map
from dashboard.ui.counting import number
from dashboard.ui.views import profile, profile_lines, profile_tables
from dashboard.ui.views.person_page import heading, under
from dashboard.ui.views.profile import Part


def show(name: str, filters: Filters) -> None:
    """Draw the page of a place: its documents fit and name it, whatever other place is asked for."""
    around, within = replace(filters, places=()), replace(filters, places=(name,))
    there = Said(around, about=(name, "place"))
    said, _ = state.ask(quotes.how_many, there)
    mentions = state.ask(concordance.count, name, around, kind="place")
    articles = state.ask(documents.count, within)
    in_them = Said(within)
    speakers = state.ask(shares.count, in_them, of="all")
    heading(name)
    counted = f"{number(mentions, 'mention')} · {number(said, 'quote')} about it"
    st.caption(escape.markdown(f"{counted} · {number(articles, 'document')}{under(around)}"))
    row = state.ask(places.find, within)
    show_where(row[row["place"] == name])
    linked_text.show(profile_lines.where(within, name), key="where", look="lines")
    with st.container(horizontal=True, vertical_alignment="center"):
        profile.offer_filter("place", name)
    profile.show_timeline(state.ask(documents.per_period, within), f"that name {name}")
    profile.show_parts(
        [
            Part("about", "Said about it", said, lambda: profile_tables.show_quotes(
                there, said, key="about"
            )),
            Part("mentions", "Every mention", mentions, lambda: profile_tables.show_mentions(
                name, around, mentions, kind="place"
            )),
            Part("articles", "Articles", articles, lambda: profile_tables.show_articles(within, articles)),
            Part("speakers", "Speakers in these articles", speakers, lambda: profile_tables.show_shares(
                in_them, speakers, of="all", key="speakers"
            )),
        ]
    )  # fmt: skip


def show_where(rows: pd.DataFrame) -> None:
    """Say where a place is, and how far its mark reaches."""
    if rows.empty:
        return
    one = rows.iloc[0]
    around = (one["region"], "" if one["precision"] == "country" else one["country"])
    lies = ", ".join(str(part) for part in around if part and part != one["name"])
    size = news_map.size_in_words(one["precision"], one["km"])
    st.text(f"{lies + ': ' if lies else ''}{size}, at {degrees.in_words(one['lat'], one['lon'])}")
