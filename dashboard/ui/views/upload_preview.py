"""Files that wait for a person's word, because there are tables among them: what is in those."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import streamlit as st

from dashboard.errors import Stopped
from dashboard.readers import sandbox
from dashboard.records import Preview
from dashboard.ui import escape
from dashboard.ui.counting import number
from dashboard.ui.views import upload_columns, upload_jobs
from dashboard.ui.views.upload_columns import Alike
from dashboard.ui.views.upload_jobs import Files, Mappings

PATIENCE = 20.0  # seconds for the first rows of one file; without them it is read as its columns are named
MOST_OPEN = 2  # kinds of table that are all drawn open; of more, those whose text is known are folded


@dataclass(frozen=True)
class Held:
    """Files that wait, and by their place the previews of those that hold tables.

    A file has one preview; an archive has one for each table in it.
    """

    files: Files
    previews: Mapping[int, tuple[Preview, ...]] = field(default_factory=dict)


def hold(files: Files) -> Held:
    """Look at what was handed over."""
    previews: dict[int, tuple[Preview, ...]] = {}
    with tempfile.TemporaryDirectory(prefix=upload_jobs.own_prefix()) as folder:
        for place, path in enumerate(upload_jobs.write(files, Path(folder))):
            if found := _previews(path):
                previews[place] = found
    sandbox.rest()
    return Held(files, previews)


def together(held: object, more: Held) -> Held:
    """Return what waits already, if anything does, and more."""
    if not isinstance(held, Held):
        return more
    moved = {len(held.files) + place: previews for place, previews in more.previews.items()}
    return Held([*held.files, *more.files], {**held.previews, **moved})


def _previews(path: Path) -> tuple[Preview, ...]:
    begun = monotonic()

    def wait() -> None:
        if monotonic() - begun > PATIENCE:
            raise Stopped("Looking at the first rows took too long.")

    try:
        return tuple(sandbox.previews(path, path.name, waiting=wait))
    except Stopped:
        return ()


def alike(held: Held) -> list[Alike]:
    """Return the tables that wait, those with the same columns together, as one choice serves them all.

    An archive is among them if all its tables have the same columns: what is chosen holds for all of it.
    """
    groups: dict[tuple[object, ...], Alike] = {}
    for place, previews in held.previews.items():
        first = previews[0]
        if any((one.names, one.used) != (first.names, first.used) for one in previews):
            continue
        group = groups.setdefault((first.names, first.used), Alike(first, [], []))
        name = held.files[place][0]
        is_archive = len(previews) > 1 or "/" in first.path
        group.places.append(place)
        group.names.append(f"{name} ({number(len(previews), 'table')})" if is_archive else name)
    return list(groups.values())


def mixed(held: Held) -> list[str]:
    """Return the names of archives whose tables differ in their columns."""
    chosen = {place for group in alike(held) for place in group.places}
    return [held.files[place][0] for place in held.previews if place not in chosen]


def show(held: Held, *, add: Callable[[Mappings], None], leave: Callable[[], None]) -> None:
    """Draw the tables that wait; `add` is called with what a person says of their columns."""
    # Above the tables, but known only when they are drawn: many tables make a long page.
    buttons = st.container()
    groups = alike(held)
    mappings: dict[int, Mapping[str, str]] = {}
    is_readable = any(
        place not in {one for group in groups for one in group.places} for place in range(len(held.files))
    )
    for group in groups:
        chosen = upload_columns.show(group, is_folded=len(groups) > MOST_OPEN)
        mappings |= dict.fromkeys(group.places, upload_columns.mapping(group.preview, chosen))
        is_readable = is_readable or bool(chosen["text"])
    with buttons:
        _show_buttons(held, mappings, is_readable=is_readable, add=add, leave=leave)


def _show_buttons(
    held: Held,
    mappings: Mappings,
    *,
    is_readable: bool,
    add: Callable[[Mappings], None],
    leave: Callable[[], None],
) -> None:
    st.text(
        "Nothing has been added yet. Check which column is which:"
        if mappings
        else "Nothing has been added yet."
    )
    for words in _asides(held):
        st.caption(escape.markdown(words))
    with st.container(horizontal=True):
        st.button(
            f"Add {number(len(held.files), 'file')}", type="primary", key="preview_add",
            icon=":material/add:", disabled=not is_readable, on_click=add, args=(mappings,),
        )  # fmt: skip
        st.button("Don't add", key="preview_leave", icon=":material/close:", on_click=leave)


def _asides(held: Held) -> Iterator[str]:
    """Yield what must be known of the files that have no columns to choose."""
    if others := len(held.files) - len(held.previews):
        yield f"{number(others, 'file')} of them {'has' if others == 1 else 'have'} no columns to choose."
    for name in mixed(held):
        yield (
            f"The tables in {name} differ in their columns: each is read as these are named. "
            "To choose, unpack it and add them one by one."
        )
