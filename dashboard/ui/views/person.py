"""One person: how the name is written, what they said, and where and when they occur."""

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import people, quotes, roles
from dashboard.store.questions.counts import Totals
from dashboard.store.questions.people import Listed, Side
from dashboard.ui import colours, columns, downloads, escape, filter_panel, links, state, table
from dashboard.ui.charts import plot, ranking_chart, timeline_chart
from dashboard.ui.counting import number
from dashboard.ui.views import beside, correction_box, joins, quote_card

MOST_SENTENCES = 5  # per role; the others are in the documents
SIDES: dict[Side, str] = {"all": "Everyone", "quoted": "Quoted", "mentioned": "Named, not quoted"}


def choose_side() -> Side:
    """Offer everyone, those with quotes that fit, or those who are only named."""
    side = st.segmented_control(
        "Show", list(SIDES), format_func=SIDES.__getitem__, key="side", default="all", required=True,
        label_visibility="collapsed", bind="query-params",
    )  # fmt: skip
    return side or "all"


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
        lambda c: quotes.find(c, filters, by=name, order=order),
        state.collection(), name="quotes-of-person", count=total,
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
