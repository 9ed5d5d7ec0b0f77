"""Marks by hand on a row or a name: checked, starred, a note (annotation); a second click takes one back."""

import streamlit as st

from dashboard.identity import acts
from dashboard.records import Decision, Seen
from dashboard.store.questions import marks
from dashboard.store.questions.marks import Marks
from dashboard.ui import escape, state
from dashboard.ui.views import correction_box, correction_list

# An act, what its button says before and after, and its two signs.
BUTTONS = (
    ("check", "Mark as checked", "Checked", ":material/task_alt:", ":material/check_circle:"),
    ("star", "Star", "Starred", ":material/star_outline:", ":material/star:"),
)


def of_row(seen: Seen) -> Marks:
    """Return the marks of a row as it is shown."""
    at = seen.at
    return state.ask(marks.of_rows, seen.kind, [(at.document, at.start, at.start + len(at.exact))])[0]


def of_name(seen: Seen) -> Marks:
    """Return the marks of a name as it is shown."""
    return state.ask(marks.of_name, seen.label, seen.at.exact)


def show_notes(made: Marks) -> None:
    """Draw what was written beside a row or a name."""
    for note in made.notes:
        st.text(f"Note: {note}")


def for_row(seen: Seen, made: Marks, *, key: str) -> None:
    """Offer to mark a row as checked, to star it, and to write a note beside it."""
    for button in BUTTONS:
        _toggle(seen, made, button, key=key)
    _note(seen, made, key=key)


def for_name(seen: Seen, made: Marks, *, key: str) -> None:
    """Offer to star a name, and to write a note beside it."""
    _toggle(seen, made, BUTTONS[1], key=key)
    _note(seen, made, key=key)


def _toggle(seen: Seen, made: Marks, button: tuple[str, str, str, str, str], *, key: str) -> None:
    act, offered, done, sign, done_sign = button
    own = f"{key}_{act}_{correction_box.mark(seen)}"
    there = [one for one in made.made if one.act == act]
    if there:
        st.button(
            done, key=own, icon=done_sign, help="Click to take it back.", on_click=take_back, args=(there,)
        )
    else:
        st.button(offered, key=own, icon=sign, on_click=correction_box.decide, args=(act, seen, ""))


def _note(seen: Seen, made: Marks, *, key: str) -> None:
    own = f"{key}_note_{correction_box.mark(seen)}"
    with st.popover("Note", icon=":material/sticky_note_2:", key=f"{own}_box"):
        written = st.text_area("Note", key=f"{own}_text", max_chars=acts.LONGEST_NOTE)
        st.button(
            "Keep this note",
            key=f"{own}_keep",
            on_click=_keep,
            args=(seen, f"{own}_text"),
            help="It stands on the card, in the list of corrections and in the files of quotes.",
        )
        for one in (one for one in made.made if one.act == "note"):
            label = f"Remove “{escape.shorten(one.value, 40)}”"
            st.button(escape.markdown(label), key=f"{own}_remove_{one.id}", on_click=take_back, args=([one],))
        if not written:
            st.caption("Up to 5,000 characters.")


def _keep(seen: Seen, key: str) -> None:
    written = str(st.session_state.get(key, ""))
    if written.strip():
        correction_box.decide("note", seen, written)
        st.session_state[key] = ""


def take_back(made: list[Decision]) -> None:
    """Undo marks."""
    for one in made:
        correction_list.undo(one)
