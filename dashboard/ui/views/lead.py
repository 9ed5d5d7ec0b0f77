"""What a page says first: one finding in a sentence, before any figures."""

import pandas as pd
import streamlit as st

from dashboard.filters import Axis, Filters
from dashboard.store.questions import people, quotes
from dashboard.store.questions import timeline as timeline_of
from dashboard.store.questions.counts import Totals
from dashboard.ui import escape, state
from dashboard.ui.charts import timeline_chart
from dashboard.ui.counting import number

FIRST = 8  # speakers and places drawn on Overview


def show(*sentences: str) -> None:
    """Draw the sentences that aren't empty."""
    said = " ".join(sentence for sentence in sentences if sentence)
    if said:
        with st.container(key="lead"):
            st.markdown(said)


def of_people(rows: pd.DataFrame, totals: Totals, filters: Filters) -> str:
    """Say who is quoted most, of all quotes that fit; where somebody is chosen these are only theirs."""
    quoted = rows[rows["quotes"] > 0] if len(rows) else rows
    if quoted.empty:
        return ""
    first = quoted.sort_values("quotes", ascending=False, kind="stable").iloc[0]
    times = int(first["quotes"])
    of_all = f"{times:,} of {number(totals.quotes, 'quote')}"
    said = number(times, "time") if filters.people else of_all
    return f"**{escape.markdown(str(first['name']))}** is quoted most: {said}."


def of_places(rows: pd.DataFrame) -> str:
    """Say which place is mentioned most."""
    if rows.empty:
        return ""
    first = rows.iloc[0]
    times = f"{number(int(first['mentions']), 'mention')} in {number(int(first['documents']), 'document')}"
    return f"**{escape.markdown(str(first['place']))}** is the place that is mentioned most: {times}."


def show_quotes(filters: Filters, totals: Totals) -> None:
    """Say who is quoted most and how much has no speaker; for chosen people, when they said most."""
    if filters.people:
        rows = state.ask(timeline_of.density, filters, axis="published")
        show(of_peak(rows[["period", "quotes"]], "published"))
        return
    # The same question as on Overview, so its answer is cached.
    speakers = state.ask(people.find, filters, limit=FIRST)
    show(of_people(speakers, totals, filters), of_unnamed(state.ask(quotes.unnamed, filters)))


def of_unnamed(count: int) -> str:
    """Say how many quotes have no speaker that can be chosen."""
    verb = "is" if count == 1 else "are"
    return f"{number(count, 'quote')} {verb} by speakers without a name." if count else ""


def of_peak(rows: pd.DataFrame, axis: Axis) -> str:
    """Say in which of several periods the first column of counts is highest."""
    if len(rows) < 2:
        return ""
    counted = next(name for name in rows if name != "period")
    most = rows.sort_values(counted, ascending=False, kind="stable").iloc[0]
    if not most[counted]:
        return ""
    unit = str(rows.attrs.get("unit", "week"))
    period = timeline_chart.in_words(pd.Timestamp(most["period"]), unit)
    share = f"{int(most[counted]):,} of {number(int(rows[counted].sum()), counted.removesuffix('s'))}"
    if axis == "mentioned":
        named = (
            f"**{period}** is" if unit == "day" else f"those in **{'the ' * (unit == 'week')}{period}** are"
        )
        return f"Of single days, {named} named most: {share}."
    named = f"that of **{period.removeprefix('week of ')}**" if unit == "week" else f"**{period}**"
    return f"The busiest {unit} is {named}: {share}."
