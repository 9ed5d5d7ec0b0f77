"""Corrections as a file on the screen: ours to keep or send, another person's to look at and take over."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.errors import DatelineError
from dashboard.identity import decision_lines, decisions, differing
from dashboard.identity.acts import FORMS
from dashboard.identity.differing import Difference
from dashboard.records import Decision
from dashboard.store.collection import Collection
from dashboard.store.questions import corrected
from dashboard.store.writing import joined_lists
from dashboard.store.writing.joined_lists import Joined
from dashboard.ui import changing, columns, escape, state, table
from dashboard.ui.counting import number
from dashboard.ui.views import correction_words, decision_clashes

MEGABYTES = 20  # some 60,000 decisions
JOINED = "_joined"  # what the last file did, to be taken back


def show() -> None:
    """Draw the download of our corrections, and what another person's file would do."""
    count = state.ask(corrected.count)
    with st.container(border=True, key="decision_file"):
        ours, theirs = st.columns(2, gap="large")
        with ours:
            st.download_button(
                f"Download {number(count, 'correction')} as a file", data=lambda: _lines(state.collection()),
                file_name="corrections.jsonl", mime="application/x-ndjson", key="download_corrections",
                on_click="ignore", icon=":material/download:", disabled=count == 0,
            )  # fmt: skip
            st.caption(
                "Plain text, one correction a line, to keep, compare or send; `dateline decisions` writes "
                "the same."
            )
        with theirs:
            file = st.file_uploader(
                "Another person’s file of corrections", key="corrections_file", max_upload_size=MEGABYTES,
                help="You see first what it would do. Nothing is changed before you say so.",
            )  # fmt: skip
        _offer_undo()
        if file is not None:
            _show_file(file.name, file.getvalue())


def _lines(collection: Collection) -> bytes:
    return "".join(f"{line}\n" for line in decision_lines.to_lines(collection.decisions())).encode()


def _show_file(name: str, content: bytes) -> None:
    try:
        theirs = decision_lines.from_lines(content.decode("utf-8-sig").split("\n"))
    except UnicodeDecodeError:
        st.text(f"{name} is not UTF-8, so it is no file of corrections. Save it as UTF-8, or choose another.")
        return
    except DatelineError as error:
        st.text(f"{name}: {error}")
        return
    if not theirs:
        st.text(f"{name} has no corrections.")
        return
    found = differing.compare(state.collection().decisions(), theirs)
    with st.container(key="decision_offer"):
        st.text(in_words(found))
        if (waiting := _not_here(found)) > 0:
            st.text(f"{number(waiting, 'of them')} wait for documents that are not here yet.")
        _show_new(found.new)
        taken = decision_clashes.choose(found.clashes)
    if taken is None:
        return
    joined = joined_lists.decided(found, taken)
    if joined.added or joined.off:
        label = (
            f"Take over {number(joined.changing, 'correction')}" if joined.changing else "Keep all of yours"
        )
        st.button(
            label, key="join_corrections", type="primary", icon=":material/merge:",
            on_click=_join, args=(joined, name),
        )  # fmt: skip


def in_words(found: Difference) -> str:
    """Say what a file would do.

    >>> in_words(Difference((), (Decision(1, "", "hide", "ORG:A"),), ()))
    'Brings nothing new: 1 correction is here already.'
    """
    kinds = Counter(FORMS[one.act].word.lower() for one in found.new)
    listed = ", ".join(f"{count:,} {word}" for word, count in kinds.most_common())
    new = (
        f"Brings {number(len(found.new), 'new correction')} ({listed})" if found.new else "Brings nothing new"
    )
    known, clashing = len(found.known), len(found.clashes)
    parts = [f"{number(known, 'correction')} {'is' if known == 1 else 'are'} here already"] if known else []
    if clashing:
        parts.append(f"{number(clashing, 'correction')} {'clashes' if clashing == 1 else 'clash'} with yours")
    return f"{new}{': ' if parts and not found.new else '; ' if parts else ''}{'; '.join(parts)}."


def _not_here(found: Difference) -> int:
    """Return how many of the new corrections are about documents that aren't in the collection."""
    keys = [row.document for one in found.new if (row := decisions.row_of(one.target))]
    here = state.ask(corrected.here, sorted(set(keys)))
    return sum(key not in here for key in keys)


def _show_new(new: Sequence[Decision]) -> None:
    if not new:
        return
    with st.expander(f"The {number(len(new), 'new correction')}, one by one"):
        table.show(correction_words.readable(new), key="offered", columns=columns.decisions(), pick=False)


def _join(joined: Joined, name: str) -> None:
    done = changing.make(lambda c: c.join_lists(joined), refused="Nothing was taken over")
    if done is not None:
        st.session_state[JOINED] = (str(state.path()), done.made, name, False)


def _offer_undo() -> None:
    """Say what the last file did, and offer to take all of it back, or to do it again."""
    path, done, name, is_back = st.session_state.get(JOINED) or ("", None, "", False)
    if done is None or path != str(state.path()) or not done.changing:
        return
    became = "undone" if is_back else "taken over"
    with st.container(horizontal=True, vertical_alignment="center", key="joined"):
        st.text(f"{number(done.changing, 'correction')} of {escape.shorten(name, 60)} {became}.")
        st.button(
            "Do it again" if is_back else "Undo all of it", key="turn_corrections",
            icon=":material/redo:" if is_back else ":material/undo:",
            on_click=_turn, args=(done, name, not is_back),
        )  # fmt: skip


def _turn(done: Joined, name: str, back: bool) -> None:
    if changing.make(lambda c: c.turn_lists(done, back=back), refused="Nothing was changed") is not None:
        st.session_state[JOINED] = (str(state.path()), done, name, back)
