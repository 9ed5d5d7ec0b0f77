"""When: by the day of publication, or by the day that the text speaks of."""

from dashboard.store import timeline as store
from dashboard.ui import columns, downloads, empty, heading, state, table, timeline

filters = state.filters()
totals = heading.show(timeline.TITLES[timeline.given_axis()], filters, subject="dates")
axis = timeline.choose_axis()
stretch = timeline.show_density(filters, axis)
timeline.show_stretches(filters, axis, stretch)
timeline.show_lanes(filters, axis, stretch)

rows = state.ask(store.find, filters, limit=state.SHOWN)
timeline.show_list_heading()
if rows.empty:
    empty.show("dates", filters=filters, totals=totals, key="timeline")
else:
    picked = table.show(rows, key="dates", columns=columns.dates(), filters=filters)
    table.cut_note(len(rows), totals.dates, "date")
    downloads.show(lambda c: store.find(c, filters), state.collection(), name="timeline", count=totals.dates)
    timeline.show_sentence(picked)
