"""Words selected in the reader that were missed: add them as a name, a quote, a date or a place."""

from collections.abc import Sequence

import streamlit as st

from dashboard.question import given_period
from dashboard.records import Seen, SeenKind
from dashboard.store.questions import asking, drawn
from dashboard.store.questions.documents import DocumentView
from dashboard.store.writing.decision_targets import Wanted
from dashboard.text import day_words, marks, whole_words
from dashboard.text.selector import select
from dashboard.ui import address, escape, state
from dashboard.ui.views import correction_box, findings, marked_text, place_choice
from dashboard.ui.views.findings import Finding, Record
from dashboard.ui.views.marked_text import Mark

SELECTED = "_selected"  # the document, start and end of the words that are selected
LABEL = "Add this …"
LONGEST = 5_000  # characters of a quote
LABELS = {"Person": "PERSON", "Organisation": "ORG", "Other name": "MISC"}
WORDS = {
    "person": "Person", "organisation": "Organisation", "place": "Place", "date": "Date", "quote": "Quote",
    "other": "Other name",
}  # fmt: skip
KINDS = ("Person", "Organisation", "Place", "Date", "Quote", "Other name")
PLAIN = str | int  # what is typed or chosen
LONG = 6  # words: more are hardly a name


def take(view: DocumentView, drawn_marks: Sequence[Mark], focus: int | None) -> None:
    """Keep the words that were selected in the text as it was drawn."""
    text = view.document.text
    chosen = marked_text.span(marked_text.selected("reader"), text, drawn_marks, focus=focus)
    start, end = whole_words.around(text, *chosen) if chosen else (0, 0)
    st.session_state[SELECTED] = (view.document.id, start, end) if start < end else None
    if start < end:
        address.put({"at": ""})


def span(view: DocumentView) -> tuple[int, int] | None:
    """Return the words that are selected in this document, None if none are."""
    document, start, end = st.session_state.get(SELECTED) or ("", 0, 0)
    is_here = document == view.document.id and 0 <= start < end <= len(view.document.text)
    return (start, end) if is_here else None


def leave() -> None:
    """Let the selected words go."""
    st.session_state[SELECTED] = None


def show(view: DocumentView, start: int, end: int) -> None:
    """Draw the ways to add the words, or to make of a mark that is there what they are."""
    words = view.document.text[start:end]
    with st.container(border=True, key="selection"):
        st.header(f"“{escape.markdown(escape.shorten(words, 120))}”", anchor=False)
        if len(words) > LONGEST:
            st.text(f"That is too long to be added. Select at most {LONGEST:,} characters.")
            return
        key, there = f"add_{start}_{end}", at(view, start, end)
        usual = WORDS.get(there[0].kind, "") if there else guess(view.document.text, start, end)
        kind = st.segmented_control(
            "It is a", KINDS, default=usual or "Person", key=f"{key}_kind", required=True
        )
        if kind == "Quote":
            _offer_quote(view, *without_marks(view.document.text, start, end), key=key)
        elif kind == "Date":
            _offer_date(view, start, end, key=key)
        elif kind == "Place":
            _offer_place(view, start, end, key=key)
        elif kind:
            _offer_name(view, start, end, str(kind), key=key)
        st.button("Leave it as it is", key="leave_selection", type="tertiary", on_click=leave)


def at(view: DocumentView, start: int, end: int) -> list[Finding]:
    """Return the marks that are exactly these words."""
    return [one for one in findings.findings(view) if (one.record.start, one.record.end) == (start, end)]


