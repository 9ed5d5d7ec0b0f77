"""The parts of the timeline: how much was when, whose quotes when, and one dated sentence in full."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pandas as pd
import streamlit as st

from dashboard.filters import Axis, Filters
from dashboard.store.questions import documents, when
from dashboard.store.questions import lanes as lanes_of
from dashboard.store.questions import stretches as stretches_of
from dashboard.store.questions import timeline as store
from dashboard.store.questions.lanes import By
from dashboard.store.questions.when import When
from dashboard.text import day_words
from dashboard.ui import address, colours, counting, filter_panel, links, state, table
from dashboard.ui.charts import focus, plot, time_chart
from dashboard.ui.charts.time_chart import Lanes, Shown
from dashboard.ui.views import lead, marked_text, row_acts, sentence
from dashboard.ui.views.marked_text import Mark
from dashboard.ui.views.quote_card import day, text_of

LANES = "lanes"  # its word in the address
STRETCHES, FEWEST_STRETCHES = 12, 2
OFFERED: dict[str, By] = {"person": "person", "place": "place", "source": "source"}
HINT = (
    "Draw a range over the bars to zoom in, or click a bar. By keyboard: arrows go from bar to bar, Enter "
    "opens one, + and − zoom, Shift and an arrow move, 0 shows where most lies."
)


def in_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Add what the list says about each row's days, what they date and its day of publication."""
    days = [" to ".join(dict.fromkeys(str(day) for day in both if day)) for both in zip(
        rows["first"], rows["last"], strict=True)]  # fmt: skip
    return rows.assign(
        days=days,
        event=[f"dates “{event}”" if event else "" for event in rows["event"]],
        printed=[f"published {day}" if day else "" for day in rows["published"]],
    )


def show_chart(filters: Filters) -> date | None:
    """Draw both axes on one scale, the lanes and stretches; return the day that the list begins with."""
    found = state.ask(when.days_of, filters)
    period = (filters.first, filters.last)
    days = time_chart.shown(found, address.given(time_chart.SPAN), period=period)
    if days is None:
        return None
    lead.show(*(lead.of_peak(peaks(filters, axis, days), axis) for axis in get_args(Axis)))
    lanes = lanes_in(filters, days)
    data = time_chart.drawn(
        found, days, lanes, stretches_in(filters, days), axis=filters.axis, period=period,
        colours=colours.current(),
    )  # fmt: skip
    with st.container(border=True):
        time_chart.draw(
            data,
            view=keep_span,
            lanes=keep_lanes,
            choice=lambda: choose(lanes),
            axis=lambda: filter_panel.set_axis(axis_of(time_chart.said("axis"))),
            only=only_these_days,
        )  # fmt: skip
        st.caption(f"{HINT}{without_day(found)}")
    return nearest(found, days, filters)


def peaks(filters: Filters, axis: Axis, days: Shown) -> pd.DataFrame:
    """Return what there is in each period; of what is said to happen, dates of a single day."""
    unit = focus.unit_of(days.home)
    return state.ask(store.density, filters, axis=axis, unit=unit, is_of_days=axis == "mentioned")


def lanes_in(filters: Filters, days: Shown) -> Lanes:
    """Return the lanes that the address asks for, those with the most quotes in the days that are shown."""
    by = OFFERED.get(address.given(LANES), "person")
    unit = focus.unit_of(days.view, room=1 / 3 if plot.is_phone() else 1)
    rows = state.ask(lanes_of.find, filters, axis=filters.axis, by=by, unit=unit, within=days.view)
    chosen = {"person": filters.people, "place": filters.places, "source": filters.sources}[by]
    return Lanes(rows, by, OFFERED, chosen)


def stretches_in(filters: Filters, days: Shown) -> pd.DataFrame:
    """Return the stretches that no calendar has, of the days that are shown; a single one tells nothing."""
    is_free = not (filters.first or filters.last)
    asked = replace(filters, first=days.view[0], last=days.view[1], axis="mentioned") if is_free else filters
    rows = state.ask(stretches_of.find, asked, limit=STRETCHES, of_their_own=True)
    # What neither begins nor ends within them would be a bar from one side to the other.
    ends = zip(rows["first"], rows["last"], strict=True)
    is_in = [bool((first and first > days.view[0]) or (last and last < days.view[1])) for first, last in ends]
    rows = rows[is_in]
    return rows if len(rows) >= FEWEST_STRETCHES else rows[:0]


def keep_span() -> None:
    """Keep the days that are shown in the address; the list begins anew."""
    address.put({time_chart.SPAN: str((time_chart.said("view") or {}).get("span", "")), "dates-page": ""})


def keep_lanes() -> None:
    """Keep in the address what the lanes are of."""
    by = str(time_chart.said("lanes"))
    address.put({LANES: "" if by == "person" else by})


def axis_of(said: object) -> Axis:
    """Return the axis that the browser named."""
    return "mentioned" if said == "mentioned" else "published"


def choose(lanes: Lanes) -> None:
    """Filter by the lane that was clicked, or no longer."""
    names = {time_chart.name_of(str(name)): str(name) for name in lanes.rows["name"]}
    name = names.get(str(time_chart.said("choice")))
    if name is not None:
        others = [other for other in lanes.chosen if other != name]
        filter_panel.choose_names(lanes.by, others if name in lanes.chosen else [*others, name])


def only_these_days() -> None:
    """Filter by the days that are shown, on the axis that was clicked."""
    asked = time_chart.said("only") or {}
    span = time_chart.span_of(".".join(str(day) for day in asked.get("days", ())))
    if span:
        filter_panel.set_period(*span, axis=axis_of(asked.get("axis")))


def without_day(found: When) -> str:
    """Say how much has no day and isn't drawn."""
    undated = {"quote": found.undated_quotes, "date": found.undated_dates}
    words = " and ".join(counting.number(many, noun) for noun, many in undated.items() if many)
    return f" Without a known day, or with one end only, and not among the bars: {words}." if words else ""


def nearest(found: When, days: Shown, filters: Filters) -> date:
    """Return the newest article's day if it is shown, else the middle of what is."""
    first, last = days.view
    known = [date.fromordinal(one) for one, _ in found.published]
    if filters.axis == "published" and filters.last:
        known = [one for one in known if one <= filters.last]
    newest = max(known, default=date.min)
    return newest if first <= newest <= last else first + (last - first) / 2


def show_list_heading(near: date | None, *, is_usual: bool) -> None:
    """Draw the heading of the list of dated sentences, and say how it begins."""
    st.header("Dated sentences", anchor=False)
    if near and is_usual:
        st.caption(f"What is nearest to {day_words.day(near)} comes first, before or after it.")


def show_sentence(row: pd.Series | None) -> None:
    """Draw the picked sentence with its date marked, and the reason for reading the date this way."""
    if row is None:
        st.caption("Tap a sentence to see how its date was read, and the document.")
        return
    with st.container(border=True):
        view = state.ask(documents.one, text_of(row, "document_id"))
        if view is not None:
            mark = Mark("date", int(row["start"]), int(row["end"]), "date", text_of(row, "text"))
            marked_text.show(*sentence.cut(view, [mark]), key="dated_sentence", card=table.name_of(row))
        first, last = day(row, "first"), day(row, "last")
        days = first if first == last else f"{first} to {last}"
        read_as = f"Read as {days or 'a day that is not known'}."
        st.text(f"{read_as} {text_of(row, 'because')}")
        links.to_reader(text_of(row, "document_id"), text_of(row, "document"), at=int(row["start"]))
        row_acts.show(view, "date", int(row["start"]), int(row["end"]), key="timeline")
