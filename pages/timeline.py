"""When: by the day of publication, or by the day that the text speaks of."""

from dashboard.store import timeline as store
from dashboard.ui import columns, downloads, empty, heading, state, table, timeline

filters = state.filters()
heading.show(timeline.TITLES[timeline.given_axis()], filters)
axis = timeline.choose_axis()
stretch = timeline.show_density(filters, axis)
timeline.show_stretches(filters, axis, stretch)
timeline.show_lanes(filters, axis, stretch)

rows = state.ask(store.find, filters, limit=state.SHOWN)
timeline.show_list_heading()
if rows.empty:
    empty.show("dated sentences", filters=filters, key="timeline")
else:
    total = state.ask(store.count, filters)
    picked = table.show(rows, key="dates", columns=columns.dates(), filters=filters)
    table.cut_note(len(rows), total, "dated sentence")
    downloads.show(lambda c: store.find(c, filters), state.collection(), name="timeline", count=total)
    timeline.show_sentence(picked)
