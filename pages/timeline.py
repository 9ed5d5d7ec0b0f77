"""When: by the day of publication, and by the days that the text mentions."""

from dashboard.store.questions import timeline as store
from dashboard.ui import columns, downloads, empty, heading, state, table
from dashboard.ui.views import beside, timeline

filters = state.filters()
totals = heading.show("When it happened", filters, subject="dates")
near = timeline.show_chart(filters)
order = table.order("dates", columns.dates())
skip, limit = table.part("dates", totals.dates)
rows = timeline.in_days(state.ask(store.find, filters, limit=limit, skip=skip, order=order, near=near))
if rows.empty:
    empty.show("dates", filters=filters, totals=totals, key="timeline")
else:
    timeline.show_list_heading(near, is_usual=order is None)
    list_side, card_side = beside.split()
    with list_side:
        picked = table.show(rows, key="dates", columns=columns.dates(), whole=totals.dates)
        downloads.show(
            lambda c: store.find(c, filters, order=order, near=near),
            state.collection(), name="timeline", count=totals.dates,
        )  # fmt: skip
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("dates",)):
        timeline.show_sentence(beside.shown(picked, rows))
