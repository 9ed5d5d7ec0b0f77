"""When: by the day of publication, or by the day that the text mentions."""

from dashboard.store.questions import timeline as store
from dashboard.ui import columns, downloads, empty, heading, state, table
from dashboard.ui.views import beside, timeline

filters = state.filters()
axis = filters.axis
totals = heading.show(timeline.TITLES[axis], filters, subject="dates")
timeline.offer_other(axis)
stretch = timeline.show_density(filters, axis)
timeline.show_stretches(filters, axis, stretch)
timeline.show_lanes(filters, axis, stretch)

# Days long after nearly all others, which are often misread, come last.
near = stretch[1] if stretch else None
order = table.order("dates", columns.dates())
rows = timeline.in_days(state.ask(store.find, filters, limit=state.SHOWN, order=order, axis=axis, near=near))
timeline.show_list_heading()
if rows.empty:
    empty.show("dates", filters=filters, totals=totals, key="timeline")
else:
    list_side, card_side = beside.split()
    with list_side:
        picked = table.show(rows, key="dates", columns=columns.dates())
        table.cut_note(len(rows), totals.dates, "date")
        downloads.show(
            lambda c: store.find(c, filters, order=order, axis=axis, near=near),
            state.collection(), name="timeline", count=totals.dates,
        )  # fmt: skip
    listed = table.sorting("dates", columns.dates())(rows)
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("dates",)):
        timeline.show_sentence(beside.shown(picked, listed))
