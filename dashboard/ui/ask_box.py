"""The box at the top of every page that takes a question; what was understood stands below it as chips."""

from typing import Any, cast

import streamlit as st

from dashboard.filters import Filters
from dashboard.question import parts
from dashboard.question.parts import Part, Role
from dashboard.question.reading import Choice, Unclear, Understood
from dashboard.store.questions import counts, examples, suggesting, understanding
from dashboard.store.questions.suggesting import Suggestion
from dashboard.ui import component, filter_panel, links, page_look, state
from dashboard.ui.counting import counted

KEY = "ask"
UNCLEAR, TURNS, LEADS_TO, ASKED = "_ask_unclear", "_ask_turns", "_ask_leads_to", "_ask_asked"
MOST = 8  # suggestions at once
LONGEST = 300  # characters of a question
SORTS = {
    "person": "speaker",
    "place": "place",
    "source": "source",
    "name": "name",
    "month": "month",
    "words": "word",
}
NOBODY = "No speaker here is called “{}”."
NOWHERE = "“{}” occurs nowhere here."
NOT_ABOUT = "No quote here is about “{}”."
SEVERAL = "“{}” may mean:"
TAKEN = "“{}” is taken as {}. It may also mean:"
NOTHING = "Nothing to look for in this question. Name a person, a place, a month or a thing."

_component = component.beside(__file__)


def show(page: str) -> None:
    """Draw the box on a page, if there is something to ask about; it redraws alone while one types."""
    if state.ask(counts.documents):
        # Asked here, where an error is told in place of the page: a fragment would show a traceback.
        _draw(page, "" if state.filters() else state.ask(examples.question))


@st.fragment
def _draw(page: str, example: str) -> None:
    typed = typed_now()
    is_filtered = page not in page_look.UNFILTERED
    filters = filter_panel.from_widgets() if is_filtered else Filters()
    found = state.ask(suggesting.find, typed, limit=MOST) if typed.strip() else []
    unclear: list[Unclear] = st.session_state.get(UNCLEAR, [])
    _component(
        key=KEY,
        data={
            "typed": typed,
            "offers": [offered(one) for one in found],
            "reads": reads(typed) if typed.strip() else "",
            "chips": [chip(one) for one in parts.of(filters)],
            "unclear": [shown_unclear(one) for one in unclear],
            "note": st.session_state.get(ASKED, ""),
            "example": "" if filters or unclear else example,
            # Another number: a question was taken, and the box is empty for the next one.
            "turns": st.session_state.get(TURNS, 0),
        },
        default={"typed": None},
        on_typed_change=lambda: None,
        on_act_change=lambda: follow(page),
    )
    leads_to = st.session_state.pop(LEADS_TO, None)
    if leads_to:
        links.go(leads_to)
    elif leads_to is not None:
        st.rerun()


def typed_now() -> str:
    """Return the text in the box."""
    typed: Any = getattr(st.session_state.get(KEY), "typed", None)
    # What was typed before the last question was taken is no longer there.
    is_there = isinstance(typed, dict) and typed.get("turns") == st.session_state.get(TURNS, 0)
    return str(typed.get("text", ""))[:LONGEST] if is_there else ""


def follow(page: str) -> None:
    """Do what was done in the box: a question, a suggestion, a chip taken off or turned, a choice."""
    act: Any = getattr(st.session_state.get(KEY), "act", None)
    if not isinstance(act, dict):
        return
    st.session_state[ASKED] = ""
    st.session_state[LEADS_TO] = ""  # the page is drawn anew
    filters = filter_panel.from_widgets()
    if "ask" in act:
        ask(str(act["ask"])[:LONGEST], filters, page)
    elif "take" in act:
        take(str(act["take"]), str(act.get("typed", ""))[:LONGEST], filters, page)
    elif "clear" in act:
        filter_panel.clear()
        st.session_state[UNCLEAR] = []
    elif "dismiss" in act:
        forget(str(act["dismiss"]))
    elif (part := given(act)) is not None:
        change(act, part, filters)


def ask(question: str, filters: Filters, page: str) -> None:
    """Ask a question: it takes the place of what was asked for, and leads to the page that answers."""
    understood = state.ask(understanding.of, question)
    if not understood.is_answered and not understood.unclear:
        st.session_state[ASKED] = NOTHING
        return
    kept = Filters(once=filters.once, sure=filters.sure)
    asked = understood.filters
    for one in understood.unclear:  # what nothing here is called finds nothing, rather than everything
        asked = parts.put(asked, one.literal) if one.literal else asked
    filter_panel.ask_for(together(kept, asked))
    st.session_state[UNCLEAR] = list(understood.unclear)
    st.session_state[ASKED] = said_of(understood)
    empty_box()
    is_answered_by_quotes = understood.filters.people and understood.filters.about
    leaves = page in page_look.UNFILTERED or (page == "Overview" and is_answered_by_quotes)
    st.session_state[LEADS_TO] = understood.page or ("quotes" if leaves else "")


