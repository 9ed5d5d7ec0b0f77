"""Where and when: what happens somewhere on a day, and who says so."""

from dashboard.ui import empty, state
from dashboard.ui.views import events, quote_page

filters = state.filters()
found = events.show_heading(filters)

if not found.rows:
    empty.show("events", filters=filters, totals=events.totals(filters), key="events")
else:
    events.show_lead(filters)
    view = quote_page.choose_view("Events as", "events_view")
    events.offer_elsewhere(filters)
    if view == "list":
        events.show_list(filters, found)
    else:
        events.show_table(filters, found)
