"""Who is quoted, and who is only talked about; one person in full."""

from dashboard.store.questions import people
from dashboard.ui import columns, downloads, empty, heading, state, table
from dashboard.ui.views import beside, lead, person

filters = state.filters()
totals = heading.show("Who speaks, who is spoken of", filters, subject="people")
rows = state.ask(people.find, filters)

if rows.empty:
    empty.show("people", filters=filters, totals=totals, key="people")
else:
    lead.show(lead.of_people(rows, totals))
    person.count_note(rows, totals, filters)
    side = person.choose_side()
    shown = person.narrow(rows, side)
    sort = table.sorting("people", columns.people())
    list_side, card_side = beside.split(1, 1)
    with list_side:
        picked = table.show(sort(shown).head(state.SHOWN), key="people", columns=columns.people())
        table.cut_note(min(len(shown), state.SHOWN), len(shown), "person")
        downloads.show(
            lambda c: sort(person.narrow(people.find(c, filters), side)),
            state.collection(),
            name="people",
            count=len(shown),
        )
    name = person.chosen(picked, sort(shown))
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("people",)):
        person.show(name, filters)
