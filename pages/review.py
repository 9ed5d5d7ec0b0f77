"""One row after another, right or wrong by one key; how much of what was reviewed is right."""

from dashboard.ui import heading, state
from dashboard.ui.views import review_card, review_figures, review_sample

filters = state.filters()
heading.show("Review", filters, subject="quotes")
chosen = review_sample.choose()
targets = review_sample.find(filters, chosen)
if chosen.by:
    review_card.show(targets, chosen)
review_figures.show(targets, chosen)
