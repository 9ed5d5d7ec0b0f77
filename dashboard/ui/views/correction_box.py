"""Corrections by hand: hide, rename, merge, keep apart, give a quote another speaker; each can be undone."""

import hashlib
from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.filters import KINDS, SAYINGS
from dashboard.identity import acts
from dashboard.question import given_period
from dashboard.records import DateMention, Document, Place, Quote, Seen
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, drawn, joins, unknown
from dashboard.store.questions.joins import Join
from dashboard.store.writing.decision_targets import Wanted
from dashboard.store.writing.joined_lists import Joined
from dashboard.text import day_words
from dashboard.ui import address, changing, escape, filter_panel, initials, links, name_box, state
from dashboard.ui.counting import number
from dashboard.ui.views import place_choice
from dashboard.ui.views.findings import Finding, name_of

DONE = "Corrected."
PICKED = "people-row"  # in the address: who is picked in the list of people
LABELS = {"Person": "PERSON", "Organisation": "ORG", "Place": "GPE", "Other name": "MISC"}
OFFERED = tuple(LABELS.values())
APART = "It is then a name of its own; rename or merge it to say who it is."


def for_name(name: str, *, key: str) -> None:
    """Offer to rename, merge or hide a name everywhere."""
    seen = state.ask(drawn.of_name, name)
    # For this name only: what was typed for another may not be offered for it, nor stay open.
    own = f"{key}_{mark(seen)}"
    with st.popover("Correct this name", icon=":material/edit:", key=f"{own}_correct"):
        right = st.text_input("The right name", name, key=f"{own}_rename_to").strip()
        offer_rename(seen, right, key=f"{key}_rename")
        other = choose_person("The same as", key=f"{own}_merge_with", without=name)
        offer_merge(seen, other, key=f"{key}_merge")
        at = OFFERED.index(seen.label) if seen.label in OFFERED else None
        kind = st.selectbox(
            "It is a", list(LABELS), at,
            key=f"{own}_{seen.label}_retype_to", placeholder="Another kind of name",
        )  # fmt: skip
        retyped = f"{LABELS[kind]}:{seen.at.exact}" if kind else ""
        useful = bool(kind) and LABELS[str(kind)] != seen.label
        offer("Make it one everywhere", "rename", seen, retyped, key=f"{key}_retype", useful=useful)
        offer("Hide: this is no name", "hide", seen, "", key=f"{key}_hide")


def for_quote(quote: Seen, *, key: str, saying: str, kind: str) -> None:
    """Offer to give a quote another speaker or none, another kind, what became of it, or to hide it."""
    own = f"{key}_{mark(quote)}"
    with st.popover("Correct this quote", icon=":material/edit:", key=f"{own}_correct"):
        other = choose_person("Said by", key=f"{own}_respeak_to", without=quote.shown)
        offer_speaker(quote, other, key=f"{key}_respeak")
        words = st.text_input("Somebody unnamed, as the text calls them", key=f"{own}_call_to").strip()
        offer("Said by somebody unnamed", "call", quote, words, key=f"{key}_call", useful=bool(words))
        offer("Nobody is known to have said it", "call", quote, "", key=f"{key}_nobody")
        for act, label, now, known in (
            ("saying", "Said or denied", saying, SAYINGS),
            ("kind", "Kind", kind, KINDS),
        ):
            at = known.index(now) if now in known else 0
            # Its key has what is so now: after an undo the box begins there again.
            to = st.selectbox(label, known, at, key=f"{own}_{act}_{now}_to")
            offer(f"It is {to}", act, quote, to, key=f"{key}_{act}", useful=to != now)
        offer("Hide: this is no quote", "hide", quote, "", key=f"{key}_hide")


def for_date(date: Seen, *, key: str) -> None:
    """Offer to give a date the days that somebody types, with what they mean, or none."""
    own = f"{key}_{mark(date)}"
    with st.popover("Correct this date", icon=":material/edit:", key=f"{own}_correct"):
        typed = st.text_input("The right day, month, year or range", key=f"{own}_redate_to").strip()
        period = given_period.read(typed)
        if period:
            st.text(f"Means {day_words.days(*period)}.")
        elif typed:
            st.text(f"“{escape.shorten(typed, 60)}” can't be read as days. {acts.FORMS['redate'].wanted}")
        offer("Date it so", "redate", date, typed, key=f"{key}_redate", useful=period is not None)
        offer("Its days are not known", "redate", date, "", key=f"{key}_undate")


