"""What the page Quotes shows: a list to read or a table, what is left out of it at first, and the facets."""

import streamlit as st

from dashboard.filters import SURE_ENOUGH, Filters
from dashboard.store.questions import evidence, quotes
from dashboard.ui import address, columns, downloads, state, table
from dashboard.ui.charts import plot
from dashboard.ui.counting import number
from dashboard.ui.views import asked_quote, beside, facet_list, picked_quotes, quote_card, reading_list

EVERY = "all"  # its word in the address: the unsure are shown too
VIEW = "view"  # its word in the address
VIEWS = ("list", "table")
CHOSEN = "quotes_view"
HELP = (
    "Listed at first is what somebody says, denies or declines to say, if Dateline is at least "
    f"{SURE_ENOUGH} percent sure of the words and of who said them. Left out is what is less sure, and what "
    "is no speech: a thought, a wish, a plan, what a study shows, an act, a thing that is only named."
)


def listed(filters: Filters) -> Filters:
    """Return the filters for what is listed: statements that are sure enough, until all is asked for."""
    return filters if address.given(EVERY) else filters.shown_first()


def choose_view(label: str = "Quotes as", key: str = CHOSEN) -> str:
    """Offer to read what is listed or to see it as a table; the address keeps which."""
    asked = address.given(VIEW)
    st.session_state[key] = asked if asked in VIEWS else VIEWS[0]
    # Not bound to the address: a widget of one page would take its word out of it on the way to another.
    st.segmented_control(
        label, VIEWS, key=key, required=True, label_visibility="collapsed", on_change=keep_view, args=(key,)
    )
    return str(st.session_state[key])


def keep_view(key: str = CHOSEN) -> None:
    """Write into the address how it is seen."""
    chosen = st.session_state.get(key)
    address.put({VIEW: chosen if chosen in VIEWS[1:] else ""})


def say_rest(filters: Filters, *, shown: int, total: int) -> None:
    """Say how many quotes are left out and offer them, or offer to leave them out again."""
    without = state.ask(quotes.count, filters.shown_first()) if shown == total else shown
    if without == total:
        return
    verb = "is" if total - without == 1 else "are"
    with st.container(horizontal=True, vertical_alignment="center", key="rest"):
        if shown < total:
            said = f"{shown:,} {'is' if shown == 1 else 'are'} listed. {total - shown:,} more {verb}"
            st.caption(f"{said} less sure or no statement.", help=HELP, width="content")
            st.button("Show all", key="show_all", type="tertiary", on_click=turn, args=("1",))
        else:
            left = f"{total - without:,} of the {number(total, 'quote')} listed {verb}"
            st.caption(f"{left} less sure or no statement.", help=HELP, width="content")
            st.button("Leave them out", key="show_sure", type="tertiary", on_click=turn, args=("",))


def turn(every: str) -> None:
    """Show all quotes, or only the surer ones."""
    address.put({EVERY: every})


def show_list(filters: Filters, wanted: Filters, shown: int) -> None:
    """Draw a page of quotes to read, the facets beside it, and the card of the one that was asked for."""
    asked = asked_quote.find()
    first = (reading_list.page(wanted, shown) - 1) * reading_list.AT_ONCE
    rows = state.ask(quotes.find, wanted, limit=reading_list.AT_ONCE, skip=first)
    list_side, card_side = beside.split()
    with list_side:
        if plot.is_phone():
            facet_list.show(filters, wanted)
        reading_list.show(rows, wanted, count=shown)
        picked_quotes.show()
        download(wanted, shown)
    with beside.card(card_side, is_chosen=asked is not None, close=asked_quote.forget):
        if asked is not None:
            quote_card.show(asked, key=quote_card.OF_PAGE)
        if not plot.is_phone():
            facet_list.show(filters, wanted)


def show_table(wanted: Filters, shown: int) -> None:
    """Draw the quotes as a table that is sorted over all rows, and the card of the one that was picked."""
    asked = asked_quote.find()
    order = table.order("quotes", columns.quotes_in_table())
    rows = state.ask(quotes.find, wanted, limit=state.SHOWN, order=order)
    # The same two columns, so that the table stays where it is when a card comes beside it.
    table_side, card_side = beside.split(*((5, 3) if asked is not None else (999, 1)))
    with table_side:
        table.show(rows, key="quotes", columns=columns.quotes_in_table(), row_key=asked_quote.KEY)
        table.cut_note(len(rows), shown, "quote")
        downloads.show(
            lambda c: evidence.blocks(c, wanted, order=order), state.collection(), name="quotes", count=shown
        )
        picked_quotes.show()
    if asked is not None:
        with beside.card(card_side, is_chosen=True, close=asked_quote.forget):
            quote_card.show(asked, key=quote_card.OF_PAGE)


def download(wanted: Filters, count: int) -> None:
    """Offer all that is listed as a file."""
    downloads.show(lambda c: evidence.blocks(c, wanted), state.collection(), name="quotes", count=count)
