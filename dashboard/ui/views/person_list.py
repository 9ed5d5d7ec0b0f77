"""The list of people with its download, and beside it the card of one."""

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.questions import listed, people
from dashboard.store.questions.people import Side
from dashboard.ui import address, columns, downloads, state, table
from dashboard.ui.columns import Column
from dashboard.ui.views import beside, person


def show(side: Side, count: int, filters: Filters) -> None:
    """Draw the people of one side, `count` of them, and the card of the picked one."""
    order = table.order("people", columns.people())
    drawn = with_list(state.ask(listed.columns))
    rows = page_of(side, count, filters)
    is_page = rows is not None
    if rows is None:
        rows = state.ask(people.find, filters, limit=state.SHOWN, side=side, order=order)
    list_side, card_side = beside.split(5, 4)
    with list_side:
        picked = table.show(rows, key="people", columns=drawn, whole=count if is_page else None)
        if not is_page:
            table.cut_note(len(rows), count, "person")
        downloads.show(
            lambda c: people.find(c, filters, side=side, order=order),
            state.collection(), name="people", count=count,
        )  # fmt: skip
    listed_first = table.sorting("people", columns.people())(rows)
    name = person.chosen(picked, listed_first, is_cut=len(rows) < count)
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=("people",)):
        person.show(name, filters)


def page_of(side: Side, count: int, filters: Filters) -> pd.DataFrame | None:
    """Return the people of the page that is asked for, None if that takes them all.

    It does if they are sorted by a column of the watch list, or if one is picked who is elsewhere.
    """
    order = table.order("people", columns.people())
    if address.given("people-sort") and order is None:
        return None
    skip, limit = table.part("people", count)
    rows = state.ask(people.find, filters, limit=limit, skip=skip, side=side, order=order)
    asked = address.given("people-row")
    return rows if not asked or asked in set(rows["name"]) else None


def with_list(own: list[str]) -> dict[str, Column]:
    """Return the columns of the list of people, with the first of the watch list's own; files have all."""
    drawn = columns.people()
    if not own:
        return drawn
    first = {f"{listed.PREFIX}{own[0]}": Column(own[0], help="From the watch list")}
    # In the place of “Documents”, which is on each one's card: with one more the last would be out of sight.
    drawn.pop("documents")
    return {"name": drawn.pop("name"), **first, **drawn}
