"""Where: the places with a position on a map and in a table, singly or rolled up, and those without one."""

from dashboard.store.questions import places as store
from dashboard.ui import columns, empty, heading, state, table
from dashboard.ui.views import beside, lead, place_groups, places

filters = state.filters()
totals = heading.show("Where it happens", filters, subject="places")
found = state.ask(store.find, filters)
level = place_groups.choose_level()
figurative = places.choose_figurative(found)
rows = places.narrow(found, figurative=figurative)
places.count_note(found, rows)

if rows.empty:
    empty.show("places", filters=filters, totals=totals, key="map")
elif level == "place":
    lead.show(lead.of_places(rows))
    places.show_map(rows, filters)
    list_side, card_side = beside.split(2, 1)
    with list_side:
        picked = places.show_list(rows, filters, figurative=figurative)
    shown = beside.shown(picked, table.sorting("places", columns.places())(rows))
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("places",)):
        places.show_mentions(shown, filters)
else:
    place_groups.show(filters, level, rows, figurative=figurative)
places.show_unresolved(filters)
