"""The columns of tables that were handed over: what each will be used for, to be changed before adding."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pandas as pd
import streamlit as st

from dashboard.errors import Stopped
from dashboard.readers import sandbox
from dashboard.records import Preview
from dashboard.reporting import FIELDS
from dashboard.ui import table
from dashboard.ui.columns import Column
from dashboard.ui.counting import number
from dashboard.ui.escape import shorten
from dashboard.ui.views import upload_jobs
from dashboard.ui.views.upload_jobs import Files, Mappings

PATIENCE = 20.0  # seconds for the first rows of one file; without them it is read as its columns are named
FIRST_FIELDS = ("text", "title", "published", "source")
MOST_COLUMNS = 20  # that are drawn
NONE = ""
WORDS = {name: words.capitalize() for name, words in FIELDS.items()}


@dataclass(frozen=True)
class Held:
    """Files that wait for a person's word, and the previews of those that are tables, by their place."""

    files: Files
    previews: Mapping[int, Preview] = field(default_factory=dict)


def hold(files: Files) -> Held:
    """Look at what was handed over."""
    previews: dict[int, Preview] = {}
    with tempfile.TemporaryDirectory(prefix=upload_jobs.own_prefix()) as folder:
        for place, path in enumerate(upload_jobs.write(files, Path(folder))):
            if found := _preview(path):
                previews[place] = found
    sandbox.rest()
    return Held(files, previews)


def together(held: object, more: Held) -> Held:
    """Return what waits already, if anything does, and more."""
    if not isinstance(held, Held):
        return more
    moved = {len(held.files) + place: preview for place, preview in more.previews.items()}
    return Held([*held.files, *more.files], {**held.previews, **moved})


def _preview(path: Path) -> Preview | None:
    begun = monotonic()

    def wait() -> None:
        if monotonic() - begun > PATIENCE:
            raise Stopped("Looking at the first rows took too long.")

    try:
        found = sandbox.previews(path, path.name, waiting=wait)
    except Stopped:
        return None
    # A table inside an archive is read as its columns are named.
    return found[0] if found and found[0].path == path.name else None


def show(held: Held, *, add: Callable[[Mappings], None], leave: Callable[[], None]) -> None:
    """Draw the tables that wait; `add` is called with what a person says of their columns."""
    st.caption("Check which column is which. Nothing has been added yet.")
    mappings: dict[int, Mapping[str, str]] = {}
    is_readable = len(held.previews) < len(held.files)
    for place, preview in held.previews.items():
        with st.container(border=True):
            chosen = _choose(preview, held.files[place][0], key=f"preview_{place}")
            if not chosen["text"]:
                st.warning("Choose the column that holds the text: without it this file adds nothing.")
            _draw(preview, chosen, key=f"preview-{place}")
        mappings[place] = mapping(preview, chosen)
        is_readable = is_readable or bool(chosen["text"])
    with st.container(horizontal=True):
        st.button(
            f"Add {number(len(held.files), 'file')}", type="primary", key="preview_add",
            icon=":material/add:", disabled=not is_readable, on_click=add, args=(mappings,),
        )  # fmt: skip
        st.button("Don't add", key="preview_leave", icon=":material/close:", on_click=leave)


def _choose(preview: Preview, name: str, *, key: str) -> dict[str, str]:
    """Draw a box for each field of a document, and return the column chosen for each."""
    st.text(f"{name}: {preview.kind}, {number(len(preview.names), 'column')}")
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
                format_func=lambda name: name or "not used", key=f"{key}_{one}", width=220,
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


def _draw(preview: Preview, chosen: Mapping[str, str], *, key: str) -> None:
    """Draw the first rows; the columns that are used come first, with what for."""
    uses: dict[str, list[str]] = {}
    for one, column in chosen.items():
        uses.setdefault(column, []).append(WORDS[one])
    order = sorted(range(len(preview.names)), key=lambda at: preview.names[at] not in uses)[:MOST_COLUMNS]
    # The names of a stranger's columns are headings only: a column called "kind" is not ours.
    rows = pd.DataFrame({f"column {at}": [row[at] for row in preview.rows] for at in order})
    columns = {
        f"column {at}": Column(_heading(preview.names[at], uses.get(preview.names[at], []))) for at in order
    }
    table.show(rows, key=key, columns=columns, pick=False)
    if len(preview.names) > MOST_COLUMNS:
        st.caption(f"The first {MOST_COLUMNS} of {number(len(preview.names), 'column')} are shown.")


def _heading(name: str, uses: list[str]) -> str:
    name = shorten(name, 40) or "no name"
    return f"{name} → {', '.join(uses)}" if uses else f"{name} (left)"
