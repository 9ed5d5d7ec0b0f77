"""Rules for all documents, by hand: never a name, always read as; and a watch list out of a table."""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.errors import DatelineError
from dashboard.identity import watching
from dashboard.identity.watching import Watched
from dashboard.records import Decision
from dashboard.store import collection as store
from dashboard.store.questions import listed
from dashboard.store.writing.decision_targets import Wanted
from dashboard.store.writing.joined_lists import Joined
from dashboard.ui import changing, escape, initials, state
from dashboard.ui.counting import number
from dashboard.ui.views import correction_box

MEGABYTES = 10
KINDS = {"Person": "PERSON", "Organisation": "ORG", "Place": "GPE", "Other name": "MISC"}
HINT = (
    "A table with the columns name, aliases (between semicolons), kind (person, organisation, place) and any "
    "of your own, such as party or desk, role, from, to. Its names are found and joined; its own columns "
    "become filters and columns. The same table, edited, updates them."
)


@dataclass(frozen=True)
class Change:
    """What a table would change of the list: decisions to be made, and those to be taken back."""

    new: tuple[Watched, ...]
    other: tuple[Watched, ...]
    same: int
    gone: tuple[Decision, ...]


def show() -> None:
    """Draw the rules, and the watch list."""
    watched = state.ask(listed.watched)
    label = f"Rules for all, and a watch list ({number(len(watched), 'name')})"
    with st.expander(label, icon=":material/playlist_add_check:", key="rules"):
        never, always = st.columns(2, gap="large")
        with never:
            _offer_never()
        with always:
            _offer_always(watched)
        _offer_table()


def _offer_never() -> None:
    """Offer to say that some words are never a name of a kind."""
    words = st.text_input("Never read as a name", key="rule_never", placeholder="Brexit").strip()
    kind = st.selectbox("Where it was read as a", list(KINDS), key="rule_never_kind")
    st.button(
        "Hide it everywhere", key="rule_hide", disabled=not words, icon=":material/visibility_off:",
        on_click=_decide, args=([("hide", f"{KINDS[kind]}:{words}", "")],),
    )  # fmt: skip


def _offer_always(watched: tuple[Watched, ...]) -> None:
    """Offer to say that some words always stand for somebody."""
    words = st.text_input("Always read", key="rule_form", placeholder="the Palace").strip()
    name = st.text_input("as the name", key="rule_name", placeholder="Foreign Ministry").strip()
    kind = st.selectbox("which is a", list(KINDS), 1, key="rule_name_kind")
    known = next((one for one in watched if (one.label, one.name) == (KINDS[kind], name)), None)
    whole = known or Watched(KINDS[kind], name)
    whole = replace(whole, also=tuple(dict.fromkeys((*whole.also, words))))
    st.button(
        "Read it so everywhere", key="rule_watch", disabled=not (words and name), icon=":material/alt_route:",
        on_click=_decide, args=([("watch", whole.target, whole.value)],),
    )  # fmt: skip


def _offer_table() -> None:
    file = st.file_uploader("Watch list (CSV)", key="watch_file", max_upload_size=MEGABYTES, help=HINT)
    own = state.ask(listed.columns)
    if own:
        st.text(f"Columns of the list: {', '.join(own)}.")
    if file is None:
        return
    try:
        given = watching.from_csv(file.getvalue().decode("utf-8-sig"))
    except UnicodeDecodeError:
        st.text(f"{file.name} is not UTF-8. Save it as CSV (UTF-8).")
        return
    except DatelineError as error:
        st.text(f"{file.name}: {error}")
        return
    change = changed(given, state.collection().decisions())
    st.text(in_words(change))
    gone = len(change.gone)
    label = f"Take {number(gone, 'name')} that {'is' if gone == 1 else 'are'} not in it off the list"
    remove = bool(gone) and st.toggle(label, key="watch_remove")
    to_do = len(change.new) + len(change.other) + (gone if remove else 0)
    st.button(
        f"Update the list: {number(to_do, 'change')}", key="watch_load", disabled=not to_do,
        type="primary" if to_do else "secondary", icon=":material/playlist_add:",
        on_click=_load, args=(change, remove),
    )  # fmt: skip


def _decide(wanted: list[Wanted]) -> None:
    correction_box.decide_together(wanted)


def changed(given: list[Watched], made: list[Decision]) -> Change:
    """Return what a table would change of the watch list."""
    last = {one.target: one for one in made if one.act == "watch" and not one.undone}
    new = tuple(one for one in given if one.target not in last)
    other = tuple(one for one in given if one.target in last and not _is(last[one.target], one))
    targets = {one.target for one in given}
    gone = tuple(one for one in made if one.act == "watch" and not one.undone and one.target not in targets)
    return Change(new, other, len(given) - len(new) - len(other), gone)


def _is(decision: Decision, watched: Watched) -> bool:
    return watching.of_decision(decision.target, decision.value) == watched


def in_words(change: Change) -> str:
    """Say what a table would change.

    >>> in_words(Change((Watched("ORG", "A"),), (), 2, ()))
    '1 new name, 0 changed, 2 as they are.'
    """
    gone = f"; {len(change.gone):,} of the list not in it" if change.gone else ""
    new = number(len(change.new), "new name")
    return f"{new}, {len(change.other):,} changed, {change.same:,} as they are{gone}."


def _load(change: Change, remove: bool) -> None:
    """Bring the list up to the table, in one change that can be undone."""
    moment, by = store.now(), initials.known()
    added = tuple(
        Decision(0, moment, "watch", one.target, one.value, by=by) for one in (*change.new, *change.other)
    )
    correction_box.join(Joined(added, change.gone if remove else ()))
    if change.new or change.other:
        names = escape.shorten(", ".join(one.name for one in (*change.new, *change.other)), 80)
        changing.say(f"{st.session_state.get(changing.MESSAGE, '')} On the list: {names}.")