def guess(text: str, start: int, end: int) -> str:
    """Say what selected words probably are.

    >>> [guess(one, 0, len(one)) for one in ("Ana Silva", "May 2022", "we will not go there")]
    ['Person', 'Date', 'Quote']
    """
    words = text[start:end]
    if given_period.read(words):
        return "Date"
    first, last = without_marks(text, start, end)
    is_long = len(words.split()) > (LONG if words[:1].isupper() else LONG // 2)
    is_marked = (first, last) != (start, end) or marks.are_around(text, start, end)
    return "Quote" if is_marked or is_long else "Person"


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where words begin and end without the quotation marks around them.

    >>> without_marks("“We go,” she said", 0, 8)
    (1, 6)
    """
    opens, closes = f"{marks.OPENING}‘'\" ", f"{marks.CLOSING}’'\" "
    first, last = start, end
    while first < last and text[first] in opens:
        first += 1
    while last > first and text[last - 1] in closes:
        last -= 1
    if last < end:
        last = first + len(text[first:last].rstrip(","))
    return (first, last) if first < last else (start, end)


def _offer_name(view: DocumentView, start: int, end: int, kind: str, *, key: str) -> None:
    words = view.document.text[start:end]
    other = correction_box.choose_person("Who is it, if called otherwise", key=f"{key}_who", without="")
    known = state.ask(asking.person, other) if other else None
    whom = state.ask(drawn.of_name, known) if known else None
    name = " ".join((other or words).split())
    value = f"{whom.label}:{whom.at.exact}" if whom else f"{LABELS[kind]}:{name}"
    # A name that was read as a place has the mark of one: that goes.
    places = [drawn.of_record(one, view.document) for one in view.places.values() if _is(one, start, end)]
    shown = escape.markdown(escape.shorten(known or name, 60))
    label = f"It is {shown}" if at(view, start, end) else f"Add {shown}"
    _offer(label, _seen("mention", view, start, end), value, key=f"{key}_{kind}_name", hidden=places)


def _offer_place(view: DocumentView, start: int, end: int, *, key: str) -> None:
    value = place_choice.choose(view.document.text[start:end], key=key)
    label = "It is this place" if at(view, start, end) else "Add this place"
    named = next((one for one in view.mentions.values() if _is(one, start, end)), None)
    # A name that was read as a person or a body is that of a place then.
    more: list[Wanted] = []
    if named and named.label in ("PERSON", "ORG"):
        more = [("name", drawn.of_record(named, view.document), f"GPE:{named.text}")]
    _offer(label, _seen("place", view, start, end), value, key=f"{key}_place", useful=bool(value), more=more)


def _offer_date(view: DocumentView, start: int, end: int, *, key: str) -> None:
    words = view.document.text[start:end]
    known = words if given_period.read(words) else ""
    typed = st.text_input(
        "Which day, month, year or range", known, key=f"{key}_days", placeholder="3 May 2022 to 7 May 2022"
    ).strip()
    period = given_period.read(typed)
    if period:
        st.text(f"Means {day_words.days(*period)}.")
    elif typed:
        st.text(f"“{escape.shorten(typed, 60)}” can't be read as days.")
    _offer("Add this date", _seen("date", view, start, end), typed, key=f"{key}_date", useful=bool(period))


def _offer_quote(view: DocumentView, start: int, end: int, *, key: str) -> None:
    """Offer to add a quote; in the place of those that it overlaps, if there are any."""
    over = [one for one in view.quotes.values() if one.start < end and start < one.end]
    by = next((one.speaker.name for one in over if one.speaker and one.speaker.name), "") or ""
    other = correction_box.choose_person("Said by", key=f"{key}_by", without="") or by
    if other:
        st.text(f"Said by {other}")
    known = state.ask(asking.person, other) if other else None
    value = correction_box.as_seen(known) if known else other
    whom = " as nobody’s" if not other else " under this new name" if not known else ""
    seen = _seen("quote", view, start, end)
    others = [one for one in over if not _is(one, start, end)]
    if others:
        many = "a quote that is here" if len(others) == 1 else f"{len(others)} quotes that are here"
        st.text(f"It overlaps {many}.")
        label = f"Put it in the place of {'that one' if len(others) == 1 else 'these'}{whom}"
        hidden = [drawn.of_record(one, view.document) for one in others]
        _offer(label, seen, value, key=f"{key}_instead", hidden=hidden)
    label = "It is this quote" if len(others) < len(over) else "Add this quote"
    _offer(f"{label}{whom}", seen, value, key=f"{key}_quote", is_second=bool(others))


def _is(one: Record, start: int, end: int) -> bool:
    return (one.start, one.end) == (start, end)


def _seen(kind: SeenKind, view: DocumentView, start: int, end: int) -> Seen:
    return Seen(kind, select(view.document.text, start, end, document=view.document.id))


def _offer(
    label: str, seen: Seen, value: Seen | str, *, key: str, useful: bool = True, hidden: Sequence[Seen] = (),
    more: Sequence[Wanted] = (), is_second: bool = False,
) -> None:  # fmt: skip
    """Draw the button that adds; what is `hidden` by it goes, and `more` is decided with it."""
    wanted: list[Wanted] = [*(("hide", one, "") for one in hidden), *more, ("add", seen, value)]
    st.button(
        label,
        key=key,
        type="primary" if useful and not is_second else "secondary",
        disabled=not useful,
        icon=":material/add:",
        on_click=_add,
        args=(wanted, _chosen()),
    )


def _chosen() -> dict[str, str | int]:
    """Return what is chosen and typed about the selected words."""
    _, start, end = st.session_state.get(SELECTED) or ("", 0, 0)
    begun = f"add_{start}_{end}_"
    return {
        str(key): value
        for key, value in st.session_state.items()
        if str(key).startswith(begun) and isinstance(value, PLAIN) and not isinstance(value, bool)
    }


def _add(wanted: Sequence[Wanted], chosen: dict[str, str | int]) -> None:
    """Write it down, and show the new mark with its card.

    If something else was chosen since the button was drawn, nothing is: it is drawn anew with what it adds.
    """
    if _chosen() == chosen and correction_box.decide_together(wanted):
        leave()
        _, seen, _ = wanted[-1]
        address.put({"at": str(seen.at.start) if isinstance(seen, Seen) else ""})


def offer(view: DocumentView, record: Record, *, key: str) -> None:
    """Offer to say that a mark is something else, which opens these ways for it."""
    st.button(
        "It is something else", key=f"{key}_else_{record.start}_{record.end}", icon=":material/swap_horiz:",
        on_click=_select, args=(view.document.id, record.start, record.end),
    )  # fmt: skip


def _select(document: str, start: int, end: int) -> None:
    st.session_state[SELECTED] = (document, start, end)
    address.put({"at": ""})
