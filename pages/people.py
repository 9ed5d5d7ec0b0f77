"""Who is quoted, and who is only talked about; one person in full."""

from dashboard.store.questions import people
from dashboard.ui import columns, downloads, empty, heading, state, table
from dashboard.ui.views import beside, lead, person

filters = state.filters()
totals = heading.show("Who speaks, who is spoken of", filters, subject="people")
listed = state.ask(people.listed, filters)

if not listed.of_side("all"):
    empty.show("people", filters=filters, totals=totals, key="people")
else:
    lead.show(lead.of_people(state.ask(people.find, filters, limit=lead.FIRST), totals))
    person.count_note(listed, totals, filters)
    side = person.choose_side()
    count = listed.of_side(side)
    order = table.order("people", columns.people())
    rows = state.ask(people.find, filters, limit=state.SHOWN, side=side, order=order)
    list_side, card_side = beside.split(1, 1)
    with list_side:
        picked = table.show(rows, key="people", columns=columns.people())
        table.cut_note(len(rows), count, "person")
        downloads.show(
            lambda c: people.find(c, filters, side=side, order=order),
            state.collection(), name="people", count=count,
        )  # fmt: skip
    listed_first = table.sorting("people", columns.people())(rows)
    name = person.chosen(picked, listed_first, is_cut=len(rows) < count)
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("people",)):
        person.show(name, filters)
