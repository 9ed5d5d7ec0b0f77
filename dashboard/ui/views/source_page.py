"""A source's page: its articles, whom it quotes and with how many words, by story and by month."""

from dataclasses import replace

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import documents, places, quotes, shares, together
from dashboard.store.questions.said import Said
from dashboard.ui import escape, linked_text, state
from dashboard.ui.counting import number
from dashboard.ui.views import profile, profile_lines, profile_tables
from dashboard.ui.views.person_page import heading, under
from dashboard.ui.views.profile import Part


def show(name: str, filters: Filters) -> None:
    """Draw the page of a source: what of it fits the other filters."""
    within = replace(filters, sources=(name,))
    fits = Said(within)
    articles = state.ask(documents.count, within)
    said, _ = state.ask(quotes.in_documents, within)
    unnamed = state.ask(quotes.unnamed, within)
    speakers = state.ask(shares.count, fits, of="all")
    per_article = state.ask(shares.count, fits, of="article")
    per_month = state.ask(shares.count, fits, of="month")
    heading(name)
    counted = f"{number(articles, 'document')} · {number(said, 'quote')}"
    nameless = f"{unnamed:,} of them by speakers without a name"
    st.caption(escape.markdown(f"{counted}, {nameless}{under(replace(filters, sources=()))}"))
    lines = [
        profile_lines.company(state.ask(together.find, within)),
        profile_lines.of_places(state.ask(places.find, within)),
    ]
    linked_text.show([line for line in lines if line], key="source_lines", look="lines")
    with st.container(horizontal=True, vertical_alignment="center"):
        profile.offer_filter("source", name)
    profile.show_timeline(state.ask(documents.per_period, within), f"from {name}")
    profile.show_parts(
        [
            Part("speakers", "Whom it quotes", speakers, lambda: profile_tables.show_shares(
                fits, speakers, of="all", key="speakers"
            )),
            Part("stories", "Speakers per article", per_article, lambda: profile_tables.show_shares(
                fits, per_article, of="article", key="shares"
            )),
            Part("months", "Speakers per month", per_month, lambda: profile_tables.show_shares(
                fits, per_month, of="month", key="months"
            )),
            Part("articles", "Articles", articles, lambda: profile_tables.show_articles(within, articles)),
        ]
    )  # fmt: skip
