"""The parts of the timeline: how much was when, who spoke when, and one dated sentence in full."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.filters import Axis, Filters
from dashboard.store.questions import documents
from dashboard.store.questions import stretches as stretches_of
from dashboard.store.questions import timeline as store
from dashboard.store.questions.periods import Unit
from dashboard.ui import colours, counting, filter_panel, links, state, table
from dashboard.ui.charts import focus, picking, plot, stretches, timeline_chart
from dashboard.ui.charts.focus import Stretch
from dashboard.ui.filter_panel import AXES
from dashboard.ui.views import lead, marked_text, row_acts, sentence
from dashboard.ui.views.marked_text import Mark
from dashboard.ui.views.quote_card import day, text_of

# How many stretches of time are drawn: those that are mentioned most.
STRETCHES = 16
TITLES: dict[Axis, str] = {
    "published": "When it was published",
    "mentioned": "When it was said to happen",
}
COUNTED = {"published": ["quotes", "dates"], "mentioned": ["dates"]}
WHAT = {
    "published": "Quotes, and dates, by the day on which their document was published",
    "mentioned": "Dates by the first day that they name",
}


def offer_other(axis: Axis) -> None:
    """Offer the other meaning of time; it is the same switch as the sidebar's, which changes too."""
    other: Axis = "mentioned" if axis == "published" else "published"
    words = "they are said to happen" if other == "mentioned" else "the articles were published"
    st.button(
        f"Show by the day {words}", key="other_axis", icon=":material/swap_horiz:",
        on_click=filter_panel.set_axis, args=(other,),
    )  # fmt: skip


def in_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Add what the list says about each row's days, what they date and its day of publication."""
    days = [" to ".join(dict.fromkeys(str(day) for day in both if day)) for both in zip(
        rows["first"], rows["last"], strict=True)]  # fmt: skip
    return rows.assign(
        days=days,
        event=[f"dates “{event}”" if event else "" for event in rows["event"]],
        printed=[f"published {day}" if day else "" for day in rows["published"]],
    )


def show_density(filters: Filters, axis: Axis) -> Stretch | None:
    """Draw how much there is over time, with the chosen period shaded; return the stretch it is cut to."""
    # A period of this axis is shaded among all days; one of the other axis limits what is counted.
    around = replace(filters, first=None, last=None) if filters.axis == axis else filters
    rows = state.ask(store.density, around, axis=axis)
    if rows.empty:
        st.header(AXES[axis], anchor=False)
        st.text("Nothing here has a day on this axis.")
        return None
    stretch, note = focus.crowd(rows), ""
    if stretch and not st.toggle("Show the whole time", key="whole", bind="query-params"):
        finer = state.ask(store.density, around, axis=axis, unit=focus.unit_of(stretch))
        rows = focus.cut(finer, stretch)
        note = "Not shown: " + focus.left_out(finer, rows)
    else:
        stretch = None
    unit: Unit = rows.attrs.get("unit", "week")
    # By publication the bars themselves are the answer, unless a period is only shaded in them.
    is_drawn = axis == "published" and around == filters
    lead.show(lead.of_peak(rows if is_drawn else peaks(filters, axis, stretch, unit), axis))
    st.header(f"{AXES[axis]}, per {unit}", anchor=False)
    figure = timeline_chart.density(
        rows, counts=COUNTED[axis], colours=colours.current(), picked=picked_period(filters, axis),
        ticks=plot.ticks(),
    )  # fmt: skip
    with st.container(border=True):
        alt = f"Bars: {' and '.join(COUNTED[axis])} per {unit}"
        picking.show_period(figure, name="density", axis=axis, alt=alt)
        st.caption(about_bars(rows, axis, is_shaded=around != filters))
        hint = "Draw a range over the bars to choose a period; “Clear filters” takes it away."
        st.caption(f"{note} {hint}".strip())
    return stretch


def peaks(filters: Filters, axis: Axis, stretch: Stretch | None, unit: Unit) -> pd.DataFrame:
    """Return the requested rows by period; for what is said to happen, only dates of a single day."""
    rows = state.ask(store.density, filters, axis=axis, unit=unit, is_of_days=axis == "mentioned")
    return focus.cut(rows, stretch) if stretch else rows


def about_bars(rows: pd.DataFrame, axis: Axis, *, is_shaded: bool) -> str:
    """Say what the bars count, and how much has no day and isn't counted."""
    undated = [counting.counted(many, name) for name, many in rows.attrs["undated"].items() if many]
    without = f" Without a known day, and not drawn: {' and '.join(undated)}." if undated else ""
    shaded = " All days are counted; the chosen period is shaded." if is_shaded else ""
    return f"{WHAT[axis]}.{shaded}{without}"


def show_stretches(filters: Filters, axis: Axis, stretch: Stretch | None) -> None:
    """Draw the ranges, months, years and vague times mentioned most, as bars over their days."""
    if axis != "mentioned":
        return
    near = stretch and not (filters.first or filters.last)
    asked = replace(filters, first=stretch[0], last=stretch[1], axis=axis) if stretch and near else filters
    rows = state.ask(stretches_of.find, asked, limit=STRETCHES)
    if rows.empty:
        return
    st.header("Stretches of time", anchor=False)
    period = picked_period(filters, axis)
    figure = stretches.draw(
        rows, within=stretch or stretches.around(rows), colours=colours.current(), picked=period,
        label=plot.label_room(), ticks=plot.ticks(),
    )  # fmt: skip
    with st.container(border=True):
        plot.show(figure, key="stretches", alt="Bars: the stretches of time that are spoken of most")
        more = rows.attrs["all"] - len(rows)
        rest = f" {counting.number(more, 'other')} are in the list below." if more > 0 else ""
        st.caption(f"Ranges, months, years and vague times, each from its first to its last day.{rest}")


def show_lanes(filters: Filters, axis: Axis, stretch: Stretch | None) -> None:
    """Draw a lane for each of the most quoted people; a click filters by the person."""
    near = stretch and not (filters.first or filters.last)
    asked = replace(filters, first=stretch[0], last=stretch[1], axis=axis) if stretch and near else filters
    unit = focus.unit_of(stretch) if stretch else None
    rows = state.ask(store.lanes, asked, axis=axis, people=12, unit=unit)
    rows = focus.cut(rows, stretch) if stretch else rows
    if rows.empty:
        return
    st.header("Quotes by person", anchor=False)
    period = picked_period(filters, axis)
    figure = timeline_chart.lanes(rows, colours=colours.current(), picked=period, ticks=plot.ticks())
    with st.container(border=True):
        alt = "Bubbles: how often each of the most quoted people is quoted, over time"
        picking.show(figure, name=f"lanes_{axis}", filter_key="person", alt=alt)
        most = counting.number(int(rows["quotes"].max()), "quote")
        period = rows.attrs.get("unit", "week")
        st.caption(
            f"The larger a bubble, the more quotes of one {period}: at most {most} here. Click one to filter."
        )


def show_list_heading() -> None:
    """Draw the heading of the list of dated sentences."""
    st.header("Dated sentences", anchor=False)


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


def picked_period(filters: Filters, axis: Axis) -> tuple[date | None, date | None]:
    """Return the chosen period, if it is one on this axis."""
    return (filters.first, filters.last) if filters.axis == axis else (None, None)
