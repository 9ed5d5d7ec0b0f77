"""Who is quoted, and who is only talked about; who says how much; one person beside the list."""

from dashboard.store.questions import people
from dashboard.ui import empty, heading, state
from dashboard.ui.views import lead, person, person_list

filters = state.filters()
totals = heading.show("Who speaks, who is spoken of", filters, subject="people")
listed = state.ask(people.listed, filters)

if not listed.of_side("all"):
    empty.show("people", filters=filters, totals=totals, key="people")
else:
    lead.show(lead.of_people(state.ask(people.find, filters, limit=lead.FIRST), totals, filters))
    person.count_note(listed, totals, filters)
    view = person.choose_view()
    if view == "all" or view == "quoted" or view == "mentioned":
        person_list.show(view, listed.of_side(view), filters)
    else:
        person.show_speakers(view, filters)
