"""A box to type a name into: the server searches all names, and Enter takes the one that is meant."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.store.questions import asking, unknown
from dashboard.store.questions.asking import Offer
from dashboard.ui import component, state
from dashboard.ui.counting import counted

MOST = 8  # names offered at once
LONGEST = 200  # characters that are searched for
NEW = "Press Enter to take it as a new name."
NOBODY = {"person": "Nobody here is called “{}”.", "place": "No place on the map is called “{}”."}
HTML = (
    # It is called a name until the script, which may come later, says which.
    '<div class="name-box"><label></label><input type="text" role="combobox" aria-label="Name" '
    'aria-autocomplete="list" aria-expanded="false" aria-controls="offers" autocomplete="off" '
    'spellcheck="false">'
    '<ul id="offers" role="listbox" aria-label="Names" hidden></ul><p role="status" hidden></p></div>'
)

_component = component.beside(__file__, HTML)


def show(
    label: str, kind: str, *, key: str, placeholder: str, without: Sequence[str], take: Callable[[str], None]
) -> None:
    """Draw the box; `take` is given the chosen name, which is in the collection and not in `without`.

    For "typed" by Enter it is the best match; if there is none, the box says so and offers the nearest.
    """

    def takes() -> None:
        value = entered(key)
        name = best(kind, value, without) or value.get("name")
        if isinstance(name, str) and state.ask(asking.meant, kind, name):
            take(name)
            st.session_state[turns] = st.session_state.get(turns, 0) + 1

    turns = f"{key}_turns"
    _draw(label, kind, key=key, placeholder=placeholder, without=without, on_take=takes)


def choose(label: str, kind: str, *, key: str, placeholder: str, without: Sequence[str]) -> str:
    """Draw a box that keeps the name that is taken, and return it, or "" until then.

    It is in the collection, or a new one for which Enter was pressed a first time.
    """
    slot = f"{key}_taken"

    def takes() -> None:
        value = entered(key)
        name = best(kind, value, without, groups=False) or value.get("name") or value.get("typed")
        st.session_state[slot] = (typed_in(key), str(name or "").strip()[:LONGEST])

    typed_before, name = st.session_state.get(slot, ("", ""))
    # Someone who continues typing has not chosen yet.
    chosen = name if typed_before == typed_in(key) else ""
    _draw(label, kind, key=key, placeholder=placeholder, without=without, on_take=takes, chosen=chosen)
    return str(chosen)


def _draw(
    label: str,
    kind: str,
    *,
    key: str,
    placeholder: str,
    without: Sequence[str],
    on_take: Callable[[], None],
    chosen: str | None = None,
) -> None:
    typed = typed_in(key)
    found = [one for one in offers(kind, typed, without) if chosen is None or one.counted != asking.GROUP]
    is_unknown = bool(typed.strip()) and not found and not chosen
    nearest = [Offer(name, 0, "") for name in state.ask(unknown.nearest, kind, typed)] if is_unknown else []
    note = NOBODY[kind].format(typed.strip()) if is_unknown else ""
    _component(
        key=key,
        data={
            "label": label,
            "placeholder": placeholder,
            "typed": typed,
            "chosen": chosen,
            # Another number: a name was taken, and the box is empty for the next one.
            "turns": st.session_state.get(f"{key}_turns", 0),
            "offers": [{"name": one.name, "says": says(one)} for one in found or nearest],
            "note": f"{note} {NEW}" if note and chosen is not None else note,
        },
        default={"typed": ""},
        on_typed_change=lambda: None,
        on_take_change=on_take,
    )


def typed_in(key: str) -> str:
    """Return the text in a box."""
    typed = getattr(st.session_state.get(key), "typed", "")
    return typed[:LONGEST] if isinstance(typed, str) else ""


def offers(kind: str, typed: str, without: Sequence[str]) -> list[Offer]:
    """Return the names offered for what was typed, best match first."""
    found = state.ask(asking.offers, kind, typed, limit=MOST + len(without))
    return [one for one in found if one.name not in without][:MOST]


def entered(key: str) -> dict[str, Any]:
    """Return what was taken in a box: {"name": an offered one} or {"typed": its text at Enter}."""
    value: Any = getattr(st.session_state.get(key), "take", None)
    return value if isinstance(value, dict) else {}


def best(kind: str, value: dict[str, Any], without: Sequence[str], *, groups: bool = True) -> str | None:
    """Return the name, or group of the watch list, that is meant by the text in a box at Enter."""
    typed = value.get("typed")
    found = offers(kind, typed[:LONGEST], without) if isinstance(typed, str) else []
    return next((one.name for one in found if groups or one.counted != asking.GROUP), None)


def says(offer: Offer) -> str:
    """Say how often a name occurs, and what else it is called: "14 quotes", "also Danzig, 3 mentions"."""
    count = counted(offer.count, offer.counted) if offer.counted else ""
    return f"also {offer.other}, {count}" if offer.other else count
