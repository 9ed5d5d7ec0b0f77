"""The columns of tables that wait: what each will be used for, to be changed before anything is added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.records import Preview
from dashboard.reporting import FIELDS, listed
from dashboard.ui import escape, table
from dashboard.ui.columns import Column, Kind
from dashboard.ui.counting import number
from dashboard.ui.escape import shorten

FIRST_FIELDS = ("text", "title", "published", "source")
ROWS = 3  # that are drawn
LONGEST = 140  # characters of a cell
MOST_NAMES = 6  # of files
NONE = ""
WORDS = {name: words.capitalize() for name, words in FIELDS.items()}
# In which order and how the fields are drawn; those not named here are plain text.
ORDER = ("title", "text", *(one for one in FIELDS if one not in ("title", "text")))
KINDS: Mapping[str, Kind] = {"title": "who", "text": "long", "published": "day", "url": "id", "id": "id"}


@dataclass(frozen=True)
class Alike:
    """Tables with the same columns: the first's preview, the places of their files and their names."""

    preview: Preview
    places: list[int]
    names: list[str]


def show(group: Alike, *, is_folded: bool) -> dict[str, str]:
    """Draw the first rows of tables that are alike, and return the column that is chosen for each field.

    Of those that are folded only the names are seen, unless their text is still to be chosen.
    """
    preview, key = group.preview, f"preview_{group.places[0]}"
    names = listed(group.names, most=MOST_NAMES)
    words = f"{names}: {preview.kind}, {number(len(preview.names), 'column')}"
    if is_folded and told_by_name(preview).get("text"):
        with st.expander(escape.markdown(words), icon=":material/table:", expanded=False, key=f"{key}_box"):
            return _show(preview, key=key)
    with st.container(border=True):
        st.text(words)
        return _show(preview, key=key)


def _show(preview: Preview, *, key: str) -> dict[str, str]:
    chosen = _choose(preview, key=key)
    if not chosen["text"]:
        st.warning("Choose the column that holds the text: without it nothing is added from this table.")
    _draw_used(preview, chosen, key=key)
    _draw_left(preview, set(chosen.values()), key=key)
    return chosen


def _choose(preview: Preview, *, key: str) -> dict[str, str]:
    """Draw a box for each field of a document, and return the column chosen for each."""
    chosen = _boxes(preview, FIRST_FIELDS, key)
    more = [one for one in FIELDS if one not in FIRST_FIELDS]
    with st.expander("More fields", expanded=False, key=f"{key}_more"):
        return chosen | _boxes(preview, more, key)


def _boxes(preview: Preview, fields: Iterable[str], key: str) -> dict[str, str]:
    told = told_by_name(preview)
    options = [NONE, *dict.fromkeys(name for name in preview.names if name)]
    with st.container(horizontal=True):
        return {
            one: st.selectbox(
                WORDS[one], options, options.index(told.get(one, NONE)) if told.get(one) in options else 0,
                format_func=lambda name: name or "not used", key=f"{key}_{one}", width="stretch",
            )
            for one in fields
        }  # fmt: skip


def told_by_name(preview: Preview) -> dict[str, str]:
    """Return the column that would be used for each field; of several the first."""
    told: dict[str, str] = {}
    for name, column in preview.used:
        told.setdefault(name, column)
    return told


def mapping(preview: Preview, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return what a person changed, and what must be said with it.

    A field left as it was is told by name, so that a second column still fills its gaps; unless its column
    was also given to another field, which would take it away.
    """
    told = told_by_name(preview)
    changed = {one: column for one, column in chosen.items() if column != told.get(one, NONE)}
    taken = set(changed.values())
    kept = {one: column for one, column in chosen.items() if one not in changed and column in taken - {NONE}}
    return changed | kept


def _draw_used(preview: Preview, chosen: Mapping[str, str], *, key: str) -> None:
    """Draw the first rows of the columns that are used, each with what for."""
    uses: dict[int, list[str]] = {}
    for one in ORDER:
        if chosen.get(one) in preview.names and chosen[one]:
            uses.setdefault(preview.names.index(chosen[one]), []).append(one)
    if not uses:
        return
    rows = pd.DataFrame(
        {f"column {at}": [shorten(row[at], LONGEST) for row in preview.rows[:ROWS]] for at in uses}
    )
    # The names of a stranger's columns are headings only: a column called "kind" is not ours.
    columns = {
        f"column {at}": Column(
            f"{shorten(preview.names[at], 40)} → {', '.join(WORDS[one] for one in fields)}",
            KINDS.get(fields[0], "text"),
        )
        for at, fields in uses.items()
    }
    table.show(rows, key=key.replace("_", "-"), columns=columns, pick=False, sortable=False)


def _draw_left(preview: Preview, used: set[str], *, key: str) -> None:
    """List the columns that are not used, with their first values."""
    left = [at for at, name in enumerate(preview.names) if name not in used]
    if not left:
        return
    rows = pd.DataFrame(
        {
            "name": [shorten(preview.names[at], 60) or "no name" for at in left],
            "values": [_values(preview, at) for at in left],
        }
    )
    columns = {"name": Column("Column", "who"), "values": Column("First values")}
    is_open = len(left) == len(preview.names)
    with st.expander(f"{number(len(left), 'column')} not used", expanded=is_open, key=f"{key}_left"):
        table.show(rows, key=f"{key.replace('_', '-')}-left", columns=columns, pick=False, sortable=False)


def _values(preview: Preview, at: int) -> str:
    """Return the first values of a column, each once."""
    return " · ".join(
        shorten(one, 60) for one in dict.fromkeys(row[at] for row in preview.rows[:ROWS]) if one
    )
