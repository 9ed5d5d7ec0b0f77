"""One person or body, reached by ?name=…, or speakers without a name, by ?called=…."""

from dashboard.ui import state
from dashboard.ui.views import person_page, profile

filters = state.filters()
written = person_page.called()
name = profile.asked("person") if written is None else None
if written is not None:
    person_page.show_called(written, filters)
elif name is None:
    profile.show_missing("person")
else:
    person_page.show(name, filters)
