"""A table of rows as text: it wraps, sorts and prints, its text can be copied, and a row can be picked.

Its order, its page and the picked row are in the address. It isn't Streamlit's grid: that cuts off long
texts, keeps its order to itself, and allows copying only if its own, unguarded CSV download is on.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.store.ordering import Order
from dashboard.text import spoken
from dashboard.ui import address, component, kinds, paging
from dashboard.ui.columns import Column
from dashboard.ui.counting import number

AT_ONCE = 50  # rows of a page
# If a row has these, they identify it permanently, as an address of its own does: its position in the list
# changes with every import.
LASTING = ("id", "document_id", "start", "end")

_component = component.beside(__file__, '<div class="rows"></div>', before=("nodes.js",))


def show(
    rows: pd.DataFrame,
    *,
    key: str,
    columns: Mapping[str, Column],
    pick: bool = True,
    row_key: str = "",
    height: int | None = None,
    whole: int | None = None,
    sortable: bool = True,
) -> pd.Series | None:
    """Draw the named columns of `rows` and return the picked row.

    `row_key` is the word for the picked row in the address; the default is the table's own. If `rows` are
    only those of the page that `part` gives, in the order that `order` gives, `whole` is how many there are.
    Without `sortable` they have one order only.
    """
    row_key = row_key or f"{key}-row"
    drawn = {name: column for name, column in columns.items() if is_drawn(rows, name, column)}
    ids = identities(rows, drawn)
    picked = ids.index(asked) if (asked := address.given(row_key)) in ids else None
    if whole is None:
        order = ordered(rows, address.given(f"{key}-sort"), drawn)
        page = page_of(key, order, picked)
        here = order[(page - 1) * AT_ONCE : page * AT_ONCE]
    else:
        page, here = asked_page(key, whole) or 1, list(range(len(rows)))
    count = len(rows) if whole is None else whole
    shown = readable(rows)
    _component(
        key=f"table_{key}",
        data={
            "columns": [{"name": name, **asdict(column)} for name, column in drawn.items()],
            "rows": [[ids[at], *(cell(shown[name].iloc[at]) for name in drawn)] for at in here],
            "most": {name: int(rows[name].max()) for name, one in drawn.items() if one.kind == "share"},
            "sort": address.given(f"{key}-sort"),
            "picked": None if picked is None else ids[picked],
            "first": (page - 1) * AT_ONCE + 1,
            "all": count,
            "pages": paging.pages(count, AT_ONCE),
            "page": page,
            "pickable": pick,
            "sortable": sortable,
            "height": height,
            "label": f"{number(count, 'row')}: {', '.join(one.title for one in drawn.values())}",
        },
        on_choice_change=lambda: follow(key, row_key),
    )
    return rows.iloc[picked] if pick and picked is not None else None


def is_drawn(rows: pd.DataFrame, name: str, column: Column) -> bool:
    """Say whether a column is in the table: some are only if any row has something in them."""
    return name in rows.columns and (column.is_drawn_empty or bool(rows[name].astype(bool).any()))


def sorting(key: str, columns: Mapping[str, Column]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return the function that puts rows into the order chosen for a table, here or in a download."""
    asked = address.given(f"{key}-sort")
    return lambda rows: rows.iloc[ordered(rows, asked, columns)]


def order(key: str, columns: Mapping[str, Column]) -> Order | None:
    """Return the order chosen for a table of which only the first rows are fetched."""
    asked = address.given(f"{key}-sort")
    name = asked.removeprefix("-")
    return Order(name, is_back=asked != name) if name in columns else None


def part(key: str, whole: int) -> tuple[int, int]:
    """Return how many rows come before the page that is asked for, and how many a page has."""
    return ((asked_page(key, whole) or 1) - 1) * AT_ONCE, AT_ONCE


def follow(key: str, row_key: str) -> None:
    """Write into the address which row was picked, or which order or page was chosen."""
    state: Any = st.session_state.get(f"table_{key}")
    choice = getattr(state, "choice", None) or {}
    if "row" in choice:
        address.put({row_key: str(choice["row"])})
    elif "sort" in choice:
        # A new order is read from the top: what was picked before may be far down in it.
        address.put({f"{key}-sort": str(choice["sort"]), f"{key}-page": "", row_key: ""})
    elif "page" in choice:
        address.put({f"{key}-page": str(choice["page"])})