def for_place(place: Seen, *, key: str) -> None:
    """Offer to put a mention of a place somewhere else: the gazetteer's of a name, or a point."""
    own = f"{key}_{mark(place)}"
    with st.popover("Correct this place", icon=":material/edit:", key=f"{own}_correct"):
        value = place_choice.choose(place.at.exact, key=f"{own}_place_to")
        offer("It is this place", "place", place, value, key=f"{key}_place", useful=bool(value))
        offer("Hide: no place is meant", "hide", place, "", key=f"{key}_hide_place")


def for_finding(finding: Finding, document: Document, *, key: str) -> None:
    """Offer the corrections that fit a mark in the reader."""
    seen = drawn.of_record(finding.record, document)
    if isinstance(finding.record, Quote):
        for_quote(seen, key=key, saying=finding.record.saying, kind=finding.record.kind)
        return
    with st.container(horizontal=True):
        if isinstance(finding.record, DateMention):
            for_date(seen, key=key)
        if isinstance(finding.record, Place):
            for_place(seen, key=key)
        if finding.kind in ("person", "organisation", "other"):
            for_name(name_of(finding.record), key=key)
            for_join(state.ask(joins.of_mention, finding.id.partition(":")[2]), seen, key=key)
        offer("Hide this mention", "hide", seen, "", key=f"{key}_hide_mention")


def for_join(join: Join | None, row: Seen, *, key: str) -> None:
    """Offer to keep a spelling apart in its document, or everywhere if it is joined across documents."""
    if join is None or join.is_apart:
        return
    written = escape.markdown(join.written)
    with st.popover("Not the same?", icon=":material/call_split:", key=f"{key}_{mark(row)}_part"):
        st.caption(APART)
        offer(f"Keep “{written}” apart in this document", "split", row, "", key=f"{key}_part_there")
        _everywhere(join, key=key)


def for_speaker(join: Join, *, key: str) -> None:
    """Offer to keep a speaker's name apart from the one it is joined with across documents."""
    with st.popover("Not the same?", icon=":material/call_split:", key=f"{key}_{mark(join.name)}_part"):
        st.caption(APART)
        _everywhere(join, key=key)


def _everywhere(join: Join, *, key: str) -> None:
    if join.is_joined:
        label = f"Keep “{escape.markdown(join.name)}” apart wherever a document has no fuller name"
        name = f"{join.label}:{join.name}"
        shown = state.ask(drawn.of_name, join.shown)
        offer(label, "split", name, shown, key=f"{key}_part_everywhere")


def offer_rename(name: Seen, right: str, *, key: str) -> None:
    """Offer another name; if somebody else has it, say that this joins the two."""
    known = state.ask(asking.person, right) if right else None
    joins_two = known not in (None, name.shown)
    if joins_two:
        st.caption(escape.markdown(f"“{known}” is here already. {joined(name, str(known))}"))
    useful = bool(right) and right != name.shown
    offer("Rename and join the two" if joins_two else "Rename", "rename", name, right, key=key, useful=useful)


def joined(name: Seen, known: str) -> str:
    """Say what a merge joins: "Joins 8 quotes in 8 documents into “Kwame Osei”."."""
    quotes, mentions, documents = state.ask(asking.amount, name.shown)
    what = number(quotes, "quote") if quotes else number(mentions, "mention")
    return f"Joins {what} in {number(documents, 'document')} into “{known}”."


def offer_merge(name: Seen, other: str, *, key: str) -> None:
    """Say what a merge joins and offer it; for a name that nobody has yet, ask first."""
    known = state.ask(asking.person, other) if other else None
    if other and known is None:
        ask_about(other, "merge", name, key=key)
        return
    useful = known is not None and known != name.shown
    if useful:
        st.caption(escape.markdown(joined(name, str(known))))
    offer("Merge the two", "merge", name, as_seen(known), key=key, useful=useful)


