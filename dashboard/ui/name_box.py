"""A box to type a name into: the server looks through all names, Enter takes the one that is meant."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.store import asking, unknown
from dashboard.store.asking import Offer
from dashboard.ui import state
from dashboard.ui.counting import counted

HERE = Path(__file__).resolve().parent
MOST = 8  # names on offer at once
NOBODY = {"person": "Nobody here is called “{}”.", "place": "No place on the map is called “{}”."}
HTML = (
    '<div class="name-box"><label></label><input type="text" role="combobox" aria-autocomplete="list" '
    'aria-expanded="false" aria-controls="offers" autocomplete="off" spellcheck="false">'
    '<ul id="offers" role="listbox" aria-label="Names" hidden></ul><p role="status" hidden></p></div>'
)

_component = st.components.v2.component(
    "dateline_name_box",
    html=HTML,
    css=(HERE / "name_box.css").read_text(encoding="utf-8"),
    js=(HERE / "name_box.js").read_text(encoding="utf-8"),
)


def show(
    label: str, kind: str, *, key: str, placeholder: str, without: Sequence[str], take: Callable[[str], None]
) -> None:
    """Draw the box; `take` gets the name that is chosen, one of the collection and none of `without`.

    For "typed" by Enter that is the best match; where there is none, the box says so and offers the nearest.
    """
    typed = typed_in(key)
    found = offers(kind, typed, without)
    is_unknown = bool(typed.strip()) and not found
    nearest = [Offer(name, 0, "") for name in state.ask(unknown.nearest, kind, typed)] if is_unknown else []
    _component(
        key=key,
        data={
            "label": label,
            "placeholder": placeholder,
            "typed": typed,
            "offers": [{"name": one.name, "says": says(one)} for one in found or nearest],
            "note": NOBODY[kind].format(typed.strip()) if is_unknown else "",
        },
        default={"typed": ""},
        on_typed_change=lambda: None,
        on_take_change=lambda: taken(key, kind, without, take),
    )


def typed_in(key: str) -> str:
    """Return what stands in a box."""
    typed = getattr(st.session_state.get(key), "typed", "")
    return typed[:200] if isinstance(typed, str) else ""


def offers(kind: str, typed: str, without: Sequence[str]) -> list[Offer]:
    """Return the names on offer for what was typed, the best match first."""
    found = state.ask(asking.offers, kind, typed, limit=MOST + len(without))
    return [one for one in found if one.name not in without][:MOST]


def taken(key: str, kind: str, without: Sequence[str], take: Callable[[str], None]) -> None:
    """Hand on the name that was picked, or the one that is meant by what was typed."""
    value: Any = getattr(st.session_state.get(key), "take", None)
    if not isinstance(value, dict):
        return
    name, typed = value.get("name"), value.get("typed")
    if isinstance(typed, str):
        best = offers(kind, typed[:200], without)
        name = best[0].name if best else None
    if isinstance(name, str) and state.ask(asking.meant, kind, name):
        take(name)


def says(offer: Offer) -> str:
    """Say how much there is of a name: "14 quotes"."""
    return counted(offer.count, offer.counted) if offer.counted else ""
