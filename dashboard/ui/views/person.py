"""One person: how the name is written, what they said, and where and when they occur."""

from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import evidence, people, quotes, roles, shares
from dashboard.store.questions.counts import Totals
from dashboard.store.questions.people import Listed
from dashboard.store.questions.said import Said
from dashboard.store.questions.shares import Of
from dashboard.ui import address, colours, columns, downloads, escape, filter_panel, links, state, table
from dashboard.ui.charts import plot, ranking_chart, timeline_chart
from dashboard.ui.counting import number
from dashboard.ui.views import beside, correction_box, joins, profile_links, profile_tables, quote_card

MOST_SENTENCES = 5  # per role; the others are in the documents
VIEW = "side"  # its word in the address
View = Literal["all", "quoted", "mentioned", "unnamed", "article", "month"]
VIEWS: dict[View, str] = {
    "all": "Everyone",
    "quoted": "Quoted",
    "mentioned": "Named, not quoted",
    "unnamed": "Without a name",
    "article": "Article by article",
    "month": "Month by month",
}


def choose_view() -> View:
    """Offer everyone, those with quotes that fit, those only named or without a name; who says how much."""
    given = address.given(VIEW).lower()
    # Addresses of earlier versions have the label.
    asked = next((word for word, label in VIEWS.items() if given in (word, label.lower())), "all")
    st.session_state["people_view"] = asked
    # Not bound to the address: with labels that differ from the words it would have the labels.
    st.segmented_control(
        "Show", list(VIEWS), format_func=VIEWS.__getitem__, key="people_view", required=True,
        label_visibility="collapsed", on_change=keep_view,
    )  # fmt: skip
    chosen: View = st.session_state["people_view"]
    return chosen


def keep_view() -> None:
    """Write into the address who is listed."""
    address.put({VIEW: str(st.session_state.get("people_view") or "")})


def show_speakers(view: View, filters: Filters) -> None:
    """Draw speakers without a name, or how much everyone says in each article or month."""
    if view == "unnamed":
        fits = shares.without_name(filters)
        st.caption("As the texts call them. Those called by the same words need not be the same people.")
    else:
        fits = Said(filters)
        st.caption("All who speak, also without a name: their quotes, and the words of them that are quoted.")
    of: Of = view if view in ("article", "month") else "all"
    profile_tables.show_shares(fits, state.ask(shares.count, fits, of=of), of=of, key=f"shares-{view}")


def count_note(listed: Listed, totals: Totals, filters: Filters) -> None:
    """Say who is listed, and what their figures count."""
    others = listed.others
    also = f" and {number(others, 'other')} that {'is' if others == 1 else 'are'} quoted" if others else ""
    if filters.is_empty:
        of_all = f"{listed.quotes:,} of {number(totals.quotes, 'quote')}"
        counted = f"{of_all} are theirs, the others have no named speaker"
    else:
        counted = "their quotes and mentions are those in the documents that fit"
    st.caption(f"{number(listed.people, 'person')}{also}; {counted}.")


def chosen(picked: pd.Series | None, rows: pd.DataFrame, *, is_cut: bool) -> str | None:
    """Return the person to show: the picked row's, else the one in the filters, else the first.

    `is_cut` says that more are listed than the rows.
    """
    asked = state.filters().people
    if picked is None and len(asked) == 1 and (is_cut or asked[0] in set(rows["name"])):
        return asked[0]
    shown = beside.shown(picked, rows)
    return None if shown is None else str(shown["name"])


def show(name: str | None, filters: Filters) -> None:
    """Draw one person."""
    if name is None:
        st.caption("Tap a name to see the person: quotes, roles, places, and how the name is written.")
        return
    paint = colours.current()
    st.header(escape.markdown(name), anchor=False)
    profile_links.offer("person", name)
    st.button(
        "Filter all pages by this person", key="person_filter", icon=":material/filter_alt:", type="tertiary",
        on_click=filter_panel.add_name, args=("person", name), disabled=name in filters.people,
    )  # fmt: skip
    correction_box.for_name(name, key="person")
    show_timeline(name, filters, paint)
    show_quotes(name, filters)
    show_roles(name, filters)
    show_variants(name)
    show_places(name, filters, paint)


def show_timeline(name: str, filters: Filters, paint: colours.Colours) -> None:
    """Draw how many documents name the person over time."""
    rows = state.ask(people.per_period, name, filters)
    unit = rows.attrs.get("unit", "week")
    st.subheader(f"Documents per {unit} that name {escape.markdown(name)}", anchor=False)
    if rows.empty:
        st.text("No document with this person has a known day of publication.")
        return
    figure = timeline_chart.density(rows, counts=["documents"], colours=paint, height=200, ticks=plot.ticks())
    plot.show(figure, key="person_when", alt=f"Bars: documents per {unit} that name {name}")


def show_variants(name: str) -> None:
    """List how the name is written, and why each spelling is this person's."""
    st.subheader("Written as", anchor=False)
    joins.show(name)


def show_roles(name: str, filters: Filters) -> None:
    """List the titles and roles that the texts give the person; a picked one leads to its sentences."""
    st.subheader("Titles and roles", anchor=False)
    rows = state.ask(roles.find, name, filters)
    if rows.empty:
        st.text("No title or role is given with this name here.")
        return
    picked = table.show(rows, key="role", columns=columns.roles(), height=240)
    if picked is None:
        st.caption("Pick a role to see the sentences.")
        return
    there = state.ask(roles.sentences, name, str(picked["role"]), filters, limit=MOST_SENTENCES)
    for row in there.to_dict("records"):
        st.text(" ".join(row["sentence"].split()))
        links.to_reader(row["document_id"], row["document"], at=int(row["start"]))
    table.cut_note(len(there), int(picked["mentions"]), "mention")


def show_quotes(name: str, filters: Filters) -> None:
    """List what the person said."""
    total, documents = state.ask(quotes.in_documents, filters, by=name)
    st.subheader(f"{number(total, 'quote')} in {number(documents, 'document')}", anchor=False)
    if total == 0:
        st.text("Nothing is quoted from this person here: only talked about.")
        return
    names = {key: value for key, value in columns.quotes().items() if key not in ("speaker", "source")}
    order = table.order("said", names)
    rows = state.ask(quotes.find, filters, limit=state.SHOWN, by=name, order=order)
    picked = table.show(rows, key="said", columns=names, height=480)
    table.cut_note(len(rows), total, "quote")
    downloads.show(
        lambda c: evidence.find(c, filters, by=name, order=order),
        state.collection(), name="quotes-of-person", count=total, table="quotes",
    )  # fmt: skip
    if picked is not None:
        quote_card.show(picked, key="person_quote")


def show_places(name: str, filters: Filters, paint: colours.Colours) -> None:
    """Draw the places that occur in the same documents."""
    st.subheader("Places in the same documents, by mentions", anchor=False)
    rows = state.ask(people.places, name, filters)
    if rows.empty:
        st.text("No place is mentioned in these documents.")
        return
    figure = ranking_chart.figure(
        rows.head(8), name="place", count="mentions", colours=paint, chosen=filters.places
    )
    plot.show(figure, key="person_places", alt=f"Bars: places mentioned in the same documents as {name}")
