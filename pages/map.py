"""Where: all places with a position on the map, the same as a table, and those without one."""

from dashboard.store import places as store
from dashboard.ui import columns, downloads, empty, heading, places, state, table

filters = state.filters()
heading.show("Where it happens", filters)
figurative = places.choose_figurative()
rows = places.narrow(state.ask(store.find, filters), figurative=figurative)

if rows.empty:
    empty.show("places", filters=filters, key="map")
else:
    places.show_map(rows, filters)
    picked = table.show(
        rows.head(state.SHOWN),
        key="places",
        columns=columns.places(int(rows["mentions"].max())),
        filters=filters,
    )
    table.cut_note(min(len(rows), state.SHOWN), len(rows), "place")
    downloads.show(
        lambda c: places.narrow(store.find(c, filters), figurative=figurative),
        state.collection(),
        name="places",
        count=len(rows),
    )
    places.show_mentions(picked, filters)
places.show_unresolved(filters)