def take(value: str, typed: str, filters: Filters, page: str) -> None:
    """Add the name, month or word that was suggested for all that stands in the box."""
    found = state.ask(suggesting.find, typed, limit=MOST)
    one = next((one for one in found if one.value == value), None)
    if one is None:
        return
    filter_panel.ask_for(parts.put(filters, part_of(one)))
    empty_box()
    st.session_state[LEADS_TO] = "quotes" if page in page_look.UNFILTERED else ""


def part_of(one: Suggestion) -> Part:
    """Return what a suggestion means by itself."""
    if one.sort == "month":
        return parts.month(one.value)
    roles: dict[str, Role] = {
        "person": "by",
        "place": "place",
        "source": "source",
        "name": "about",
        "words": "words",
    }
    return Part(roles[one.sort], one.value)


def given(act: dict[str, Any]) -> Part | None:
    """Return the part that something was done to."""
    role, value = act.get("role"), act.get("value")
    known = isinstance(role, str) and isinstance(value, str) and role in parts.LABELS
    return Part(cast(Role, role), str(value)) if known else None


def change(act: dict[str, Any], part: Part, filters: Filters) -> None:
    """Take a chip off, turn it, or add the choice for unclear words."""
    turned = act.get("turn")
    if turned in parts.LABELS:
        filter_panel.ask_for(parts.turned(filters, part, cast(Role, turned)))
    elif "of" in act:
        words = str(act["of"])
        filter_panel.ask_for(parts.put(without_taken(filters, words), part))
        forget(words)
    else:
        filter_panel.ask_for(parts.off(filters, part))


def together(kept: Filters, asked: Filters) -> Filters:
    """Return what is asked for, with the settings that were there and are no question."""
    for part in parts.of(kept):
        asked = parts.put(asked, part)
    return asked


def without_taken(filters: Filters, words: str) -> Filters:
    """Return the filters without what some words were taken to mean."""
    for one in st.session_state.get(UNCLEAR, []):
        if one.words == words and (stood := one.taken or one.literal):
            filters = parts.off(filters, stood)
    return filters


def forget(words: str) -> None:
    """Ask no more what some words may mean."""
    st.session_state[UNCLEAR] = [one for one in st.session_state.get(UNCLEAR, []) if one.words != words]


def empty_box() -> None:
    """Let the box be empty for the next question."""
    st.session_state[TURNS] = st.session_state.get(TURNS, 0) + 1


def said_of(understood: Understood) -> str:
    """Say which words were only searched for, and what was taken otherwise than its words say."""
    words = ", ".join(f"“{one}”" for one in understood.searched)
    searched = [f"No name here, so searched for as words: {words}."] if words else []
    return " ".join([*searched, *understood.notes])


def reads(typed: str) -> str:
    """Say what would be understood if Enter were pressed now."""
    understood = state.ask(understanding.of, typed)
    known = [f"{parts.LABELS[one.role]} {parts.says(one)}" for one in parts.of(understood.filters)]
    return " · ".join([*known, *(f"“{one.words}”?" for one in understood.unclear if not one.taken)])


def offered(one: Suggestion) -> dict[str, str]:
    """Return a suggestion for the browser."""
    count = counted(one.count, one.counted)
    other = f"also {one.other}, " if one.other else ""
    return {"value": one.value, "typed": one.typed, "sort": SORTS[one.sort], "says": f"{other}{count}"}


def chip(part: Part) -> dict[str, Any]:
    """Return a chip for the browser, with what else it can mean."""
    others = parts.meanings(part, state.ask(understanding.sorts, part))
    return {
        "role": part.role, "value": part.value, "label": parts.LABELS[part.role], "says": parts.says(part),
        "turns": [{"role": role, "label": parts.LABELS[role]} for role in others],
    }  # fmt: skip


def shown_unclear(one: Unclear) -> dict[str, Any]:
    """Return unclear words for the browser, with their choices."""
    is_here = any(choice.part.value.casefold() == one.words.casefold() for choice in one.choices)
    nothing = NOBODY if one.is_speaker else NOT_ABOUT if is_here else NOWHERE
    says = (nothing if one.is_unknown else SEVERAL).format(one.words)
    if one.taken:
        says = TAKEN.format(one.words, parts.says(one.taken))
    end = " Did you mean:" if one.is_unknown and one.choices else ""
    return {
        "words": one.words, "says": says + end,
        "choices": [shown_choice(choice) for choice in one.choices],
    }  # fmt: skip


def shown_choice(choice: Choice) -> dict[str, str]:
    """Return one choice for the browser."""
    count = counted(choice.count, choice.counted) if choice.counted and choice.count else ""
    return {
        "role": choice.part.role, "value": choice.part.value, "label": parts.LABELS[choice.part.role],
        "says": parts.says(choice.part), "count": count,
    }  # fmt: skip
