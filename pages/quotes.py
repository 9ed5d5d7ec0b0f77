"""Who said what: the speaker table."""

from dashboard.store.questions import quotes
from dashboard.ui import columns, downloads, empty, heading, state, table
from dashboard.ui.views import beside, lead, quote_card

filters = state.filters()
totals = heading.show("Who said what", filters, subject="quotes")
order = table.order("quotes", columns.quotes())
rows = state.ask(quotes.find, filters, limit=state.SHOWN, order=order)

if rows.empty:
    empty.show("quotes", filters=filters, totals=totals, key="quotes")
else:
    lead.show_quotes(filters, totals)
    list_side, card_side = beside.split()
    with list_side:
        quote_card.offer_statements(filters, is_last=order is None)
        picked = table.show(rows, key="quotes", columns=columns.quotes())
        table.cut_note(len(rows), totals.quotes, "quote")
        downloads.show(
            lambda c: quotes.find(c, filters, order=order),
            state.collection(), name="quotes", count=totals.quotes,
        )  # fmt: skip
    shown = beside.shown(picked, table.sorting("quotes", columns.quotes())(rows))
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("quotes",)):
        quote_card.show(shown, key=quote_card.OF_PAGE)
