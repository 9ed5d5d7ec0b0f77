"""What does not fit together in the news, with both sentences side by side."""

from dashboard.ui import heading, state
from dashboard.ui.views import clash_list

filters = state.filters()
heading.show("Contradictions worth a look", filters, subject="documents")
found = clash_list.find(filters)
clash_list.say(found, filters)
kind = clash_list.choose_kind(found)
clash_list.show(clash_list.of_kind(found, kind), filters, kind)
