"""One source, reached by ?name=…: its articles, whom it quotes, story by story and month by month."""

from dashboard.ui import state
from dashboard.ui.views import profile, source_page

name = profile.asked("source")
if name is None:
    profile.show_missing("source")
else:
    source_page.show(name, state.filters())
