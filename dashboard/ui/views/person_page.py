"""A person's page, also that of a body that speaks, and of speakers whom the texts don't name."""

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import concordance, drawn, listed, people, quotes, shares
from dashboard.store.questions import joins as spellings
from dashboard.store.questions.said import Said
from dashboard.ui import address, escape, linked_text, state
from dashboard.ui.counting import number
from dashboard.ui.views import (
    correction_box,
    joins,
    mark_box,
    profile,
    profile_lines,
    profile_tables,
    quote_card,
)
from dashboard.ui.views.profile import Part
from dashboard.ui.views.profile_links import CALLED

LONGEST = 120  # characters of a title


def called() -> str | None:
    """Return what the texts call a speaker without a name, if the address asks for one; "" is nobody."""
    return None if CALLED not in st.query_params else address.given(CALLED)[:500]


def show(name: str, filters: Filters) -> None:
    """Draw the page of somebody with a name."""
    said = Said(filters, by=name)
    of_them = Said(filters, about=(name, "person"))
    by, articles = state.ask(quotes.how_many, said)
    about_them, _ = state.ask(quotes.how_many, of_them)
    mentions = state.ask(concordance.count, name, filters)
    heading(name)
    counted = f"{number(by, 'quote')} in {number(articles, 'document')}"
    others = f"{number(about_them, 'quote')} by others about them · {number(mentions, 'mention')}"
    st.caption(escape.markdown(f"{counted} · {others}{under(filters)}"))
    coded = state.ask(listed.of_shown, [name])[0]
    if coded:
        st.text("On the watch list: " + ", ".join(f"{column} {value}" for column, value in coded.items()))
    linked_text.show(profile_lines.who(name, filters), key="who", look="lines")
    seen = state.ask(drawn.of_name, name)
    made = mark_box.of_name(seen)
    mark_box.show_notes(made)
    with st.container(horizontal=True, vertical_alignment="center"):
        profile.offer_filter("person", name)
        mark_box.for_name(seen, made, key="person")
        correction_box.for_name(name, key="person")
    profile.show_timeline(state.ask(people.per_period, name, filters), f"that name {name}")
    profile.show_parts(
        [
            Part("said", "Said by them", by, lambda: profile_tables.show_quotes(
                said, by, key="said", without=("speaker",)
            )),
            Part("about", "Said about them", about_them, lambda: profile_tables.show_quotes(
                of_them, about_them, key="about"
            )),
            Part("mentions", "Every mention", mentions, lambda: profile_tables.show_mentions(
                name, filters, mentions, kind="person"
            )),
            *in_parts(said),
            Part("names", "Spellings", len(state.ask(spellings.of_person, name)), lambda: joins.show(name)),
        ]
    )  # fmt: skip


def show_called(written: str, filters: Filters) -> None:
    """Draw the page of speakers whom the texts call by the same words, without a name."""
    said = Said(filters, called=written)
    by, articles = state.ask(quotes.how_many, said)
    heading(f"“{written}”" if written else quote_card.UNKNOWN)
    words = "Speakers without a name, whom the texts call so" if written else "Nobody was found who says this"
    st.caption(escape.markdown(
        f"{words}: {number(by, 'quote')} in {number(articles, 'document')}{under(filters)}. "
        "They need not be the same people."
    ))  # fmt: skip
    parts = [Part("said", "Said by them", by, lambda: profile_tables.show_quotes(
        said, by, key="said", without=("speaker",)
    )), *in_parts(said)]  # fmt: skip
    profile.show_parts(parts)


def in_parts(said: Said) -> list[Part]:
    """Return the tables of how much is said in each article and month."""
    per_article = state.ask(shares.count, said, of="article")
    per_month = state.ask(shares.count, said, of="month")
    return [
        Part("articles", "Article by article", per_article, lambda: profile_tables.show_shares(
            said, per_article, of="article", key="shares"
        )),
        Part("months", "Month by month", per_month, lambda: profile_tables.show_shares(
            said, per_month, of="month", key="months"
        )),
    ]  # fmt: skip


def heading(title: str) -> None:
    """Draw whose page it is."""
    st.title(escape.markdown(escape.shorten(title, LONGEST)), anchor=False)


def under(filters: Filters) -> str:
    """Say which documents these figures count, if not all."""
    asked = filters.describe("documents")
    return f" · in documents {asked}" if asked else ""
