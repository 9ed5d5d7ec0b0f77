"""What the collection says: findings, counts, documents over time, the most frequent names, newest quotes."""

import streamlit as st

from dashboard.store.questions import documents, people, places, quotes
from dashboard.ui import colours, empty, heading, state
from dashboard.ui.views import first_visit, lead, overview, stands_out

filters = state.filters()
is_new = filters.is_empty and not state.ask(documents.count, filters)
totals = None if is_new else heading.show("What the news says", filters, subject="documents")

if totals is None:
    first_visit.show()
elif totals.documents == 0:
    empty.show("documents", filters=filters, totals=totals, key="overview")
else:
    speakers = state.ask(people.find, filters, limit=lead.FIRST)
    where = state.ask(places.find, filters, limit=lead.FIRST)
    stands_out.show(filters)
    overview.show_counts(totals)
    paint = colours.current()
    wide, narrow = st.columns([2, 1])
    with wide:
        with st.container(border=True):
            overview.show_documents(state.ask(documents.per_period, filters), paint)
        overview.show_quotes(state.ask(quotes.find, filters, limit=overview.RECENT))
    with narrow:
        with st.container(border=True):
            overview.show_people(speakers, paint, chosen=filters.people)
        with st.container(border=True):
            overview.show_places(where, paint, chosen=filters.places)
