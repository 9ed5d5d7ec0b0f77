"""What is missing or in doubt, as lists that can be worked off."""

from dashboard.ui import heading, state
from dashboard.ui.views import beside, gap_card, gap_list

filters = state.filters()
heading.show("What is missing", filters, subject="documents")
word, count = gap_list.choose(filters)
gap_list.say(word, count, filters)
if count:
    list_side, card_side = beside.split()
    with list_side:
        rows, picked = gap_list.show(word, count, filters)
    shown = beside.shown(picked, rows)
    with beside.card(card_side, is_chosen=picked is not None, close=gap_list.close, args=(word,)):
        gap_card.show(word, shown)
