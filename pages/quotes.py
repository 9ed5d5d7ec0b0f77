"""Who said what: the speaker table."""

from dashboard.store import quotes
from dashboard.ui import beside, columns, downloads, empty, heading, quote_card, state, table

filters = state.filters()
totals = heading.show("Who said what", filters, subject="quotes")
rows = state.ask(quotes.find, filters, limit=state.SHOWN)

if rows.empty:
    empty.show("quotes", filters=filters, totals=totals, key="quotes")
else:
    list_side, card_side = beside.split()
    with list_side:
        quote_card.offer_statements(filters)
        picked = table.show(rows, key="quotes", columns=columns.quotes())
        table.cut_note(len(rows), totals.quotes, "quote")
        downloads.show(
            lambda c: quotes.find(c, filters), state.collection(), name="quotes", count=totals.quotes
        )
    shown = beside.shown(picked, table.in_order(rows, key="quotes", columns=columns.quotes()))
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("quotes",)):
        quote_card.show(shown, key=quote_card.OF_PAGE)
