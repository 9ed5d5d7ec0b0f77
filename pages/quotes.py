"""Who said what: the speaker table."""

import streamlit as st

from dashboard.store import quotes
from dashboard.ui import columns, downloads, empty, heading, quote_card, state, table

filters = state.filters()
totals = heading.show("Who said what", filters, subject="quotes")
rows = state.ask(quotes.find, filters, limit=state.SHOWN)

if rows.empty:
    empty.show("quotes", filters=filters, totals=totals, key="quotes")
else:
    quote_card.offer_statements(filters)
    picked = table.show(rows, key="quotes", columns=columns.quotes(), filters=filters)
    table.cut_note(len(rows), totals.quotes, "quote")
    downloads.show(lambda c: quotes.find(c, filters), state.collection(), name="quotes", count=totals.quotes)
    if picked is None:
        st.caption("Pick a row to see the whole quote, why it is given to its speaker, and the document.")
    else:
        quote_card.show(picked, key="quote")
