"""One place, reached by ?name=…: what is said where it is named, every mention, the articles."""

from dashboard.ui import state
from dashboard.ui.views import place_page, profile

name = profile.asked("place")
if name is None:
    profile.show_missing("place")
else:
    place_page.show(name, state.filters())
