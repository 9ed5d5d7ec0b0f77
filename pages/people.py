"""Who is quoted, and who is only talked about; one person in full."""

from dashboard.store import people
from dashboard.ui import columns, downloads, empty, heading, person, state, table

filters = state.filters()
totals = heading.show("Who speaks, who is spoken of", filters, subject="people")
rows = state.ask(people.find, filters)

if rows.empty:
    empty.show("people", filters=filters, totals=totals, key="people")
else:
    person.count_note(rows, totals, filters)
    side = person.choose_side()
    shown = person.narrow(rows, side)
    picked = table.show(
        shown.head(state.SHOWN), key=f"people_{side}", columns=columns.people(), filters=filters, height=320
    )
    table.cut_note(min(len(shown), state.SHOWN), len(shown), "person")
    downloads.show(
        lambda c: person.narrow(people.find(c, filters), side),
        state.collection(),
        name="people",
        count=len(shown),
    )
    name = person.chosen(picked, rows)
    if name:
        person.show(name, filters)