def offer_speaker(quote: Seen, other: str, *, key: str) -> None:
    """Offer to give a quote to a speaker; for a name that nobody has yet, ask first."""
    known = state.ask(asking.person, other) if other else None
    if other and known is None:
        ask_about(other, "respeak", quote, key=key)
        return
    offer("Give it to this speaker", "respeak", quote, as_seen(known), key=key, useful=known is not None)


def as_seen(known: str | None) -> Seen | str:
    """Return whom a chosen name stands for, or "" if none is chosen."""
    return state.ask(drawn.of_name, known) if known else ""


def ask_about(other: str, act: str, target: Seen, *, key: str) -> None:
    """Offer the people who may be meant by an unknown name, or to use it as a new one."""
    st.caption(escape.markdown(f"Nobody here is called “{other}” yet."))
    for at, near in enumerate(state.ask(unknown.nearest, "person", other)):
        offer(escape.markdown(f"Take “{near}”"), act, target, as_seen(near), key=f"{key}_near_{at}")
    offer(escape.markdown(f"Make the new name “{other}”"), act, target, other, key=f"{key}_new")


def choose_person(label: str, *, key: str, without: str) -> str:
    """Offer the people in the collection whose names contain what is typed; any other name can be typed."""
    return name_box.choose(label, "person", key=key, placeholder="Write a name", without=(without,))


def offer(
    label: str, act: str, target: Seen | str, value: Seen | str, *, key: str, useful: bool = True
) -> None:
    """Draw the button for a correction, which carries what it is about as the page shows it now."""
    st.button(
        label, key=f"{key}_{mark(target)}", disabled=not useful, on_click=decide, args=(act, target, value)
    )


def mark(target: Seen | str) -> str:
    """Return what distinguishes a row's button and box from another's, which may be drawn meanwhile."""
    return hashlib.sha256(repr(target).encode("utf-8", "replace")).hexdigest()[:8]


def decide(act: str, target: Seen | str, value: Seen | str) -> None:
    """Write a correction down; the collection applies it at once and after every import."""
    if decide_together([(act, target, value)]) and isinstance(target, Seen) and target.kind == "name":
        called = value.shown if isinstance(value, Seen) else without_label(value)
        filter_panel.follow(act, target.shown, called)
        if address.given(PICKED) == target.shown:
            address.put({PICKED: called})


def without_label(name: str) -> str:
    """Return a name without the kind that it is given.

    >>> without_label("ORG:Osei Works"), without_label("Note: a name")
    ('Osei Works', 'Note: a name')
    """
    label, _, rest = name.partition(":")
    return rest if label in LABELS.values() else name


def decide_together(wanted: Sequence[Wanted]) -> bool:
    """Write corrections down in one change, and say whether that was possible; the next page tells it."""
    return _tell(lambda c: Joined(tuple(c.decide_together(wanted, by=initials.known()))))


def join(joined: Joined) -> bool:
    """Take decisions over, and take some of ours back, in one change; the next page tells it."""
    return _tell(lambda c: c.join_lists(joined))


def _tell(change: Callable[[Collection], Joined]) -> bool:
    """Make a change, and say whether that was possible."""
    done = changing.make(change, refused="Not corrected")
    if done is None:
        return False
    changing.say(f"{DONE} The Corrections page lists it and can undo it.")
    st.session_state["_made"] = done.made
    return True


def show_message() -> None:
    """Say once what the last correction did, and offer to undo it."""
    message, made = st.session_state.pop(changing.MESSAGE, None), st.session_state.pop("_made", None)
    if message:
        with st.container(horizontal=True, border=True, vertical_alignment="center", key="message"):
            st.text(message)
            if message.startswith(DONE):
                if made is not None:
                    st.button("Undo", key="undo_last", icon=":material/undo:", on_click=_undo, args=(made,))
                st.page_link(links.page("corrections"), label="Corrections", icon=":material/edit_note:")


def _undo(made: Joined) -> None:
    if changing.make(lambda c: c.turn_lists(made, back=True), refused="Not undone") is not None:
        changing.say("Undone.")
