"""Two people, sources, places or periods side by side; between two periods, what changed."""

from dashboard.ui import state
from dashboard.ui.views import compare

compare.show(state.filters())
