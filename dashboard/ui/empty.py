"""What is shown when there is nothing to show: why, and what would bring results."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import documents, events, people, places, quotes, timeline
from dashboard.store.questions.counts import Totals
from dashboard.ui import escape, filter_panel, links, state
from dashboard.ui.counting import counted, number
from dashboard.ui.heading import Subject

COUNTS: dict[Subject, Callable[..., int]] = {
    "quotes": quotes.count,
    "documents": documents.count,
    "people": people.count,
    "places": places.count,
    "dates": timeline.count,
    "events": events.count_events,
}
MOST_WAYS = 4


def show(subject: Subject, *, filters: Filters, totals: Totals, key: str) -> None:
    """Say that there are no results, and why, and offer what would bring some."""
    with st.container(border=True):
        if filters.is_empty:
            st.markdown(f"**No {subject} in this collection.**")
            st.page_link(links.page("imports"), label="Add documents", icon=":material/upload_file:")
            return
        st.markdown(f"**{escape.markdown(why(subject, filters, totals))}**")
        if totals.documents and subject != "documents":
            label = f"See {'it' if totals.documents == 1 else 'them'} under Documents"
            st.page_link(links.page("documents"), label=label, icon=":material/description:")
        found = [(says, wider, many) for says, wider in ways(filters) if (many := count(subject, wider))]
        if found:
            st.markdown("To see more:")
        for at, (says, wider, many) in enumerate(sorted(found, key=lambda way: way[2])[:MOST_WAYS]):
            st.button(
                escape.markdown(f"{says}: {counted(many, subject)}"), key=f"way_{key}_{at}",
                on_click=filter_panel.ask_for, args=(wider,),
            )  # fmt: skip
        st.button("Clear filters", key=f"widen_{key}", on_click=filter_panel.clear, icon=":material/close:")


def why(subject: Subject, filters: Filters, totals: Totals) -> str:
    """Say what was not found, and which documents were searched for it.

    >>> found = Totals(documents=1, quotes=0, quoting=0, speakers=0, people=1, places=0, dates=0)
    >>> why("quotes", Filters(people=("Ban Ki-moon",)), found)
    'No quotes by Ban Ki-moon. 1 document that names Ban Ki-moon is here, without such a quote.'
    """
    if subject == "documents" or not totals.documents:
        of = "quotes" if subject == "quotes" else "dates" if subject == "dates" else "documents"
        where = "in documents " if subject in ("people", "places") else ""
        return f"No {subject} {where}{filters.describe(of)}."  # type: ignore[arg-type]
    is_one = totals.documents == 1
    around = filters.describe("document" if is_one else "documents")
    here = f"{number(totals.documents, 'document')} {around} {'is' if is_one else 'are'} here"
    if subject == "quotes":
        return f"No quotes {filters.describe('quotes')}. {here}, without such a quote."
    if subject == "dates":
        return f"No dates {filters.describe('dates')}. {here}, without such a date."
    return f"No {subject} {'on the map ' if subject == 'places' else ''}here. {here}, without any."


def count(subject: Subject, filters: Filters) -> int:
    """Return how many there would be."""
    return state.ask(COUNTS[subject], filters)


def ways(filters: Filters) -> Iterator[tuple[str, Filters]]:
    """Yield what could be asked for instead, each in words and with one filter removed or changed."""
    if filters.is_several and filters.match == "all":
        yield "Any of the names, not all together", replace(filters, match="any")
    if filters.text:
        yield f"Without the words “{filters.text}”", replace(filters, text="")
    if filters.about:
        yield f"Not only about {', '.join(filters.about)}", replace(filters, about=())
        wider = replace(filters, about=(), mentioned=(*filters.mentioned, *filters.about))
        yield "In documents that mention it", wider
    if filters.mentioned:
        yield "Whoever is mentioned", replace(filters, mentioned=())
    if filters.first or filters.last:
        yield "At any time", replace(filters, first=None, last=None)
        is_published = filters.axis == "published"
        other = "Said to happen then" if is_published else "Published then"
        yield other, replace(filters, axis="mentioned" if is_published else "published")
    if filters.people:
        yield "Whoever is named", replace(filters, people=())
    if filters.places:
        yield "Wherever it is", replace(filters, places=())
    if filters.kinds:
        yield "Every kind of quote", replace(filters, kinds=())
    if filters.sayings:
        yield "Whether said, denied or declined", replace(filters, sayings=())
    if filters.sure:
        yield "However sure it is", replace(filters, sure=0)
    if filters.unnamed:
        yield "With named speakers as well", replace(filters, unnamed=False)
    if filters.after:
        yield "With what came before as well", replace(filters, after=0)
    if filters.sources:
        yield "From any source", replace(filters, sources=())
    if filters.once:
        yield "Copies counted as well", replace(filters, once=False)
