"""Who said what: quotes to read, or the speaker table."""

from dashboard.store.questions import quotes
from dashboard.ui import empty, heading, state
from dashboard.ui.views import asked_quote, lead, quote_page

filters = state.filters()
totals = heading.show("Who said what", filters, subject="quotes")
asked = asked_quote.find()

if not totals.quotes and asked is None:
    asked_quote.say(asked, filters)
    empty.show("quotes", filters=filters, totals=totals, key="quotes")
else:
    lead.show_quotes(filters, totals)
    asked_quote.say(asked, filters)
    view = quote_page.choose_view()
    wanted = quote_page.listed(filters)
    shown = state.ask(quotes.count, wanted)
    quote_page.say_rest(filters, shown=shown, total=totals.quotes)
    if view == "list":
        quote_page.show_list(filters, wanted, shown)
    else:
        quote_page.show_table(wanted, shown)