def was_just_picked(key: str) -> bool:
    """Say whether this very run was caused by picking a row, not by an address that names one."""
    choice = getattr(st.session_state.get(f"table_{key}"), "choice", None)
    return isinstance(choice, dict) and "row" in choice


def unpick(key: str) -> None:
    """Remove the picked row of a table from the address."""
    address.put({f"{key}-row": ""})


def name_of(row: pd.Series) -> str:
    """Return what identifies a row of a document in an address."""
    if "address" in row:
        return name_at(str(row["address"]))
    return "~".join(str(row[name]) for name in LASTING if name in row)


def name_at(own: str) -> str:
    """Return what identifies a row that has an address of its own.

    >>> name_at("quotes?quote=0123456789abcdef")
    '0123456789abcdef'
    """
    return own.rpartition("=")[2]


def identities(rows: pd.DataFrame, columns: Mapping[str, Column]) -> list[str]:
    """Return for each row what identifies it in an address, without duplicates."""
    if "address" in rows.columns:
        said = [name_at(str(one)) for one in rows["address"]]
    else:
        names = [name for name in LASTING if name in rows.columns] or list(columns)[:1]
        said = ["~".join(str(value) for value in values) for values in rows[names].itertuples(index=False)]
    again = pd.Series(said, dtype=object).groupby(said).cumcount() if said else []
    return [f"{one}~{count}" if count else one for one, count in zip(said, again, strict=True)]


def ordered(rows: pd.DataFrame, asked: str, columns: Mapping[str, Column]) -> list[int]:
    """Return the positions of the rows in the requested order: "name", or "-name" for the reverse."""
    name = asked.removeprefix("-")
    if name not in columns:
        return list(range(len(rows)))
    values = rows.reset_index(drop=True)[name]
    if columns[name].kind not in ("count", "share"):
        values = values.map(lambda value: None if pd.isna(value) else str(value).casefold() or None)
    placed = values.sort_values(ascending=asked == name, kind="stable", na_position="last")
    return [int(at) for at in placed.index]


def page_of(key: str, order: list[int], picked: int | None) -> int:
    """Return the page to show: the requested one, else the picked row's."""
    asked = asked_page(key, len(order))
    if asked is not None:
        return asked
    return 1 if picked is None else order.index(picked) // AT_ONCE + 1


def asked_page(key: str, rows: int) -> int | None:
    """Return the page that the address asks for, one of those that there are, or None."""
    return paging.asked(f"{key}-page", paging.pages(rows, AT_ONCE))


def cell(value: Any) -> str | int | float:
    """Return a value in the form sent to the browser."""
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, date):
        return str(pd.Timestamp(value).date())
    if isinstance(value, bool | str):
        return str(value)
    return round(float(value), 1) if float(value) % 1 else int(value)


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows for the screen.

    A speaker without a name is shown as written, a document without a title by its id, a time without "T".
    """
    shown = rows.copy(deep=False)
    if {"title", "document_id"} <= set(rows.columns):
        shown["title"] = rows["title"].where(rows["title"].astype(bool), rows["document_id"])
    if {"speaker", "speaker_text"} <= set(rows.columns):
        shown["speaker"] = rows["speaker"].where(rows["speaker"].notna(), rows["speaker_text"])
    if {"quote", "kind", "saying"} <= set(rows.columns):
        shown["saying"] = rows["saying"].where(rows["saying"] != "said", "")
        shown["quote"] = [spoken.in_marks(*both) for both in zip(rows["quote"], rows["kind"], strict=True)]
    if {"kind", "country"} <= set(rows.columns):
        shown["kind"] = rows["kind"].map(kinds.in_words)
    if "when" in rows.columns:
        shown["when"] = rows["when"].astype(str).str.slice(0, 16).str.replace("T", " ", regex=False)
    return shown


def cut_note(shown: int, total: int, noun: str, *, is_downloaded: bool = True) -> None:
    """Say so if the screen shows fewer rows than there are."""
    if shown < total:
        more = "; the download has all of them" if is_downloaded else ""
        st.caption(f"The first {shown:,} of {number(total, noun)} are listed{more}.")
